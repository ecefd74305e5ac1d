"""What the words around one place of a name say about it, as features that are there or not."""

import re
from collections.abc import Iterator

from citegraph.loaders.extract._document import Occurrence
from citegraph.loaders.extract._groups import Group, Unit
from citegraph.loaders.extract._scene import PROPOSES, Scene
from citegraph.loaders.extract._word_lists import word_list
from citegraph.loaders.extract._words import Word
from citegraph.loaders.extract.concepts.tags import usual_tag

_OWN = re.compile(r"(?i)\b(?:we|our|this (?:paper|work|study|article|report)|here)\b")
_GOVERNORS = word_list("governor")
_ENDS_NOUNS = word_list("noun-end")
_PARTS = word_list("part")
_DETERMINERS = frozenset({"a", "an", "the", "our", "its", "their", "this", "these", "two", "three", "four"})
LONGEST_LEAD = 4
"""Words before a name among which its article is looked for."""
_COMPOSED = re.compile(
    r"(?i)\b(?:consist|compris|compos|component|module|stage|phase|part|step|equip|incorporat|integrat|combin|mechanism|core|key"
    r"|includ|employ|leverag|through|via|featur|built on|driven)\w*"
)
_EVALUATES = re.compile(
    r"(?i)\b(?:evaluat|experiment|benchmark|test|result|achiev|outperform|improv|accura|score|perform)\w*"
)
_PRIOR = re.compile(
    r"(?i)\b(?:existing|previous|prior|recent|current|conventional|traditional|state-of-the-art|sota|baselines?)\b"
)
_DATA = re.compile(r"(?i)\b(?:data\s?sets?|benchmarks?|corpus|corpora|leaderboard|challenge|suite)\b")
_MODELS = re.compile(
    r"(?i)\b(?:models?|networks?|architectures?|llms?|backbones?|transformers?|encoders?|methods?|approach(?:es)?|algorithms?"
    r"|baselines?|frameworks?)\b"
)
_APPOSITION = re.compile(
    r"\s*[)\]]?\s*(?:,\s+(?:which\s+is\s+)?|\s(?:is|are)\s+|\s-+\s|:\s+)(?:a|an|the|our|one of the)\s+"
)
_OBJECT = re.compile(
    r"(?:[ ,:(]+(?!(?:of|for|that|which|to|with|in|on|is|are|was|were|by|from|as|at|via|using|we|it|where"
    r"|while|when|than|can|into|over|under|between)\b)[\w'/-]+)*[ ,:(\"'.-]*",
    re.IGNORECASE,
)
"""What stands between a verb of proposing and its object: the noun phrase that the name ends or explains."""
_NUMBERED = re.compile(
    r"(?:\(?\b(?:\d|[ivx]{1,3}|[a-e])[).]|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]inally|[Ll]astly),)"
    r"\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}$"
)
"""What stands before the items of a list that is told in sentences."""
_RELATIVE = re.compile(r"\s*[)\]]?\s?(?:\([^()]*\))?,?\s(?:which|that|where|whose)\s")
_LIST_NOUN = re.compile(
    r"([\w-]+)(?:\s*,)?\s*(?:\(|\[|:|,|like|such as|including|e\.g\.,?|i\.e\.,?|namely|especially|notably|\s)*$"
)


def contexts(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Features of one place of a name; each place is read once."""
    found = scene.contexts.get(occurrence)
    if found is None:
        found = scene.contexts[occurrence] = tuple(_contexts(scene, occurrence))
    return found


def _contexts(scene: Scene, occurrence: Occurrence) -> Iterator[str]:
    unit, group = scene.place[occurrence]
    if occurrence.sentence == 0:
        yield from _in_title(scene, unit)
        return
    yield from _neighbours(scene, unit, "")
    yield from _neighbours(scene, group, "group ")
    if len(group.units) > 1:
        yield f"coordinated {min(len(group.units), 4)}"
    yield from _governed(scene, group)
    yield from _determined(scene, occurrence, unit)
    yield from _nouns(scene, unit, group)
    yield from _cues(scene, occurrence, group)


def _in_title(scene: Scene, unit: Unit) -> Iterator[str]:
    for word in scene.before(unit.start, 1):
        yield f"title before={word.text.lower()}"
    for word in scene.after(unit.end, 1):
        yield f"title after={word.text.lower()}"


def _neighbours(scene: Scene, span: Unit | Group, prefix: str) -> Iterator[str]:
    yield from _left(scene, span.start, prefix)
    yield from _right(scene, span.end, prefix)


def _left(scene: Scene, start: int, prefix: str) -> Iterator[str]:
    low = [word.text.lower() for word in scene.before(start, 2)]
    mark = scene.text[max(0, start - 2) : start].strip()
    if mark and not mark[-1].isalnum():
        yield f"{prefix}left={mark[-1]}"
    if not low:
        yield f"{prefix}opens the sentence"
        return
    yield f"{prefix}before={low[0]}"
    yield f"{prefix}before2={low[-1]} {low[0]}"


def _right(scene: Scene, end: int, prefix: str) -> Iterator[str]:
    after = scene.after(end, 2)
    mark = scene.text[end : end + 2].strip()
    if mark and not mark[0].isalnum():
        yield f"{prefix}right={mark[0]}"
    if not after:
        yield f"{prefix}closes the sentence"
        return
    low = [word.text.lower() for word in after]
    stop = "" if after[0].gap in (" ", "-") else after[0].gap.strip()[:1] + " "
    yield f"{prefix}after={stop}{low[0]}"
    yield f"{prefix}after2={stop}{low[0]} {low[-1]}"


def _governed(scene: Scene, group: Group) -> Iterator[str]:
    """The word that says how a group is taken up, and the one that governs that in turn."""
    found = [word.text.lower() for word in scene.before(group.start, 12) if word.text.lower() in _GOVERNORS][:2]
    if found:
        yield f"governed by={found[0]}"
        yield f"governed by={' < '.join(found)}"
    else:
        yield "governed by nothing"


def _determined(scene: Scene, occurrence: Occurrence, unit: Unit) -> Iterator[str]:
    """The article of the noun phrase around the name: "a lightweight X module" is new, "the X algorithm" known."""
    determiner, next_gap = "none", scene.text[unit.start - 1 : unit.start]
    for word in scene.before(unit.start, LONGEST_LEAD):
        if next_gap != " " or word.text.lower() in _ENDS_NOUNS - _DETERMINERS:
            break
        if word.text.lower() in _DETERMINERS:
            determiner = word.text.lower()
            break
        next_gap = word.gap
    yield f"determiner={determiner}"
    yield f"determiner={determiner}, {relative(occurrence.sentence, scene.first_own)} the proposal"


def relative(sentence: int, proposal: int) -> str:
    """Whether a sentence stands before, in or behind the one in which the authors say what they do."""
    return "before" if sentence < proposal else "in" if sentence == proposal else "behind"


def _nouns(scene: Scene, unit: Unit, group: Group) -> Iterator[str]:
    """What the text calls the name: before it, behind it, in an apposition, over its list."""
    behind = _noun_run(scene.after(unit.end, 5), glued=True)
    if behind:
        yield f"noun behind={behind}"
    own_last = scene.text[unit.start : unit.end].split()[-1].lower()
    if behind in _PARTS or own_last in _PARTS:
        yield "part noun behind"
    if len(group.units) > 1 and (behind := _noun_run(scene.after(group.end, 5), glued=True)):
        yield f"noun behind the group={behind}"
    tail = scene.text[group.end : group.end + 30]
    apposition = _APPOSITION.match(tail)
    if apposition and (called := _noun_run(scene.after(group.end + apposition.end(), 7), glued=False)):
        yield f"called={called}"
        yield "explained behind"
    lead = _LIST_NOUN.search(scene.text, max(0, group.start - 50), group.start)
    if lead:
        yield f"listed under={_singular(lead[1].lower())}"


def _noun_run(words: list[Word], *, glued: bool) -> str:
    """The last of the words that stand together before a function word or a mark: the head of a noun phrase."""
    last = ""
    for number, word in enumerate(words):
        if word.text.lower() in _ENDS_NOUNS or ((number or glued) and word.gap != " "):
            break
        last = word.text.lower()
    return _singular(last)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "bus"


def _cues(scene: Scene, occurrence: Occurrence, group: Group) -> Iterator[str]:
    bounds = scene.sentences[occurrence.sentence]
    before, after = scene.text[bounds.start : group.start], scene.text[group.end : bounds.end]
    own = _OWN.search(before) is not None
    if own:
        yield "we before"
    yield from _proposal(scene, group, before, offset=bounds.start, own=own)
    if _NUMBERED.search(before):
        yield "numbered"
    if _RELATIVE.match(after):
        yield "explained by a relative clause"
    if (verb := re.match(r"[)\"']*\s([a-z]+)\b", after)) and usual_tag(verb[1]) == "VBZ":
        yield "a verb behind"
    near = before[-40:]
    for name, pattern, text in (
        ("evaluation before", _EVALUATES, before),
        ("parts before", _COMPOSED, before[-60:]),
        ("prior work before", _PRIOR, before[-60:]),
        ("data before", _DATA, near),
        ("data behind", _DATA, after[:25]),
        ("models before", _MODELS, near),
        ("models behind", _MODELS, after[:25]),
    ):
        if pattern.search(text):
            yield name
    if own and _COMPOSED.search(before):
        yield "we before, parts before"
    if re.match(r"[)\s\"']*\s*(?:,\s+)?(?:and\s+)?\(?(?:\d|\+|~|up to)", after):
        yield "figure behind"


def _proposal(scene: Scene, group: Group, before: str, *, offset: int, own: bool) -> Iterator[str]:
    verbs = list(PROPOSES.finditer(before))
    if not verbs:
        return
    last = verbs[-1]
    others = min(2, sum(offset + last.end() <= other.start < group.start for other in scene.groups))
    between = before[last.end() :]
    distance = _distance(between)
    yield f"behind a verb of proposing, {others} names between"
    yield f"verb={last[0].lower()}, {distance}"
    if others == 0 and _OBJECT.fullmatch(between):
        data = ", data" if _DATA.search(between) else ""
        yield "object of proposing"
        yield f"object of proposing{data}, {'we' if own else 'not we'}"
    if own:
        yield f"we propose, {others} names between"
        yield f"we propose, {distance}, {others} names between"


def _distance(between: str) -> str:
    count = len(between.split())
    return "near" if count <= 2 else "within 6" if count <= 6 else "within 12" if count <= 12 else "far"  # noqa: PLR2004 - steps
