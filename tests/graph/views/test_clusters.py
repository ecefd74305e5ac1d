"""The whole graph in clusters: how it is laid out, and how it is used."""

import json
import random
from collections.abc import Callable
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from citegraph.graph.model import Edge, Node, Subgraph
from citegraph.graph.views._clusters import MOST_CLUSTERS, MOST_MEMBERS, Cluster, clusters
from citegraph.graph.views._picture import Picture

Open = Callable[..., Any]
TOPICS = 12


def topical(papers: int, *, topics: int = TOPICS, lone: int = 0) -> Subgraph:
    """Papers in topics: each uses three methods of its own topic and, one in ten, one of the next."""
    rng = random.Random(papers)  # noqa: S311 - a made-up graph
    methods = {t: [f"method:t{t:02}-{n}" for n in range(8)] for t in range(topics)}
    edges = []
    for n in range(papers):
        topic = n % topics
        used = rng.sample(methods[topic], 3) + (rng.sample(methods[(topic + 1) % topics], 1) if n % 10 == 0 else [])
        edges += [Edge(source=f"paper:{n:04}", type="USES", target=method) for method in used]
    nodes = [Node(id=f"paper:{n:04}", label="Paper", name=f"Paper {n}: on topic {n % topics}") for n in range(papers)]
    nodes += [Node(id=i, label="Method", name=f"T{i[8:10]} method {i[-1]}") for own in methods.values() for i in own]
    nodes += [Node(id=f"paper:lone-{n}", label="Paper", name=f"Alone {n}") for n in range(lone)]
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})


@pytest.fixture(scope="module")
def graph() -> Subgraph:
    return topical(240, lone=5)


@pytest.fixture(scope="module")
def found(graph: Subgraph) -> list[Cluster]:
    return clusters(Picture(graph))


def test_every_node_is_in_one_cluster_and_within_its_disc(graph: Subgraph, found: list[Cluster]) -> None:
    members = [number for cluster in found for number in cluster.members]
    assert sorted(members) == list(range(len(graph.nodes)))
    for cluster in found:
        assert len(cluster.places) == len(cluster.members)
        x, y = cluster.place
        assert all(hypot(a - x, b - y) <= cluster.radius + 1 for a, b in cluster.places)


def test_no_two_clusters_and_no_two_nodes_stand_on_one_another(found: list[Cluster]) -> None:
    for one, other in combinations(found, 2):
        assert hypot(one.place[0] - other.place[0], one.place[1] - other.place[1]) >= one.radius + other.radius
    for cluster in found:
        assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 5 for a, b in combinations(cluster.places, 2))


def test_a_topic_is_a_cluster_named_after_its_own_methods(graph: Subgraph, found: list[Cluster]) -> None:
    topics = [{graph.nodes[n].name[:3] for n in c.members if graph.nodes[n].label == "Method"} for c in found[:TOPICS]]
    assert all(len(topic) == 1 for topic in topics)
    assert all(cluster.name.startswith(topic.pop()) for cluster, topic in zip(found, topics, strict=False))


def test_what_nothing_joins_stands_in_the_rest(graph: Subgraph, found: list[Cluster]) -> None:
    assert found[-1].name == "All the rest"
    assert {graph.nodes[n].name for n in found[-1].members} == {f"Alone {n}" for n in range(5)}


def test_the_same_graph_is_always_laid_out_alike(graph: Subgraph, found: list[Cluster]) -> None:
    assert clusters(Picture(graph)) == found


def test_clusters_stay_few_and_small_enough_to_read() -> None:
    # One topic of many nodes, and a hundred small ones that share nothing with each other.
    large = topical(600, topics=1)
    pairs = [(f"paper:small-{t}-{n}", f"concept:small-{t}") for t in range(100) for n in (1, 2)]
    small = [Edge(source=paper, type="ABOUT", target=concept) for paper, concept in pairs]
    ids = {end for edge in small for end in (edge.source, edge.target)}
    nodes = {i: Node(id=i, label="Paper" if i.startswith("paper") else "Concept", name=i) for i in sorted(ids)}
    graph = Subgraph.of(
        {node.id: node for node in large.nodes} | nodes, {edge.key: edge for edge in (*large.edges, *small)}
    )
    found = clusters(Picture(graph))
    assert len(found) == MOST_CLUSTERS + 1
    assert max(len(cluster.members) for cluster in found[:-1]) <= MOST_MEMBERS


# --- in the browser


def click(opened: Any, spot: dict[str, float], **more: Any) -> None:  # noqa: ANN401 - what a fixture yields
    frame = opened.page.locator("#sky").bounding_box()
    opened.page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"], **more)


def middle(opened: Any, number: int) -> dict[str, float]:  # noqa: ANN401
    spot: dict[str, float] = opened.page.evaluate(f"citegraph.clusters.middle(citegraph.clusters.all[{number}])")
    return spot


@pytest.mark.browser
def test_clusters_are_offered_where_the_map_leaves_something_out(open_view: Open, graph: Subgraph) -> None:
    few = open_view(Subgraph(nodes=graph.nodes[:40]))
    assert few.page.get_by_role("tab", name="Clusters").count() == 0
    assert "sigmaJs=" not in few.page.content()
    many = open_view(graph)
    expect(many.page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    many.page.get_by_role("tab", name="Clusters").click()
    expect(many.page.locator("#sky")).to_be_visible()
    assert many.page.evaluate("citegraph.clusters.drawn")
    assert many.quiet


@pytest.mark.browser
def test_a_large_graph_opens_in_clusters(open_view: Open) -> None:
    opened = open_view(topical(1000))
    expect(opened.page.get_by_role("tab", name="Clusters")).to_have_attribute("aria-selected", "true")
    assert opened.page.evaluate("citegraph.clusters.drawn")
    assert "in 12 clusters" in opened.page.locator("#extent").inner_text()
    assert opened.quiet


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["laptop", "phone"])
def test_names_of_clusters_and_nodes_do_not_overlap(open_view: Open, graph: Subgraph, size: tuple[int, int]) -> None:
    opened = open_view(graph, fragment="#tab=clusters", size=size)
    opened.page.wait_for_timeout(100)
    boxes = [one["box"] for one in opened.page.evaluate("citegraph.clusters.named()")]
    boxes += opened.page.evaluate("citegraph.clusters.written().map(({ box }) => box)")
    assert len(boxes) > 6
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.browser
def test_a_click_opens_a_cluster_tells_about_it_and_the_address_restores_it(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=clusters")
    assert opened.page.evaluate("citegraph.clusters.edges()") == 0
    click(opened, middle(opened, 3))
    name = opened.page.evaluate("citegraph.clusters.all[3].name")
    expect(opened.page.locator("#panel h2")).to_have_text(name)
    opened.page.wait_for_timeout(400)
    assert opened.page.evaluate("citegraph.clusters.opened()") == [3]
    assert opened.page.evaluate("citegraph.clusters.edges()") >= 60
    assert "What its papers share" in opened.panel
    again = open_view(graph, fragment=opened.page.url[opened.page.url.index("#") :])
    expect(again.page.locator("#panel h2")).to_have_text(name)
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("What these papers say about each other")


@pytest.mark.browser
def test_a_click_on_a_node_of_an_open_cluster_selects_it_and_a_double_click_takes_it_to_the_map(
    open_view: Open, graph: Subgraph
) -> None:
    opened = open_view(graph, fragment="#tab=clusters&cluster=2")
    opened.page.wait_for_timeout(300)
    node = opened.page.evaluate("citegraph.clusters.all[2].nodes[0].name")
    spot = opened.page.evaluate("citegraph.clusters.spot(citegraph.clusters.all[2].nodes[0])")
    click(opened, spot)
    expect(opened.page.locator("#panel h2")).to_have_text(node)
    expect(opened.page.get_by_role("tab", name="Clusters")).to_have_attribute("aria-selected", "true")
    assert opened.page.evaluate("citegraph.clusters.lit.nodes.size") > 10
    opened.page.get_by_role("button", name="Show on the map").click()
    expect(opened.page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    assert opened.page.evaluate("citegraph.clusters.all[2].nodes[0].id") in opened.shown()


@pytest.mark.browser
def test_search_flies_to_a_node_and_opens_its_cluster(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=clusters")
    opened.find("T05 method 3")
    opened.page.wait_for_timeout(400)
    cluster = opened.page.evaluate("citegraph.clusters.of(citegraph.state.now.selected).index")
    assert cluster in opened.page.evaluate("citegraph.clusters.opened()")
    assert "T05 method 3" in opened.page.evaluate("citegraph.clusters.written().map(({ node }) => node.name)")


@pytest.mark.browser
def test_the_legend_switches_kinds_off_in_clusters_too(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=clusters&cluster=0")
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("citegraph.clusters.edges()") > 0
    opened.page.locator("#legend .chip", has_text="uses").click()
    assert opened.page.evaluate("citegraph.clusters.edges()") == 0
    opened.page.locator("#legend .chip", has_text="Methods").click()
    opened.page.wait_for_timeout(100)
    labels = opened.page.evaluate("citegraph.clusters.written().map(({ node }) => node.label)")
    assert set(labels) == {"Paper"}


@pytest.mark.browser
def test_keys_move_and_zoom_and_escape_closes(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=clusters&cluster=0")
    opened.page.locator("#sky").focus()
    before = middle(opened, 0)
    opened.page.keyboard.press("ArrowRight")
    opened.page.wait_for_timeout(100)
    assert middle(opened, 0)["x"] == pytest.approx(before["x"] - 80, abs=2)
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#panel h2")).to_have_text("What these papers say about each other")
    opened.page.keyboard.press("0")
    opened.page.wait_for_timeout(200)
    frame = opened.page.locator("#sky").bounding_box()
    spots = [middle(opened, n) for n in range(TOPICS)]
    assert all(0 < spot["x"] < frame["width"] and 0 < spot["y"] < frame["height"] for spot in spots)


@pytest.mark.browser
def test_the_papers_of_a_cluster_and_its_picture_are_taken_along(
    open_view: Open, graph: Subgraph, tmp_path: Path
) -> None:
    opened = open_view(graph, fragment="#tab=clusters&cluster=1")
    opened.page.get_by_role("button", name="Pick its papers").click()
    saved = {}
    for name in ("Nodes and edges as JSON", "Picture as SVG", "Picture as PNG"):
        opened.page.get_by_role("button", name="Save or print").click()
        with opened.page.expect_download() as download:
            opened.page.get_by_role("menuitem", name=name).click()
        download.value.save_as(tmp_path / "saved")
        saved[name] = (tmp_path / "saved").read_bytes()
    picked = json.loads(saved["Nodes and edges as JSON"])["nodes"]
    papers = "citegraph.clusters.all[1].nodes.filter((node) => node.label === 'Paper').length"
    assert len(picked) == opened.page.evaluate(papers) >= 20
    assert {node["label"] for node in picked} == {"Paper"}
    assert saved["Picture as SVG"].count(b"<circle") >= 1
    assert saved["Picture as PNG"].startswith(b"\x89PNG")
    assert opened.quiet


@pytest.mark.browser
def test_without_webgl_the_page_says_so_and_the_map_works(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.page.evaluate(
        """() => {
            const real = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
                return /webgl/.test(kind) ? null : real.call(this, kind, ...more);
            };
        }"""
    )
    opened.page.get_by_role("tab", name="Clusters").click()
    expect(opened.page.locator("#sky")).to_contain_text("does not draw with WebGL")
    opened.find("T05 method 3")
    expect(opened.page.locator("#panel h2")).to_have_text("T05 method 3")
