"""Draws the sheets on which identity is judged by hand: the largest entities, merges, and near-duplicates left apart.

    python benchmarks/identity.py papers.facts.jsonl... -o FOLDER [--seed N] [--merges N] [--apart N]

The facts are what `citegraph extract` writes. The same facts and the same seed give the same sheets. Each is a table
divided by tabs whose first column is left for the judgement; `docs/quality/` holds those that were filled in.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path

from citegraph.graph.derive import derive
from citegraph.graph.model import Node, SourceRecord, Subgraph
from citegraph.graph.names import name_key, slug
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.names.short_forms import are_initials, can_abbreviate, looks_short
from citegraph.graph.names.table import NameTable
from citegraph.loaders.facts import from_fields

LARGEST = 200
LONG_NAME = 3
"""Words of the shortest name that may be another with one word more."""
LONG_KEY = 6
"""Characters of the shortest key that may be another but for one letter."""
NAMED = frozenset({"INTRODUCES", "USES", "EVALUATES_ON", "ABOUT", "MENTIONS"})
Row = tuple[object, ...]


def main() -> None:
    """Derive the graph, draw the sheets, say how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--merges", type=int, default=120)
    parser.add_argument("--apart", type=int, default=120)
    given = parser.parse_args()
    records = [from_fields(json.loads(line)) for path in given.facts for line in path.open(encoding="utf-8")]
    started = time.process_time()
    graph = derive(records, lexicon=Lexicon.load(), table=NameTable.load())
    print(f"{len(records):,} records derived in {time.process_time() - started:.1f} s of processor time")
    sheets = Sheets(graph, records)
    given.output.mkdir(parents=True, exist_ok=True)
    draw = random.Random(given.seed)  # noqa: S311 - a sample that can be drawn again, no secret
    for name, rows in (
        ("largest", sheets.largest()),
        ("merges", _sample(sheets.merges(), given.merges, draw)),
        ("apart", _sample(sheets.apart(), given.apart, draw)),
    ):
        path = given.output / f"{name}.tsv"
        path.write_text("".join("\t".join(["", *map(str, row)]) + "\n" for row in rows), encoding="utf-8")
        print(f"{path}: {len(rows)} rows")


def _sample(rows: Iterable[Row], size: int, draw: random.Random) -> list[Row]:
    rows = sorted(set(rows), key=str)
    print(f"  drawn from {len(rows):,}")
    return sorted(draw.sample(rows, min(size, len(rows))), key=str)


class Sheets:
    """What of a graph is to be judged."""

    def __init__(self, graph: Subgraph, records: Sequence[SourceRecord]) -> None:
        self._texts = {slug(r.paper.title): f"{r.paper.title}. {r.paper.abstract}" for r in records}
        self._entities = {node.id: node for node in graph.nodes if node.label in ("Method", "Dataset", "Concept")}
        self._papers: defaultdict[str, set[str]] = defaultdict(set)
        for edge in graph.edges:
            if edge.type in NAMED:
                self._papers[edge.target].add(edge.source)

    def largest(self) -> list[Row]:
        """The entities that most papers name."""
        ranked = sorted(self._entities, key=lambda node: (-len(self._papers[node]), node))
        return [
            (len(self._papers[node]), node, self._entities[node].name, " | ".join(self._entities[node].aliases[:12]))
            for node in ranked[:LARGEST]
        ]

    def merges(self) -> Iterator[Row]:
        """Two forms of one entity that are not merely spelled differently, with a text that has the rarer one."""
        for node in self._entities.values():
            forms = {name_key(form): form for form in (*node.aliases, node.name)}
            for key, form in forms.items():
                if key != name_key(node.name):
                    yield node.id, node.name, form, self._context(node.id, form)

    def apart(self) -> Iterator[Row]:
        """Two entities whose names look much alike."""
        for one, other, reason in self._alike():
            pair = (self._entities[one], self._entities[other])
            yield (
                reason,
                *(f"{node.name} ({len(self._papers[node.id])})" for node in pair),
                *(self._context(node.id, node.name) for node in pair),
            )

    def _context(self, node: str, form: str) -> str:
        for paper in sorted(self._papers[node]):
            text = self._texts.get(paper.removeprefix("paper:"), "")
            at = text.find(form)
            if at >= 0:
                return " ".join(text[max(0, at - 60) : at + len(form) + 60].split())
        return ""

    def _alike(self) -> Iterator[tuple[str, str, str]]:
        seen: set[tuple[str, str]] = set()
        for reason, groups in (
            ("same words in another order", self._by(_sorted_words)),
            ("same beginnings of words", self._by(_stems)),
            ("one word more", self._one_word_more()),
            ("initials", self._initials()),
            ("one letter", self._one_letter()),
        ):
            for group in groups:
                for pair in islice(combinations(sorted(group), 2), 10):
                    if pair not in seen and pair[0] != pair[1]:
                        seen.add((pair[0], pair[1]))
                        yield pair[0], pair[1], reason

    def _by(self, signature: object) -> list[set[str]]:
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for node in self._entities.values():
            if sign := signature(node):  # type: ignore[operator]
                groups[sign].add(node.id)
        return [group for group in groups.values() if len(group) > 1]

    def _one_word_more(self) -> Iterator[set[str]]:
        by_words = {_sorted_words(node): node.id for node in self._entities.values()}
        for node in self._entities.values():
            words = slug(node.name).split("-")
            if len(words) >= LONG_NAME:
                for word in words:
                    less = " ".join(sorted(singular(w) for w in words if w != word))
                    if less in by_words:
                        yield {node.id, by_words[less]}

    def _initials(self) -> Iterator[set[str]]:
        shorts: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self._entities.values():
            if looks_short(node.name):
                shorts["".join(filter(str.isalpha, name_key(node.name)))].append(node)
        for node in self._entities.values():
            letters = "".join(word[:1] for word in slug(node.name).split("-"))
            for short in shorts[letters]:
                if are_initials(short.name, node.name) and can_abbreviate(short.name, node.name):
                    yield {short.id, node.id}

    def _one_letter(self) -> Iterator[set[str]]:
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for node in self._entities.values():
            key = name_key(node.name)
            if len(key) >= LONG_KEY:
                for place in range(len(key)):
                    groups[key[:place] + key[place + 1 :]].add(node.id)
                groups[key].add(node.id)
        return (group for group in groups.values() if len(group) > 1)


def _sorted_words(node: Node) -> str:
    return " ".join(sorted(singular(word) for word in slug(node.name).split("-")))


def _stems(node: Node) -> str:
    words = slug(node.name).split("-")
    return " ".join(word[:5] for word in words) if len(words) > 1 else ""


if __name__ == "__main__":
    main()
