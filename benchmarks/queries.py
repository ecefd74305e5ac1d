"""How fast the catalogue answers, against the best Cypher by hand: `python benchmarks/queries.py STORE...`.

Each STORE holds the same graph. For every query, with ids and with names as a user gives them, and for optional filters
with and without, it prints milliseconds of `citegraph.queries.run`, of the same question asked by hand (`by_hand.py`)
through the plain driver of the database, and their ratio; then whether all stores gave the same rows. By hand a name is
looked for in the full-text index by the statement that answers; a database without one is asked by id alone.

All ways follow each other in turn, round by round. The median of the rounds counts: the machine may do other work.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any, NamedTuple

import kglite
from by_hand import BY_HAND
from neo4j import GraphDatabase

from citegraph.graph.stores import Cell, IndexesText, Store, TextIndex, open_store
from citegraph.graph.stores.neo4j import credentials
from citegraph.queries import Query, describe, names, run
from citegraph.queries.answer import COMPUTED, is_computed

Ask = Callable[[str, Mapping[str, object]], list[Any]]
FILTERS = ("concept", "dataset")
"""Optional parameters that by hand one would write another statement for."""
MOST = {
    "method": "MATCH (m:Method)<-[:BASELINE]-(c) RETURN m.id AS id, count(c) AS n ORDER BY n DESC, id LIMIT 2",
    "paper": "MATCH (m:Paper)<-[:BUILDS_ON]-(p) RETURN m.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 2",
    "dataset": "MATCH (m:Dataset)<-[:ON]-(c) RETURN m.id AS id, count(c) AS n ORDER BY n DESC, id LIMIT 1",
    "concept": "MATCH (m:Concept)<-[:ABOUT]-(p) RETURN m.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 1",
    "author": "MATCH (m:Author)<-[:WRITTEN_BY]-(p) RETURN m.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 1",
    "venue": "MATCH (m:Venue)<-[:PUBLISHED_IN]-(p) RETURN m.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 1",
}
"""What a kind of parameter is asked about: the busiest node of its kind, the hardest case."""
SECONDS = 6.0
"""No further round of a case begins after so long."""
HEAD = """
| query | by id | by hand | ratio | by name | by hand | ratio | rows |
|---|---|---|---|---|---|---|---|
""".strip()
FOUND_BY_HAND = """
CALL db.index.fulltext.queryNodes('citegraph_text', ${0}_asked) YIELD node AS {0}_node
WHERE {0}_node.name = ${0}_name
WITH *, {0}_node.id AS {0}_id
"""
"""Finds the node of a name as its name is written: more than one often knows, and less than we look for."""
GIVEN = {"text": "machine translation", "since": "2020-01-01", "name": "MT"}


class Case(NamedTuple):
    """One question: a query with parameters, and how it is called in the table."""

    query: Query
    name: str
    parameters: dict[str, object]

    @property
    def beside(self) -> str:
        """What the table says behind the name of the query."""
        return self.name.removeprefix(self.query.name).replace(" ", " with ")


class Timed(NamedTuple):
    """Milliseconds of a case, the median of each way, and its rows."""

    by_id: float
    id_by_hand: float
    by_name: float
    name_by_hand: float
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table: by id ours, by hand and ours over by hand, then the same by name."""
        by_id, by_name = (
            (f"{ours:.1f}", f"{hand:.1f}", f"{ours / hand:.2f}")
            for ours, hand in ((self.by_id, self.id_by_hand), (self.by_name, self.name_by_hand))
        )
        return (*by_id, *by_name, str(len(self.rows)))


class Fetching(NamedTuple):
    """What a computed query fetches with, through the driver alone."""

    ask: Ask
    text: str
    given: Mapping[str, object]
    text_index: TextIndex | None = None

    def __call__(self, **changed: object) -> list[dict[str, Any]]:
        """The rows of the text."""
        return list(map(dict, self.ask(self.text, {**self.given, **changed})))


@contextmanager
def driver_of(uri: str) -> Iterator[Ask]:
    """Asks the database by its own driver alone, as its manual shows."""
    if "://" not in uri:
        session = kglite.open_session(uri, durable=None)
        yield lambda text, given: session.cypher(text, params=dict(given)).to_list()
        return
    with GraphDatabase.driver(uri, auth=credentials()) as driver:
        yield lambda text, given: driver.execute_query(text, dict(given), routing_="r").records


def cases(store: Store) -> Iterator[Case]:
    """Every query with its busiest parameters, and once more for each optional filter."""
    busiest = {kind: [str(row[0]) for row in store.run(text).rows] for kind, text in MOST.items()}
    for query in map(describe, names()):
        fixed: dict[str, object] = {
            p.name: _value(p.name, p.type, busiest) for p in query.parameters if p.required or p.name == "text"
        }
        if len(fixed) > 1:
            fixed = dict(zip(fixed, busiest["method"], strict=False))
        yield Case(query, query.name, fixed)
        for parameter in query.parameters:
            if parameter.name in FILTERS and not parameter.required:
                one = {parameter.name: busiest[parameter.name][0]}
                yield Case(query, f"{query.name} {parameter.name}", fixed | one)


def _value(name: str, kind: str, busiest: Mapping[str, list[str]]) -> str:
    alike = {"artefact": "method", "entity": "concept", "node": "method"}
    return GIVEN.get(name) or busiest[alike.get(kind, kind)][0]


def measured(store: Store, ask: Ask, case: Case, rounds: int) -> Timed:
    """The case, so many times in turn each way."""
    given = {p.name: p.accept(case.parameters.get(p.name), where=case.name) for p in case.query.parameters}
    answer = run(store, case.query, case.parameters)
    named = {parameter: node.name for parameter, node in answer.named.items()}
    text = BY_HAND.get(case.name, case.query.text(given))
    ways: list[Callable[[], object]] = [
        lambda: run(store, case.query, case.parameters),
        lambda: _by_hand(ask, case.query, text, given),
    ]
    if named:
        by_hand = found_by_hand(store, ask, case.query, text)
        ways += [lambda: run(store, case.query, case.parameters | named), lambda: by_hand(given, named)]
    spent = list(map(median, zip(*_rounds(ways, most=rounds), strict=True)))
    return Timed(*spent, *spent[: 4 - len(spent)], answer.rows)


def found_by_hand(
    store: Store, ask: Ask, query: Query, text: str
) -> Callable[[Mapping[str, object], Mapping[str, str]], object]:
    """Asks by name: for a computed query in two statements, else in one that looks for the node and answers."""
    index = store.text_index if isinstance(store, IndexesText) else None

    def asked(given: Mapping[str, object], named: Mapping[str, str]) -> object:
        seek, sought, parameters = "", text, dict(given)
        for parameter, name in named.items():
            if index and (candidates := index.named(name)):
                seek += FOUND_BY_HAND.format(parameter)
                sought = sought.replace(f"{{id: ${parameter}}}", f"{{id: {parameter}_id}}")
                parameters |= {f"{parameter}_asked": candidates, f"{parameter}_name": name}
        if not is_computed(query):
            return ask(seek + sought, parameters)
        if seek:
            ask(f"{seek} RETURN *", parameters)
        return _by_hand(ask, query, text, given)

    return asked


def _rounds(ways: Sequence[Callable[[], object]], *, most: int) -> Iterator[list[float]]:
    """Milliseconds of each way, round by round, until there were enough or the time is spent."""
    end = time.perf_counter() + SECONDS
    for _ in range(most):
        yield [_timed(way) for way in ways]
        if time.perf_counter() > end:
            break


def _by_hand(ask: Ask, query: Query, text: str, given: Mapping[str, object]) -> object:
    """The rows that the driver gives; for a computed query, what is computed from them."""
    if not is_computed(query):
        return ask(text, given)

    return list(COMPUTED.get(query.name)(Fetching(ask, text, given), dict(given)))


def _timed(way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print a table for each store, and where they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", nargs="+")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    parser.add_argument("--skip", action="append", default=[], help="no case of this query")
    arguments = parser.parse_args()
    rows: dict[str, list[object]] = {}
    for uri in arguments.stores:
        print(f"{uri}\n{HEAD}")
        with open_store(uri, read_only=True) as store, driver_of(uri) as ask:
            for case in cases(store):
                if arguments.only not in case.name or case.query.name in arguments.skip:
                    continue
                t = measured(store, ask, case, arguments.rounds)
                rows.setdefault(case.name, []).append(t.rows)
                print(f"| `{case.query.name}`{case.beside} | {' | '.join(t.cells)} |", flush=True)
    differing = [name for name, found in rows.items() if any(one != found[0] for one in found)]
    if len(arguments.stores) > 1:
        print(f"{len(rows)} questions, {len(differing)} with other rows on another store: {', '.join(differing)}")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
