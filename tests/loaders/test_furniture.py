import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.loaders._furniture import furniture


@pytest.mark.parametrize(
    "text",
    [
        *("145", "+3", "1.2k", "•", "★ 123", "Upvote -", "23 upvotes · 4 comments", "Page 2 of 17"),
        *("Sep 9", "9 September 2025", "Mon Tue Wed", "Last updated: Sep 9, 2025", "about 2 hours ago", "08/09/2025"),
        *("Code: https://example.org/x", "huggingface.co", "someone@example.org", "arXiv:2205.14135 [cs.LG]"),
        *("Abstract:", "No abstract available", "Daily Papers", "AI-generated summary", "#1 Paper of the day"),
        *("ICML 2025", "NeurIPS'23", "ICLR 2024 Oral", "@someone", "#llm #attention"),
        *("Log In", "Sign Up", "Search models, datasets...", "Sort by: Date", "View PDF", "Models Datasets Docs"),
        *("© 2025 Acme Inc.", "All rights reserved"),
    ],
)  # fmt: skip
def test_what_no_title_looks_like_is_firm(text: str) -> None:
    kind = furniture(text)
    assert kind
    assert kind.firm


@pytest.mark.parametrize(
    "text",
    [
        *("Submitted by someone", "Comments: accepted as a poster", "Accepted at NeurIPS 2023", "To appear in ICML"),
        *("Ada Author, Bob B. Builder and Chloé Ng", "Ada Author et al.", "University of California, Berkeley"),
        *("Subscribe to our daily newsletter", "We're hiring ML engineers", "Click here to download the app"),
        *("Sponsored: Train your models faster with AcmeCloud", "Need compute? Rent GPUs by the hour"),
    ],
)  # fmt: skip
def test_what_a_title_might_look_like_is_not_firm(text: str) -> None:
    kind = furniture(text)
    assert kind
    assert not kind.firm


@pytest.mark.parametrize(
    "title",
    [
        "How Does Information Bottleneck Help Deep Learning?",
        "FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning",
        "Hogwild! Inference: Parallel LLM Generation via Concurrent Attention",
        "Searching for Activation Functions",
        "Share and Share Alike: Parameter Sharing in Large Models",
        "2024 in Review: Open Models",
        "Simple linear attention language models balance the recall-throughput tradeoff",
    ],
)
def test_titles_are_no_furniture(title: str) -> None:
    assert furniture(title) is None


@given(
    st.text(max_size=280) | st.text(alphabet="0123456789 .,-and of", max_size=280) | st.text("Aa -,&·", max_size=280)
)
def test_no_line_takes_long(text: str) -> None:
    start = time.perf_counter()
    furniture(text)
    assert time.perf_counter() - start < 0.2


@pytest.mark.parametrize(
    "piece", ["1,2 ", "Ada-Lou Author, ", "1 paper and ", "Ada B. C. D. & ", "#a#b/", "today 3 ", "models datasets "]
)
def test_long_lists_that_end_otherwise_do_not_take_long(piece: str) -> None:
    start = time.perf_counter()
    furniture((piece * 280)[:270] + "§x y")
    assert time.perf_counter() - start < 0.2
