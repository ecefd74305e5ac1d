"""Quantities in a sentence: figures with their unit, number and bound, as comparison claims state them.

Measures (one figure, perhaps with a unit) are found first; neighbours are then joined into ranges ("5% to 51%"),
changes ("from 49.6% to 93.7%") and pairs ("0.549 vs. 0.184"), and words before them read as bounds ("up to a").
"""

import re
from collections.abc import Iterable, Iterator

from citegraph.graph.model import Bound, Unit, Value


class Quantity(Value):
    """A figure in a text, as written and normalised. Offsets count in the text that was read."""

    start: int
    """Where it begins, its bound included."""
    end: int
    text: str
    """As written: `up to 7.6x`; of "93% accuracy versus 80%", where a metric stands between, ours alone: `93%`."""
    number: float | None = None
    """The figure; of a range the upper end, of a change the later one; None for "orders of magnitude"."""
    number_from: float | None = None
    """The earlier figure of a change, or the other side's figure of a pair."""
    unit: Unit = "absolute"
    bound: Bound = "exact"
    signed: bool = False
    """Whether a plus or minus sign stands before it."""
    joined: bool = False
    """Whether it joins two figures as a change or a pair."""


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMERALS = {word: float(n) for n, word in enumerate(_WORDS, 1)} | {"twenty": 20.0, "hundred": 100.0}
_SHARES = {
    "half": 0.5,
    "halve": 0.5,
    "halves": 0.5,
    "halved": 0.5,
    "halving": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "doubles": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "triple": 3.0,
    "triples": 3.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "third": 1 / 3,
    "quarter": 0.25,
    "fourth": 0.25,
    "fifth": 0.2,
    "tenth": 0.1,
}
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    (
        "up to",
        r"up ?to|as (?:much|high|many|low|little|large) as|at most|no more than|(?:less|fewer|lower|smaller) than",
    ),
    ("up to", r"under|below|within|<|≤|\\leq?"),
    ("at least", r"over|(?:more|greater|larger|higher|better) than|at least|no less than|exceeding|above|beyond"),
    ("at least", r">|≥|\\geq?"),
    ("about", r"about|around|approximately|approx\.|roughly|nearly|almost|close to|~|≈|∼|\\sim|\\approx"),
)
_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_GAUGE = (
    r"(?:absolute|relative|accuracy|percentage|percent|per cent|F1|AUC|BLEU|mIoU|mAP|ROUGE|MOS|WER|CIDEr|macro-F1"
    r"|\w+@\w+)"
)
_UNITS: tuple[tuple[Unit, str], ...] = (
    (
        "points",
        rf"\s?%?(?:[\s-]{_GAUGE})?[\s-](?:points?|pts?)\b|\s?(?:pp|p\.p\.|%?ppts?|%?pts?|%p)(?!\w)|\s%?[\s-]?pp\b",
    ),
    ("percent", r"\s?%|[\s-]per[\s-]?cent(?:age)?\b"),
    ("factor", r"\s?(?:×|\\times\b|[xX](?!\w))|[\s-]?times\b|[\s-]?folds?\b|[\s-]orders?[\s-]of[\s-]magnitude"),
)
_UNIT = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _UNITS)
_WORD_UNIT = _UNIT.replace("?P<", "?P<word_")
_NUMERAL = "|".join(_NUMERALS)
_PART = "third|quarter|fourth|fifth|tenth|half"
_SHARE = "|".join(share for share in _SHARES if share not in _PART.split("|") or share == "half")
# No figure inside a name (GPT-4, Recall@1, F1), an exponent, a reference or a longer number.
_MEASURE = re.compile(
    rf"(?<![\w.@^_/\\])(?<!\d,)(?<![^\W\dxX]-)(?<!top )(?P<sign>[+\-\u2212\u2013±]\s?)?"
    rf"(?:(?P<figure>{_NUMBER})\+?(?:{_UNIT}|dB|ms|[kKM](?!\w))?(?![\w^]|-[^\W\d]|\.\d|/\d)"
    rf"|(?P<numeral>\b(?:an?|{_NUMERAL}))(?:{_WORD_UNIT})"
    rf"|(?P<share>\b(?:(?:one|two|a)[\s-](?:{_PART})s?|{_SHARE})\b)(?![\s-]\w+[\s-](?:place|rank))"
    rf"|(?P<fold>\b(?:{_NUMERAL})fold\b)"
    rf"|(?P<fraction>\d+/\d+)(?![\w/])"
    rf"|(?P<magnitude>\borders? of magnitude))",
    re.IGNORECASE,
)
_BOUND_CHOICE = "|".join(rf"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(_BOUND_WORDS))
_BOUND = re.compile(
    rf"(?<![^\W_])(?:{_BOUND_CHOICE})"
    r"\s?(?:an?\s|the\s|another\s)?(?:(?:average|mean|total|additional|relative|absolute|whopping)\s)?(?:factor\sof\s)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:\s?[^\W\d]{1,6}(?:/\w+)?)?(?:\s?\([^()]{0,40}\))?,?\s(?:down |up )?to\s(?:an?\s|the\s)?")
_RANGE = re.compile(r"\s?(?:-{1,3}|\u2013|\u2014|~|\u2212)\s?|\sto\s")
_PAIR = re.compile(
    r"(?P<metric>\s\w+)?,?\s\(?(?:versus|vs\.?|against|compared (?:to|with)|up from|down from)\s(?:only\s|just\s)?"
)
_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s)?$")
_BETWEEN = re.compile(r"\bbetween\s$")


def find_quantities(text: str) -> list[Quantity]:
    """Every figure in the text that could be a value, in order, ranges and changes joined.

    >>> [(q.text, q.number, q.unit, q.bound) for q in find_quantities("is up to 7.6x faster and 15% smaller")]
    [('up to 7.6x', 7.6, 'factor', 'up to'), ('15%', 15.0, 'percent', 'exact')]
    """
    return [_bounded(text, quantity) for quantity in _joined(text, [_read(match) for match in _MEASURE.finditer(text)])]


def _read(match: re.Match[str]) -> Quantity:
    number, unit = _figure(match)
    return Quantity(
        start=match.start(),
        end=match.end(),
        text=match[0],
        number=number,
        unit=unit,
        signed=match["sign"] is not None,
    )


def _figure(match: re.Match[str]) -> tuple[float | None, Unit]:
    if match["figure"]:
        return float(match["figure"].replace(",", "")), _unit(match, "")
    if match["numeral"]:
        return _magnitude(match, _NUMERALS.get(match["numeral"].lower(), 1.0)), _unit(match, "word_")
    if match["share"]:
        return _share(match["share"]), "factor"
    if match["fold"]:
        return _NUMERALS.get(match["fold"].lower().removesuffix("fold")), "factor"
    if match["fraction"]:
        top, _, bottom = match["fraction"].partition("/")
        return (int(top) / int(bottom) if int(bottom) else None), "absolute"
    return None, "factor"


def _unit(match: re.Match[str], prefix: str) -> Unit:
    return next((unit for unit, _ in _UNITS if match[prefix + unit]), "absolute")


def _magnitude(match: re.Match[str], number: float) -> float:
    return 10.0**number if "magnitude" in (match["word_factor"] or "") else number


def _share(words: str) -> float:
    many, _, share = words.lower().replace("-", " ").rpartition(" ")
    return _NUMERALS.get(many, 1.0) * _SHARES.get(share, _SHARES.get(share.removesuffix("s"), 0.0))


def _joined(text: str, measures: Iterable[Quantity]) -> Iterator[Quantity]:
    """The measures, with those that belong together made one."""
    pending: Quantity | None = None
    for measure in measures:
        if pending is None:
            pending = measure
        elif (one := _join(text, pending, measure)) is not None:
            pending = one
        else:
            yield pending
            pending = measure
    if pending is not None:
        yield pending


def _join(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """One quantity over both, where the words between them say so."""
    between = text[left.end : right.start]
    start = _FROM.search(text, 0, left.start)
    if start and _CHANGE.fullmatch(_BOUND.sub("", between)):
        return _over(text, left, right, start=start.start(), number_from=left.number)
    agree = left.unit in (right.unit, "absolute") and not left.joined
    if agree and right.signed and not right.text.startswith("+") and not between.strip():
        return _over(text, left, right, start=left.start, number_from=None)  # the sign is the dash of a range
    if agree and (_RANGE.fullmatch(between) or (between == " and " and _BETWEEN.search(text, 0, left.start))):
        return _over(text, left, right, start=left.start, number_from=None)
    if agree and right.unit == left.unit and (pair := _PAIR.fullmatch(between)):
        whole = _over(text, left, right, start=left.start, number_from=right.number, number=left.number)
        return whole.model_copy(update={"text": left.text}) if pair["metric"] else whole
    return None


def _over(
    text: str,
    left: Quantity,
    right: Quantity,
    *,
    start: int,
    number_from: float | None,
    number: float | None = None,
) -> Quantity:
    return Quantity(
        start=start,
        end=right.end,
        text=text[start : right.end],
        number=right.number if number is None else number,
        number_from=number_from,
        unit=right.unit,
        signed=left.signed,
        joined=number_from is not None,
        bound="exact" if number_from is not None else "up to",
    )


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the bound that stands before it."""
    if (match := _BOUND.search(text, 0, quantity.start)) is None:
        return quantity
    bound = next(_BOUND_WORDS[n][0] for n in range(len(_BOUND_WORDS)) if match[f"b{n}"])
    start = match.start()
    return quantity.model_copy(
        update={"start": start, "text": text[start : quantity.start] + quantity.text, "bound": bound}
    )
