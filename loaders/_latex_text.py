r"""LaTeX as BibTeX files hold it, as plain text: accents, escapes and commands resolved, formulas left as they are.

pylatexenc does the work. What differs in BibTeX: a percent sign begins no comment there, and braces that keep capitals
say nothing about the text.
"""

import re
from collections.abc import Iterator
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import get_default_latex_context_db as walker_context
from pylatexenc.macrospec import std_macro

_ACTIVE = re.compile(r"[\\{}$~%]|--|``|''|[?!]`")
_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_SPACE = re.compile(r"(\s+)")
_MARK = re.compile(r"\\.|[{}$]", re.DOTALL)
_COMMAND_LAST = re.compile(r"\\[A-Za-z]+\s*$|\\[^A-Za-z\s]$")
"""A command, which may take what follows as its argument."""
_PRICE = re.compile(r"\$")
_PLAIN_MACROS = {"textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "textbraceleft": "{"}
_PLAIN_MACROS |= {"textbraceright": "}", "textdollar": "$", "textunderscore": "_", "textless": "<", "textgreater": ">"}
_PLAIN_MACROS |= {"textbar": "|", "textquotedbl": '"', "textquotesingle": "'", "slash": "/", "newblock": " "}


def plain_text(latex: str) -> str:
    r"""The text that the LaTeX sets; what cannot be read as LaTeX stays as it is.

    >>> plain_text(r"{FlashAttention} by K{\"o}nig \& {\'E}ric: 50\% of $M^3$ViT")
    'FlashAttention by König & Éric: 50% of $M^3$ViT'
    """
    if not _ACTIVE.search(latex):
        return latex
    text = _PERCENT.sub(r"\1\\%", latex)
    if len(_PRICE.findall(text.replace(r"\$", ""))) % 2:
        # An odd dollar sign is a price, not the start of a formula that never ends.
        text = re.sub(r"(?<!\\)\$", r"\\$", text)
    return "".join(_converted(piece) if _ACTIVE.search(piece) else piece for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that stand for themselves: words, and what braces, dollars or commands hold together.

    pylatexenc goes through a text letter by letter; in an abstract, one word in twenty is for it.
    """
    piece, depth, dollars = "", 0, 0
    for part in _SPACE.split(text):
        piece += part
        marks = [mark for mark in _MARK.findall(part) if len(mark) == 1]
        depth += marks.count("{") - marks.count("}")
        dollars += marks.count("$")
        if depth <= 0 and dollars % 2 == 0 and not _COMMAND_LAST.search(piece):
            yield piece
            piece, depth = "", 0
    yield piece


def _converted(latex: str) -> str:
    try:
        plain = str(_converter().latex_to_text(latex, latex_context=_macros()))
    except (LookupError, ValueError):
        # pylatexenc's own texts fail on a command that lacks its arguments.
        return latex
    return plain.replace("\xa0", " ")


@cache
def _converter() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    replaced = [MacroTextSpec(name, simplify_repl=text) for name, text in _PLAIN_MACROS.items()]
    # Its own texts for these ask for arguments that a walker of BibTeX's fields does not always find.
    replaced += [MacroTextSpec("href", simplify_repl="%(2)s"), MacroTextSpec("url", simplify_repl="%(1)s")]
    context.add_context_category("bibtex", macros=replaced, prepend=True)
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True, strict_latex_spaces=False)


@cache
def _macros() -> object:
    context = walker_context()
    arguments = [std_macro("href", False, 2), std_macro("url", False, 1)]  # noqa: FBT003 - pylatexenc's signature
    context.add_context_category("bibtex", macros=arguments, prepend=True)
    return context
