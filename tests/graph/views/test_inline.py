"""A page within a notebook's page works, and reaches nothing around it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from citegraph.graph.model import Subgraph
from citegraph.graph.views import page_of
from citegraph.graph.views._inline import InlinePage

pytestmark = pytest.mark.browser


@pytest.fixture
def notebook(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_page_is_drawn_searched_and_steps_back_within_a_notebook(notebook: Page, graph: Subgraph) -> None:
    errors: list[str] = []
    notebook.on("pageerror", lambda error: errors.append(str(error)))
    notebook.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    inline: Any = InlinePage(page_of(graph, title="Papers"), title="Papers", height=700)
    notebook.set_content(f"<!doctype html><h1>Notebook</h1>{inline._repr_html_()}")
    page = notebook.frame_locator("iframe")
    expect(page.locator("#network canvas")).to_be_visible()
    for name in ("FlashAttention-2", "Mixture of Experts"):
        page.get_by_role("combobox").fill(name)
        page.get_by_role("combobox").press("Enter")
        expect(page.locator("#panel h2")).to_have_text(name)
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#panel h2")).to_have_text("FlashAttention-2")
    assert page.get_by_role("button", name="Copy link").count() == 0
    assert errors == []


def test_a_file_can_be_saved_from_within_a_notebook(notebook: Page, graph: Subgraph) -> None:
    inline: Any = InlinePage(page_of(graph, title="Papers"), title="Papers", height=700)
    notebook.set_content(inline._repr_html_())
    page = notebook.frame_locator("iframe")
    page.get_by_role("button", name="Save or print").click()
    with notebook.expect_download() as download:
        page.get_by_role("menuitem", name="Papers as BibTeX").click()
    assert download.value.suggested_filename == "papers.bib"
