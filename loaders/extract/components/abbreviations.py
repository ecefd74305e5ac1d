"""Short forms that the text defines, after Schwartz and Hearst (2003).

A. Schwartz, M. Hearst: A simple algorithm for identifying abbreviation definitions in biomedical text. PSB 2003.
Beyond the paper: plurals, digits and hyphens in short forms, "SHORT (long form)", and several forms in one bracket.
The bracket is found first and the long form looked for backwards from it, within one sentence: linear time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.names.short_forms import are_beginnings, are_initials
from citegraph.loaders.extract._document import ShortForm
from citegraph.loaders.extract._word_lists import word_list

component = "citegraph_abbreviations"

FEWEST_LETTERS, LONGEST_SHORT = 2, 16
FEWEST_CAPITALS = 0.3
"""The part of a short form that is capitals, below which these have to open the words of its long form."""
LITTLE_WORDS = 3
"""Words such as "of" that a long form may have beside those that give the letters."""
_BRACKET = re.compile(r"\(([^()]{2,120})\)|\[([^\[\]]{2,120})\]")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9+*./&-]{0,14}(?: [A-Z0-9][A-Za-z0-9-]{0,6})?")
_BEFORE = re.compile(r"([^\s()\[\],;:\"]+)\s*$")
_ARTICLE = re.compile(
    r"(?i)^(?:the|a|an|called|namely|i\.e\.,?|e\.g\.,?|or|dubbed|termed|denoted|abbreviated|as|short|for)\s+"
)
_APPOSED = re.compile(
    r"(?P<short>(?<![\w-])[A-Za-z][\w-]{1,11})(?:,|:| -+)\s(?:(?:an?|the|our|the first)\s(?:[a-z-]+,?\s){0,4}?)?"
    r"(?P<run>[A-Z][\w-]+(?:\s(?:of\s|for\s|with\s|and\s)?[A-Z][\w-]+){1,6})"
)
_CITATION = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_ROMAN = re.compile(r"[ivx]+|[a-h0-9]")
_SENTENCE_OPENERS = word_list("light")


@Language.component(component, assigns=["doc._.abbreviations"], requires=["doc._.sentences"])
def find_abbreviations(doc: Doc) -> Doc:
    """Set `doc._.abbreviations`: the first definition of each short form, in the order of the text."""
    found: dict[str, ShortForm] = {}
    for sentence in doc._.sentences:
        for pair in definitions(doc._.page.text[sentence.start : sentence.end]):
            moved = _moved(pair, sentence.start)
            found.setdefault(moved.short, moved)
    doc._.abbreviations = tuple(found.values())
    return doc


def definitions(sentence: str) -> Iterator[ShortForm]:
    """Definitions in one sentence.

    >>> [(d.short, d.long) for d in definitions("We use Mixture of Experts (MoE) and BN (batch normalization).")]
    [('MoE', 'Mixture of Experts'), ('BN', 'batch normalization')]
    """
    for bracket in _BRACKET.finditer(sentence):
        pair = _short_inside(sentence, bracket) or _long_inside(sentence, bracket)
        if pair:
            yield pair
    yield from _beside(sentence)


def _beside(sentence: str) -> Iterator[ShortForm]:
    """SHORT, a new Long Form: the capitalised words behind, as many as the short form stands for."""
    for match in _APPOSED.finditer(sentence):
        short, run = match["short"], match["run"]
        if not _is_short(short) or sum(map(str.isupper, short)) < FEWEST_LETTERS:
            continue
        ends = [word.end() for word in re.finditer(r"\S+", run)]
        end = next((end for end in reversed(ends[1:]) if _long_start(short, run[:end]) == 0), None)
        if end and _initials_match(short, run[:end]):
            start = match.start("run")
            yield ShortForm(short, run[:end], *match.span("short"), start, start + end)


def _initials_match(short: str, long: str) -> bool:
    """Whether each word of the long form gives a letter: without a bracket, nothing else says that it is one."""
    initials = [part[0].lower() for part in re.split(r"[\s-]+", long) if part[:1].isupper()]
    return len(initials) > 1 and all(letter in short.lower() for letter in initials)


def _short_inside(sentence: str, bracket: re.Match[str]) -> ShortForm | None:
    """Long form (SHORT)."""
    group = 1 if bracket[1] else 2
    start = bracket.start(group)
    inside = re.split(r"[,;:]| or ", bracket[group])[0]
    lead = _ARTICLE.match(inside)
    start += lead.end() if lead else 0
    short = inside[lead.end() :].strip() if lead else inside.strip()
    short = short.strip("'\"")
    start = sentence.find(short, start)
    if not _SHORT.fullmatch(short) or not _is_short(short):
        return None
    words_before = _CITATION.sub("", sentence[: bracket.start()]).rstrip().rstrip("'\"")
    at = _long_start(short, words_before)
    if at is None:
        return None
    return ShortForm(short, words_before[at:], start, start + len(short), at, len(words_before))


def _long_inside(sentence: str, bracket: re.Match[str]) -> ShortForm | None:
    """SHORT (long form)."""
    before = _BEFORE.search(sentence, 0, bracket.start())
    if not before or not _SHORT.fullmatch(before[1]) or not _is_short(before[1]):
        return None
    group = 1 if bracket[1] else 2
    lead = _ARTICLE.match(bracket[group])
    inside = bracket[group][lead.end() :] if lead else bracket[group]
    inside = re.split(r"[;,]", inside)[0].rstrip()
    if " " not in inside or _long_start(before[1], inside) != 0:
        return None
    start = bracket.end(group) - len(bracket[group]) + (lead.end() if lead else 0)
    return ShortForm(before[1], inside, *before.span(1), start, start + len(inside))


def _is_short(short: str) -> bool:
    """Whether it can be a short form: a capital, few words, no enumeration such as (iv), (a) or (21)."""
    letters = "".join(filter(str.isalpha, short))
    if _ROMAN.fullmatch(short) or not FEWEST_LETTERS <= len(letters) <= LONGEST_SHORT:
        return False
    if short.partition(" ")[0].islower() and " " in short:
        return False
    return not letters.islower() and not re.fullmatch(r"[A-Z][a-z]{6,}", short)


def _long_start(short: str, before: str) -> int | None:
    """Where the long form of `short` starts in the text that ends with it; None where there is none."""
    stem = re.sub(r"(?<=[A-Z0-9])e?s$", "", short)
    letters = [c.lower() for c in stem if c.isalnum()]
    if (at := _where_initials_agree(stem, before)) is not None:
        return at
    words = list(re.finditer(r"[^\s-]+", before))
    most = min(len(letters) + 5, 2 * len(letters)) + before.count("-")
    lowest = words[-most].start() if len(words) > most else 0
    places = _match_backwards(letters, before, lowest=lowest)
    if not places:
        return None
    at = _compound_start(letters[0], before, places[-1])
    good = _is_spread(places, before, at) or _initials_in_common(letters, before[at:]) * 3 >= 2 * len(letters)
    return _plausible(stem, before, at) if good else None


def _where_initials_agree(short: str, before: str) -> int | None:
    """Where the words start whose initials or beginnings the short form is: "proximal policy optimization" is PPO.

    The shortest words that have its letters, which Schwartz and Hearst take, would be "policy optimization".
    """
    unbroken = re.split(r"[,;:!?()\[\]]", before)[-1]
    words = list(re.finditer(r"\S+", before))[-len(short) - LITTLE_WORDS :]
    starts = (word.start() for word in reversed(words) if word.start() >= len(before) - len(unbroken))
    longs = ((start, before[start:]) for start in starts)
    return next((start for start, long in longs if are_initials(short, long) or are_beginnings(short, long)), None)


def _match_backwards(letters: list[str], text: str, *, lowest: int) -> list[int]:
    """Schwartz and Hearst: where each letter of the short form stands, from the right; the first starts a word."""
    at = len(text)
    places = []
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= lowest and (text[at].lower() != letters[index] or (index == 0 and _inside_word(text, at))):
            at -= 1
        if at < lowest:
            return []
        places.append(at)
    return places


def _initials_in_common(letters: Sequence[str], long: str) -> int:
    """How many letters, in their order, start a word or are capitals inside one."""
    most = [0] * (len(letters) + 1)
    for initial in re.finditer(r"(?<![^\W_])[^\W_]|[A-Z]", long):
        before = most[:]
        for number, letter in enumerate(letters):
            most[number + 1] = max(before[number] + (letter == initial[0].lower()), before[number + 1], most[number])
    return most[-1]


def _is_spread(places: Sequence[int], text: str, start: int) -> bool:
    """Whether half of the words give a letter: SAT is no "spatial reasoning benchmarks"."""
    words = [word for word in re.finditer(r"[^\s-]+", text[start:]) if word[0].lower() not in _SENTENCE_OPENERS]
    giving = sum(any(word.start() <= place - start < word.end() for place in places) for word in words)
    return 2 * giving >= len(words)


def _compound_start(letter: str, text: str, at: int) -> int:
    """The start of the hyphenated word around, where that starts with the same letter: Test-Time, not Time."""
    first = text.rfind(" ", 0, at) + 1
    return first if text[at - 1 : at] == "-" and text[first : first + 1].lower() == letter else at


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _plausible(short: str, before: str, at: int) -> int | None:
    """The start, unless the long form is no longer than the short one, holds it, or is a mere word or two apart."""
    long = before[at:]
    words = [w for w in re.split(r"[\s-]+", long) if w]
    if len(long) <= len(short) + 1 or short.lower() in (w.lower() for w in words) or re.search(r"[;:!?]|, .*,", long):
        return None
    if not _capitals_open_words(short, words):
        return None
    if words[0].lower() in _SENTENCE_OPENERS and (len(words) <= len(short) or len(words[0]) == 1):
        return None
    return at


def _capitals_open_words(short: str, words: list[str]) -> bool:
    """Whether the few capitals of a form such as RetinaNet each open a word; forms with many capitals are free."""
    capitals = [letter.lower() for letter in short if letter.isupper()]
    if FEWEST_CAPITALS * len(short) <= len(capitals):
        return True
    initials = iter(word[0].lower() for word in words)
    return all(capital in initials for capital in capitals)


def _moved(pair: ShortForm, offset: int) -> ShortForm:
    return replace(
        pair,
        start=pair.start + offset,
        end=pair.end + offset,
        long_start=pair.long_start + offset,
        long_end=pair.long_end + offset,
    )
