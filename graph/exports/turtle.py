"""RDF in Turtle: each edge a triple, its evidence an rdf:Statement; terms are those of `data/vocabulary.ttl`."""

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import BinaryIO
from urllib.parse import quote

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import web_address
from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import PropertyValue, Subgraph

VOCABULARY = "https://w3id.org/citegraph/vocabulary#"
NODES = "https://w3id.org/citegraph/node/"
HEAD = f"""\
@prefix cg: <{VOCABULARY}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
KNOWN: Mapping[str, str] = {
    "name": "schema:name",
    "aliases": "schema:alternateName",
    "abstract": "schema:abstract",
    "url": "schema:url",
    "ids": "schema:identifier",
    "subject": "cg:subjectAsWritten",
    "baseline": "cg:baselineAsWritten",
    "dataset": "cg:datasetAsWritten",
    "claims": "cg:claimCount",
    "papers": "cg:paperCount",
}
"""Properties whose terms are not their own names: schema.org has the word, or an edge bears the name already."""
LINKING: Mapping[str, str] = {"paper_ids": "cg:paper", "methods": "cg:through"}
"""Properties that hold ids of nodes."""
NOT_WRITTEN = frozenset({"id", "label", "title", "source", "target", "type", "key", "paper"})
_TERM = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.IGNORECASE)
# https://www.w3.org/TR/turtle/#grammar-production-STRING_LITERAL_QUOTE, and what XML tools behind an RDF store refuse.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_HALF = re.compile("[\ud800-\udfff]")


class Turtle:
    """A list is as many triples as it has items, but for authors, whose order counts and who are an RDF list."""

    description = "RDF (Turtle): triple stores, Protege, rdflib; mapped to schema.org, CiTO and ORKG"
    suffix = ".ttl"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the nodes, then the edges, each with a statement where there is evidence of it."""
        losses = Losses()
        out.write(f"# {provenance.comment}\n".encode() if provenance.comment else b"")
        out.write(HEAD.encode())
        out.writelines(_node(node_record(node), losses).encode() for node in graph.nodes)
        out.writelines(_edge(edge_record(edge), losses).encode() for edge in graph.edges)
        return losses.told()


def _node(record: Record, losses: Losses) -> str:
    lines = [f"{_iri(str(record['id']))} a cg:{record['label']}"]
    return " ;\n    ".join((*lines, *_properties(record, losses))) + " .\n\n"


def _edge(record: Record, losses: Losses) -> str:
    source, target = _iri(str(record["source"])), _iri(str(record["target"]))
    predicate = f"cg:{_camel(str(record['type']).lower())}"
    triple = f"{source} {predicate} {target} .\n"
    stated = [f"cg:paper {_iri(str(record['paper']))}"] if "paper" in record else []
    properties = [*stated, *_properties(record, losses)]
    if not properties:
        return f"{triple}\n"
    ends = (f"rdf:subject {source}", f"rdf:predicate {predicate}", f"rdf:object {target}")
    inner = " ;\n    ".join(("a rdf:Statement", *ends, *properties))
    return f"{triple}[] {inner} .\n\n"


def _properties(record: Record, losses: Losses) -> Iterator[str]:
    for name, value in record.items():
        if name in NOT_WRITTEN or value == ():
            continue
        if name in LINKING and isinstance(value, tuple):
            yield f"{LINKING[name]} {', '.join(dict.fromkeys(map(_iri, value)))}"
        elif name == "year" and isinstance(value, int) and 0 < value <= 9999:  # noqa: PLR2004 - four digits
            yield f'schema:datePublished "{value:04}"^^xsd:gYear'
        elif name == "url" and isinstance(value, str) and (address := web_address(value)):
            yield f"schema:url <{_iri_text(address)}>"
        else:
            yield f"{KNOWN.get(name) or _predicate(name)} {_objects(name, value, losses)}"


def _objects(name: str, value: PropertyValue, losses: Losses) -> str:
    if not isinstance(value, tuple):
        return _literal(value, losses)
    items = [_literal(item, losses) for item in value]
    if name == "authors":
        return f"( {' '.join(items)} )"
    losses.add("lists hold an item twice, which RDF holds once", len(set(items)) < len(items))
    return ", ".join(dict.fromkeys(items))


def _predicate(name: str) -> str:
    return f"cg:{_camel(name)}" if _TERM.fullmatch(name) else f"<{VOCABULARY}{quote(name, safe='', errors='replace')}>"


def _camel(name: str) -> str:
    """`evaluates_on` as `evaluatesOn`."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _literal(value: PropertyValue, losses: Losses) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _double(value)
    whole, halves = _HALF.subn("\ufffd", str(value))
    losses.add("halves of characters were replaced by U+FFFD", halves)
    return f'"{_ESCAPED.sub(lambda found: _escape(found[0]), whole)}"'


def _double(value: float) -> str:
    """A number with an exponent is an xsd:double; what is none is written as XML Schema names it."""
    if not isfinite(value):
        name = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}[repr(value)]
        return f'"{name}"^^xsd:double'
    return repr(value) if "e" in repr(value) else f"{value!r}e0"


def _escape(character: str) -> str:
    return {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(character, f"\\u{ord(character):04X}")


def _iri(node: str) -> str:
    return f"<{NODES}{quote(node, safe='-._~:@!$&()*+,;=', errors='replace')}>"


def _iri_text(address: str) -> str:
    """The address with what no IRI may hold encoded (https://www.w3.org/TR/turtle/#grammar-production-IRIREF)."""
    return re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda found: quote(found[0], safe=""), address)


export = Turtle()
