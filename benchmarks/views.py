"""How soon a page shows a settled picture, how smoothly it pans, and how large it is, against plain pyvis.

    python benchmarks/views.py [--nodes 300 2000 10000] [--patience 120] [--pictures FOLDER]

The graphs are made up: papers in topics, three edges a node, every edge with its sentence. Each page is opened from
disk in a Chromium of its own that reaches no host and draws without a graphics card. A picture is settled when the
page has drawn it, answers at once, and its pixels stay the same for 1.5 seconds; the time counts from the opening of
the file to the last change. Panning is a drag across the picture; frames are those that the page was given to draw
in. Plain pyvis is pyvis as it comes, with the same nodes and edges. Figures of a shared machine are to be compared
within one run only.
"""

import argparse
import os
import platform
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright
from pyvis.network import Network

from citegraph.graph.model import Edge, Node, Subgraph
from citegraph.graph.views import write_view

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
SIZE = {"width": 1366, "height": 768}
STILL = 1.5
STRAYS = 0.12
"""Of edges that leave their topic."""
ABSTRACT = "We study a question of some weight, say what others did about it, and show by experiment what we do. " * 10
OURS_DRAWN = """typeof citegraph !== 'undefined'
    && Boolean(citegraph.map?.network || citegraph.clusters?.drawn)"""
PYVIS_DRAWN = """typeof network !== 'undefined' && network !== null
    && !(document.getElementById('loadingBar') && document.getElementById('loadingBar').style.display !== 'none')"""
COUNT_FRAMES = """() => {
    window.frames_ = [];
    const tick = (now) => { window.frames_.push(now); window.ticking_ = requestAnimationFrame(tick); };
    tick(performance.now());
}"""
FRAMES = "() => { cancelAnimationFrame(window.ticking_); return window.frames_; }"


@dataclass(frozen=True)
class Seen:
    """What one page did."""

    settled: float | None
    """Seconds; None where it never was."""
    frames: tuple[float, float] | None
    """Frames a second while panning, and the 95th percentile of the milliseconds between two."""
    megabytes: float


def topical(count: int) -> Subgraph:
    """So many nodes, two of five of them papers, and three times as many edges, nearly all within a topic."""
    rng = random.Random(count)  # noqa: S311 - a made-up graph, the same every time
    papers = [_paper(n) for n in range(count * 2 // 5)]
    entities = [_entity(n) for n in range(count - len(papers))]
    topics = max(4, len(papers) // 60)
    share = len(entities) // topics
    edges: dict[object, Edge] = {}
    while len(edges) < 3 * count:
        paper = rng.randrange(len(papers))
        topic = paper % topics if rng.random() > STRAYS else rng.randrange(topics)
        edge = _edge(papers[paper], entities[topic * share + int(share * rng.random() ** 2)])
        edges[edge.key] = edge
    return Subgraph(nodes=(*papers, *entities), edges=tuple(edges.values()))


def _paper(number: int) -> Node:
    properties = {"abstract": ABSTRACT, "year": 2015 + number % 10}
    return Node(id=f"paper:{number}", label="Paper", name=f"On question {number} of the field", properties=properties)


def _entity(number: int) -> Node:
    if number % 2:
        return Node(id=f"method:{number}", label="Method", name=f"Method {number}")
    return Node(id=f"concept:{number}", label="Concept", name=f"concept {number}")


def _edge(paper: Node, entity: Node) -> Edge:
    said = {"sentence": f"We take {entity.name} for {paper.name}.", "surface": entity.name, "confidence": 0.9}
    kind = "USES" if entity.label == "Method" else "ABOUT"
    place = {"field": "abstract", "start": 8, "end": 8 + len(entity.name)}
    return Edge(source=paper.id, type=kind, target=entity.id, properties=said | place)


def plain_pyvis(graph: Subgraph, path: Path) -> None:
    """The page that pyvis makes of the graph by itself."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in graph.nodes:
        network.add_node(node.id, label=node.name, group=node.label)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, title=edge.type)
    path.write_text(network.generate_html(), encoding="utf-8")


@contextmanager
def opened(chromium: str) -> Iterator[Page]:
    """A page in a browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_context(viewport=SIZE).new_page()
        page.set_default_timeout(15_000)
        yield page
        browser.close()


def seen(path: Path, *, chromium: str, drawn: str, patience: float, picture: Path | None) -> Seen:
    """What the page at `path` does within `patience` seconds."""
    with opened(chromium) as page:
        try:
            settled = _settled(page, path, drawn=drawn, patience=patience)
            frames = _panned(page) if settled is not None else None
            if picture:
                page.screenshot(path=picture)
        except Error as error:
            print(f"{path.name}: {str(error).splitlines()[0]}", file=sys.stderr)
            settled, frames = None, None
    return Seen(settled, frames, path.stat().st_size / 1e6)


def _settled(page: Page, path: Path, *, drawn: str, patience: float) -> float | None:
    """Seconds from opening the file to the last change of its pixels, told by the compositor."""
    client = page.context.new_cdp_session(page)
    last = [0.0]

    def changed(frame: dict[str, object]) -> None:
        last[0] = time.perf_counter()
        client.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    client.on("Page.screencastFrame", changed)
    client.send("Page.startScreencast", {"format": "jpeg", "quality": 30})
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    while (now := time.perf_counter()) - start < patience:
        # Waiting lets frames be told; a page that is busy answers late, and is asked again.
        page.wait_for_timeout(100)
        answered = page.evaluate(drawn) and time.perf_counter() - now < STILL / 2
        if answered and last[0] and now - max(last[0], start) > STILL:
            client.send("Page.stopScreencast")
            return last[0] - start
    return None


def _panned(page: Page) -> tuple[float, float]:
    """Frames a second and the 95th percentile of their distance in milliseconds during a drag of 60 steps."""
    page.evaluate(COUNT_FRAMES)
    page.mouse.move(500, 600)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(500 - 4 * step, 600 - 3 * step)
    page.mouse.up()
    times = page.evaluate(FRAMES)
    between = sorted(b - a for a, b in pairwise(times))
    return 1000 * len(between) / (times[-1] - times[0]), between[int(len(between) * 0.95)]


def line(count: int, name: str, made: float, result: Seen) -> str:
    """A row of the table."""
    settled = "never" if result.settled is None else f"{result.settled:.1f}"
    frames = "" if result.frames is None else f"{result.frames[0]:.0f} ({result.frames[1]:.0f})"
    return f"| {count:,} | {name} | {made:.1f} | {settled} | {frames} | {result.megabytes:.2f} |"


def main() -> None:
    """Measure every size with both, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[300, 2000, 10000])
    parser.add_argument("--patience", type=float, default=120, help="seconds after which a picture counts as never")
    parser.add_argument("--runs", type=int, default=3, help="times that our page is opened; the median counts")
    parser.add_argument("--plain-most", type=int, default=2000, help="plain pyvis hangs with more")
    parser.add_argument("--pictures", type=Path, help="a folder for what was seen")
    arguments = parser.parse_args()
    chromium = os.environ.get("CITEGRAPH_TEST_CHROMIUM") or shutil.which("chromium") or sys.exit("no Chromium found")
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| nodes | page | made, s | settled, s | frames a second (ms, 95 %) | MB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.nodes:
            graph = topical(count)
            for name, write, drawn, runs in (
                ("citegraph", _ours, OURS_DRAWN, arguments.runs),
                ("plain pyvis", plain_pyvis, PYVIS_DRAWN, 1),
            ):
                if write is plain_pyvis and count > arguments.plain_most:
                    continue
                path = Path(folder) / f"{name.replace(' ', '-')}-{count}.html"
                picture = arguments.pictures and arguments.pictures / f"{path.stem}.png"
                start = time.perf_counter()
                write(graph, path)
                made = time.perf_counter() - start
                found = [
                    seen(path, chromium=chromium, drawn=drawn, patience=arguments.patience, picture=picture)
                    for _ in range(runs)
                ]
                print(line(count, name, made, _median(found)), flush=True)


def _ours(graph: Subgraph, path: Path) -> None:
    write_view(graph, path, title="Made up")


def _median(found: list[Seen]) -> Seen:
    return sorted(found, key=lambda one: float("inf") if one.settled is None else one.settled)[len(found) // 2]


if __name__ == "__main__":
    main()
