"""Comparison claims, read end to end from made-up abstracts."""

import pytest

from citegraph.graph.model import Comparison, Paper
from citegraph.loaders.extract import Extractor

TITLE = "ZipLens: Folding Tokens of Vision Transformers"
OPENING = "Tokens are many. In this paper, we propose ZipLens, a framework that folds tokens. "


def claims(extractor: Extractor, sentence: str) -> list[Comparison]:
    (record,) = extractor.extract([Paper(title=TITLE, abstract=OPENING + sentence)])
    return list(record.facts.baselines)


def said(found: list[Comparison]) -> set[tuple[str | None, str, str | None]]:
    return {(claim.baseline, claim.outcome, claim.value) for claim in found}


CASES = {
    "a gain over a baseline": (
        "ZipLens achieves a 2.6x speedup over DeiT.",
        {("DeiT", "better", "2.6x")},
    ),
    "two gains, each over its own": (
        "ZipLens achieves throughput improvements of 15.2% over DeiT and 36.6% over TokenLearner.",
        {("DeiT", "better", "15.2%"), ("TokenLearner", "better", "36.6%")},
    ),
    "an outperforming verb with its margin": (
        "Experiments show that ZipLens outperforms DynamicViT by 3.5 points in accuracy.",
        {("DynamicViT", "better", "3.5 points")},
    ),
    "examples stand for their class": (
        "ZipLens outperforms existing methods such as DynamicViT and EViT by 3.5%.",
        {("DynamicViT", "better", "3.5%"), ("EViT", "better", "3.5%")},
    ),
    "figures and baselines in the same order": (
        "ZipLens outperforms DynamicViT and EViT by 3.5% and 4.1%, respectively.",
        {("DynamicViT", "better", "3.5%"), ("EViT", "better", "4.1%")},
    ),
    "a comparative": (
        "ZipLens is 2.4 times faster than DeiT.",
        {("DeiT", "better", "2.4 times")},
    ),
    "less of a cost is better": (
        "ZipLens reduces latency by up to 64.7% compared to DeiT.",
        {("DeiT", "better", "up to 64.7%")},
    ),
    "what stands in front is compared with": (
        "Compared with DeiT, ZipLens improves accuracy by 22%.",
        {("DeiT", "better", "22%")},
    ),
    "as good as": (
        "ZipLens achieves accuracy comparable to DeiT.",
        {("DeiT", "equal", None)},
    ),
    "matching": (
        "Experiments show that ZipLens matches DeiT.",
        {("DeiT", "equal", None)},
    ),
    "scores of both sides": (
        "ZipLens reaches 83.2% accuracy, surpassing DeiT (79.8%).",
        {("DeiT", "better", "83.2%")},
    ),
    "whose result it is": (
        "ZipLens exceeds DeiT task performance by 2.1%.",
        {("DeiT", "better", "2.1%")},
    ),
    "examples with their scores between them": (
        "ZipLens achieves 83.2% accuracy, outperforming models such as DeiT (79%), DynamicViT (78.5%), and EViT (72%).",
        {("DeiT", "better", "83.2%"), ("DynamicViT", "better", "83.2%"), ("EViT", "better", "83.2%")},
    ),
    "sorts of methods by name": (
        "ZipLens consistently outperforms existing DeiT and EViT baselines.",
        {("DeiT", "better", None), ("EViT", "better", None)},
    ),
    "a pipeline of two names": (
        "ZipLens outperforms cascaded baselines (DynamicViT + EViT) by 3.5%.",
        {("DynamicViT + EViT", "better", "3.5%")},
    ),
    "what the others are like is no gain": (
        "ZipLens outperforms significantly larger models, including DeiT.",
        {("DeiT", "better", None)},
    ),
    "a part of the other's performance": (
        "ZipLens retains 97.3% of DeiT's accuracy.",
        {("DeiT", "worse", "97.3%")},
    ),
    "several times the other's": (
        "ZipLens achieves 2.5x the throughput of DeiT.",
        {("DeiT", "better", "2.5x")},
    ),
    "of matching and exceeding, matching is certain": (
        "ZipLens matches or exceeds DeiT across all benchmarks.",
        {("DeiT", "equal", None)},
    ),
    "what is better beside what is equal": (
        "ZipLens matches the accuracy of DeiT while reducing latency by 5 times.",
        {("DeiT", "better", "5 times")},
    ),
    "a unit that a list states once": (
        "ZipLens achieves accuracy gains of 18.4 and 4.1 points over DeiT.",
        {("DeiT", "better", "18.4 points"), ("DeiT", "better", "4.1 points")},
    ),
    "as good as, in one word": (
        "ZipLens achieves DeiT-level accuracy.",
        {("DeiT", "equal", None)},
    ),
    "a list of figures that goes on behind a bracket": (
        "ZipLens improves over DeiT, with gains of 4.1% in mean average precision (mAP) and 2.3% in recall.",
        {("DeiT", "better", "4.1%"), ("DeiT", "better", "2.3%")},
    ),
    "a gain named by its metric": (
        "ZipLens outperforms DeiT with an improvement in segmentation quality of about 3.3%.",
        {("DeiT", "better", "about 3.3%")},
    ),
    "a small loss with its figure": (
        "ZipLens saves memory with an accuracy reduction of only 0.2% compared to DeiT.",
        {("DeiT", "worse", "0.2%")},
    ),
    "sorts of methods that share a noun": (
        "ZipLens outperforms pruning-based and merging-based methods by 1.8%.",
        {("pruning-based methods", "better", "1.8%"), ("merging-based methods", "better", "1.8%")},
    ),
    "the accuracy of another": (
        "ZipLens matches the accuracy of DeiT.",
        {("DeiT", "equal", None)},
    ),
    "no advantage is no better": (
        "ZipLens shows no performance advantage over DeiT.",
        {("DeiT", "equal", None)},
    ),
    "a gap that is closed": (
        "ZipLens closes the accuracy gap by 96.4% compared to DeiT.",
        {("DeiT", "better", "96.4%")},
    ),
    "a jump against others": (
        "ZipLens leads to an average +6.8 jump in win rates, against models such as DeiT.",
        {("DeiT", "better", "+6.8")},
    ),
    "what the other side needs": (
        "ZipLens uses less than 25% of the memory required by DeiT.",
        {("DeiT", "better", "less than 25%")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_claim_is_read(extractor: Extractor, case: str) -> None:
    sentence, expected = CASES[case]
    found = claims(extractor, sentence)
    assert expected <= said(found)
    assert {claim.baseline for claim in found} <= {baseline for baseline, _, _ in expected}


def test_of_competitive_or_superior_the_better_counts(extractor: Extractor) -> None:
    found = claims(extractor, "ZipLens attains competitive or superior accuracy compared to DeiT.")
    assert said(found) == {("DeiT", "better", None)}


def test_as_good_and_faster_are_two_claims(extractor: Extractor) -> None:
    found = claims(extractor, "ZipLens maintains accuracy parity with DeiT while delivering up to 5.1x speedup.")
    assert {("DeiT", "equal", None), ("DeiT", "better", "up to 5.1x")} <= said(found)


def test_baselines_that_are_names_are_told_from_classes(extractor: Extractor) -> None:
    (named,) = claims(extractor, "ZipLens outperforms DynamicViT.")
    (generic,) = claims(extractor, "ZipLens outperforms existing token pruning methods.")
    assert (named.named, generic.named) == (True, False)
    assert (generic.baseline or "").endswith("token pruning methods")


def test_the_proposal_is_called_by_its_name(extractor: Extractor) -> None:
    for subject in ("It", "Our method", "ZipLens"):
        sentence = f"{subject} outperforms DynamicViT."
        (claim,) = claims(extractor, sentence)
        assert claim.subject == "ZipLens"


def test_a_proposal_without_a_name_is_ours(extractor: Extractor) -> None:
    paper = Paper(title="On Folding Tokens", abstract="We fold tokens. Our method outperforms DynamicViT by 3%.")
    (record,) = extractor.extract([paper])
    assert [claim.subject for claim in record.facts.baselines] == ["ours"]


def test_the_metric_is_named(extractor: Extractor) -> None:
    found = claims(extractor, "ZipLens outperforms DynamicViT by 3.5% in accuracy and reduces peak memory by 40%.")
    assert {(claim.metric, claim.value) for claim in found} == {("accuracy", "3.5%"), ("memory", "40%")}


def test_a_speedup_is_its_own_metric(extractor: Extractor) -> None:
    (claim,) = claims(extractor, "ZipLens achieves up to 8.3x speedup for 512k context lengths over DeiT.")
    assert claim.metric == "speedup"


def test_of_a_number_it_is_said_of_what(extractor: Extractor) -> None:
    (claim,) = claims(extractor, "ZipLens reduces the number of parameters by 40% compared to DeiT.")
    assert claim.metric == "number of parameters"


def test_a_value_is_normalised(extractor: Extractor) -> None:
    (claim,) = claims(extractor, r"ZipLens is up to $2.5\times$ faster than DeiT.")
    assert (claim.value, claim.number, claim.unit, claim.bound) == ("up to 2.5x", 2.5, "factor", "up to")


def test_evidence_is_the_stored_text(extractor: Extractor) -> None:
    sentence = r"On ImageNet, ZipLens improves accuracy by 2.1\% over DeiT."
    (claim,) = claims(extractor, sentence)
    assert claim.mentions[0].sentence == sentence
    assert claim.evidence in sentence
    assert claim.evidence.startswith("ZipLens")


def test_what_is_only_used_is_no_baseline(extractor: Extractor) -> None:
    assert claims(extractor, "ZipLens builds on DeiT and is compatible with EViT.") == []


def test_a_paper_without_comparisons_claims_nothing(extractor: Extractor) -> None:
    abstract = "We prove that every planar graph has a short proof of planarity. The proof uses Kuratowski's theorem."
    (record,) = extractor.extract([Paper(title="Short Proofs of Planarity", abstract=abstract)])
    assert record.facts.baselines == ()


def test_every_claim_says_why(extractor: Extractor) -> None:
    (claim,) = claims(extractor, "ZipLens outperforms DynamicViT.")
    assert "outperforms" in claim.why
    assert 0 < claim.confidence <= 1


def test_reasons_quote_the_paper_and_not_what_the_parser_got(extractor: Extractor) -> None:
    found = claims(extractor, "ZipLens achieves 2.6x of the DeiT throughput and a DynamicViT score of 83% over EViT.")
    assert not any("Microsoft" in claim.why or "Germans" in claim.why for claim in found)
