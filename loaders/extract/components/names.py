"""Places where a name may stand: by the shape of words, by definition, before the title's colon, and by the lexicon."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract._document import Occurrence, sentence_at
from citegraph.loaders.extract._known import known_names
from citegraph.loaders.extract._shapes import Run, runs
from citegraph.loaders.extract._words import words_of

component = "citegraph_names"

_RANK = {"short form": 0, "long form": 0, "coordination": 1, "shape": 2, "title": 3, "lexicon": 4}


@Language.component(
    component,
    assigns=["doc._.words", "doc._.occurrences"],
    requires=["doc._.sentences", "doc._.abbreviations"],
)
def find_names(doc: Doc) -> Doc:
    """Set `doc._.words` and `doc._.occurrences`: places that do not overlap, the longest where two would."""
    doc._.words = tuple(words_of(doc._.page.text, doc._.sentences))
    found = [*_defined(doc), *_shaped(doc), *_title_head(doc), *known_names(doc)]
    doc._.occurrences = tuple(_without_overlaps(found))
    return doc


def _defined(doc: Doc) -> list[Occurrence]:
    found = []
    for pair in doc._.abbreviations:
        sentence = sentence_at(doc, pair.start)
        found.append(Occurrence(pair.start, pair.end, pair.short, sentence, "short form"))
        found.append(Occurrence(pair.long_start, pair.long_end, pair.long, sentence, "long form"))
    return found


def _shaped(doc: Doc) -> list[Occurrence]:
    text = doc._.page.text
    return [
        Occurrence(run.start, run.end, text[run.start : run.end], run.sentence, "shape")
        for run in runs(doc._.words, title_case=frozenset({0}))
        if _worth_keeping(run, doc)
    ]


def _worth_keeping(run: Run, doc: Doc) -> bool:
    """A lone capitalised word that opens a sentence is a name only where it is written so elsewhere too."""
    first = run.words[0]
    if run.marked or len(run.words) > 1 or first.gap != "\n":
        return True
    return any(word.text == first.text and word.gap != "\n" and word.sentence > 0 for word in doc._.words)


def _title_head(doc: Doc) -> list[Occurrence]:
    """What stands before the title's colon, where it is short enough for a name."""
    title = doc._.sentences[0]
    head, colon, _ = doc._.page.text[title.start : title.end].partition(": ")
    if not colon or not 0 < len(head.split()) <= 4:
        return []
    return [Occurrence(title.start, title.start + len(head), head, 0, "title")]


def _without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    kept: list[Occurrence] = []
    taken: set[int] = set()
    for occurrence in sorted(found, key=lambda o: (_RANK[o.rule], o.start - o.end, o.start)):
        place = range(occurrence.start, occurrence.end)
        if taken.isdisjoint(place) or occurrence.rule == "coordination":
            kept.append(occurrence)
            taken.update(place)
    return sorted(kept, key=lambda o: (o.start, o.end))
