"""The Cypher that keeps records and writes the derived graph: the same whole texts on every store.

Labels and edge types cannot be parameters in portable Cypher. They come from the closed lists of `graph.model`, which
`label_text` and `type_text` check, so that no other text ever reaches a statement; every value is a parameter.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from citegraph.graph.model import EdgeType, Label

LABELS: tuple[str, ...] = get_args(Label)
EDGE_TYPES: tuple[str, ...] = get_args(EdgeType)
BOOKKEEPING: tuple[str, ...] = ("Source", "Store")
"""Labels of nodes that are not part of the graph: one Source a record, and the one node that describes the store."""
SCHEMA = 1
"""Version of how records and bookkeeping are kept. A store with an older one is migrated before it is used."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Later:
    """Rows that are made when they are sent: those of a whole graph would take as much memory as the graph."""

    items: Sequence[Any]
    make: Callable[[Any], Row]

    def __len__(self) -> int:
        return len(self.items)

    def rows(self) -> list[Row]:
        """The rows."""
        return [self.make(item) for item in self.items]


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher text with its parameters."""

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    def ready(self) -> "Statement":
        """The statement with all its rows made."""
        made = {name: value.rows() for name, value in self.parameters.items() if isinstance(value, Later)}
        return Statement(self.text, {**self.parameters, **made}) if made else self

    def rows(self) -> int:
        """How many rows it has."""
        return sum(len(value) for value in self.parameters.values() if isinstance(value, list | Later))


def label_text(label: str) -> str:
    """The label, where it is one of ours.

    Raises:
        ValueError: for any other text, so that none is ever pasted into a statement.
    """
    if label not in LABELS and label not in BOOKKEEPING:
        raise ValueError(f"no such label: {label!r}")
    return label


def type_text(edge_type: str) -> str:
    """The edge type, where it is one of ours.

    Raises:
        ValueError: for any other text, so that none is ever pasted into a statement.
    """
    if edge_type not in EDGE_TYPES:
        raise ValueError(f"no such edge type: {edge_type!r}")
    return edge_type


MIGRATIONS: dict[int, tuple[Statement, ...]] = {}
"""What turns a store of each older schema into one of the next. None is older than the first."""


def unique_id_name(label: str) -> str:
    """What the constraint of a label, and the index that comes with it, is called."""
    return f"citegraph_{label_text(label)}_id"


def unique_id(label: str) -> Statement:
    """Ids are unique for each label, and looked up through the index that the constraint brings."""
    return Statement(f"""
    CREATE CONSTRAINT {unique_id_name(label)} IF NOT EXISTS
    FOR (n:{label_text(label)})
    REQUIRE n.id IS UNIQUE
    """)


INDEX_NAMES = """
    SHOW INDEXES
    YIELD name
    RETURN name
"""
TEXT_INDEX = "citegraph_text"
MAKE_TEXT_INDEX = """
    CREATE FULLTEXT INDEX citegraph_text IF NOT EXISTS
    FOR (n:Paper|Method|Dataset|Concept|Author|Venue)
    ON EACH [n.name, n.aliases, n.title, n.abstract]
"""
AWAIT_INDEXES = """
    CALL db.awaitIndexes(300)
"""


DESCRIBE = """
    MATCH (store:Store {id: 'store'})
    RETURN store.schema AS schema, store.revision AS revision, store.stale AS stale, store.versions AS versions,
        store.derived AS derived
"""
FOUND = """
    MERGE (store:Store {id: 'store'})
    ON CREATE SET store.schema = $schema, store.revision = 0, store.stale = false
"""
ADVANCE = """
    MATCH (store:Store {id: 'store'})
    SET store.locked = true
    WITH store, store.revision AS before, store.writer AS last_writer
    SET store.revision = before + 1, store.writer = $writer
    RETURN before, last_writer
"""
"""The first statement of every writing transaction: the first SET locks the node, so writers follow one another."""
MARK = """
    MATCH (store:Store {id: 'store'})
    SET store.stale = $stale
"""
SET_DERIVED = """
    MATCH (store:Store {id: 'store'})
    SET store.derived = $derived
"""
"""Which derivation the graph is; none while a change is written in parts, or once somebody wrote by hand."""
SET_SCHEMA = """
    MATCH (store:Store {id: 'store'})
    SET store.schema = $schema
"""
CORRECTIONS = """
    MATCH (store:Store {id: 'store'})
    RETURN store.corrections AS corrections
"""
SET_CORRECTIONS = """
    MATCH (store:Store {id: 'store'})
    SET store.corrections = $corrections
"""
SET_VERSIONS = """
    MATCH (store:Store {id: 'store'})
    SET store.versions = $versions
"""

NODES = """
    MATCH (n)
    WHERE NOT (n:Source OR n:Store)
    RETURN labels(n) AS labels, properties(n) AS properties
"""
EDGES = """
    MATCH (a)-[r]->(b)
    RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties
"""

RECORD_KEYS = """
    MATCH (source:Source)
    RETURN source.id AS id
    ORDER BY id
"""
COUNT_RECORDS = """
    MATCH (source:Source)
    RETURN count(source) AS records
"""
RECORDS = """
    UNWIND $ids AS id
    MATCH (source:Source {id: id})
    RETURN source.id AS id, source.record AS record
"""
UNCHANGED_RECORDS = """
    UNWIND $rows AS row
    MATCH (source:Source {id: row.id})
    RETURN source.id AS id, source.hash = row.hash AS same
"""
PUT_RECORDS = """
    UNWIND $rows AS row
    MERGE (source:Source {id: row.id})
    ON CREATE SET source.added_at = row.added_at
    SET source.record = row.record, source.hash = row.hash
"""
RECORD_HASHES = """
    MATCH (source:Source)
    RETURN source.id AS id, source.hash AS hash
"""
ENTRIES = """
    MATCH (source:Source)
    RETURN source.id AS id, source.added_at AS added_at, source.paper AS paper
"""
PAPERS_OF = """
    UNWIND $ids AS id
    MATCH (source:Source {id: id})
    RETURN source.id AS id, source.paper AS paper
"""
REMOVE_RECORDS = """
    UNWIND $ids AS id
    MATCH (source:Source {id: id})
    DELETE source
"""


def name_papers(rows: Sequence[Row]) -> Statement:
    """Writes down which paper each record tells of."""
    text = """
    UNWIND $rows AS row
    MATCH (source:Source {id: row.id})
    SET source.paper = row.paper
    """
    return Statement(text, {"rows": rows})


def labels_of(label: str) -> str:
    """Which of the ids stand for nodes with this label."""
    return f"""
    UNWIND $ids AS id
    MATCH (n:{label_text(label)} {{id: id}})
    RETURN n.id AS id
    """


def nodes_of(label: str) -> str:
    """The nodes with this label that have the ids."""
    return f"""
    UNWIND $ids AS id
    MATCH (n:{label_text(label)} {{id: id}})
    RETURN labels(n) AS labels, properties(n) AS properties
    """


def edges_from(label: str) -> str:
    """Every edge that starts from these nodes."""
    return f"""
    UNWIND $ids AS id
    MATCH (n:{label_text(label)} {{id: id}})-[r]->(other)
    RETURN n.id AS source, type(r) AS type, other.id AS target, properties(r) AS properties
    """


def edges_at(label: str) -> str:
    """Every edge at these nodes, in either direction."""
    return f"""
    UNWIND $ids AS id
    MATCH (n:{label_text(label)} {{id: id}})-[r]-()
    RETURN DISTINCT startNode(r).id AS source, type(r) AS type, endNode(r).id AS target, properties(r) AS properties
    """


def put_nodes(label: str, rows: Sequence[Row] | Later) -> Statement:
    """Creates or replaces nodes; each row has `id` and all its `properties`."""
    text = f"""
    UNWIND $rows AS row
    MERGE (n:{label_text(label)} {{id: row.id}})
    SET n = row.properties
    """
    return Statement(text, {"rows": rows})


def remove_nodes(label: str, ids: Sequence[str]) -> Statement:
    """Removes nodes and the edges at them."""
    text = f"""
    UNWIND $ids AS id
    MATCH (n:{label_text(label)} {{id: id}})
    DETACH DELETE n
    """
    return Statement(text, {"ids": ids})


def create_edges(ends: tuple[str, str, str], rows: Sequence[Row] | Later) -> Statement:
    """Creates edges between nodes that stand; `ends` are the source's label, the type and the target's label."""
    source, edge_type, target = ends
    text = f"""
    UNWIND $rows AS row
    MATCH (a:{label_text(source)} {{id: row.source}})
    MATCH (b:{label_text(target)} {{id: row.target}})
    CREATE (a)-[r:{type_text(edge_type)}]->(b)
    SET r = row.properties
    """
    return Statement(text, {"rows": rows})


def remove_edges(ends: tuple[str, str, str], rows: Sequence[Row]) -> Statement:
    """Removes edges by source, target and paper; an edge without a paper is another one than any with."""
    source, edge_type, target = ends
    text = f"""
    UNWIND $rows AS row
    MATCH (a:{label_text(source)} {{id: row.source}})
    MATCH (b:{label_text(target)} {{id: row.target}})
    MATCH (a)-[r:{type_text(edge_type)}]->(b)
    WHERE coalesce(r.paper, '') = row.paper
    DELETE r
    """
    return Statement(text, {"rows": rows})


def any_node(label: str) -> str:
    """Whether there is a node with this label at all."""
    return f"""
    MATCH (n:{label_text(label)})
    RETURN 1 AS found
    LIMIT 1
    """


def any_edge(edge_type: str) -> str:
    """Whether there is an edge of this type at all."""
    return f"""
    MATCH ()-[r:{type_text(edge_type)}]->()
    RETURN 1 AS found
    LIMIT 1
    """
