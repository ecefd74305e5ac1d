"""What a name is to its paper, by the chances of each role."""

from citegraph.loaders.extract._roles import TITLED, _role


def test_half_a_chance_makes_an_own_name_and_less_in_the_title_of_its_paper() -> None:
    chances = {"introduces": 0.45, "method": 0.5, "dataset": 0.0, "none": 0.05}
    assert _role({}, chances) == "method"
    assert _role({TITLED: 1.0}, chances) == "introduces"


def test_a_name_that_is_likely_nothing_is_none() -> None:
    assert _role({}, {"introduces": 0.1, "method": 0.3, "dataset": 0.2, "none": 0.4}) == "none"
