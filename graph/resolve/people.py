"""Authors: the forms in which sources write one person, and whether two lists of authors can be one paper's."""

from collections.abc import Sequence
from functools import lru_cache

from citegraph.graph.names import slug, text_key


@lru_cache(maxsize=200_000)
def person_name(written: str) -> str:
    """The name with given names first: `Dao, Tri` is `Tri Dao`.

    >>> person_name("Dao, Tri"), person_name("Sammy Davis, Jr.")
    ('Tri Dao', 'Sammy Davis, Jr.')
    """
    family, comma, given = (part.strip() for part in written.partition(","))
    if not comma or not given or "," in given or text_key(given) in {"jr", "sr", "ii", "iii", "phd"}:
        return " ".join(written.split())
    return f"{given} {family}"


def authors_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both lists can be one paper's: one is not known, or half of the shorter list stands in the longer.

    >>> authors_agree(["Tri Dao", "Albert Gu"], ["Dao, T."]), authors_agree(["Wei Zhang"], ["Wei Li"])
    (True, False)
    """
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    found = sum(any(_same_person(author, candidate) for candidate in long) for author in short)
    return 2 * found >= len(short)


def _same_person(one: str, other: str) -> bool:
    """Whether the names share a whole word, and an initial among the rest where both have more.

    Sources differ in the order of family and given names and in what they shorten, so no position is trusted.
    """
    mine, theirs = _words(one), _words(other)
    for word in mine & theirs:
        rest, other_rest = ({name[0] for name in words - {word}} for words in (mine, theirs))
        if len(word) > 1 and (not rest or not other_rest or rest & other_rest):
            return True
    return False


@lru_cache(maxsize=200_000)
def _words(person: str) -> frozenset[str]:
    return frozenset(slug(person).replace(".", "-").split("-"))
