"""What every store promises about Cypher that users write."""

import pytest

from citegraph.errors import QueryError
from citegraph.graph.model import Edge, Node
from citegraph.graph.stores import GraphChange, Store

PAPER = Node(id="paper:p", label="Paper", name="A Paper", properties={"year": 2024})
METHOD = Node(id="method:m", label="Method", name="M", aliases=("m1",))
USES = Edge(source="paper:p", type="USES", target="method:m", properties={"confidence": 0.5, "surfaces": ("M", "m")})
PAPER_CELL = {
    "id": "paper:p",
    "label": "Paper",
    "properties": {"aliases": [], "name": "A Paper", "title": "A Paper", "year": 2024},
}
METHOD_CELL = {"id": "method:m", "label": "Method", "properties": {"aliases": ["m1"], "name": "M"}}
USES_CELL = {
    "source": "paper:p",
    "type": "USES",
    "target": "method:m",
    "properties": {"confidence": 0.5, "surfaces": ["M", "m"]},
}
WRITES = (
    "CREATE (:Method {id: 'method:x'})",
    "MERGE (:Method {id: 'method:x'})",
    "MATCH (n:Method) SET n.name = 'x'",
    "MATCH (n:Method) REMOVE n.name",
    "MATCH (n:Method) DETACH DELETE n",
    "MATCH ()-[r:USES]->() DELETE r",
    "MATCH (n:Method) FOREACH (x IN [1] | SET n.name = 'x')",
    "match (n:Method)\n\tset n.name = 'x' return n",
    "MATCH (n:Method) WITH n // RETURN n\nSET n.name = 'x'",
    "UNWIND [1] AS x CREATE (:Method {id: 'method:x'})",
    "CREATE INDEX citegraph_test FOR (n:Method) ON (n.name)",
    "DROP CONSTRAINT citegraph_Method_id",
    "MATCH (n:Method) RETURN n.id AS id UNION MATCH (m:Method) SET m.name = 'x' RETURN m.id AS id",
)
READS = (
    "RETURN 'CREATE (n) SET n.x = 1 DELETE n' AS text",
    "MATCH (n:Method) // SET n.name = 'x'\nRETURN n.name AS text",
    'MATCH (n:Method) WHERE n.name <> "DETACH DELETE" RETURN n.name AS text',
    "MATCH (n:Method) RETURN n.name AS `create`",
)


@pytest.fixture
def full(store: Store) -> Store:
    store.apply(GraphChange(nodes=(METHOD, PAPER), edges=(USES,)))
    return store


def test_rows_have_the_columns_and_the_plain_values_that_were_asked_for(full: Store) -> None:
    rows = full.run("RETURN 1 AS whole, 2.0 AS real, 'x' AS text, true AS flag, null AS nothing, [1, ['a']] AS list")
    assert rows.columns == ("whole", "real", "text", "flag", "nothing", "list")
    assert rows.rows == ((1, 2.0, "x", True, None, [1, ["a"]]),)
    assert [type(cell) for cell in rows.rows[0]] == [int, float, str, bool, type(None), list]


def test_no_rows_still_have_columns(full: Store) -> None:
    rows = full.run("MATCH (n:Method {id: 'no-such'}) RETURN n.id AS id, n.name AS name")
    assert rows.columns == ("id", "name")
    assert rows.rows == ()


def test_nodes_are_dicts_with_id_label_and_properties(full: Store) -> None:
    rows = full.run("MATCH (p:Paper)-[:USES]->(m) RETURN p, [m] AS list, {a: m} AS map")
    assert rows.rows == ((PAPER_CELL, [METHOD_CELL], {"a": METHOD_CELL}),)


def test_relationships_are_dicts_with_the_ids_of_their_ends(full: Store) -> None:
    assert full.run("MATCH (:Paper)-[r]->() RETURN r").rows == ((USES_CELL,),)


def test_paths_are_their_nodes_and_relationships(full: Store) -> None:
    rows = full.run("MATCH path = (:Paper)-[:USES]->() RETURN path")
    assert rows.rows == (({"nodes": [PAPER_CELL, METHOD_CELL], "relationships": [USES_CELL]},),)


def test_maps_stay_maps(full: Store) -> None:
    assert full.run("RETURN {id: 1, labels: 'x'} AS map").rows == (({"id": 1, "labels": "x"},),)


def test_dates_are_iso_text(full: Store) -> None:
    rows = full.run("RETURN date('2024-01-31') AS day, datetime('2024-01-31T10:00:00Z') AS moment")
    assert rows.rows == (("2024-01-31", "2024-01-31T10:00:00+00:00"),)


@pytest.mark.parametrize("value", ["'; MATCH (n) DETACH DELETE n //", "$other", "}) RETURN 1 //", "\x00", "", "`"])
def test_parameters_are_values_whatever_they_hold(full: Store, value: str) -> None:
    assert full.run("RETURN $value AS value", {"value": value}).rows == ((value,),)
    assert full.run("MATCH (n {name: $value}) RETURN n", {"value": value}).rows == ()
    assert len(full.graph().nodes) == 2


def test_parameters_may_be_lists_maps_and_nothing(full: Store) -> None:
    given = {"list": ["a", "b"], "tuple": ("a",), "map": {"a": [1]}, "nothing": None}
    rows = full.run("RETURN $list AS list, $tuple AS tuple, $map AS map, $nothing AS nothing", given)
    assert rows.rows == ((["a", "b"], ["a"], {"a": [1]}, None),)


@pytest.mark.parametrize("text", WRITES)
def test_a_statement_that_writes_is_refused_unless_writing_was_asked_for(full: Store, text: str) -> None:
    before = full.graph()
    with pytest.raises(QueryError, match="--write"):
        full.run(text)
    assert full.graph() == before
    assert full.run("MATCH (n {id: 'method:x'}) RETURN n").rows == ()


@pytest.mark.parametrize("text", READS)
def test_words_that_write_in_strings_names_and_comments_are_only_words(full: Store, text: str) -> None:
    assert len(full.run(text).rows) == 1


def test_a_statement_writes_where_writing_was_asked_for(full: Store) -> None:
    full.run("MATCH (m:Method {id: $id}) SET m.note = $note", {"id": "method:m", "note": "seen"}, write=True)
    assert full.run("MATCH (m:Method {id: 'method:m'}) RETURN m.note AS note").rows == (("seen",),)


def test_a_statement_that_writes_gives_its_rows(full: Store) -> None:
    rows = full.run("MATCH (m:Method) SET m.note = 'seen' RETURN m.id AS id", write=True)
    assert rows.rows == (("method:m",),)


@pytest.mark.parametrize(
    "text",
    ["MATCH (n", "", "   ", "RETURN $missing AS x", "RETURN nothing", "DELETE", "RETURN nosuchfunction(1)", "\x00"],
)
def test_what_is_no_cypher_is_told_and_names_the_store(full: Store, text: str) -> None:
    with pytest.raises(QueryError) as told:
        full.run(text)
    assert told.value.where == full.uri
    assert told.value.message


def test_a_parameter_that_no_database_holds_is_told(full: Store) -> None:
    with pytest.raises(QueryError):
        full.run("RETURN $value AS value", {"value": object()})
    with pytest.raises(QueryError):
        full.run("RETURN $value AS value", {"value": 2**80})
