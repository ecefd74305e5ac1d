from collections.abc import Callable
from types import ModuleType

import pytest

from citegraph.graph.model import Subgraph

Graph = Callable[..., Subgraph]


def built(graph: Subgraph) -> dict[tuple[str, str], object]:
    return {(edge.source, edge.target): edge.properties["via"] for edge in graph.edges if edge.type == "BUILDS_ON"}


def test_via_says_everything_that_joins_two_papers(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("FlashAttention", introduces=["FlashAttention"]),
        papers.record("Kernels", introduces=["Tiler", "TileBench"]),
        papers.record(
            "Later",
            introduces=["FlashAttention-2"],
            methods=["FlashAttention", "Tiler"],
            datasets=["TileBench"],
            claims=[("ours", "better", "FlashAttention")],
            variants=[("FlashAttention-2", "FlashAttention")],
        ),
    )
    assert built(graph) == {
        ("paper:later", "paper:flashattention"): ("extends FlashAttention", "compares with FlashAttention"),
        ("paper:later", "paper:kernels"): ("uses TileBench", "uses Tiler"),
    }


def test_a_paper_never_builds_on_itself_or_on_another_of_the_same_name(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Prism"], methods=["Prism"], claims=[("ours", "better", "Prism")]),
        papers.record("Two", introduces=["Prism"]),
    )
    assert not built(graph)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2019, 2021), {"paper:one"}),
        ((2021, 2019), {"paper:two"}),
        ((None, 2019), {"paper:two"}),
        ((None, None), {"paper:one", "paper:two"}),
        ((2019, 2019), {"paper:one", "paper:two"}),
        ((2030, 2031), set()),
    ],
)
def test_of_two_papers_that_introduce_a_name_the_earlier_counts(
    papers: ModuleType, derived: Graph, years: tuple[int | None, int | None], expected: set[str]
) -> None:
    graph = derived(
        papers.record("One", introduces=["Prism"], year=years[0]),
        papers.record("Two", introduces=["Prism"], year=years[1]),
        papers.record("User", methods=["Prism"], year=2022),
    )
    assert {target for _, target in built(graph)} == expected
    assert sum(edge.type == "INTRODUCES" for edge in graph.edges) == 2


def test_a_title_with_the_name_goes_before_others_of_that_year(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("Prism: a new lens", introduces=["Prism"]),
        papers.record("Something else", introduces=["Prism"]),
        papers.record("User", methods=["Prism"]),
    )
    assert set(built(graph)) == {("paper:user", "paper:prism-a-new-lens")}
