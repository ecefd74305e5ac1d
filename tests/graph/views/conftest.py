"""Pages opened from disk in the browser, and a small made-up graph to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from citegraph.graph.model import Edge, EdgeType, Node, PropertyValue, Subgraph
from citegraph.graph.views import write_view

BEATS = "Lean Attention runs 2.6x faster than FlashAttention-2 & keeps its results."
ABSTRACT = f"We show \N{MATHEMATICAL SCRIPT CAPITAL O}(n) streams. {BEATS}"


class Opened:
    """A page in the browser, and everything it did that a page from disk must not do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.refused: dict[str, str | None] = {}
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self.refused.update({request.url: request.failure}))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium says so where it draws without a graphics card and a picture is taken.
        if message.type in {"error", "warning"} and "GPU stall due to ReadPixels" not in message.text:
            self.errors.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    @property
    def quiet(self) -> bool:
        """Whether it asked for nothing, complained of nothing and opened no dialog."""
        return not (self.requests or self.errors or self.dialogs)

    def find(self, words: str) -> None:
        """Type into the search field and take the first result."""
        field = self.page.get_by_role("combobox")
        field.fill(words)
        field.press("Enter")

    @property
    def panel(self) -> str:
        """What the details panel says."""
        return self.page.locator("#panel").inner_text()

    def shown(self) -> set[str]:
        """Ids of the nodes in the picture."""
        return set(self.page.evaluate("citegraph.map.shown().map((node) => node.id)"))

    def types_shown(self) -> set[str]:
        """Types of the edges in the picture."""
        return set(self.page.evaluate("citegraph.map.shownEdges().map((edge) => edge.type)"))


Open = Callable[..., Opened]


@pytest.fixture
def open_view(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes a graph's page and opens it from disk."""
    contexts = []

    def opened(
        graph: Subgraph,
        *,
        title: str = "Papers",
        fragment: str = "",
        dark: bool = False,
        size: tuple[int, int] = (1280, 800),
    ) -> Opened:
        path = tmp_path / "page.html"
        write_view(graph, path, title=title)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        # How long something takes on a shared machine says nothing about a rule.
        context.set_default_timeout(120_000)
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.goto(path.as_uri() + fragment)
        return found

    yield opened
    for context in contexts:
        context.close()


def said(sentence: str, surface: str, **more: PropertyValue) -> dict[str, PropertyValue]:
    """Evidence in the made-up abstract, or in none."""
    start = ABSTRACT.find(surface)
    found = start >= 0
    properties: dict[str, PropertyValue] = {
        "sentence": sentence,
        "surface": surface,
        "field": "abstract" if found else "title",
        "start": start if found else 0,
        "end": start + len(surface) if found else len(surface),
        "confidence": 0.9,
    }
    return properties | more


@pytest.fixture
def graph() -> Subgraph:
    """Four papers around FlashAttention, one claim, and a concept that three of them share."""
    nodes = [
        Node(
            id="paper:flash", label="Paper", name="FlashAttention: Exact Attention in Tiles", properties={"year": 2022}
        ),
        Node(id="paper:flash-2", label="Paper", name="FlashAttention-2: Better Parallelism", properties={"year": 2023}),
        Node(
            id="paper:lean",
            label="Paper",
            name="Lean Attention: Streamed Attention",
            properties={"abstract": ABSTRACT, "year": 2024, "arxiv_id": "2405.10480", "authors": ("Rya Sanovar",)},
        ),
        Node(id="paper:moe", label="Paper", name="Routing Experts Without Collapse"),
        Node(id="method:flashattention", label="Method", name="FlashAttention"),
        Node(id="method:flashattention-2", label="Method", name="FlashAttention-2", aliases=("FA2",)),
        Node(id="method:lean-attention", label="Method", name="Lean Attention"),
        Node(id="method:mixture-of-experts", label="Method", name="Mixture of Experts", aliases=("MoE",)),
        Node(id="concept:attention", label="Concept", name="attention"),
        Node(
            id="claim:lean-1",
            label="Claim",
            name="Lean Attention better than FlashAttention-2",
            properties=said(BEATS, BEATS)
            | {
                "outcome": "better",
                "metric": "speed",
                "value": "2.6x",
                "number": 2.6,
                "unit": "factor",
                "subject": "Lean Attention",
                "baseline": "FlashAttention-2",
                "named": True,
                "evidence": "2.6x faster than FlashAttention-2",
                "paper": "paper:lean",
            },
        ),
    ]
    edges: list[tuple[str, EdgeType, str, dict[str, PropertyValue]]] = [
        ("paper:flash", "INTRODUCES", "method:flashattention", said("We present FlashAttention.", "FlashAttention")),
        ("paper:flash-2", "INTRODUCES", "method:flashattention-2", said("Meet FlashAttention-2.", "FlashAttention-2")),
        ("paper:lean", "INTRODUCES", "method:lean-attention", said(BEATS, "Lean Attention")),
        ("paper:lean", "USES", "method:flashattention-2", said(BEATS, "FlashAttention-2", role="baseline")),
        ("paper:lean", "COMPARES_WITH", "method:flashattention-2", {"better": 1, "equal": 0, "worse": 0, "claims": 1}),
        ("method:lean-attention", "OUTPERFORMS", "method:flashattention-2", {"claims": 1, "papers": 1}),
        ("method:flashattention-2", "VARIANT_OF", "method:flashattention", {"rule": "name"}),
        ("paper:flash-2", "BUILDS_ON", "paper:flash", {"via": ("uses FlashAttention",)}),
        ("paper:lean", "BUILDS_ON", "paper:flash-2", {"via": ("compares with FlashAttention-2",)}),
        ("paper:moe", "USES", "method:mixture-of-experts", said("We route an MoE.", "MoE", role="subject")),
        ("paper:flash", "ABOUT", "concept:attention", said("We present FlashAttention.", "Attention", confidence=0.4)),
        ("paper:lean", "ABOUT", "concept:attention", said("We show streams.", "streams")),
        ("paper:flash", "RELATED_TO", "paper:lean", {"weight": 1.5, "shared": ("attention",)}),
        ("paper:lean", "CLAIMS", "claim:lean-1", {"confidence": 0.9}),
        ("claim:lean-1", "SUBJECT", "method:lean-attention", {}),
        ("claim:lean-1", "BASELINE", "method:flashattention-2", {}),
    ]
    made = [Edge(source=a, type=kind, target=b, properties=properties) for a, kind, b, properties in edges]
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in made})
