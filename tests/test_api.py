"""The graph from Python, on a few made-up papers."""

import json
from pathlib import Path

import networkx as nx
import pytest

import citegraph
from citegraph import Graph, Selection
from citegraph.errors import UnknownNameError
from citegraph.queries import names
from citegraph.queries.functions import what_beats

PAPERS = [
    {
        "title": "QuickSort-GPU: Fast Sorting on Accelerators",
        "abstract": "We introduce QuickSort-GPU, a sorting algorithm for accelerators. It is 3x faster than MergeNet.",
        "year": 2023,
    },
    {
        "title": "MergeNet: Learned Merging",
        "abstract": "We propose MergeNet, a learned merge algorithm. MergeNet merges sorted lists.",
        "year": 2021,
    },
    {
        "title": "BloomTrie: Compact Dictionaries",
        "abstract": "We present BloomTrie, a compact dictionary for words of any language.",
        "year": 2022,
    },
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("api")
    source = folder / "papers.jsonl"
    source.write_text("\n".join(map(json.dumps, PAPERS)), encoding="utf-8")
    opened = Graph.open(folder / "graph.db")
    report = opened.load(source)
    assert (report.new, report.whole) == (3, True)
    return opened


def test_everything_exported_is_there() -> None:
    assert all(getattr(citegraph, name) for name in citegraph.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Graf'"):
        citegraph.Graf  # type: ignore[attr-defined]  # noqa: B018 - the access is the test


def test_typed_functions_take_the_store(graph: Graph) -> None:
    (row,) = what_beats(graph.store, "MergeNet")
    assert (row.method, row.best_factor) == ("QuickSort-GPU", 3.0)


def test_each_query_is_a_typed_method(graph: Graph) -> None:
    (row,) = graph.ask.what_beats("MergeNet")
    assert (row.method, row.best_factor) == ("QuickSort-GPU", 3.0)
    assert graph.ask.what_beats.__doc__ == what_beats.__doc__
    assert [name for name in dir(graph.ask) if not name.startswith("_")] == sorted(
        ["store", *(name.replace("-", "_") for name in names())]
    )


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_rows_of_any_kind_become_a_data_frame(graph: Graph, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = pytest.importorskip(library, reason=f"pip install 'citegraph[{library}]'")
    monkeypatch.setattr("citegraph.graph.stores.find_spec", lambda name: name == library)
    for rows in (
        graph.ask.what_beats("MergeNet"),
        graph.query("what-beats", method="MergeNet"),
        graph.cypher("MATCH (m:Method {id: 'method:quicksort-gpu'}) RETURN m.name AS method"),
        graph.ask.what_beats("BloomTrie"),
    ):
        frame = rows.to_dataframe()
        assert isinstance(frame, module.DataFrame)
        assert list(frame["method"]) == ([] if not len(frame) else ["QuickSort-GPU"])
        assert "method" in frame.columns


def test_queries_take_names_as_a_user_types_them(graph: Graph) -> None:
    answer = graph.query("builds-on", paper="quicksort-gpu")
    assert [row["title"] for row in answer.dicts()] == ["MergeNet: Learned Merging"]
    with pytest.raises(UnknownNameError, match="MergeNet"):
        graph.query("what-beats", method="MergNet")


def test_cypher_takes_parameters(graph: Graph) -> None:
    rows = graph.cypher("MATCH (p:Paper) WHERE p.year > $year RETURN p.title", year=2022).rows
    assert rows == ((PAPERS[0]["title"],),)


def test_focus_chooses_what_is_near(graph: Graph) -> None:
    near = graph.to_networkx(["MergeNet"], depth=1)
    assert "method:mergenet" in near
    assert set(near) < set(graph.to_networkx())


def test_a_selection_chooses_what_is_exported_and_says_how(graph: Graph, tmp_path: Path) -> None:
    chosen = Selection(years=(2021, 2022), labels=("Paper",))
    part = graph.select(chosen)
    assert part.counts == "2 papers, 0 edges"
    assert part.provenance.command == "citegraph export --year 2021..2022 --label Paper"
    graph.export(tmp_path / "papers.bib", format_name="bibtex", selection=chosen)
    text = (tmp_path / "papers.bib").read_text(encoding="utf-8")
    assert text.startswith("% citegraph export --year 2021..2022 --label Paper # citegraph ")
    assert text.count("@misc") == 2


def test_json_export_is_what_networkx_gets(graph: Graph, tmp_path: Path) -> None:
    assert graph.export(tmp_path / "graph.json", format_name="json") == ()
    data = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    read, made = nx.node_link_graph(data, edges="edges"), graph.to_networkx()
    assert set(read.nodes) == set(made.nodes)
    assert set(read.edges(keys=True)) == set(made.edges(keys=True))


def test_view_is_one_page(graph: Graph, tmp_path: Path) -> None:
    graph.view(tmp_path / "page.html", "MergeNet")
    assert "<title>MergeNet" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_view_is_what_a_notebook_shows_inline(graph: Graph) -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    shell.push({"graph": graph})
    data, _ = shell.display_formatter.format(shell.run_cell('graph.view(None, "MergeNet", height=400)').result)
    assert data["text/html"].startswith('<iframe title="MergeNet"')
    assert "allow-same-origin" not in data["text/html"]
    assert len(data["text/plain"]) < 100
