"""What names show about variants: FlashAttention-2 and FlashAttention, Noise-Aware LoRA and LoRA."""

import re
from collections.abc import Iterator, Sequence

from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Cluster, Verdict
from citegraph.loaders.extract.variants.signs import RELATED, Cast, Sign

_PIECE = re.compile(r"\d+(?:\.\d+)*|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\++")
_PARTS = frozenset(["data", "engine", "corpora", "corpus", "dataset", "k", "code", "eval", "bench", "benchmark"])
"""What names a part or a product of a thing, not a kind of it."""
_SIZE = re.compile(r"\d+(?:\.\d+)*|[abmt]|base|mini|tiny|small|large|nano")
_LATER = re.compile(r"(?P<base>.*?[A-Za-z])(?:[\s-]?(?:[2-4]|[vV][2-9]|[vV]?[1-9]\.\d)|\+{1,2})")
"""A name with the mark of a second or later version."""
_SHORTEST = 3
"""Letters that a base has at least: fewer stand in too many names by chance."""
_SORTS = frozenset(["learning", "model", "method", "network", "framework", "algorithm"])
"""What a spelled-out name may end in without being another thing."""
_ENOUGH = 3
"""Words from which two phrases may differ in one."""


def shown(cast: Cast) -> Iterator[Sign]:
    """All that the names show, in the order of the names."""
    for verdict in cast.verdicts:
        if verdict.role not in ("none", "dataset") or _is_version(verdict):
            first = verdict.cluster.occurrences[0]
            for how, base in _bases(cast, verdict):
                why = f"{how}: {base if isinstance(base, str) else base.cluster.name}"
                yield cast.sign(verdict, base, how=how, why=why, place=(first.start, first.end))


def _bases(cast: Cast, verdict: Verdict) -> Iterator[tuple[str, Verdict | str]]:
    """The longest names of the paper that a name holds; else an earlier version, or a known technique."""
    others = [other for other in cast.verdicts if other is not verdict]
    found = [
        (how, other) for other in others if (how := relation(verdict, other)) and _admits(cast, how, verdict, other)
    ]
    longest = max((_length(other.cluster) for _, other in found), default=0)
    yield from ((how, other) for how, other in found if _length(other.cluster) == longest)
    if not found and verdict.role == "introduces":
        yield from (("earlier version", base) for base in _earlier_versions(verdict.cluster))
        if verdict.kind not in ("dataset", "benchmark", "metric"):
            forms = [*verdict.cluster.forms, *_title_phrase(cast, verdict.cluster)]
            tails = [*cast.known_tails(forms), *cast.known_glued_tails(forms)]
            yield from (("known technique behind", tail) for tail in tails[:1])


def _admits(cast: Cast, how: str, verdict: Verdict, base: Verdict) -> bool:
    """Whether that a name holds a base in this way says that it is a variant of it."""
    own = verdict.role == "introduces"
    kept = base.role in ("method", "introduces") or (own and cast.is_model(base))
    if how == "version added":
        return kept
    if how == "size added":
        return base.role == "introduces"
    if how == "word added":
        return base.role == "introduces" or (own and kept and cast.is_model(base))
    if own:
        return kept and not cast.is_area(base)
    # What others made is a variant by its name alone where the field knows the base and not the name.
    return how == "base behind" and kept and not cast.entry(verdict.cluster) and cast.entry(base.cluster) is not None


def _is_version(verdict: Verdict) -> bool:
    return verdict.role == "dataset" and any(map(_LATER.fullmatch, verdict.cluster.forms))


def _length(cluster: Cluster) -> int:
    return max(len(form) for form in cluster.forms)


def relation(verdict: Verdict, other: Verdict) -> str:
    """How one name holds the other, by the forms that show it best; empty where it does not.

    The base may stand behind ("Sparse-CBM"), before ("SAM 3D"), before a version or size, glued to the end, or spread
    over a spelled-out name: low-rank adaptation in Low-Rank Multiplicative Adaptation.
    """
    forms, bases = verdict.cluster.forms, other.cluster.forms
    held = next(filter(None, (_holds(form, base) for form in forms for base in bases)), "")
    if held or (verdict.role == "introduces" and other.role == "introduces"):
        return held
    return next(filter(None, (_spread(form, base) for form in forms for base in bases)), "")


def _holds(form: str, base: str) -> str:
    pieces, inner = _pieces(form), _pieces(base)
    extra = len(pieces) - len(inner)
    if len("".join(inner)) < _SHORTEST or RELATED.search(form):
        return ""
    if extra > 0 and pieces[:extra] + inner == pieces:
        return "base behind"
    if extra > 0 and inner + pieces[-extra:] == pieces:
        return _added(pieces[-extra:])
    return "glued" if _glued(form, base) else ""


def _added(pieces: Sequence[str]) -> str:
    if all(map(str.isdigit, pieces)) or all(piece.startswith("+") for piece in pieces):
        return "version added"
    if all(map(_SIZE.fullmatch, pieces)):
        return "size added"
    return "" if _PARTS & set(pieces) else "word added"


def _glued(form: str, base: str) -> bool:
    """MMBERT and BERT, LoopFormer and Transformer: no boundary shows."""
    if base.isupper() and len(base) > _SHORTEST and form[-len(base) - 1 :].isupper():
        return form.endswith(base) and form != base
    transformer = re.fullmatch(r"(?i)(?:\w+[\s-])?transformers?", base)
    return transformer is not None and re.fullmatch(r"[A-Z][a-z]*[fF]ormer", form) is not None and form != "Transformer"


def _spread(form: str, base: str) -> str:
    """Whether the words of a spelled-out base stand in a name in their order, or all but one of them do."""
    own, inner = _words(RELATED.split(form)[0]), _words(base)
    if len(inner) < 2 or len(own) < len(inner) or own[-1] != inner[-1]:  # noqa: PLR2004 - a phrase has two words
        return ""
    rest = iter(own)
    if len(own) > len(inner):
        return "words inserted" if all(word in rest for word in inner) else ""
    swapped = sum(one != other for one, other in zip(own, inner, strict=True))
    return "word swapped" if len(own) >= _ENOUGH and swapped == 1 else ""


def _words(form: str) -> list[str]:
    """The words of a phrase in the singular, without what they say of the sort of thing; nothing for a single word."""
    words = [_singular(word) for word in re.split(r"[\s-]+", form) if word]
    while words and words[-1] in _SORTS:
        words.pop()
    return words if " " in form and all(map(str.isalpha, words)) else []


def _pieces(name: str) -> list[str]:
    """The parts of a name, in lower case and without a plural: `["flash", "attention", "2"]`."""
    return [_singular(piece) for piece in _PIECE.findall(re.sub(r"([A-Z]{2,})s\b", r"\1", name))]


def _singular(piece: str) -> str:
    piece = piece.lower()
    return piece[:-1] if len(piece) > _SHORTEST and piece.endswith("s") and not piece.endswith("ss") else piece


def _earlier_versions(cluster: Cluster) -> Iterator[str]:
    """MCUNet for MCUNetV2, JavisDiT for JavisDiT++: a second version has a first one."""
    for form in cluster.forms:
        if (match := _LATER.fullmatch(form)) and re.search(r"[A-Za-z]{2}$", match["base"]):
            yield match["base"]
            return


def _title_phrase(cast: Cast, cluster: Cluster) -> list[str]:
    """What the title says behind the colon of a name that it opens with."""
    head, _, rest = cast.doc._.page.title.text.partition(": ")
    opens_as_deed = re.match(r"\w+ing\b", rest) is not None
    return [rest] if rest and not opens_as_deed and name_key(head) in cluster.keys else []
