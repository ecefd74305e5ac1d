"""Folds written text to plain words: LaTeX residue, Unicode forms, accents and Greek letters."""

# ruff: noqa: RUF001, RUF002 - the letters that look like others are the subject

import re
import unicodedata

_LATEX_LETTERS = {
    "ae": "ae", "oe": "oe", "aa": "a", "o": "o", "l": "l", "ss": "ss", "i": "i", "j": "j", "ell": "l", "hbar": "h",
    "infty": "infinity", "times": "x", "ast": "*", "star": "*", "varepsilon": "epsilon", "vartheta": "theta",
    "varphi": "phi", "varrho": "rho", "varsigma": "sigma", "varpi": "pi",
}  # fmt: skip
_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
_LETTER_MARKS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
        "∞": " infinity ", "×": "x", "∗": "*", "⋆": "*", "＊": "*", "™": "", "®": "", "©": "",
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "`": "'",
    }
)  # fmt: skip
_SUPERSCRIPT = re.compile("([⁰¹²³⁴-⁹]+)")
_SUBSCRIPT = re.compile("([₀-₉]+)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_GREEK_LETTER = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_ACCENT_COMMAND = re.compile(r"""\\(?:['"^`~=.]\s*|[cuvHkrbdt](?=[\s{])\s*)\{?\s*\\?([A-Za-z])\s*\}?""")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s*(?=\{)|\s?)")
_LAYOUT = re.compile(
    r"(?:text|math|small|large|Large|script|under|over|wide|display)[a-z]*|q?quad|cite[a-z]*|(?:big|Big)+[lrg]?"
    r"|rm|bf|it|sc|tt|sf|em|emph|left|right|operatorname|[hmf]box|ensuremath|url|href|ref|hat|tilde|bar|vec|dot|ddot"
    r"|boldsymbol|bm|pmb|xspace|cdot|cdots|ldots|dots|sim|approx|leq?|geq?|to|mid|langle|rangle"
)
"""Commands that stand for no word; any other keeps its name, as an abstract's unexpanded macros should."""
_SCRIPT = re.compile(r"(?<=[^\W\d_])\$?[\^_]\{?([0-9]+(?:\.[0-9]+)?)(?!\d)\}?\$?(?![\d.])")
_LATEX = re.compile(r"[\\${}]")
_BRACES = re.compile(r"[${}]+")
_STARRED = re.compile(r"\$?\^\s*\{?\s*\*")
_ESCAPED = re.compile(r"\\([^A-Za-z])")


def fold_latex(text: str) -> str:
    r"""The text without LaTeX's commands and dollars; a letter or mark that a command stands for is kept.

    A digit above or below a letter joins it: M$^3$ViT is M3ViT.

    >>> fold_latex(r"$\ell_1$, \textbf{M$^3$ViT} and Poincar\'e")
    'l1, M3ViT and Poincare'
    """
    if "\\" in text:
        text = _ACCENT_COMMAND.sub(r"\1", text)
        text = _COMMAND.sub(_word_of, text)
        text = _ESCAPED.sub(r" \1 ", text)
    if "^" in text or "_" in text:
        text = _STARRED.sub("*", _SCRIPT.sub(r"\1", text))
    return _BRACES.sub(lambda run: " " if _between_digits(run) else "", text)


def tidy(text: str) -> str:
    r"""The text as a person would write it: one line, without LaTeX's commands.

    >>> tidy(r"\textbf{T}ree  of Thoughts")
    'Tree of Thoughts'
    """
    return " ".join((fold_latex(text) if _LATEX.search(text) else text).split())


def fold_characters(text: str) -> str:
    """The text in plain characters: no accents, no typographic forms, Greek letters spelled out; case is kept.

    Digits above or below the line stay divided from those on it, so that 10⁴ does not become 104.

    >>> fold_characters("β-VAE, M³ViT and Schrödinger’s 𝒜")
    "beta-VAE, M^3ViT and Schrodinger's A"
    """
    if text.isascii():
        return text.replace("`", "'")
    text = _SUBSCRIPT.sub(r"_\1", _SUPERSCRIPT.sub(r"^\1", _INVISIBLE.sub("", text)))
    text = unicodedata.normalize("NFKD", text.translate(_LETTER_MARKS)).translate(_LETTER_MARKS)
    text = _GREEK_LETTER.sub(_spelled, _COMBINING.sub("", text))
    return "".join(map(_ascii_digit, unicodedata.normalize("NFC", text)))


def _word_of(command: re.Match[str]) -> str:
    name = command[1]
    if not _LAYOUT.fullmatch(name):
        return _LATEX_LETTERS.get(name, name)
    return "" if command.string[command.end() : command.end() + 1] == "{" else " "


def _between_digits(run: re.Match[str]) -> bool:
    return run.string[run.start() - 1 : run.start()].isdigit() and run.string[run.end() : run.end() + 1].isdigit()


def _spelled(letter: re.Match[str]) -> str:
    name = unicodedata.name(letter[0], "")
    if "LETTER" not in name:
        return letter[0]
    # Unicode spells lambda as LAMDA; the letter's name is the word behind LETTER, marks such as FINAL aside.
    words = [word.lower().replace("lamda", "lambda") for word in name.split()]
    return next((word for word in words if word in _GREEK), letter[0])


def _ascii_digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
