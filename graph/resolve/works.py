"""Papers as the graph shows them: text and facts of one record, other fields filled in from the rest, and an id."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from citegraph.graph.model import Paper, PaperFacts, SourceRecord
from citegraph.graph.names import slug, text_key
from citegraph.graph.resolve.papers import one_paper_each
from citegraph.graph.resolve.shared_ids import shared_ids

Keyed: TypeAlias = tuple[str, SourceRecord]

_FILLED = ("year", "authors", "venue", "url", "doi", "arxiv_id")
_PREPRINT_VENUES = frozenset({"arxiv", "arxivorg", "corr", "arxivpreprint", "biorxiv", "medrxiv", "preprint"})
_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Work:
    """One paper, whatever number of records tell of it."""

    id: str
    paper: Paper
    """Title and abstract as the record with the facts has them; everything else from the best source that says it."""
    facts: PaperFacts
    ids: tuple[str, ...]
    """Every id that a source gives, as `scheme:value`."""
    aliases: tuple[str, ...]
    """Other titles, and ids that this paper has when fewer records are known."""
    sources: tuple[str, ...]
    said: tuple[str, ...]
    """What a source says otherwise, as `field: value (source)`."""
    records: tuple[str, ...] = ()
    """Keys of the records that tell of it."""

    @property
    def slug(self) -> str:
        """The id without its label."""
        return self.id.removeprefix("paper:")


def works_of(records: Iterable[SourceRecord]) -> list[Work]:
    """The papers that the records describe, by id; a record counts once, however often it is given."""
    by_key = _by_key(records)
    groups = [[(key, by_key[key]) for key in keys] for keys in one_paper_each(by_key)]
    titles = [_best_text(group)[1].paper.title for group in groups]
    return sorted(map(_work, groups, _ids(groups, titles)), key=lambda work: work.id)


def work_of(records: Iterable[SourceRecord], paper_id: str) -> Work:
    """The paper that these records describe, all of them; which they are and its id depend on other records too."""
    return _work(list(_by_key(records).items()), paper_id)


def _by_key(records: Iterable[SourceRecord]) -> dict[str, SourceRecord]:
    by_key: dict[str, SourceRecord] = {}
    for record in records:
        key = record.key
        if key in by_key and by_key[key].facts != record.facts:
            # Two extractions of one record: which one is kept must not depend on their order.
            record = min(record, by_key[key], key=lambda twin: twin.facts.model_dump_json())  # noqa: PLW2901 - as said
        by_key[key] = record
    return by_key


def _best_text(group: Sequence[Keyed]) -> Keyed:
    """The record whose text is shown: the longest abstract, then the fullest metadata, then the smallest key."""
    return min(group, key=lambda keyed: (-len(keyed[1].paper.abstract), -_fullness(keyed[1].paper), keyed[0]))


def _fullness(paper: Paper) -> int:
    return sum(bool(getattr(paper, field)) for field in (*_FILLED, "ids", "cites", "code"))


def _ids(groups: Sequence[Sequence[Keyed]], titles: Sequence[str]) -> list[str]:
    """One id a group: the slug of its title, told apart where several groups have that slug."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        bearers[slug(title)].append(number)
    ids = [""] * len(groups)
    for name, numbers in bearers.items():
        marks = _marks([groups[number] for number in numbers]) if len(numbers) > 1 else [""]
        for number, mark in zip(numbers, marks, strict=True):
            ids[number] = f"paper:{name}{mark}"
    return ids


def _marks(groups: Sequence[Sequence[Keyed]]) -> list[str]:
    """What tells papers of one title apart: the smallest id that no other has, else a hash of the records."""
    shared = [{f"{scheme}:{value}" for _, record in group for scheme, value in _ids_of(record)} for group in groups]
    holders = Counter(shared_id for ids in shared for shared_id in ids)
    own = [min((shared_id for shared_id in ids if holders[shared_id] == 1), default="") for ids in shared]
    return [f":{mark or _hash(group)}" for mark, group in zip(own, groups, strict=True)]


def _hash(group: Sequence[Keyed]) -> str:
    return hashlib.sha256(min(key for key, _ in group).encode()).hexdigest()[:_HASH_LENGTH]


def _ids_of(record: SourceRecord) -> Iterable[tuple[str, str]]:
    return shared_ids(record.paper).items()


def _work(group: Sequence[Keyed], paper_id: str) -> Work:
    best = _best_text(group)[1]
    papers = [record.paper for _, record in sorted(group, key=lambda keyed: (-_fullness(keyed[1].paper), keyed[0]))]
    filled = {field: _first(field, papers) for field in _FILLED}
    return Work(
        id=paper_id,
        paper=best.paper.model_copy(update={**filled, **_gathered(papers)}),
        facts=best.facts,
        ids=tuple(sorted({f"{scheme}:{value}" for _, record in group for scheme, value in _ids_of(record)})),
        aliases=_aliases(papers, paper_id=paper_id, title=best.paper.title),
        sources=tuple(sorted({paper.source for paper in papers if paper.source})),
        said=tuple(sorted({said for paper in papers for said in _differing(paper, filled)})),
        records=tuple(sorted(key for key, _ in group)),
    )


def _first(field: str, papers: Sequence[Paper]) -> object:
    """What the best source says; a preprint server is a venue only where no source knows another."""
    values = [value for paper in papers if (value := getattr(paper, field))]
    if field == "venue":
        values.sort(key=lambda venue: text_key(venue) in _PREPRINT_VENUES)
    return values[0] if values else getattr(papers[0], field)


def _gathered(papers: Sequence[Paper]) -> dict[str, object]:
    """The fields in which sources add to each other."""
    return {
        "ids": {scheme: value for paper in reversed(papers) for scheme, value in sorted(paper.ids.items())},
        "code": tuple(dict.fromkeys(url for paper in papers for url in paper.code)),
        "cites": tuple(sorted({cited for paper in papers for cited in paper.cites})),
    }


def _aliases(papers: Sequence[Paper], *, paper_id: str, title: str) -> tuple[str, ...]:
    titles = {paper.title for paper in papers}
    ids = {f"paper:{slug(other)}" for other in titles}
    return tuple(sorted(titles - {title}) + sorted(ids - {paper_id}))


def _differing(paper: Paper, chosen: Mapping[str, object]) -> Iterable[str]:
    for field in _FILLED:
        value = getattr(paper, field)
        if value and value != chosen[field]:
            shown = "; ".join(value) if isinstance(value, tuple) else value
            yield f"{field}: {shown} ({paper.source or 'unnamed source'})"
