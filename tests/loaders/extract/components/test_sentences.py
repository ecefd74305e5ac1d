"""Where sentences end."""

import pytest

from citegraph.loaders.extract.components.sentences import boundaries


def sentences(text: str) -> list[str]:
    starts = [0, *(start for _, start in boundaries(text))]
    ends = [*(end for end, _ in boundaries(text)), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "It gains 2.5 points over BERT.",
        "We beat it, e.g. BERT, vs. GPT by far.",
        "Smith et al. Show nothing here.",
        "As Fig. 2 says, J. Smith was right.",
        "Qwen2.5-7B and GPT-3.5 are models.",
    ],
)
def test_points_inside_figures_and_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We win. They lose.", ["We win.", "They lose."]),
        ("It is fast! nnU-Net is not.", ["It is fast!", "nnU-Net is not."]),
        ('He said "so." Then he left.', ['He said "so."', "Then he left."]),
        ("We show results.We propose more.", ["We show results.", "We propose more."]),
        ("It needs 5 GPUs. 80% of them idle.", ["It needs 5 GPUs.", "80% of them idle."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
