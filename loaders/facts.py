"""Facts as JSON Lines, one object a paper: what `citegraph extract` writes and `citegraph load` takes back.

| field | holds |
|---|---|
| title, id | the paper's title, and the id made of it |
| versions | what the facts were extracted with |
| introduces, methods, datasets, concepts, baselines, variant_of | the facts, as in PaperFacts |
| mentioned, abbreviations, code | the same |
| record | the whole paper as its source gave it |
"""

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict

from citegraph.graph.model import Fact, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.names import slug
from citegraph.loaders import Item, Source
from citegraph.loaders._json_lines import load_lines


class _Frame(BaseModel):
    """What stands around the facts on a line; a title and an id are there for readers, `record` decides."""

    model_config = ConfigDict(extra="ignore")

    record: Paper
    versions: Versions


def fields_of(record: SourceRecord) -> dict[str, object]:
    """The record as plain fields, flat: those of the table above, in its order."""
    return {
        "title": record.paper.title,
        "id": f"paper:{slug(record.paper.title)}",
        "versions": record.versions.model_dump(),
        **record.facts.model_dump(mode="json"),
        "record": record.paper.model_dump(mode="json"),
    }


def to_line(record: SourceRecord) -> str:
    """The record as one line of JSON, without its line end."""
    return json.dumps(fields_of(record), ensure_ascii=False)


def from_fields(fields: dict[str, object]) -> SourceRecord:
    """The record that `fields_of` was given; fields it does not know are passed over.

    Raises:
        ValueError: if fields are missing or of a wrong type, or a mention lies outside of its text.
    """
    frame = _Frame.model_validate(fields)
    facts = PaperFacts.model_validate({name: fields[name] for name in PaperFacts.model_fields if name in fields})
    record = SourceRecord(paper=frame.record, facts=facts, versions=frame.versions)
    _check_mentions(record)
    return record


class Facts:
    """Reads facts that were extracted before."""

    description = "facts as `citegraph extract` writes them; they are not extracted again"
    suffixes = (".facts.jsonl", ".facts")

    def recognises(self, head: str, /) -> bool:
        """Whether one of the first lines has the fields that every line of facts starts with."""
        lines = head.lstrip("\ufeff \t\r\n").split("\n")
        return any(line.startswith("{") and '"title"' in line and '"versions"' in line for line in lines)

    def load(self, source: Source, /) -> Iterator[Item]:
        """Records line by line; the same paper a second time is Rejected."""
        return load_lines(source, lambda fields: (from_fields(fields), ""))


def _check_mentions(record: SourceRecord) -> None:
    facts = record.facts
    of_every_kind: Iterable[Iterable[Fact]] = (
        *(facts.introduces, facts.methods, facts.datasets, facts.concepts),
        *(facts.baselines, facts.variant_of, facts.mentioned),
    )
    for mention in (mention for kind in of_every_kind for fact in kind for mention in fact.mentions):
        if not mention.start < mention.end <= len(record.paper.text(mention.field)):
            raise ValueError(f"a mention at {mention.start} to {mention.end} lies outside of the {mention.field}")


loader = Facts()
