"""Places where a name may stand: by the shape of words, by definition, by the title, and by the lexicon."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract._called import called_names, emphasised_names
from citegraph.loaders.extract._document import Occurrence, sentence_at
from citegraph.loaders.extract._known import known_names
from citegraph.loaders.extract._shapes import Run, runs
from citegraph.loaders.extract._title import title_names
from citegraph.loaders.extract._words import words_of

component = "citegraph_names"

_RANK = {"short form": 0, "long form": 0, "title phrase": 2, "called": 2, "emphasis": 2} | dict.fromkeys(
    ("shape", "title", "lexicon", "again"), 1
)
"""Which of two names that overlap stays: the lower rank, then the longer name."""
_BESIDE = ("coordination", "nested")
"""Rules whose names may overlap others: "GPT-4o/4.1" holds two, "Residual VAE (RVAE)" three."""
_SIZES = re.compile(r"(?:(?:/|,\s|\s?&\s|,?\s(?:and|or)\s)(\d+(?:\.\d+)?[BbM]?)(?![\w%]|\.\d|\s(?:percent|points)))+")
_ADJECTIVE = re.compile(r"(?:ed|al|ive|ous|ic|ing)$")
_SIZE = re.compile(r"\d+(?:\.\d+)?[BbM]?$")


@Language.component(
    component,
    assigns=["doc._.words", "doc._.occurrences"],
    requires=["doc._.sentences", "doc._.abbreviations"],
)
def find_names(doc: Doc) -> Doc:
    """Set `doc._.words` and `doc._.occurrences`: places that do not overlap, the longest where two would."""
    doc._.words = tuple(words_of(doc._.page.text, doc._.sentences))
    known = list(known_names(doc))
    found = [*_defined(doc), *_shaped(doc), *title_names(doc), *known, *_inside(doc, known)]
    found += [*called_names(doc), *emphasised_names(doc)]
    found += [further for occurrence in found for further in _sizes(doc, occurrence)]
    found += _again(doc, found)
    doc._.occurrences = tuple(_without_overlaps(found))
    return doc


def _defined(doc: Doc) -> Iterator[Occurrence]:
    for pair in doc._.abbreviations:
        sentence = sentence_at(doc, pair.start)
        yield Occurrence(pair.start, pair.end, pair.short, sentence, "short form")
        yield Occurrence(pair.long_start, pair.long_end, pair.long, sentence, "long form")
        for word in doc._.words:
            inside = pair.long_start < word.start and word.end <= pair.long_end
            if inside and word.shape in ("inner", "caps"):
                yield Occurrence(word.start, word.end, word.text, sentence, "nested")


def _inside(doc: Doc, known: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Known names of several words that are part of a long form: DPO, in "audio-video DPO (AV-DPO)" spelled out."""
    for pair in doc._.abbreviations:
        for name in known:
            inside = pair.long_start <= name.start and name.end <= pair.long_end
            if inside and re.search(r"[ -]", name.text) and len(name.text) < len(pair.long):
                yield replace(name, rule="nested")


def _shaped(doc: Doc) -> list[Occurrence]:
    text = doc._.page.text
    return [
        Occurrence(run.start, run.end, text[run.start : run.end], run.sentence, "shape")
        for whole in runs(doc._.words, title_case=frozenset({0}))
        for run in _parted(_without_opener(whole, doc), doc)
        if _worth_keeping(run, doc)
    ]


def _parted(run: Run, doc: Doc) -> list[Run]:
    """Two names where a known one ends in a tail: both of "Flow Matching-based Action Expert"."""
    for index, word in enumerate(run.words[:-1], 1):
        if not word.whole and doc._.resources.lexicon.find(doc._.page.text[run.start : word.end]):
            return [Run(run.words[:index]), Run(run.words[index:])]
    return [run]


def _without_opener(run: Run, doc: Doc) -> Run:
    """Transformers, of "Autoregressive Transformers" where that opens a sentence and only the rest is a known name."""
    first, *rest = run.words
    if not rest or first.gap != "\n" or not _ADJECTIVE.search(first.text):
        return run
    find, text = doc._.resources.lexicon.find, doc._.page.text
    alone = find(text[rest[0].start : run.end]) and not find(text[run.start : run.end])
    return Run(tuple(rest)) if alone else run


def _worth_keeping(run: Run, doc: Doc) -> bool:
    """A lone capitalised word that opens a sentence is a name only where it is written so elsewhere too."""
    first = run.words[0]
    if run.marked or len(run.words) > 1 or first.gap != "\n":
        return True
    return any(word.text == first.text and word.gap != "\n" and word.sentence > 0 for word in doc._.words)


def _sizes(doc: Doc, occurrence: Occurrence) -> Iterator[Occurrence]:
    """The other sizes in "LLaMA-2 7B, 13B and 70B" and "CIFAR-10/100", each a name of its own."""
    size = _SIZE.search(occurrence.text)
    rest = _SIZES.match(doc._.page.text, occurrence.end) if size and size.start() else None
    if not size or not rest:
        return
    for match in re.finditer(r"\d+(?:\.\d+)?[BbM]?", rest[0]):
        slashed = doc._.page.text[occurrence.end] == "/"
        if match[0][-1:] == size[0][-1:] if size[0][-1:].isalpha() else slashed:
            start = occurrence.end + match.start()
            name = occurrence.text[: size.start()] + match[0]
            yield Occurrence(start, start + len(match[0]), name, occurrence.sentence, "coordination")


def _again(doc: Doc, found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Other places of names of several words, in whatever case they are written there."""
    forms = {o.text for o in found if " " in o.text and o.rule in ("long form", "shape", "title")}
    text = doc._.page.text
    for form in sorted(forms):
        for match in re.finditer(rf"(?i)(?<![\w-]){re.escape(form)}(?![\w-])", text):
            yield Occurrence(*match.span(), match[0], sentence_at(doc, match.start()), "again")


def _without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    kept: list[Occurrence] = []
    taken: set[int] = set()
    for occurrence in sorted(found, key=lambda o: (_RANK.get(o.rule, 9), o.start - o.end, o.start)):
        place = range(occurrence.start, occurrence.end)
        if occurrence.rule in _BESIDE:
            kept.append(occurrence)
        elif taken.isdisjoint(place):
            kept.append(occurrence)
            taken.update(place)
    return sorted(kept, key=lambda o: (o.start, -o.end))
