"""Variants: which name extends, improves or is a kind of which other, by what the names show and the text says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import Mention, Variant
from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.loaders.extract._document import Cluster, Verdict, evidence

component = "citegraph_variants"

_PIECE = re.compile(r"\d+(?:\.\d+)*|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\++")
_SIZE = re.compile(
    r"(?i)v?\d+(?:\.\d+)*|[bmk]|chat|instruct|base|mini|large|small|pro|turbo|thinking|flash|preview|max|it"
)
"""Pieces that only tell versions and sizes of a model family apart."""
_KIND = (
    r"(?:variant|extension|version|generali[sz]ation|instance|instantiation|adaptation|improvement|modification|form|type"
    r"|family)"
)
_SAYS = re.compile(
    rf"\)?,?\s(?:which\s|that\s)?(?:(?:is\s|are\s)?an?\s(?:[\w-]+\s){{0,4}}{_KIND}\sof\s"
    r"|(?:further\s|directly\s|naturally\s)?(?:extends|generali[sz]es|builds\s(?:up)?on(?:\stop\sof)?|improves\s(?:up)?on|augments|modifies|revisits)\s"
    r"|(?:is|are)\s(?:based|built|founded)\s(?:up)?on(?:\stop\sof)?\s|,?\s?(?:based|built)\s(?:up)?on(?:\stop\sof)?\s)"
    r"(?:the\s|an?\s)?(?:[\w-]+\s){0,2}\(?"
)
"""What stands between a name and its base where the text says so."""
_IS_A = re.compile(
    r"\)?(?:\s\([^()]*\))?(?:(?:,|\sis|:)\san?\s|:\s(?!\w+ing\b))(?P<how>(?:[\w/-]+,?\s){1,6})", re.IGNORECASE
)
"""What stands between a name and its kind: "X, a memory-efficient Y variant", "X: Noise-Aware Y"."""
_KIND_ENDS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:$|\n|[,.;:)]|\s(?:variant|extension|for|that|which|with|in|via|to|and|by|on|from|method|framework|model|architecture|algorithm|of|approach|under|without)\b)"
)


@dataclass(frozen=True)
class _Pair:
    """A name, its base, what says so, and where."""

    name: Cluster
    base: str
    rule: str
    why: str
    mention: Mention


@Language.component(component, assigns=["doc._.variants"], requires=["doc._.verdicts", "doc._.sentences"])
def find_variants(doc: Doc) -> Doc:
    """Set `doc._.variants`: each pair once, what the text says before what names show."""
    found: dict[tuple[str, str], _Pair] = {}
    for pair in (*_said(doc), *_shown(doc), *_spelled(doc)):
        if name_key(pair.base) not in pair.name.keys:
            found.setdefault((pair.name.key, _base_key(doc, pair.base)), pair)
    doc._.variants = tuple(_variant(doc, pair) for pair in found.values())
    return doc


def _variant(doc: Doc, pair: _Pair) -> Variant:
    sure = _verdict(doc, pair.name).confidence
    share = 0.8 if pair.rule == "text" else 0.7
    return Variant(
        name=pair.name.name,
        base=pair.base,
        rule=pair.rule,
        confidence=round(share * max(sure, 0.5), 3),
        mentions=(pair.mention,),
        why=f"rule: {pair.why}",
    )


def _base_key(doc: Doc, base: str) -> str:
    """Key of the name that a base is a form of in this paper."""
    key = name_key(base)
    return next((cluster.key for cluster in doc._.clusters if key in cluster.keys), key)


def _verdict(doc: Doc, cluster: Cluster) -> Verdict:
    verdicts: tuple[Verdict, ...] = doc._.verdicts
    return next(verdict for verdict in verdicts if verdict.cluster is cluster)


def _names(doc: Doc) -> list[Verdict]:
    """The verdicts on all names that are kept."""
    return [verdict for verdict in doc._.verdicts if verdict.role != "none"]


def _said(doc: Doc) -> Iterator[_Pair]:
    """X, a variant of Y; X extends Y; X: Noise-Aware Y for Z."""
    found = ((o.start, o.end, verdict) for verdict in _names(doc) for o in verdict.cluster.occurrences)
    places = sorted(found, key=lambda place: place[:2])
    for start, end, verdict in places:
        for base_start, base_end, base in places:
            if not end <= base_start <= end + _NEAR or base.cluster is verdict.cluster:
                continue
            between, behind = doc.text[end:base_start], doc.text[base_end : base_end + 20]
            if verdict.role != "introduces" or base.role == "dataset" or _is_area(doc, base.cluster):
                continue
            if why := _why_said(between, behind):
                yield _Pair(verdict.cluster, base.cluster.name, "text", why, evidence(doc, start, base_end))


def _is_area(doc: Doc, cluster: Cluster) -> bool:
    """Whether the lexicon knows the name as an area of research: what lies in it is no variant of it."""
    entries = [
        entry for form in (*cluster.forms, cluster.long) if form and (entry := doc._.resources.lexicon.find(form))
    ]
    return bool(entries) and all(entry.label == "Concept" for entry in entries)


_NEAR = 90
"""How far behind a name its base may stand, in characters."""


def _why_said(between: str, behind: str) -> str:
    if _SAYS.fullmatch(between):
        return f'"{between.strip(" ,()")}"'
    is_a = _IS_A.fullmatch(between)
    if is_a and _KIND_ENDS.match(behind) and not re.search(r"\b(?:for|of|with|in|by|and|that|from)\s", is_a["how"]):
        return f'a kind of: "{between.strip(" ,:")}"'
    return ""


def _shown(doc: Doc) -> Iterator[_Pair]:
    """FlashAttention-2 and FlashAttention, Sparse-CBM and CBM: one name holds the other."""
    names = _names(doc)
    for verdict in names:
        bases = [other for other in names if other is not verdict and _extends(doc, verdict, other)]
        longest = max((_length(other.cluster) for other in bases), default=0)
        found = [base.cluster.name for base in bases if _length(base.cluster) == longest]
        if not found and verdict.role == "introduces":
            found = list(_earlier_versions(verdict.cluster))[:1]
        for base in found:
            first = verdict.cluster.occurrences[0]
            yield _Pair(verdict.cluster, base, "name", f"the name holds {base}", evidence(doc, first.start, first.end))


def _length(cluster: Cluster) -> int:
    return max(len(form) for form in cluster.forms)


def _earlier_versions(cluster: Cluster) -> Iterator[str]:
    """MCUNet for MCUNetV2, JavisDiT for JavisDiT++: a second version has a first one."""
    for form in cluster.forms:
        if (match := _LATER.fullmatch(form)) and re.search(r"[a-z]$|[A-Z]{2}$", match["base"]):
            yield match["base"]


def _extends(doc: Doc, verdict: Verdict, base: Verdict) -> bool:
    """Whether the name is the base with something before or behind it."""
    own = verdict.chances.get("introduces", 0.0) >= _MAYBE_OWN
    family = base.role == "introduces" or _is_model(doc, base)
    return any(
        _holds(form, other, own=own, family=family) for form in verdict.cluster.forms for other in base.cluster.forms
    )


def _is_model(doc: Doc, base: Verdict) -> bool:
    """Whether names built on this one go on with it: SAM 3D Body is a SAM, MoE-Lens is no mixture of experts."""
    entry = doc._.resources.lexicon.find(base.cluster.name)
    return entry.kind in ("model", "dataset", "benchmark") if entry else base.kind == "model"


def _holds(form: str, base: str, *, own: bool, family: bool) -> bool:
    """Whether one name is the other with something put before (`own` names only) or behind it."""
    pieces, inner = _pieces(form), _pieces(base)
    extra = len(pieces) - len(inner)
    if len("".join(inner)) < _SHORTEST or _PHRASE.search(form):
        return False
    if extra > 0 and pieces[:extra] + inner == pieces:
        return own
    if extra > 0 and inner + pieces[-extra:] == pieces:
        added = pieces[-extra:]
        return all(map(str.isdigit, added)) or (own and family and not _PARTS & set(added))
    return own and _glued(form, base)


_MAYBE_OWN = 0.15
"""Chance to be introduced here from which a name is taken for a variant that the paper may have made."""
_PHRASE = re.compile(r"\s(?:of|for|in|with|via|from|to|using|and)\s(?!experts)", re.IGNORECASE)
_PARTS = frozenset(["data", "engine", "corpora", "corpus", "dataset", "k", "code", "eval"])
"""What names a part or a product of a thing, not a kind of it."""
_LATER = re.compile(r"(?P<base>.*?[A-Za-z])(?:[\s-]?[vV]?(?:[2-9]|1\.\d|[2-9]\.\d)|\+{1,2})")
"""A name with the mark of a second or later version."""
_SHORTEST = 3
"""Letters that a base has at least: fewer stand in too many names by chance."""


def _glued(form: str, base: str) -> bool:
    """MMBERT and BERT, LoopFormer and Transformer: no boundary shows."""
    if base.isupper() and len(base) > _SHORTEST and form.isupper():
        return form.endswith(base) and form != base
    transformer = re.fullmatch(r"(?i)(?:\w+[\s-])?transformers?", base)
    return transformer is not None and re.fullmatch(r"[A-Z][a-z]*[fF]ormer", form) is not None and form != "Transformer"


def _pieces(name: str) -> list[str]:
    """The parts of a name, in lower case and without a plural: `["flash", "attention", "2"]`."""
    return [_singular(piece) for piece in _PIECE.findall(re.sub(r"([A-Z]{2,})s\b", r"\1", name))]


def _singular(piece: str) -> str:
    piece = piece.lower()
    return piece[:-1] if len(piece) > _SHORTEST and piece.endswith("s") and not piece.endswith("ss") else piece


def _spelled(doc: Doc) -> Iterator[_Pair]:
    """G-LNS, Generative Large Neighborhood Search: the long form ends in a technique that the lexicon knows."""
    lexicon: Lexicon = doc._.resources.lexicon
    for verdict in _names(doc):
        if verdict.role != "introduces" or verdict.kind in ("dataset", "benchmark", "metric"):
            continue
        base = next(_known_tails([*verdict.cluster.forms, *_title_phrase(doc, verdict.cluster)], lexicon), None)
        if base:
            first = verdict.cluster.occurrences[0]
            why = f"the long form ends in {base}"
            yield _Pair(verdict.cluster, base, "name", why, evidence(doc, first.start, first.end))


def _title_phrase(doc: Doc, cluster: Cluster) -> list[str]:
    """What the title says behind the colon of a name that it opens with."""
    head, _, rest = doc._.page.title.text.partition(": ")
    opens_as_deed = re.match(r"\w+ing\b", rest) is not None
    return [rest] if rest and not opens_as_deed and name_key(head) in cluster.keys else []


def _known_tails(forms: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The longest known technique that the head of each phrase ends in."""
    for form in forms:
        words = _PHRASE.split(form)[0].split()
        for start in range(1, len(words)):
            tail = " ".join(words[start:])
            entry = lexicon.find(tail)
            if entry and entry.label == "Method":
                yield tail
                break
