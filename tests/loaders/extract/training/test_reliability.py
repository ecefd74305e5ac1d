"""How often facts said with a confidence are right, judged as the scorer judges them."""

from pathlib import Path
from typing import Any

import pytest
from spacy.lang.en import English

from citegraph.graph.model import Comparison, Mention, Paper, PaperFacts, Topic, UsedMethod, Variant
from citegraph.loaders.extract.training._cross_validation import Unseen, reliability
from citegraph.loaders.extract.training._gold import GoldPaper, load_scorer

pytestmark = pytest.mark.shared
MENTIONS = (Mention(field="title", start=0, end=1, sentence="Q"),)
GOLD = {
    "title": "Q",
    "introduces": [{"name": "Quarry", "aliases": []}],
    "methods": [{"name": "BERT", "aliases": []}, {"name": "ViT", "aliases": [], "optional": True}],
    "concepts": [{"name": "sorting", "surfaces": ["sorting"]}],
    "tasks": [{"name": "ranking"}],
    "baselines": [
        {"subject": "Quarry", "baseline": "BERT", "named": True, "outcome": "better", "value": "2x"},
        {"subject": "Quarry", "baseline": "ViT", "named": True, "outcome": "better", "value": None, "optional": True},
    ],
    "variant_of": [{"name": "Quarry", "base": "BERT"}],
}


def claim(baseline: str, value: str, confidence: float) -> Comparison:
    return Comparison(
        subject="Quarry", baseline=baseline, named=True, outcome="better", value=value, evidence="e",
        mentions=MENTIONS, confidence=confidence,
    )  # fmt: skip


FACTS = PaperFacts(
    methods=tuple(
        UsedMethod(name=name, confidence=confidence, mentions=MENTIONS)
        for name, confidence in (("BERT", 0.95), ("ViT", 0.95), ("Nothing", 0.2))
    ),
    concepts=tuple(Topic(name=name, confidence=0.6, mentions=MENTIONS) for name in ("sorting", "ranking", "walking")),
    baselines=(claim("BERT", "2x", 0.8), claim("BERT", "2x", 0.75), claim("ViT", "3x", 0.3)),
    variant_of=(
        Variant(name="Quarry", base="BERT", confidence=0.6, mentions=MENTIONS),
        Variant(name="Quarry", base="ViT", confidence=0.6, mentions=MENTIONS),
    ),
)


def table(folder: Path, origin: str) -> dict[tuple[str, str], list[str]]:
    """The rows of the table by kind and lower bound."""
    doc = English().make_doc("Q")
    gold = GoldPaper(Paper(title="Q"), GOLD, origin, doc, load_scorer(folder))
    rows: list[Any] = [line.split() for line in reliability([Unseen(gold, FACTS)]).splitlines()[1:]]
    return {(row[0], row[1]): row[4:] for row in rows}


def test_each_kind_is_judged_and_optional_facts_count_neither_way(shared: Path) -> None:
    assert table(shared / "eval", "train") == {
        ("methods", "0.0"): ["1", "0.20", "0.00"],
        ("methods", "0.9"): ["1", "0.95", "1.00"],
        ("concepts", "0.5"): ["3", "0.60", "0.67"],
        ("claims", "0.7"): ["2", "0.78", "0.50"],
        ("variants", "0.5"): ["2", "0.60", "0.50"],
    }


def test_of_papers_with_comparisons_only_claims_are_judged(shared: Path) -> None:
    assert {kind for kind, _ in table(shared / "eval", "comparisons")} == {"claims"}
