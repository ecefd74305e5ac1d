"""The page as a person uses it, in a real browser that has no network."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from citegraph.graph.model import Edge, Node, Subgraph
from citegraph.graph.views import write_view

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
"""conftest.Open: writes a graph's page and opens it from disk."""


def test_it_opens_without_a_request_or_a_complaint(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    assert opened.page.title() == "Papers"
    assert opened.quiet


def test_the_picture_stands_still_from_the_first_frame(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    picture = opened.page.locator("#network canvas")
    first = picture.screenshot()
    opened.page.wait_for_timeout(600)
    assert picture.screenshot() == first


def test_the_first_picture_names_every_node_of_a_small_graph_without_overlap(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    labels = opened.page.evaluate("citegraph.map.labels()")
    assert {label["id"] for label in labels} == {node.id for node in graph.nodes if node.label != "Claim"}
    boxes = [label["box"] for label in labels]
    controls = opened.page.locator(".zoom").bounding_box()
    frame = opened.page.locator("#network").bounding_box()
    left, top = controls["x"] - frame["x"], controls["y"] - frame["y"]
    boxes.append([left, top, left + controls["width"], top + controls["height"]])
    for n, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:n]:
            apart = right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top
            assert apart


def test_a_stranger_finds_what_beats_flashattention_2_by_how_much_and_who_says_so(
    open_view: Open, graph: Subgraph
) -> None:
    opened = open_view(graph)
    opened.find("flash attention 2")
    assert "Beaten by" in opened.panel
    assert "Lean Attention better than" in opened.panel.replace("\n", " ")
    assert opened.page.locator("#panel .claim .tag").inner_text() == "2.6\N{MULTIPLICATION SIGN}"
    assert "runs 2.6x faster than FlashAttention-2 & keeps its results" in opened.panel
    assert opened.page.locator("#panel .claim mark").all_inner_texts() == ["2.6x faster than FlashAttention-2"]


def test_an_alias_leads_to_the_method_and_the_papers_that_use_it(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("MoE")
    assert opened.page.locator("#panel h2").inner_text() == "Mixture of Experts"
    assert "Also written MoE" in opened.panel
    assert "Routing Experts Without Collapse" in opened.panel


def test_a_method_tells_which_papers_build_on_it(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("FlashAttention")
    section = opened.page.locator("details.section", has_text="Papers that build on it")
    assert "FlashAttention-2: Better Parallelism" in section.inner_text()
    assert "uses FlashAttention" in section.inner_text()


def test_a_search_without_a_match_says_so(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.page.get_by_role("combobox").fill("no such thing")
    expect(opened.page.get_by_text("Nothing here bears that name.")).to_be_visible()


def test_the_arrow_keys_choose_among_completions(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    field = opened.page.get_by_role("combobox")
    opened.page.keyboard.press("/")
    expect(field).to_be_focused()
    field.fill("attention")
    names = opened.page.locator("#found .name").all_inner_texts()
    field.press("ArrowDown")
    field.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == names[1]


def test_a_paper_shows_authors_links_and_its_abstract_with_the_words_that_count(
    open_view: Open, graph: Subgraph
) -> None:
    opened = open_view(graph)
    opened.find("Lean Attention: Streamed")
    assert "Rya Sanovar" in opened.panel
    link = opened.page.get_by_role("link", name="arXiv:2405.10480")
    assert link.get_attribute("href") == "https://arxiv.org/abs/2405.10480"
    assert link.get_attribute("rel") == "noopener noreferrer"
    # The abstract begins with a letter outside the BMP: offsets count code points, not UTF-16 units.
    assert opened.page.locator(".abstract .word").all_inner_texts() == ["streams", "Lean Attention", "FlashAttention-2"]


def test_a_marked_word_of_the_abstract_leads_to_what_it_names(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#node=paper%3Alean")
    opened.page.locator(".abstract .word", has_text="FlashAttention-2").click()
    assert opened.page.locator("#panel h2").inner_text() == "FlashAttention-2"


def test_a_click_on_a_node_selects_it_and_a_click_beside_it_does_not(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    spot = opened.page.evaluate("citegraph.map.spot(citegraph.model.byId.get('concept:attention'))")
    frame = opened.page.locator("#network").bounding_box()
    opened.page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"])
    expect(opened.page.locator("#panel h2")).to_have_text("attention")
    opened.page.mouse.click(frame["x"] + 8, frame["y"] + frame["height"] - 8)
    expect(opened.page.locator("#panel h2")).to_have_text("What these papers say about each other")


def test_hovering_dims_the_rest(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    names = lambda: {label["id"] for label in opened.page.evaluate("citegraph.map.labels()")}  # noqa: E731 - used twice
    before = names()
    spot = opened.page.evaluate("citegraph.map.spot(citegraph.model.byId.get('method:mixture-of-experts'))")
    frame = opened.page.locator("#network").bounding_box()
    opened.page.mouse.move(frame["x"] + spot["x"], frame["y"] + spot["y"])
    opened.page.wait_for_timeout(200)
    assert names() == {"method:mixture-of-experts", "paper:moe"} < before


def test_the_legend_lists_every_kind_with_its_count_and_switches_it(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    chips = opened.page.locator("#legend .chip")
    said = {re.sub(r"\s+", " ", text) for text in chips.all_inner_texts()}
    assert {"Papers 4", "Methods 4", "Concepts 1", "Claims 1", "outperforms 1", "builds on 2", "related to 1"} <= said
    opened.page.get_by_role("button", name="Concepts 1").click()
    assert "concept:attention" not in opened.shown()
    opened.page.get_by_role("button", name="outperforms 1").click()
    assert "OUTPERFORMS" not in opened.types_shown()
    opened.page.get_by_role("button", name="related to 1").click()
    assert "RELATED_TO" in opened.types_shown()


def test_claims_are_folded_into_arrows_until_they_are_switched_on(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    assert "claim:lean-1" not in opened.shown()
    opened.page.get_by_role("button", name="Claims 1").click()
    assert "claim:lean-1" in opened.shown()


def test_of_two_edges_that_say_the_same_the_stronger_is_drawn(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    drawn = """citegraph.map.shownEdges()
        .filter((edge) => edge.from.id === "paper:lean" && edge.to.id === "method:flashattention-2")
        .map((edge) => edge.type)"""
    assert opened.page.evaluate(drawn) == ["COMPARES_WITH"]
    opened.page.get_by_role("button", name="compares with 1").click()
    assert opened.page.evaluate(drawn) == ["USES"]


def test_facts_that_are_less_sure_than_asked_are_hidden(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.page.locator("#sure").fill("0.5")
    kept = "citegraph.map.shownEdges().filter((e) => e.type === 'ABOUT').map((e) => e.from.id)"
    assert opened.page.evaluate(kept) == ["paper:lean"]


def test_the_address_restores_what_was_chosen_and_back_undoes_it(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("FlashAttention-2")
    opened.find("Mixture of Experts")
    address = opened.page.url
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("FlashAttention-2")
    opened.page.goto("about:blank")
    opened.page.goto(address)
    expect(opened.page.locator("#panel h2")).to_have_text("Mixture of Experts")


def test_a_link_that_was_cut_short_opens_the_page_all_the_same(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#node=gone&open=[%22paper&path=7&sure=x&hide=NOTHING&tab=map")
    assert opened.panel.startswith("What these papers say")
    assert opened.quiet


def test_the_shortest_path_between_two_nodes_is_shown_with_its_steps(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("Lean Attention: Streamed")
    opened.page.get_by_role("button", name="Path to …").click()
    opened.find("FlashAttention: Exact")
    steps = opened.page.locator(".path > li:not(.step)").all_inner_texts()
    assert len(steps) == 3
    assert steps[0].startswith("Lean Attention")
    assert steps[-1].startswith("FlashAttention: Exact")


def test_what_nothing_joins_is_said(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("Mixture of Experts")
    opened.page.get_by_role("button", name="Path to …").click()
    opened.find("FlashAttention-2")
    expect(opened.page.locator("#said")).to_contain_text("Nothing joins")


def many_papers(count: int) -> Subgraph:
    """Papers that share one method in pairs, each with one that nobody else has."""
    nodes = [Node(id=f"paper:{n}", label="Paper", name=f"Paper {n}") for n in range(count)]
    nodes += [Node(id=f"method:own-{n}", label="Method", name=f"Own {n}") for n in range(count)]
    nodes += [Node(id=f"method:shared-{n}", label="Method", name=f"Shared {n}") for n in range(0, count, 2)]
    edges = [Edge(source=f"paper:{n}", type="USES", target=f"method:own-{n}") for n in range(count)]
    edges += [Edge(source=f"paper:{n}", type="USES", target=f"method:shared-{n - n % 2}") for n in range(count)]
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})


def test_what_a_single_paper_has_is_hidden_until_it_is_unfolded(open_view: Open) -> None:
    opened = open_view(many_papers(60))
    assert "method:own-7" not in opened.shown()
    assert "method:shared-6" in opened.shown()
    opened.find("Paper 7")
    opened.page.get_by_role("button", name="Unfold 1 more").click()
    assert "method:own-7" in opened.shown()
    assert "method:own-8" not in opened.shown()
    opened.page.get_by_role("button", name="Fold its neighbours").click()
    assert "method:own-7" not in opened.shown()


def test_the_table_of_claims_filters_and_sorts(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.page.get_by_role("tab", name="Claims").click()
    rows = opened.page.locator("#claims tbody tr")
    expect(rows).to_have_count(1)
    assert "2.6x" in rows.inner_text()
    opened.page.get_by_label("Filter claims").fill("nothing like it")
    expect(rows).to_have_count(0)
    opened.page.get_by_role("button", name="Value").click()
    assert opened.page.locator('th[aria-sort="descending"]').inner_text().startswith("Value")


def test_claims_and_selection_are_saved_as_files(open_view: Open, graph: Subgraph, tmp_path: Path) -> None:
    opened = open_view(graph)
    opened.find("Lean Attention: Streamed")
    opened.page.get_by_role("button", name="Pick").click()
    saved = {}
    for name in (
        "Papers as BibTeX",
        "Claims as CSV",
        "Claims as a Markdown table",
        "Nodes and edges as JSON",
        "Picture as SVG",
        "Picture as PNG",
    ):
        opened.page.get_by_role("button", name="Save or print").click()
        with opened.page.expect_download() as download:
            opened.page.get_by_role("menuitem", name=name).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        saved[name] = path.read_bytes()
    assert b"@misc{sanovar2024lean," in saved["Papers as BibTeX"]
    assert b'"better"' in saved["Claims as CSV"]
    assert b"| Lean Attention | better | FlashAttention-2 | 2.6x |" in saved["Claims as a Markdown table"]
    assert [node["id"] for node in json.loads(saved["Nodes and edges as JSON"])["nodes"]] == ["paper:lean"]
    assert saved["Picture as SVG"].startswith(b"<svg")
    assert saved["Picture as PNG"].startswith(b"\x89PNG")
    assert opened.quiet


def test_what_is_looked_at_is_printed_as_lines_and_letters(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "Lean Attention" in opened.page.locator("#map > #printed text").all_text_contents()
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator("#printed").count() == 0
    opened.page.get_by_role("tab", name="Claims").click()
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator("#printed").count() == 0
    assert opened.quiet


def test_light_and_dark_follow_the_system_and_the_button(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, dark=True)
    ground = "citegraph.draw.colours.ground"
    dark = opened.page.evaluate(ground)
    opened.page.get_by_role("button", name="Light or dark").click()
    assert opened.page.evaluate(ground) != dark


def test_nothing_is_cut_off_on_a_phone(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, size=(390, 844))
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    opened.find("FlashAttention-2")
    assert opened.page.locator("#panel h2").is_visible()
    assert opened.page.locator("#legend .chip").first.is_hidden()
    opened.page.get_by_text("Legend").click()
    assert opened.page.locator("#legend .chip").first.is_visible()


def test_the_keyboard_alone_moves_the_picture_and_clears_the_selection(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph)
    opened.find("attention")
    opened.page.locator("#network").focus()
    before = opened.page.evaluate("citegraph.map.network.getViewPosition().x")
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.evaluate("citegraph.map.network.getViewPosition().x") > before
    opened.page.keyboard.press("Escape")
    assert opened.panel.startswith("What these papers say")


def test_every_control_has_a_name(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#node=paper%3Alean")
    nameless = """[...document.querySelectorAll("button, a, input, [role]")]
        .filter((one) => !one.hidden && one.getAttribute("role") !== "status")
        .filter((one) => !["aria-label", "aria-labelledby", "title"].some((name) => one.hasAttribute(name)))
        .filter((one) => !one.innerText && !(one.labels && one.labels.length))
        .map((one) => one.outerHTML)"""
    assert opened.page.evaluate(nameless) == []


def test_text_stands_out_enough_in_light_and_in_dark(open_view: Open, graph: Subgraph) -> None:
    for dark in (False, True):
        opened = open_view(graph, dark=dark)
        colours = opened.page.evaluate("citegraph.draw.readColours()")
        inks = ["ink", "quiet", "method", "dataset", "concept", "claim", "better", "worse", "equal", "unclear"]
        assert [name for name in inks if contrast(colours[name], colours["ground"]) < 4.5] == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("graph", [Subgraph(), Subgraph(nodes=(Node(id="claim:x", label="Claim", name="x"),))])
def test_a_graph_with_nothing_to_draw_still_opens(open_view: Open, graph: Subgraph) -> None:
    assert open_view(graph).quiet


def test_the_same_graph_gives_the_same_bytes(graph: Subgraph, tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    write_view(graph, one, title="x")
    write_view(graph.model_copy(deep=True), other, title="x")
    assert one.read_bytes() == other.read_bytes()


def test_rivals_stand_in_layers_with_the_winner_above(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=rivals")
    names = opened.page.locator("#rivals .rival")
    tops = {name.get_attribute("aria-label"): name.bounding_box()["y"] for name in names.all()}
    assert tops["Lean Attention"] < tops["FlashAttention-2"]
    opened.page.get_by_role("button", name=re.compile("Lean Attention beats FlashAttention-2 2.6")).press("Enter")
    assert "runs 2.6x faster" in opened.panel
    assert "No two claims contradict each other" in opened.page.locator("#rivals").inner_text()


def test_rivals_that_beat_each_other_are_told(open_view: Open, graph: Subgraph) -> None:
    back = Edge(source="method:flashattention-2", type="OUTPERFORMS", target="method:lean-attention")
    opened = open_view(Subgraph(nodes=graph.nodes, edges=(*graph.edges, back)), fragment="#tab=rivals")
    assert "One pair contradicts itself" in opened.page.locator("#rivals").inner_text()
    assert opened.page.locator("#rivals .line.worse").count() == 2


def test_the_matrix_shows_how_each_paper_touches_what_papers_share(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=matrix")
    opened.page.get_by_role("button", name="Lean Attention compares with FlashAttention-2").click()
    assert "2.6x" in opened.panel
    columns = opened.page.locator("#matrix thead button").all_inner_texts()
    assert sorted(columns) == ["FlashAttention-2", "attention"]


def test_papers_stand_by_year_with_arrows_to_what_they_build_on(open_view: Open, graph: Subgraph) -> None:
    opened = open_view(graph, fragment="#tab=years")
    assert opened.page.locator("#years .year").all_text_contents() == ["2022", "2023", "2024"]
    opened.page.get_by_role("button", name="FlashAttention-2 builds on FlashAttention").press("Enter")
    assert "uses FlashAttention" in opened.panel


def test_a_tab_with_nothing_to_show_is_not_offered(open_view: Open) -> None:
    opened = open_view(many_papers(4), fragment="#tab=rivals")
    assert opened.page.get_by_role("tab").all_inner_texts() == ["Map", "Claims", "Matrix"]
    assert opened.page.locator("#map").is_visible()
    assert "paper:0" in opened.shown()


def test_of_a_large_graph_the_foremost_is_shown_and_the_rest_is_found(open_view: Open) -> None:
    opened = open_view(many_papers(600), fragment="#tab=map")
    assert len(opened.shown()) <= 440
    assert "of 1500 nodes" in opened.page.locator("#extent").inner_text()
    opened.find("Own 599")
    assert "method:own-599" in opened.shown()
