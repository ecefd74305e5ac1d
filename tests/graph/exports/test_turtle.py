"""RDF, read by rdflib and checked by pyshacl."""

import io
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pyshacl
import rdflib
from hypothesis import given, settings
from rdflib.namespace import OWL, RDF

from citegraph.graph.exports.turtle import NODES, VOCABULARY, export
from citegraph.graph.model import Node, Subgraph

CG = rdflib.Namespace(VOCABULARY)
SCHEMA = rdflib.Namespace("https://schema.org/")
SHAPES = Path(__file__).with_name("shapes.ttl")


def parsed(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def vocabulary() -> rdflib.Graph:
    return parsed(files("citegraph.graph.exports").joinpath("data", "vocabulary.ttl").read_text(encoding="utf-8"))


def test_a_graph_conforms_to_the_shapes(made_up: Subgraph, write: Callable[..., str]) -> None:
    graph = parsed(write("turtle", made_up))
    conforms, _, told = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, told


def test_every_term_is_in_the_vocabulary(made_up: Subgraph, write: Callable[..., str]) -> None:
    graph = parsed(write("turtle", made_up))
    used = {term for triple in graph for term in triple if str(term).startswith(VOCABULARY)}
    assert used
    assert not used - set(vocabulary().subjects())


def test_the_vocabulary_maps_every_class_to_others_and_says_what_its_edges_are() -> None:
    terms = vocabulary()
    for term in terms.subjects(RDF.type, OWL.Class):
        assert any("schema.org" in str(other) for _, other in terms.predicate_objects(term)), term
    others = {str(term).rpartition("/")[0] for term in terms.objects()}
    assert {"http://purl.org/spar/cito", "http://orkg.org/orkg/predicate", "https://schema.org"} <= others


def test_an_edge_is_a_triple_and_its_evidence_a_statement(readable: Subgraph, write: Callable[..., str]) -> None:
    graph = parsed(write("turtle", readable))
    lean, flash = rdflib.URIRef(f"{NODES}paper:lean"), rdflib.URIRef(f"{NODES}method:flashattention-2")
    assert (lean, CG.uses, flash) in graph
    (statement,) = set(graph.subjects(RDF.subject, lean)) & set(graph.subjects(RDF.predicate, CG.uses))
    assert graph.value(statement, CG.role) == rdflib.Literal("baseline")
    assert {str(name) for name in graph.objects(flash, SCHEMA.alternateName)} == {"FA2", "a;b"}
    assert str(graph.value(lean, SCHEMA.datePublished)) == "2024"
    authors = rdflib.collection.Collection(graph, graph.value(lean, CG.authors))
    assert [str(author) for author in authors] == ["Rya Sanovar", "van der Berg, Jan"]


@settings(max_examples=40)
@given(graph=...)
def test_any_text_is_read_and_every_node_is_there(graph: Subgraph) -> None:
    text = turtle(graph)
    read = parsed(text)
    names = {str(name).replace("\r\n", "\n") for name in read.objects(None, SCHEMA.name)}
    assert len(set(read.subjects(RDF.type, None)) - set(read.subjects(RDF.type, RDF.Statement))) == len(graph.nodes)
    assert {whole(node) for node in graph.nodes} <= names | {""}


def turtle(graph: Subgraph) -> str:
    out = io.BytesIO()
    export.write(graph, out)
    return out.getvalue().decode()


def whole(node: Node) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in node.name).replace("\r\n", "\n")
