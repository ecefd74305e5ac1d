"""What a claim compares with: noun phrases as written, their coordination, and the names given as examples."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Named, Reading

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "punct", "npadvmod", "case"})
_RIGHT_STOP = frozenset({",", ";", ":", ".", "(", ")", "--", "while", "whereas", "but", "yet", "which", "that"})
_LONGEST_TAIL = 9


@dataclass(frozen=True)
class Target:
    """One other side of a comparison."""

    text: str
    """As written, without article."""
    head: Token
    named: Named | None
    """The name that it is, where it is one."""
    rule: str
    """How it was found: `object`, `listed`, `example`, `bracket`, `apposition`."""


def targets_of(reading: Reading, head: Token) -> list[Target]:
    """The other sides that a noun phrase holds: its coordinated parts, or the names that it gives as examples."""
    found: list[Target] = []
    for part in _parts(reading, head):
        examples = list(_examples(reading, part))
        found += examples or _own(reading, part, listed=part.i != head.i)
    return _completed(found)


def _completed(targets: list[Target]) -> list[Target]:
    """The targets, a bare version behind a name made whole: "Astromer v1 and v2"."""
    whole: list[Target] = []
    for target in targets:
        stem = whole[-1].text.rpartition(" ")[0] if whole else ""
        text = f"{stem} {target.text}" if stem and _VERSION.fullmatch(target.text) else target.text
        whole.append(replace(target, text=text))
    return whole


_VERSION = re.compile(r"v?\d+(?:\.\d+)*[bBmM]?")


def _parts(reading: Reading, head: Token) -> list[Token]:
    """The heads of a coordination, by the parser, and by the words where a list of names goes on."""
    parts = conjuncts(reading, head)
    at = _last_of(reading, parts[-1].i)
    while (following := _next_in_list(reading, at)) is not None:
        parts.append(following)
        at = following.i
    return parts


def _last_of(reading: Reading, index: int) -> int:
    """The index of the name that follows a head directly: "existing baselines U-Net, ViT and Swin"."""
    return index + 1 if index + 1 in reading.names else index


def _next_in_list(reading: Reading, at: int) -> Token | None:
    """The name behind "and" or a comma, a bracket in between left out: "A (51%), B (50%) and C"."""
    doc = reading.doc
    after = _past_bracket(reading, at + 1)
    joined = False
    while after < len(doc) and doc[after].text.lower() in (",", "and", "or", "as", "well", "the", "both", "also"):
        joined = joined or doc[after].text.lower() in (",", "and", "or", "well")
        after += 1
    if not joined or after >= len(doc) or after not in reading.names or is_modifier(reading, after):
        return None
    following = doc[after + 1] if after + 1 < len(doc) else None
    if following is not None and following.pos_ in ("VERB", "AUX", "NOUN") and following.text not in (",", "."):
        return following if base(following.text) in cues.GENERIC_HEADS else None
    return doc[after]


def _past_bracket(reading: Reading, at: int) -> int:
    """The index behind a bracket that opens here; the same index where none does."""
    if at < len(reading.doc) and reading.doc[at].text == "(":
        return next((t.i + 1 for t in reading.doc[at:] if t.text == ")"), at)
    return at


def conjuncts(reading: Reading, head: Token) -> list[Token]:
    """The heads of a coordination that begins with this one; it ends where a figure or a verb comes between."""
    parts = [head]
    # The parser may join the second of two objects with their verb: "outperforms models, and workflows built on B".
    astray = (t for t in head.head.rights if head.dep_ == "dobj" and t.dep_ == "conj" and t.i > head.i)
    for other in (*head.conjuncts, *astray):
        if other.i < head.i or other.pos_ not in _NOMINAL or other.i in reading.quantities:
            continue
        between = reading.doc[parts[-1].i + 1 : other.i]
        if any(t.i in reading.quantities or (t.pos_ == "VERB" and t.dep_ not in ("amod", "acl")) for t in between):
            break
        if base(other.text) in cues.GAIN_UP | cues.GAIN_DOWN:
            break
        parts.append(other)
    return parts


def _own(reading: Reading, head: Token, *, listed: bool) -> list[Target]:
    rule = "listed" if listed else "object"
    if several := _names_before(reading, head):
        return [Target(reading.names[index].text, reading.doc[index], reading.names[index], rule) for index in several]
    if named := name_of(reading, head):
        plural = head.i not in reading.names and head.tag_ in ("NNS", "NNPS")
        text = _phrase(reading, head) if plural and named.end <= reading.place(head)[0] else _specified(reading, named)
        return [Target(text, head, named, rule)]
    split = [Target(text, head, None, rule) for text in _split_modifiers(reading, head)]
    return split or [Target(_phrase(reading, head), head, None, rule)]


def _specified(reading: Reading, named: Named) -> str:
    """The name with the hyphenated words before it that make it another thing: "zero-shot BERT", "step-level GRPO"."""
    start = next(index for index, one in sorted(reading.names.items()) if one is named)
    first = start
    while first > 0 and _specifies(reading.doc[first - 1]):
        first -= 1
    return reading.written(reading.doc[first : start + 1])


def _specifies(token: Token) -> bool:
    return bool(_HYPHENATED.fullmatch(token.text)) and not _PRAISE.match(token.text) and token.pos_ != "VERB"


_HYPHENATED = re.compile(r"[\w]+(?:-[\w]+)+")
_PRAISE = re.compile(
    r"(?i)(?:well|best|top|high|low|fine|pre|open|closed|widely|newly|recently|cutting|strong|most|more|larger?|so|"
    r"long|post|off|carefully|heavily|fully|current|second|previously)-"
)
"""Hyphenated words that only praise or place a name, and leave it what it is."""


def name_of(reading: Reading, head: Token) -> Named | None:
    """The name that a noun phrase amounts to: its head, or what stands before a word that only says its sort."""
    named = reading.names.get(head.i)
    if named and not is_modifier(reading, head.i):
        return named
    if base(head.text) in cues.GENERIC_HEADS:
        return _name_before(reading, head.i) or _name_behind(reading, head.i)
    return None


def _name_before(reading: Reading, index: int) -> Named | None:
    """The name in "the GPT-5-mini prompted baseline", "baseline RAG best results", "the Mamba (M2) model"."""
    if index and reading.doc[index - 1].text == ")":
        index = next((t.i for t in reversed(reading.doc[: index - 1]) if t.text == "("), index)
    for at in range(index - 1, max(-1, index - 4), -1):
        if at in reading.names:
            return None if is_modifier(reading, at) else reading.names[at]
        token = reading.doc[at]
        if base(token.text) not in cues.GENERIC_HEADS and token.tag_ not in ("VBN", "JJS"):
            return None
    return None


def _names_before(reading: Reading, head: Token) -> list[int]:
    """Where the names in "existing Flat and RAG baselines" stand; one alone makes no list."""
    if base(head.text) not in cues.GENERIC_HEADS or head.i in reading.names:
        return []
    found: list[int] = []
    at = head.i - 1
    while at >= 0 and (at in reading.names or (found and reading.doc[at].text in (",", "and", "or"))):
        if at in reading.names:
            if is_modifier(reading, at):
                return []
            found.insert(0, at)
        at -= 1
    starts = {reading.names[index].start for index in found}
    return found if len(starts) == len(found) >= _FEWEST else []


def _name_behind(reading: Reading, index: int) -> Named | None:
    """The name in "the strongest baseline GPT-5.5", "the baseline, T2I-Adapter,"."""
    doc = reading.doc
    at = index + 1
    comma = at < len(doc) and doc[at].text == ","
    at += comma
    if at not in reading.names or is_modifier(reading, at):
        return None
    behind = doc[at + 1].text if at + 1 < len(doc) else "."
    return reading.names[at] if not comma or behind in (",", ".", ";", ")") else None


def is_modifier(reading: Reading, index: int) -> bool:
    """Whether a name is only part of a word: GRPO-based, LLaMA-style."""
    following = reading.doc[index + 1 : index + 3]
    return bool(following) and (is_suffix(following[0]) or (following[0].text == "-" and len(following) > 1))


def is_suffix(token: Token) -> bool:
    """Whether a word is the rest of one that begins with a name: the second in "SDR -based"."""
    return token.text.startswith("-") and len(token) > 1


def _examples(reading: Reading, head: Token) -> Iterator[Target]:
    """Names after "such as", in brackets or in apposition, that say which ones a class stands for."""
    doc = reading.doc
    at = head.i + 1
    if at >= len(doc):
        return
    after = doc[at:].text.lower()
    after = after.removeprefix(", ").removeprefix("( ").removeprefix("(").lstrip()
    bracket = doc[at].text == "("
    opener = next((o for o in cues.EXAMPLE_OPENERS if after.startswith(o)), None)
    if not (bracket or opener):
        at = _later_opener(reading, head)
        opener = "such as" if at else None
    if not (bracket or opener):
        return
    stop = next((t.i for t in doc[at + 1 :] if t.text == ")"), len(doc)) if bracket else _list_end(reading, at)
    if bracket and not opener and any(token.i in reading.quantities for token in doc[at:stop]):
        return
    rule = "bracket" if bracket and not opener else "example"
    listed = [t for t in doc[at:stop] if t.i in reading.names and not _defines(reading, head, t)]
    for parts in _joined_by_plus(reading, [t for t in listed if not is_modifier(reading, t.i)]):
        yield Target(reading.written(parts), parts[-1], reading.names[parts[0].i], rule)


def _joined_by_plus(reading: Reading, names: Iterable[Token]) -> list[list[Token]]:
    """The names, those with a plus sign between them together: "(Whisper-Large-v3 + Reranker)"."""
    found: list[list[Token]] = []
    for token in names:
        same = found and reading.names[found[-1][-1].i].start == reading.names[token.i].start
        if same or (found and [t.text for t in token.doc[found[-1][-1].i + 1 : token.i]] == ["+"]):
            found[-1].append(token)
        else:
            found.append([token])
    return found


def _later_opener(reading: Reading, head: Token) -> int:
    """Where "such as" or "including" stands a few words behind ("tools built on models such as A"); else 0."""
    said_of_it = {t.i for c in head.rights if c.dep_ == "relcl" for t in c.subtree}
    for token in reading.doc[head.i + 1 : head.i + 12]:
        if token.text.lower() == "including" or (token.text.lower() == "as" and token.nbor(-1).text.lower() == "such"):
            return token.i
        if token.i in said_of_it or (token.text == "," and token.nbor().text.lower() in _OPENING):
            continue
        if token.text in (";", "(", ".", ",") or token.i in reading.quantities or token.pos_ == "AUX":
            return 0
        if token.pos_ == "VERB" and token.dep_ not in ("acl", "amod", "relcl"):
            return 0
    return 0


def _defines(reading: Reading, head: Token, token: Token) -> bool:
    """Whether a bracket holds the short form of the phrase before it."""
    before = reading.names.get(head.i)
    inside = reading.names.get(token.i)
    return before is not None and inside is not None and before.cluster == inside.cluster


def _list_end(reading: Reading, at: int) -> int:
    """Where a list of examples ends: at the first word that is neither a name's nor holds a list together.

    Brackets with figures are passed over: "such as A (89.2%), B (78.5%) and C".
    """
    doc = reading.doc
    while at + 1 < len(doc) and doc[at + 1].text.lower() in _OPENING:
        at += 1
    last = at
    index = at + 1
    while index < len(doc):
        if (past := _past_bracket(reading, index)) > index:
            last, index = past - 1, past
            continue
        if index in reading.names:
            last = index
        elif _ends_list(reading, doc[index], at) or index - last > _GAP:
            break
        index += 1
    return last + 1


_OPENING = frozenset("such as like including e.g. i.e. namely especially particularly notably ,".split())
"""Words that open a list of examples."""
_GAP = 6
"""How many words may stand between two names of a list."""


def _ends_list(reading: Reading, token: Token, at: int) -> bool:
    if token.i in reading.quantities or token.text in (";", ".", "while"):
        return True
    return token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADP" and token.i > at + 2)


def _split_modifiers(reading: Reading, head: Token) -> list[str]:
    """`CNN methods` and `single-operator methods` for "CNN or single-operator methods"."""
    first = next((t for t in head.lefts if t.dep_ in ("amod", "compound", "nmod") and t.conjuncts), None)
    parts = [first, *(t for t in first.conjuncts if first.i < t.i < head.i)] if first is not None else []
    if len(parts) < _FEWEST or not (_are_marked(reading, parts) or _are_sorts(parts, head)):
        return []
    return [f"{reading.written(reading.doc[_left_edge(t) : t.i + 1])} {reading.written([head])}" for t in parts]


_FEWEST = 2
"""How many modifiers make a list."""


def _are_marked(reading: Reading, parts: list[Token]) -> bool:
    return all("-" in t.text or t.i in reading.names or t.text.isupper() for t in parts)


def _are_sorts(parts: list[Token], head: Token) -> bool:
    """Whether modifiers tell sorts of methods apart ("causal and hybrid baselines"), and do not only praise or date."""
    said = {base(t.text) for t in parts}
    plain = cues.BACKGROUND | cues.UP_ADJECTIVES | cues.DOWN_ADJECTIVES | {"best", "proposed"}
    return base(head.text) in cues.GENERIC_HEADS and not said & plain


def _left_edge(modifier: Token) -> int:
    """Where a modifier begins, with what belongs to it."""
    return min([modifier.i, *(t.i for t in modifier.lefts if t.dep_ in ("amod", "compound", "nmod"))])


def _phrase(reading: Reading, head: Token) -> str:
    """A noun phrase as written, without article, with a short complement."""
    start = head.i
    while start > 0 and _belongs_left(reading.doc[start - 1], head):
        start -= 1
    beats = (t.i for t in reading.doc[start : head.i] if base(t.text) in cues.BEAT and t.tag_ in _ACTING)
    start = max((index + 1 for index in beats), default=start)
    while start < head.i and reading.doc[start].pos_ in ("DET", "PUNCT", "CCONJ"):
        start += 1
    return reading.written(reading.doc[start : _phrase_end(reading, head) + 1])


_ACTING = ("VBG", "VBD", "VBP", "VBZ", "VB")


def _belongs_left(token: Token, head: Token) -> bool:
    return head.is_ancestor(token) and token.text not in _RIGHT_STOP and token.pos_ not in ("ADP", "SCONJ")


def _phrase_end(reading: Reading, head: Token) -> int:
    """The last token of the phrase with a complement ("of", "for", "with", a participle) if that is short."""
    complement = [
        t
        for t in head.rights
        if t.dep_ in ("prep", "acl") and t.text.lower() in ("of", "for", "with", "trained", "based")
    ]
    if not complement or complement[0].i != head.i + 1:
        return head.i
    end = head.i
    for token in reading.doc[head.i + 1 : head.i + 1 + _LONGEST_TAIL]:
        if not complement[0].is_ancestor(token) and token != complement[0]:
            break
        if token.text in _RIGHT_STOP or token.i in reading.quantities:
            break
        end = token.i
    return end
