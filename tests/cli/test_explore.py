"""The served page, over real HTTP and in a real browser."""

import http.client
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from citegraph.cli import cli
from citegraph.graph.model import Edge, Node, Subgraph
from citegraph.graph.stores import GraphChange, open_store

Serve = Callable[..., str]
PAYLOAD = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts `citegraph explore` on a graph; returns the address that it prints."""
    started: list[subprocess.Popen[str]] = []

    def start(graph: Subgraph, *options: str) -> str:
        path = str(tmp_path_factory.mktemp("explored") / "graph.db")
        with open_store(path) as store:
            store.apply(GraphChange(nodes=graph.nodes, edges=graph.edges))
        command = [sys.executable, "-m", "citegraph", "explore", "--no-browser", "--store", path, *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout
        return process.stdout.readline().strip() or pytest.fail(process.communicate()[1])

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def address(serve: Serve, made_up: Subgraph) -> str:
    papers = [node.name for node in made_up.nodes if node.label == "Paper"]
    return serve(made_up, "--focus", papers[0])


def answer(address: str, path: str = "", *, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of one request."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request(method, parts.path + path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    response = connection.getresponse()
    found = response.status, response.read().decode(), {k.lower(): v for k, v in response.getheaders()}
    connection.close()
    return found


def test_the_address_is_on_this_machine_and_holds_a_long_token(address: str) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{30,}/", address)


def test_the_page_may_ask_nobody_but_its_server_and_is_kept_nowhere(address: str) -> None:
    status, page, headers = answer(address)
    assert status == 200
    assert "connect-src &#39;self&#39;" in page or "connect-src 'self'" in page
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_without_the_token_there_is_nothing(address: str) -> None:
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}"
    for path in ("/", "/wrong/", f"{parts.path[:-2]}/", "//", f"/around?id=x&token={parts.path}"):
        assert answer(root, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", ""])
def test_another_host_is_refused(address: str, host: str) -> None:
    assert answer(address, Host=host)[0] == 403


def test_another_page_is_refused(address: str) -> None:
    own = address.rpartition("/")[0].rpartition("/")[0]
    assert answer(address, "ask/papers-with-code", Origin=own)[0] == 200
    assert answer(address, Origin="http://evil.example")[0] == 403
    assert answer(address, Origin="null")[0] == 403
    assert answer(address, Sec_Fetch_Site="cross-site")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(address: str, method: str) -> None:
    assert answer(address, "around", method=method)[0] == 405
    assert answer(address, method=method)[0] == 405


def test_what_cannot_be_answered_is_said_and_the_next_question_is_answered(address: str) -> None:
    status, text, _ = answer(address, "ask/what-beats?method=Nothing%20Like%20It")
    assert status == 400
    assert "Nothing Like It" in text
    assert answer(address, "ask/no-such-query")[0] == 400
    assert answer(address, "ask/what-beats?limit=many&method=x")[0] == 400
    assert answer(address, "around?id=no-such-node")[0] == 200
    assert answer(address, "ask/papers-with-code")[0] == 200


def test_a_port_that_is_taken_is_named(address: str, made_up_path: str) -> None:
    port = str(urlsplit(address).port)
    result = CliRunner().invoke(cli, ["explore", "--no-browser", "--port", port, "--store", made_up_path])
    assert result.exit_code == 2
    assert f"127.0.0.1:{port}: cannot listen" in result.stderr


# --- in the browser


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page, the requests it makes, and what it complains of."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    yield page, asked, complaints
    context.close()


def count(page: Page) -> int:
    number: int = page.evaluate("citegraph.model.nodes.length")
    return number


@pytest.mark.browser
def test_a_node_unfolds_to_what_only_the_store_holds(address: str, watched: Any) -> None:  # noqa: ANN401
    page, asked, complaints = watched
    page.goto(address)
    page.locator("#search").fill("a")
    page.locator("#found li").first.click()
    before = count(page)
    page.get_by_role("button", name="Unfold from the store").click()
    page.wait_for_function("(before) => citegraph.model.nodes.length > before", arg=before)
    assert page.evaluate("citegraph.map.shown().length") > 1
    assert all(one.startswith(address) for one in asked)
    assert complaints == []


@pytest.mark.browser
def test_a_query_is_asked_by_a_form_and_its_answer_goes_on_the_map(address: str, watched: Any) -> None:  # noqa: ANN401
    page, asked, complaints = watched
    page.goto(address)
    page.get_by_role("tab", name="Ask").click()
    page.locator("#query").select_option("most-used-baselines")
    page.get_by_role("button", name="Ask the store").click()
    expect(page.locator("#ask tbody tr").first).to_be_visible()
    page.get_by_role("button", name="Show on the map").click()
    expect(page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    assert page.evaluate("citegraph.state.now.picked.size || citegraph.state.now.selected !== null")
    assert all(one.startswith(address) for one in asked)
    assert complaints == []


@pytest.mark.browser
def test_a_question_with_an_unknown_name_says_what_comes_close(address: str, watched: Any, made_up: Subgraph) -> None:  # noqa: ANN401
    page, _, _ = watched
    page.goto(address)
    page.get_by_role("tab", name="Ask").click()
    page.locator("#query").select_option("what-beats")
    method = next(node.name for node in made_up.nodes if node.label == "Method")
    page.locator("#parameter-method").fill(f"{method}x y z")
    page.get_by_role("button", name="Ask the store").click()
    expect(page.locator("#ask .said")).to_contain_text("unknown")


@pytest.mark.browser
def test_hostile_text_from_the_store_stays_text(serve: Serve, watched: Any) -> None:  # noqa: ANN401
    names = [("paper:a", "Paper", "Plain"), (f"paper:{PAYLOAD}", "Paper", PAYLOAD), ("method:m", "Method", PAYLOAD)]
    nodes = {i: Node(id=i, label=label, name=name) for i, label, name in names}  # type: ignore[arg-type]
    said = {"sentence": PAYLOAD, "surface": PAYLOAD}
    edges = [
        Edge(source="paper:a", type="USES", target="method:m"),
        Edge(source=f"paper:{PAYLOAD}", type="USES", target="method:m", properties=said),
    ]
    page, asked, complaints = watched
    address = serve(Subgraph.of(nodes, {edge.key: edge for edge in edges}), "--focus", "paper:a", "--depth", "0")
    page.goto(address)
    for _ in range(2):
        page.evaluate("citegraph.state.select(citegraph.model.nodes[citegraph.model.nodes.length - 1])")
        page.get_by_role("button", name="Unfold from the store").click()
        page.wait_for_timeout(300)
    assert count(page) == 3
    page.get_by_role("tab", name="Ask").click()
    page.locator("#query").select_option("search")
    page.locator("#ask input[type=text]").first.fill("onerror alert")
    page.get_by_role("button", name="Ask the store").click()
    page.wait_for_timeout(300)
    assert page.locator("main img, main script").count() == 0
    assert complaints == []
    assert all(one.startswith(address) for one in asked)
