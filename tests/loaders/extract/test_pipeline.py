"""How components are found and ordered."""

import pytest

from citegraph.errors import ExtractionError
from citegraph.loaders.extract._pipeline import COMPONENTS, build, ordered

NOTHING: frozenset[str] = frozenset()


def test_a_component_runs_behind_all_that_assign_what_it_requires() -> None:
    needs = {
        "a": (frozenset({"x", "y"}), NOTHING),
        "b": (NOTHING, frozenset({"y"})),
        "c": (frozenset({"y"}), frozenset({"x"})),
    }
    assert [name for name in ordered(needs) if name != "model"] == ["b", "c", "a"]


def test_sentence_boundaries_are_set_before_the_model_runs() -> None:
    order = ordered({"s": (NOTHING, frozenset({"token.is_sent_start"})), "t": (frozenset({"token.tag"}), NOTHING)})
    assert order == ["s", "model", "t"]


def test_components_that_wait_for_each_other_are_named() -> None:
    needs = {"a": (frozenset({"x"}), frozenset({"y"})), "b": (frozenset({"y"}), frozenset({"x"}))}
    with pytest.raises(ExtractionError, match="a, b"):
        ordered(needs)


def test_every_component_of_the_folder_is_in_the_pipeline() -> None:
    nlp = build()
    assert {factory for _, factory in COMPONENTS.all()} <= set(nlp.pipe_names)
