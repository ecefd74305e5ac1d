import pytest

from citegraph.graph.model import Node
from citegraph.graph.paper_index import PaperIndex, titles_in

INDEX = PaperIndex(
    [
        Node(
            id="paper:flash",
            label="Paper",
            name="FlashAttention: Fast and Exact",
            aliases=("Fast Exact Attention", "paper:flash-attention"),
            properties={"arxiv_id": "2205.14135", "doi": "10.1000/Flash", "ids": ("acl:S18-1032", "arxiv:2205.14135")},
        ),
        Node(id="paper:twin:1", label="Paper", name="Technical Report"),
        Node(id="paper:twin:2", label="Paper", name="Technical Report"),
        Node(id="method:flash", label="Method", name="Flash"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "paper:flash",
        "paper:flash-attention",
        "flashattention - fast and exact.",
        "Fast Exact Attention",
        "FlashAttention",
        "2205.14135",
        "arXiv:2205.14135v3",
        "https://arxiv.org/pdf/2205.14135v1.pdf",
        "10.1000/flash",
        "https://doi.org/10.1000/FLASH",
        "10.48550/arXiv.2205.14135",
        "acl:s18-1032",
    ],
)
def test_a_paper_is_found_by_anything_it_is_called(text: str) -> None:
    assert INDEX.find(text) == ("paper:flash",)


def test_papers_of_one_title_are_all_found() -> None:
    assert INDEX.find("technical report") == ("paper:twin:1", "paper:twin:2")


@pytest.mark.parametrize("text", ["", "Flash", "2205.14136", "method:flash", "fast and exact"])
def test_what_no_paper_is_called_finds_none(text: str) -> None:
    assert INDEX.find(text) == ()


def test_a_list_has_a_name_a_line_with_comments_and_bullets() -> None:
    lines = ["\ufeffFirst", "", "# a comment", "* Second: a title", "  - Third "]
    assert list(titles_in(lines)) == [(1, "First"), (4, "Second: a title"), (5, "Third")]
