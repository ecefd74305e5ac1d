"""Linear models: how they decide, and that they come back from their file as they were."""

from hypothesis import given
from hypothesis import strategies as st

from citegraph.loaders.extract._linear import LinearModel, dump_models, load_models, models_instead, parse_models

MODEL = LinearModel(("no", "yes"), {"good": (-1.0, 1.0), "bad": (2.0, -2.0)}, (0.0, 0.5))
weights = st.floats(-9, 9).map(lambda value: round(value, 4))
models = st.builds(
    lambda table, bias, temperature: LinearModel(("a", "b", "c"), table, bias, temperature),
    st.dictionaries(st.text(min_size=1, max_size=8), st.tuples(weights, weights, weights).filter(any), max_size=5),
    st.tuples(weights, weights, weights),
    st.sampled_from([0.5, 1.0, 1.25]),
)


def test_the_probabilities_of_all_classes_add_up_to_one() -> None:
    assert abs(sum(MODEL.chances({"good": 1.0, "unknown": 3.0}).values()) - 1) < 1e-9


def test_a_higher_temperature_makes_decisions_less_sure() -> None:
    warm = LinearModel(MODEL.classes, MODEL.weights, MODEL.bias, 2.0)
    assert 0.5 < warm.chances({"good": 1.0})["yes"] < MODEL.chances({"good": 1.0})["yes"]


def test_the_order_of_features_changes_nothing() -> None:
    features = {"good": 0.1, "bad": 0.7}
    assert MODEL.scores(features) == MODEL.scores(dict(reversed(features.items())))


def test_the_strongest_features_are_those_that_speak_for_the_class() -> None:
    assert MODEL.strongest({"good": 1.0, "bad": 1.0}, "yes") == ["good +1.0"]


@given(st.dictionaries(st.sampled_from(["one", "two"]), models, min_size=1))
def test_models_come_back_from_their_text(some: dict[str, LinearModel]) -> None:
    assert parse_models(dump_models(some)) == some


def test_other_models_stand_in_for_the_shipped_ones_only_within() -> None:
    shipped = load_models("roles.json")
    with models_instead({"roles.json": {"introduced": MODEL}}):
        assert load_models("roles.json") == {"introduced": MODEL}
    assert load_models("roles.json") == shipped
