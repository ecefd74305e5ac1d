"""What a language model states is believed only where its words stand in the paper."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.graph.model import Paper, PaperFacts
from citegraph.loaders.extract.language_model.answer import Answer
from citegraph.loaders.extract.language_model.facts import CONFIDENCE, facts_of

NOTHING: dict[str, Any] = {kind: [] for kind in ("introduces", "methods", "datasets", "concepts", "claims", "variants")}
PAPER = Paper(
    title="Quarry: Sparse Attention in Three Steps",
    abstract=(
        r"We present Quarry, a sparse attention method built on BERT. Quarry is up to $3\times$ faster than "
        "FlashAttention-2 on GLUE. See https://example.org/quarry."
    ),
)
CLAIM = {
    "subject": "Quarry",
    "baseline": "FlashAttention-2",
    "named": True,
    "outcome": "better",
    "metric": None,
    "value": "up to 3x",
    "datasets": ["GLUE", "SuperGLUE"],
    "evidence": "Quarry is up to 3x faster than FlashAttention-2",
}


def read(**stated: object) -> tuple[PaperFacts, int]:
    return facts_of(PAPER, Answer.model_validate(NOTHING | stated), why="rule: stated")


def test_offsets_are_those_of_the_stored_text() -> None:
    facts, left_out = read(introduces=[{"name": "Quarry", "aliases": [], "kind": "method"}])
    (own,) = facts.introduces
    assert [mention.surface(PAPER) for mention in own.mentions] == ["Quarry"] * 3
    assert [mention.field for mention in own.mentions] == ["title", "abstract", "abstract"]
    assert own.confidence == CONFIDENCE
    assert left_out == 0


def test_a_name_that_does_not_stand_in_the_text_is_left_out_and_counted() -> None:
    facts, left_out = read(
        methods=[
            {"name": "GPT-4", "aliases": [], "kind": "model", "component": False},
            {"name": "Bidirectional Encoders", "aliases": ["BERT"], "kind": "model", "component": True},
        ]
    )
    assert [(method.name, method.role) for method in facts.methods] == [("BERT", "component")]
    assert left_out == 1


def test_a_name_is_found_as_a_whole_word_only() -> None:
    facts, left_out = read(
        methods=[{"name": "FlashAttention-", "aliases": ["Quar"], "kind": "model", "component": False}]
    )
    assert (facts.methods, left_out) == ((), 1)


def test_a_claim_has_its_figures_read_by_us() -> None:
    facts, _ = read(
        claims=[CLAIM], methods=[{"name": "FlashAttention-2", "aliases": [], "kind": "method", "component": False}]
    )
    (claim,) = facts.baselines
    assert (claim.value, claim.number, claim.unit, claim.bound) == ("up to 3x", 3.0, "factor", "up to")
    assert claim.dataset == "GLUE"
    assert claim.mentions[0].surface(PAPER) == claim.evidence
    assert facts.methods[0].role == "baseline"


def test_a_claim_with_a_figure_or_a_fragment_that_the_text_lacks_is_left_out() -> None:
    facts, left_out = read(
        claims=[CLAIM | {"value": "9x"}, CLAIM | {"evidence": "Quarry wins"}, CLAIM | {"baseline": "Mamba"}]
    )
    assert (facts.baselines, left_out) == ((), 3)


def test_abbreviations_and_addresses_are_read_by_us() -> None:
    facts, _ = read()
    assert facts.code == ("https://example.org/quarry",)


words = st.text(max_size=12) | st.sampled_from(["Quarry", "sparse attention", "3x", "FlashAttention-2", "$", "\\", "("])
names = st.fixed_dictionaries({"name": words, "aliases": st.lists(words, max_size=2), "kind": st.just("method")})


@settings(max_examples=60)
@given(st.lists(names, max_size=4), words, words, words)
def test_whatever_is_stated_every_mention_stands_in_the_text(
    own: list[dict[str, Any]], evidence: str, subject: str, value: str
) -> None:
    facts, left_out = read(introduces=own, claims=[CLAIM | {"evidence": evidence, "subject": subject, "value": value}])
    assert len(facts.introduces) + len(facts.baselines) + left_out == len(own) + 1
    for fact in (*facts.introduces, *facts.baselines):
        for mention in fact.mentions:
            assert mention.sentence in PAPER.text(mention.field)
            assert 0 <= mention.start < mention.end <= len(PAPER.text(mention.field))
