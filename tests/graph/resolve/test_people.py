import pytest

from citegraph.graph.resolve.people import authors_agree, person_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Tri Dao", "Albert Gu"), ("Dao, Tri", "Gu, Albert")),
        (("Tri Dao", "Albert Gu"), ("T. Dao",)),
        (("Jürgen Schmidhuber",), ("J. Schmidhuber",)),
        (("Wang Xiaoming",), ("Xiaoming Wang",)),
        ((), ("Tri Dao",)),
        (("张伟",), ("张伟",)),
    ],
)
def test_forms_of_the_same_authors_agree(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert authors_agree(one, other)
    assert authors_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Wei Zhang",), ("Wei Li",)),
        (("Ada Byron", "Alan Turing", "Grace Hopper"), ("Alan Turing", "Kurt Gödel", "Emmy Noether")),
        (("Ada Byron",), ("Grace Hopper", "Alan Turing")),
    ],
)
def test_other_authors_do_not(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not authors_agree(one, other)
    assert not authors_agree(other, one)


def test_family_names_before_a_comma_go_last() -> None:
    assert person_name("van der Maaten, Laurens") == "Laurens van der Maaten"
    assert person_name("Martin Luther King, Jr.") == "Martin Luther King, Jr."
    assert person_name(" Ada   Byron ") == "Ada Byron"
