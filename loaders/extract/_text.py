"""Mended text: what is readable of LaTeX, mark-up and odd characters, with the way back to the stored text."""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi "
    "varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_COMMANDS = {
    "times": "x",
    "ell": "l",
    "sim": "~",
    "approx": "~",
    "geq": "≥",
    "ge": "≥",
    "leq": "≤",
    "le": "≤",
    "to": "->",
    "rightarrow": "->",
    "uparrow": "",
    "downarrow": "",
    "pm": "±",
    "infty": "infinity",
    "cdot": "·",
    "ldots": "...",
    "dots": "...",
    "percent": "%",
    "textendash": "-",
    "slash": "/",
    "textasciitilde": "~",
    "mu": "mu",
} | {letter: letter.removeprefix("var") for letter in _GREEK.split()}


def _command(match: re.Match[str]) -> str:
    return _COMMANDS.get(match[1], match[1] if match[1] in _SPOKEN else "")


_SPOKEN = frozenset(
    [
        "log",
        "exp",
        "max",
        "min",
        "sin",
        "cos",
        "tan",
        "sqrt",
        "lim",
        "sup",
        "inf",
        "det",
        "gcd",
        "poly",
        "polylog",
        "tilde",
    ]
)
_STYLES = (
    "text|textbf|textit|textsc|texttt|textrm|textsf|emph|mathbf|mathrm|mathcal|mathbb|mathsf|mathit|mathtt"
    "|bf|it|rm|tt|sc|em"
)

_RULES: tuple[Rule, ...] = (
    # Mark-up that some sources keep: <em>, <jats:p>, **bold**, `code`, &amp;.
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9:]{0,15}\s*/?>"), ""),
    (re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6});"), lambda m: html.unescape(m[0])),
    (re.compile(r"\*\*(?=\S)|(?<=\S)\*\*"), ""),
    # arXiv's pages write "this https URL" for every address, and for names that look like one ("Dr.Kernel").
    (re.compile(r"\bthis (?:https?|ftp) URL\b"), "URL"),
    (re.compile(r"``|''"), '"'),
    (re.compile(r"`"), "'"),
    (re.compile(r"~?\\(?:cite[pt]?|ref|label|footnote|thanks)\{[^{}]*\}"), ""),
    (re.compile(r"\\href\{[^{}]*\}"), ""),
    (re.compile(r"\\(?:url|path)\s*(?=\{)"), ""),
    (re.compile(rf"\\(?:{_STYLES})(?![a-zA-Z])\s*"), ""),
    (re.compile(r"\\([%&_#$])"), r"\1"),
    (re.compile(r"\\[,;:! ]"), " "),
    (re.compile(r"(?<=\d)\s*\\times(?![a-zA-Z])"), "x"),
    (re.compile(r"\\([a-zA-Z]+)\s?(?=[0-9_^{}$.,;:)]|$)"), _command),
    (re.compile(r"\\([a-zA-Z]+)"), _command),
    (re.compile(r"[{}]"), ""),
    # A power stays a power behind a digit or a bracket; between letters it is part of a name (M$^3$ViT, D^2O).
    (re.compile(r"(?<=[A-Za-z\u03b1-\u03c9])\$?[_^]\{?(?=[A-Za-z0-9*+])"), ""),
    (
        re.compile(r"(?<!\\)\$(?!\d)|\$(?=[\d.,]+(?:x|k|K|M|B|%)?\s*\$)|(?<=[\w%)}+*'~])\$|\$(?=\d+[A-Za-z(\\^<>=~-])"),
        "",
    ),
    # What is left where a page dropped the dollars and backslashes: "2.25times", "sim 80%", "M geq 2".
    (re.compile(r"(?<=\d)times\b"), "x"),
    (re.compile("(?<=\\d)\\s*\u00d7"), "x"),
    (re.compile(r"\bsim ?(?=\d)"), "~"),
    (re.compile(r"\bgeq?\b(?= ?[\w])"), "≥"),
    (re.compile(r"\bleq?\b(?= ?\d)"), "≤"),
    (re.compile(r"(?<=[A-Za-z0-9])~(?=[A-Za-z(])"), " "),
    # A size is one word: "70 B" is 70B.
    (re.compile(r"(?<=\d) (?=[BM]\b(?![.'-]?[a-z]))"), ""),
    (re.compile(r"-[ \t]*\r?\n\s*"), "-"),
    (re.compile(r"\s{2,}|[\t\r\n\x0b\x0c\u00a0\u2002-\u200a\u202f\u3000]"), " "),
)

_CHARACTERS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2032": "'",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "\u2060": "",
    }
)
_ODD = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Mended:
    r"""Readable text, and for each of its characters the stored span that it stands for.

    >>> text = Mended.of(r"M$^3$ViT is $2.5\times$ faster")
    >>> text.text
    'M3ViT is 2.5x faster'
    >>> text.stored(0, 5)
    (0, 8)
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    raw: str = ""
    """The stored text."""

    @classmethod
    def of(cls, stored: str) -> "Mended":
        """The mended form of a stored text."""
        draft = _Draft(stored)
        draft.replace(_ODD, _plain_character)
        for pattern, replacement in _RULES:
            draft.replace(pattern, replacement)
        draft.strip()
        return cls(draft.text, tuple(draft.starts), tuple(draft.ends), stored)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the stored text of a span that is not empty; LaTeX's marks are kept in pairs."""
        return _with_its_marks(self.raw, self.starts[start], self.ends[end - 1])


def _with_its_marks(raw: str, start: int, end: int) -> tuple[int, int]:
    r"""The span with the dollar or brace at its ends whose other half lies inside: `S$^4` goes on to `S$^4$`."""

    def halves(mark: str) -> bool:
        inside = raw[start:end]
        return bool(inside.count("$") % 2) if mark == "$" else inside.count("{") != inside.count("}")

    while end < len(raw) and raw[end] in "}$" and halves(raw[end]):
        end += 1
    while start and raw[start - 1] in "{$" and halves(raw[start - 1]):
        start -= 1
    return start, end


def _plain_character(match: re.Match[str]) -> str:
    """Unicode's many dashes, quotes, spaces, ligatures and mathematical letters as plain ones."""
    character = match[0].translate(_CHARACTERS)
    return unicodedata.normalize("NFKC", character) if character else character


class _Draft:
    """Text under repair. Replacing keeps, for each character, the stored span that it came from."""

    def __init__(self, stored: str) -> None:
        self.text = stored
        self.starts = list(range(len(stored)))
        self.ends = list(range(1, len(stored) + 1))

    def replace(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match; what is put in stands for the whole of what it replaces."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            first, last = match.span()
            pieces += (self.text[done:first], new)
            starts += self.starts[done:first] + [self.starts[first]] * len(new)
            ends += self.ends[done:first] + [self.ends[last - 1]] * len(new)
            done = last
        if done:
            self.text = "".join((*pieces, self.text[done:]))
            self.starts = starts + self.starts[done:]
            self.ends = ends + self.ends[done:]

    def strip(self) -> None:
        """Drop white space at both ends."""
        first = len(self.text) - len(self.text.lstrip())
        last = len(self.text.rstrip())
        self.text, self.starts, self.ends = self.text[first:last], self.starts[first:last], self.ends[first:last]
