"""Measures every export on a graph of the size of arXiv's computer science: time, size, and memory beyond the graph.

    python benchmarks/exports.py [PAPERS] [FORMAT ...]

The reviews through pandoc are measured only when they are named: pandoc is made for documents of a few hundred papers.
The graph is made up: per paper an abstract of 1,200 characters, five edges to entities and two to other papers. Each
format is written in a process of its own, forked when the graph is there, so that its peak is its own.
"""

import random
import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from citegraph.graph.exports import EXPORTS, write_export
from citegraph.graph.model import Edge, EdgeKey, Node, Subgraph

ENTITIES = 20_000
MEGABYTE = 1024


def made_up(papers: int) -> Subgraph:
    """A graph of so many papers, the same every time."""
    rng = random.Random(0)  # noqa: S311 - for a benchmark that can be repeated, not for secrets
    words = [f"word{number}" for number in range(5_000)]
    nodes: dict[str, Node] = {}
    edges: dict[EdgeKey, Edge] = {}
    for number in range(ENTITIES):
        nodes[f"method:{number}"] = Node(id=f"method:{number}", label="Method", name=f"Method {number}")
    for number in range(papers):
        text = " ".join(rng.choices(words, k=150))
        known = {"abstract": text, "year": 2000 + number % 26, "authors": ("Ada Author", "Bo Writer")}
        nodes[f"paper:{number}"] = Node(id=f"paper:{number}", label="Paper", name=text[:70], properties=known)
        ends = [("ABOUT", f"method:{rng.randrange(ENTITIES)}") for _ in range(5)]
        ends += [("RELATED_TO", f"paper:{rng.randrange(number + 1)}") for _ in range(2)]
        for kind, target in ends:
            properties = {"sentence": text[:120], "confidence": 0.9, "start": 3}
            edge = Edge.model_validate(
                {"source": f"paper:{number}", "type": kind, "target": target, "properties": properties}
            )
            edges[edge.key] = edge
    return Subgraph.of(nodes, edges)


def measure(graph: Subgraph, name: str, folder: Path) -> None:
    """Print one line: seconds, megabytes of the file, megabytes of memory beyond the graph."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    path = folder / name
    write_export(graph, path, format_name=name)
    seconds = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MEGABYTE
    size = path.stat().st_size / MEGABYTE**2
    print(f"{name:<15} {seconds:7.1f} s {size:8.1f} MB {more:8.1f} MB", flush=True)


def main() -> None:
    """Print a line for each format."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 112_000
    graph = made_up(papers)
    print(f"{papers:,} papers, {len(graph.edges):,} edges; time, size of the file, memory beyond the graph")
    with tempfile.TemporaryDirectory() as folder:
        for export in sys.argv[2:] or [name for name in EXPORTS.names() if not name.startswith("review-")]:
            # Forked once for each: the peak of a process never falls again.
            child = get_context("fork").Process(target=measure, args=(graph, export, Path(folder)))
            child.start()
            child.join()


if __name__ == "__main__":
    main()
