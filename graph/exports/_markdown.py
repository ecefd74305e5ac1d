"""Text of papers as Markdown that shows it as written."""

import re

# Whatever CommonMark, its tables, HTML or pandoc's citations may act on within a line; digits before a full stop would
# begin a list.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#~$&@])")
LIST = re.compile(r"^(?:(\d+)([.)])|([+-]))(?=\s|$)")


def markdown(text: str) -> str:
    r"""The text in one line, with everything that Markdown acts on escaped.

    >>> print(markdown("a | b <script> *c* [d](e)"))
    a \| b \<script\> \*c\* \[d\](e)
    """
    plain = ACTIVE.sub(r"\\\1", " ".join(text.split()))
    return LIST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def row(cells: list[str]) -> str:
    """A line of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |\n"
