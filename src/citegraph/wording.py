"""How messages put numbers into words."""


def many(number: int, noun: str) -> str:
    """The number with its noun.

    >>> many(1, "paper"), many(2_000, "paper"), many(1, "query"), many(2, "query")
    ('1 paper', '2,000 papers', '1 query', '2 queries')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun.removesuffix('y')}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


def papers_given(number: int) -> str:
    """How many papers there are before those that several sources give become one.

    >>> papers_given(85), papers_given(1)
    ('85 papers as their sources give them', '1 paper as its source gives it')
    """
    return "1 paper as its source gives it" if number == 1 else f"{many(number, 'paper')} as their sources give them"
