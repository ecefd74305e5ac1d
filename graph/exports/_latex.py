"""Text of papers as LaTeX that sets it as written and can do nothing else."""

import re
from collections.abc import Callable

SPECIAL = {
    "\\": r"{\textbackslash}",
    # BibTeX counts braces whether a backslash stands before them or not.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
# Between two hyphens, quotes and the like, which TeX would set as one dash, quote or inverted mark.
LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)")
# A formula is kept only where every command in it is known to do nothing but set a symbol: titles are other people's
# text, and \input or \write18 in one must not reach the LaTeX of whoever cites it.
HARMLESS = (
    r"alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi"
    r"|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|times|cdot|pm|sim|approx|leq|geq|le|ge|ll|gg|neq|to"
    r"|rightarrow|infty|ell|log|exp|sqrt|frac|mathcal|mathbf|mathrm|mathbb|mathit|text|textbf|textit|partial|nabla"
)
FORMULA = re.compile(rf"(\$(?:[A-Za-z0-9 ^_{{}}+\-*/=<>.,:()|'!]|\\(?:{HARMLESS})(?![A-Za-z]))+\$)")
WORD = re.compile(r"(\w(?:[\w\-+]|[&/](?=\w))*)")
# A capital right after a letter or digit, or alone behind a sign: FlashAttention-2, LLaMA, GPT-4, 3D, R&D, Path-X; but
# not Large-Scale.
NAME = re.compile(r"[^\W_][A-Z]|[-&/][A-Z](?![^\W\d_])")


def latex(text: str) -> str:
    r"""The text with every character that LaTeX would act on escaped; simple formulas stay formulas.

    >>> print(latex(r"R&D at 50%: $M^3$ViT, \input{x}"))
    R\&D at 50\%: $M^3$ViT, {\textbackslash}input{\textbraceleft}x{\textbraceright}
    """
    return _outside_formulas(text, _escaped)


def latex_title(text: str) -> str:
    """The same, with names and formulas in braces so that every style keeps their capitals.

    >>> print(latex_title("FlashAttention-2: Faster Attention"))
    {FlashAttention-2}: Faster Attention
    """
    return _outside_formulas(text, _named, formula="{{{}}}")


def _outside_formulas(text: str, change: Callable[[str], str], *, formula: str = "{}") -> str:
    pieces = FORMULA.split(text)
    return "".join(formula.format(p) if i % 2 and _balanced(p) else change(p) for i, p in enumerate(pieces))


def _named(text: str) -> str:
    words = WORD.split(text)
    return "".join(f"{{{_escaped(w)}}}" if i % 2 and NAME.search(w) else _escaped(w) for i, w in enumerate(words))


def _balanced(text: str) -> bool:
    """Whether every brace is closed, and none before it was opened."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _escaped(text: str) -> str:
    return LIGATURE.sub("{}", "".join(SPECIAL.get(character, character) for character in text))
