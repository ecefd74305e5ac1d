"""A small made-up graph with every kind of node and edge, for tests of what reads a graph."""

from collections.abc import Iterator
from datetime import UTC, datetime

from citegraph.graph.model import (
    Edge,
    EdgeType,
    Label,
    Node,
    Paper,
    PaperFacts,
    PropertyValue,
    SourceRecord,
    Subgraph,
    Versions,
)
from citegraph.graph.stores import GraphChange, Store

PAPERS = {
    "swift": ("FlashAttention: Exact Attention in Tiles", 2022, ("https://example.org/swift",)),
    "swift-2": ("FlashAttention-2: Better Parallelism for Exact Attention", 2023, ()),
    "lean": ("Lean Attention: Streamed Attention for Decoding", 2024, ("https://example.org/lean",)),
    "count": ("Counting Tiles", 2024, ()),
    "prairie": ("PrairieMoE: Routing Without Collapse", 2024, ()),
    "herd": ("DenseHerd: Plain Layers Win", 2025, ()),
    "survey": ("A Survey of Sparse Routing", None, ()),
}
IDS: dict[str, dict[str, PropertyValue]] = {"swift": {"arxiv_id": "2205.14135"}, "lean": {"doi": "10.1000/lean.1"}}
ENTITIES: dict[str, tuple[Label, str, tuple[str, ...], str]] = {
    "method:flashattention": ("Method", "FlashAttention", ("Flash Attention",), "method"),
    "method:flashattention-2": ("Method", "FlashAttention-2", ("FA2",), "method"),
    "method:lean-attention": ("Method", "Lean Attention", (), "method"),
    "method:prairiemoe": ("Method", "PrairieMoE", (), "model"),
    "method:denseherd": ("Method", "DenseHerd", (), "model"),
    "method:mixture-of-experts": ("Method", "Mixture of Experts", ("MoE",), "method"),
    "dataset:imagenet": ("Dataset", "ImageNet", (), "benchmark"),
    "concept:kv-cache": ("Concept", "KV cache", (), "topic"),
    "concept:load-balancing": ("Concept", "load balancing", (), "task"),
    "concept:convolutional-network": ("Concept", "convolutional network", ("CNN",), "topic"),
    "concept:continual-learning": ("Concept", "continual learning", ("CL",), "task"),
    "concept:contrastive-learning": ("Concept", "contrastive learning", ("CL",), "topic"),
}

AUTHORS = {
    "author:ada-example": ("Ada Example", ("swift", "swift-2")),
    "author:bo-sample": ("Bo Sample", ("swift", "lean")),
    "author:cy-trial": ("Cy Trial", ("swift-2",)),
}
VENUES = {"venue:made-up-conference": ("Made-up Conference", ("swift", "lean", "prairie"))}


def says(sentence: str, **more: PropertyValue) -> dict[str, PropertyValue]:
    """Properties of an edge that states a fact."""
    field = "title" if sentence in {title for title, _, _ in PAPERS.values()} else "abstract"
    return {"sentence": sentence, "field": field, "start": 0, "end": 5, "confidence": 0.9, **more}


FACTS: list[tuple[str, EdgeType, str, dict[str, PropertyValue]]] = [
    ("swift", "INTRODUCES", "method:flashattention", says("We present FlashAttention.", surface="FlashAttention")),
    (
        "swift-2",
        "INTRODUCES",
        "method:flashattention-2",
        says("We present FlashAttention-2.", surface="FlashAttention-2"),
    ),
    ("lean", "INTRODUCES", "method:lean-attention", says("We propose Lean Attention.", surface="Lean Attention")),
    ("prairie", "INTRODUCES", "method:prairiemoe", says("PrairieMoE routes evenly.", surface="PrairieMoE")),
    ("herd", "INTRODUCES", "method:denseherd", says("DenseHerd is dense.", surface="DenseHerd")),
    (
        "swift-2",
        "USES",
        "method:flashattention",
        says("FlashAttention leaves cores idle.", surface="FlashAttention", role="component"),
    ),
    ("lean", "USES", "method:flashattention-2", says("It beats FA2.", surface="FA2", role="baseline")),
    (
        "lean",
        "USES",
        "method:flashattention",
        says("FlashAttention was first.", surface="FlashAttention", role="subject"),
    ),
    (
        "count",
        "USES",
        "method:flashattention",
        says("How optimal is Flash Attention?", surface="Flash Attention", role="subject"),
    ),
    ("prairie", "USES", "method:denseherd", says("It beats DenseHerd.", surface="DenseHerd", role="baseline")),
    ("herd", "USES", "method:prairiemoe", says("It beats PrairieMoE.", surface="PrairieMoE", role="baseline")),
    ("prairie", "EVALUATES_ON", "dataset:imagenet", says("On ImageNet it leads.", surface="ImageNet")),
    ("herd", "EVALUATES_ON", "dataset:imagenet", says("On ImageNet it wins.", surface="ImageNet")),
    ("swift", "ABOUT", "concept:kv-cache", says("A small KV cache.", surface="KV cache")),
    ("swift-2", "ABOUT", "concept:kv-cache", says("KV caches again.", surface="KV caches")),
    ("lean", "ABOUT", "concept:kv-cache", says("The KV cache.", surface="KV cache")),
    ("prairie", "ABOUT", "method:mixture-of-experts", says("A mixture of experts.", surface="mixture of experts")),
    ("survey", "ABOUT", "method:mixture-of-experts", says("All about MoE.", surface="MoE")),
    ("herd", "ABOUT", "concept:convolutional-network", says("A plain CNN.", surface="CNN")),
    ("prairie", "ABOUT", "concept:load-balancing", says("Load balancing.", surface="Load balancing")),
    ("survey", "ABOUT", "concept:load-balancing", says("Load balancing too.", surface="Load balancing")),
]
LINKS: list[tuple[str, EdgeType, str, dict[str, PropertyValue]]] = [
    ("swift-2", "BUILDS_ON", "swift", {"via": ("extends FlashAttention",), "methods": ("method:flashattention",)}),
    (
        "lean",
        "BUILDS_ON",
        "swift-2",
        {"via": ("compares with FlashAttention-2",), "methods": ("method:flashattention-2",)},
    ),
    ("lean", "BUILDS_ON", "swift", {"via": ("extends FlashAttention",), "methods": ("method:flashattention",)}),
    ("herd", "BUILDS_ON", "prairie", {"via": ("compares with PrairieMoE",), "methods": ("method:prairiemoe",)}),
    ("lean", "RELATED_TO", "swift-2", {"weight": 3.25, "shared": ("KV cache", "FlashAttention-2")}),
    ("swift-2", "RELATED_TO", "lean", {"weight": 3.25, "shared": ("KV cache", "FlashAttention-2")}),
    ("swift-2", "RELATED_TO", "swift", {"weight": 1.5, "shared": ("KV cache",)}),
    ("prairie", "RELATED_TO", "survey", {"weight": 2.0, "shared": ("Mixture of Experts", "load balancing")}),
]
CLAIMS: dict[str, tuple[str, str, str, dict[str, PropertyValue]]] = {
    "claim:lean-1": (
        "lean",
        "method:lean-attention",
        "method:flashattention-2",
        {
            "outcome": "better",
            "metric": "attention speed",
            "value": "2.6x",
            "number": 2.6,
            "unit": "factor",
            "bound": "exact",
            "subject": "Lean Attention",
            "baseline": "FA2",
            "evidence": "a 2.6x speed-up over FA2",
        },
    ),
    "claim:count-1": (
        "count",
        "method:flashattention",
        "method:flashattention-2",
        {
            "outcome": "worse",
            "metric": "attention speed",
            "subject": "FlashAttention",
            "baseline": "FlashAttention-2",
            "evidence": "FlashAttention is slower than FlashAttention-2",
            "confidence": 0.5,
        },
    ),
    "claim:prairie-1": (
        "prairie",
        "method:prairiemoe",
        "method:denseherd",
        {
            "outcome": "better",
            "metric": "throughput",
            "metric_name": "tokens per second",
            "value": "up to 15%",
            "number": 15.0,
            "unit": "percent",
            "bound": "up to",
            "subject": "PrairieMoE",
            "baseline": "DenseHerd",
            "dataset": "ImageNet",
            "evidence": "up to 15% more throughput than DenseHerd on ImageNet",
        },
    ),
    "claim:herd-1": (
        "herd",
        "method:denseherd",
        "method:prairiemoe",
        {
            "outcome": "better",
            "metric": "accuracy",
            "value": "3 points",
            "number": 3.0,
            "unit": "points",
            "bound": "exact",
            "subject": "DenseHerd",
            "baseline": "PrairieMoE",
            "dataset": "ImageNet",
            "evidence": "beats PrairieMoE by 3 points",
        },
    ),
    "claim:herd-2": (
        "herd",
        "method:denseherd",
        "",
        {
            "outcome": "better",
            "subject": "DenseHerd",
            "baseline": "state-of-the-art models",
            "evidence": "outperforms state-of-the-art models",
        },
    ),
    "claim:herd-3": (
        "herd",
        "method:denseherd",
        "method:prairiemoe",
        {
            "outcome": "equal",
            "metric": "memory",
            "subject": "DenseHerd",
            "baseline": "PrairieMoE",
            "evidence": "as little memory as PrairieMoE",
        },
    ),
}
OUTPERFORMS: list[tuple[str, str, dict[str, PropertyValue]]] = [
    ("method:lean-attention", "method:flashattention-2", {"best_factor": 2.6, "paper_ids": ("lean",)}),
    ("method:flashattention-2", "method:flashattention", {"paper_ids": ("count",)}),
    ("method:prairiemoe", "method:denseherd", {"best_percent": 15.0, "paper_ids": ("prairie",)}),
    ("method:denseherd", "method:prairiemoe", {"best_points": 3.0, "paper_ids": ("herd",)}),
]
COMPARED = {
    ("lean", "method:flashattention-2"): {"better": 1},
    ("count", "method:flashattention-2"): {"worse": 1},
    ("prairie", "method:denseherd"): {"better": 1},
    ("herd", "method:prairiemoe"): {"better": 1, "equal": 1},
}


RECORDS = [
    ("swift", "a.jsonl", datetime(2026, 1, 10, 9, 30, tzinfo=UTC)),
    ("swift-2", "a.jsonl", datetime(2026, 1, 10, 9, 31, tzinfo=UTC)),
    ("lean", "a.jsonl", datetime(2026, 2, 20, 23, 59, 59, tzinfo=UTC)),
    ("swift", "b.jsonl", datetime(2026, 3, 1, tzinfo=UTC)),
    ("herd", "b.jsonl", datetime(2026, 3, 1, tzinfo=UTC)),
]
"""Paper, source and when it was added: some papers have no record, one has two."""


def _nodes() -> Iterator[Node]:
    for id_, (title, year, code) in PAPERS.items():
        known: dict[str, PropertyValue] = {"abstract": f"About {title}."}
        known |= {"year": year} if year else {}
        known |= IDS.get(id_, {})
        yield Node(id=id_, label="Paper", name=title, properties=known | ({"code": code} if code else {}))
    for id_, (label, name, aliases, kind) in ENTITIES.items():
        yield Node(id=id_, label=label, name=name, aliases=aliases, properties={"kind": kind})
    for id_, (name, _) in AUTHORS.items():
        yield Node(id=id_, label="Author", name=name)
    for id_, (name, _) in VENUES.items():
        yield Node(id=id_, label="Venue", name=name)
    for id_, (paper, _, baseline, known) in CLAIMS.items():
        sentence = f"The paper says: {known['evidence']}."
        more: dict[str, PropertyValue] = {"named": bool(baseline), "paper": paper, **says(sentence)}
        yield Node(id=id_, label="Claim", name=str(known["evidence"]), properties=more | known)


def _edges() -> Iterator[Edge]:
    for source, edge, target, known in FACTS + LINKS:
        yield Edge(source=source, type=edge, target=target, properties=known)
    variant = says("FlashAttention-2 extends FlashAttention.", surface="FlashAttention-2", rule="text")
    ends = {"source": "method:flashattention-2", "target": "method:flashattention"}
    yield Edge(**ends, type="VARIANT_OF", paper="swift-2", properties=variant)
    yield Edge(**ends, type="VARIANT_OF", paper="lean", properties=says("FA2", surface="FA2", rule="name"))
    for id_, (paper, subject, baseline, known) in CLAIMS.items():
        yield Edge(source=paper, type="CLAIMS", target=id_)
        yield Edge(source=id_, type="SUBJECT", target=subject)
        if baseline:
            yield Edge(source=id_, type="BASELINE", target=baseline)
        if "dataset" in known:
            yield Edge(source=id_, type="ON", target="dataset:imagenet")
    for id_, (_, papers) in AUTHORS.items():
        yield from (Edge(source=paper, type="WRITTEN_BY", target=id_) for paper in papers)
    for id_, (_, papers) in VENUES.items():
        yield from (Edge(source=paper, type="PUBLISHED_IN", target=id_) for paper in papers)
    for better, worse, best in OUTPERFORMS:
        yield Edge(source=better, type="OUTPERFORMS", target=worse, properties={"claims": 1, "papers": 1, **best})
    for (paper, method), counted in COMPARED.items():
        counts: dict[str, PropertyValue] = {"better": 0, "equal": 0, "worse": 0, "unclear": 0, **counted}
        claims = {"claims": sum(counted.values())}
        yield Edge(source=paper, type="COMPARES_WITH", target=method, properties=counts | claims)


def made_up_graph() -> Subgraph:
    """The graph in its canonical order."""
    return Subgraph.of({node.id: node for node in _nodes()}, {edge.key: edge for edge in _edges()})


def fill(store: Store) -> None:
    """Puts the graph into an empty store, with the records of some of its papers."""
    versions = Versions(extractor="made-up", lexicon="made-up", model="made-up", name_table="made-up")
    told = [(Paper(title=PAPERS[paper][0], source=source), paper, added_at) for paper, source, added_at in RECORDS]
    records = [SourceRecord(paper=paper, facts=PaperFacts(), versions=versions) for paper, _, _ in told]
    store.put_records(records, added_at={paper.key: added_at for paper, _, added_at in told})
    graph = made_up_graph()
    papers = {paper.key: known for paper, known, _ in told}
    store.apply(GraphChange(nodes=graph.nodes, edges=graph.edges, papers=papers))
