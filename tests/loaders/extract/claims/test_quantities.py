"""Figures with their unit, number and bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.loaders.extract.claims.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "number", "unit"),
    [
        ("is 7.6x faster", "7.6x", 7.6, "factor"),
        ("runs 2.4 times faster", "2.4 times", 2.4, "factor"),
        ("a 12-fold gain", "12-fold", 12.0, "factor"),
        ("a nearly fourfold gain", "nearly fourfold", 4.0, "factor"),
        ("two orders of magnitude faster", "two orders of magnitude", 100.0, "factor"),
        ("costs one-third of it", "one-third", 1 / 3, "factor"),
        ("halving its size", "halving", 0.5, "factor"),
        ("gains 28.8% here", "28.8%", 28.8, "percent"),
        ("gains 47 percent here", "47 percent", 47.0, "percent"),
        ("gains 2.3 points here", "2.3 points", 2.3, "points"),
        ("gains 4.4 percentage points here", "4.4 percentage points", 4.4, "points"),
        ("gains +17.2pp here", "+17.2pp", 17.2, "points"),
        ("gains 0.17dB here", "0.17dB", 0.17, "absolute"),
        ("serves 1,200 users", "1,200", 1200.0, "absolute"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: str, number: float, unit: str) -> None:
    found = only(text)
    assert (found.text, found.unit) == (value, unit)
    assert found.number == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to 7.6x", "up to"),
        ("as much as 30%", "up to"),
        ("at most 3%", "up to"),
        ("over 65%", "at least"),
        ("more than 2x", "at least"),
        (">70%", "at least"),
        ("at least 20x", "at least"),
        ("approximately 58.4%", "about"),
        ("~33.5%", "about"),
        ("15%", "exact"),
    ],
)
def test_words_before_a_figure_bound_it_and_belong_to_it(text: str, bound: str) -> None:
    found = only(text)
    assert (found.text, found.bound) == (text, bound)


def test_a_change_keeps_both_figures() -> None:
    found = only("improves accuracy from 49.6% to 93.7% on it")
    assert (found.text, found.number_from, found.number) == ("from 49.6% to 93.7%", 49.6, 93.7)


def test_a_pair_keeps_our_figure_first() -> None:
    found = only("reaches 93.75% compared with 80.21% there")
    assert (found.number, found.number_from, found.joined) == (93.75, 80.21, True)


def test_of_a_pair_around_a_metric_our_figure_is_the_value() -> None:
    found = only("reaches about 54.93% accuracy versus 87.57% for humans")
    assert (found.text, found.number, found.number_from) == ("about 54.93%", 54.93, 87.57)


def test_a_dash_between_figures_is_no_sign() -> None:
    assert only("lowers it by more than 30% - 46% there").text == "more than 30% - 46%"


def test_a_range_counts_its_upper_end() -> None:
    found = only("a 5% to 51% improvement")
    assert (found.text, found.number, found.bound) == ("5% to 51%", 51.0, "up to")


def test_figures_of_a_list_stay_apart() -> None:
    assert [q.text for q in find_quantities("by +27.4, +5.2, and +1.5 percentage points")] == [
        "+27.4",
        "+5.2",
        "+1.5 percentage points",
    ]


@pytest.mark.parametrize(
    "text", ["GPT-4 and LLaMA-2 7B", "Recall@1", "F1 and top-1", "an 8-bit model", "O(n^2)", "Third,"]
)
def test_figures_inside_names_and_powers_are_none(text: str) -> None:
    assert find_quantities(text) == []


@given(st.text(alphabet="0123456789.,%x -+~toandfrmb()\u00d7", max_size=40))
def test_a_quantity_is_what_stands_in_the_text(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].startswith(found.text)
        end = found.end
