"""Addresses in the text."""

import pytest

from citegraph.loaders.extract.components.code import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Code: https://github.com/a/b.", ["https://github.com/a/b"]),
        ("(see https://x.org/a_(b)).", ["https://x.org/a_(b)"]),
        ("at github.com/a/b-c, and name.github.io/page", ["github.com/a/b-c", "name.github.io/page"]),
        (r"\url{https://github.com/a/b}", ["https://github.com/a/b"]),
        ("no address here, this https URL", []),
    ],
)
def test_addresses_come_without_the_punctuation_around_them(text: str, found: list[str]) -> None:
    assert addresses(text) == found
