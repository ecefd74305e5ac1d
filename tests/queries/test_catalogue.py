"""What holds for every query there is; the exact rows of each are in catalogue/test_<name>.py.

The made-up graph holds an answer to every query's example.
"""

import re
from pathlib import Path

import pytest

from citegraph.errors import QueryError, UnknownNameError
from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Store
from citegraph.queries import Query, describe, functions, names, run
from citegraph.queries.answer import COMPUTED

QUERIES = [describe(name) for name in names()]
HOSTILE = "x'}) OR 1=1 WITH 1 AS one MATCH (n) DETACH DELETE n // \"}) ` \\u0027 $method {id: 1}"

PLAIN = [query for query in QUERIES if query.name not in COMPUTED.names()]
"""Those whose Cypher text alone gives the answer; a computation orders its rows, and may set further parameters."""

every_query = pytest.mark.parametrize("query", QUERIES, ids=names())
every_plain_query = pytest.mark.parametrize("query", PLAIN, ids=[query.name for query in PLAIN])


@every_query
def test_every_query_has_a_test_of_its_exact_rows(query: Query) -> None:
    assert (Path(__file__).parent / "catalogue" / f"test_{query.function}.py").exists()


@every_query
def test_answers_have_the_columns_and_types_that_the_header_says(store: Store, query: Query) -> None:
    rows = getattr(functions, query.function)(*_arguments(store, query), **_named(query))
    assert rows
    assert list(type(rows[0]).model_fields) == [column.name for column in query.columns]


@every_query
def test_ids_in_answers_stand_for_nodes(store: Store, query: Query, graph: Subgraph) -> None:
    known = {node.id for node in graph.nodes}
    assert set(run(store, query.name, query.example).node_ids()) <= known


@every_plain_query
def test_the_text_uses_each_parameter_and_no_other(query: Query) -> None:
    used = {name for text in _texts(query) for name in re.findall(r"\$(\w+)", text)}
    assert used == {parameter.name for parameter in query.parameters}


@every_query
def test_the_text_keeps_to_what_every_store_reads_alike(query: Query) -> None:
    for text in _texts(query):
        # kglite finds nothing, silently, for an inline value taken from a variable's property: {id: edge.paper}.
        assert not re.search(r":\w+ \{\w+: \w+\.\w+", text)
        # It counts too much where a pattern begins at a node that has no name, and takes long where it has one:
        # what is known by its id stands in a MATCH of its own.
        assert not re.search(r"MATCH \(\w*:[\w|]+ \{id: \$?\w+\}\)[<-]", text)
        for word in ("/*", "apoc.", "shortestPath", "percentileCont", "collect(*"):
            assert word not in text


@every_plain_query
def test_the_text_ends_in_a_total_order(query: Query) -> None:
    ids = [column.name for column in query.columns if column.holds_ids]
    for text in _texts(query):
        tail = text.rsplit("ORDER BY", 1)[-1].split("LIMIT")[0].strip()
        last = tail.split(",")[-1].split()[0]
        assert last in ids or not ids, f"ordered last by {last}, which is no id"


@every_query
def test_values_never_become_part_of_a_text(store: Store, query: Query) -> None:
    before = store.run("MATCH (n) RETURN count(n) AS nodes")
    for parameter in query.parameters:
        complaint = _complaint(store, query.name, {**query.example, parameter.name: HOSTILE})
        assert "syntax" not in complaint.lower()
    assert store.run("MATCH (n) RETURN count(n) AS nodes") == before


@every_query
def test_the_same_question_has_the_same_answer(store: Store, query: Query) -> None:
    assert run(store, query.name, query.example).rows == run(store, query.name, query.example).rows


def test_an_unknown_query_lists_those_there_are(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'what-beats'") as caught:
        run(store, "what-beat")
    assert caught.value.valid == names()


def test_an_unknown_parameter_lists_those_there_are(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="unknown parameter 'methd', did you mean 'method'") as caught:
        run(store, "what-beats", {"methd": "FA2"})
    assert caught.value.valid == ("limit", "method")


def test_a_missing_parameter_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="parameter missing: method"):
        run(store, "what-beats")


def test_a_query_of_ones_own_is_read_from_its_file(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "mine.cypher"
    path.write_text(
        "// name: mine\n// purpose: Papers since a year.\n// group: papers\n"
        "// parameter: since: int - First year.\n// column: paper_id: paper - Id of the paper.\n"
        "// example: since=2025\n"
        "MATCH (p:Paper) WHERE p.year >= $since RETURN p.id AS paper_id ORDER BY paper_id\n"
    )
    assert run(store, str(path), {"since": "2025"}).rows == (("herd",),)


def test_other_columns_than_the_header_says_are_an_error(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("own") / "mine.cypher"
    path.write_text(
        "// name: mine\n// purpose: Papers.\n// group: papers\n// column: paper_id: paper - Id of the paper.\n"
        "// example: none\nMATCH (p:Paper) RETURN p.id AS paper ORDER BY paper\n"
    )
    with pytest.raises(QueryError, match="other columns"):
        run(store, str(path))


def test_an_answer_names_every_node_in_it_once(store: Store) -> None:
    answer = run(store, "what-beats", {"method": "FA2"})
    assert answer.node_ids() == ["method:flashattention-2", "method:lean-attention", "lean"]
    assert answer.named["method"].name == "FlashAttention-2"


def _texts(query: Query) -> list[str]:
    return [query.cypher, *query.narrowed.values()]


def _complaint(store: Store, name: str, parameters: dict[str, str]) -> str:
    try:
        run(store, name, parameters)
    except (QueryError, UnknownNameError) as error:
        return str(error)
    return ""


def _first(query: Query) -> list[str]:
    return [parameter.name for parameter in query.parameters if parameter.required][:1]


def _arguments(store: Store, query: Query) -> list[object]:
    return [store, *(query.example[name] for name in _first(query))]


def _named(query: Query) -> dict[str, object]:
    given = {name: value for name, value in query.example.items() if name not in _first(query)}
    return {p.name: p.accept(given[p.name], where=query.name) for p in query.parameters if p.name in given}
