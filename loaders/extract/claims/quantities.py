"""Quantities in a sentence: figures with their unit, number and bound, as comparison claims state them."""

import re
from collections.abc import Iterator

from citegraph.graph.model import Bound, Unit, Value

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "hundred": 100,
}
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
    "twofold": 2.0,
    "triple": 3.0,
    "triples": 3.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "tenfold": 10.0,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "one-third": 1 / 3,
    "two-thirds": 2 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "one-quarter": 0.25,
    "one-fourth": 0.25,
    "one-fifth": 0.2,
    "one-tenth": 0.1,
}
_BOUNDS: dict[str, Bound] = {
    "up to": "up to",
    "upto": "up to",
    "as much as": "up to",
    "as high as": "up to",
    "as many as": "up to",
    "at most": "up to",
    "no more than": "up to",
    "less than": "up to",
    "fewer than": "up to",
    "under": "up to",
    "below": "up to",
    "within": "up to",
    "<": "up to",
    "≤": "up to",
    "over": "at least",
    "more than": "at least",
    "greater than": "at least",
    "larger than": "at least",
    "higher than": "at least",
    "at least": "at least",
    "no less than": "at least",
    "exceeding": "at least",
    "above": "at least",
    "beyond": "at least",
    ">": "at least",
    "≥": "at least",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx.": "about",
    "roughly": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "~": "about",
    "≈": "about",
    "∼": "about",
}
_FIGURE = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_SIGNED = rf"[+\-\u2212\u2013±]?\s?(?:{_FIGURE})"
_DASH = r"\s?(?:-{1,3}|\u2013|\u2014|~|to|and)\s?"
_PERCENT = r"\s?%|[ -]per[ -]?cent\b"
_POINTS = (
    r"\s?%?[ -]?(?:absolute |relative |accuracy |percentage[ -]|percent[ -]|per[ -]?cent[ -]|F1[ -]|AUC[ -]|BLEU[ -]|"
    r"mIoU[ -]|mAP[ -]|ROUGE[ -])?(?:points?|pts?)\b|\s?pp\b|\s?p\.p\."
)
_FACTOR = r"\s?(?:×|x|X)(?![\w])|\s?-?\s?times\b|[ -]?folds?\b"
_TAIL = rf"(?P<points>{_POINTS})|(?P<percent>{_PERCENT})|(?P<factor>{_FACTOR})"
_HALF_TAIL = rf"(?:{_POINTS}|{_PERCENT}|{_FACTOR})"
_BOUND = "|".join(re.escape(b) if not b[-1].isalpha() else rf"\b{re.escape(b)}\b" for b in sorted(_BOUNDS, key=len, reverse=True))
_HEAD = rf"(?P<bound>{_BOUND})\s?(?:an?\s|the\s|a factor of\s)?(?:(?:{_BOUND})\s?)?"
_ARTICLE = r"(?:an?\s)"
_NOT_BEFORE = r"(?<![\w.@=^_/])(?<!\d,)(?<![A-Za-z]-)(?<![A-Za-z]\u2013)"
_WORD_NUMBER = "|".join(_WORDS)
_QUANTITY = re.compile(
    rf"""
    (?P<from>\b(?:up\s)?from\s(?:(?:{_BOUND})\s?)?(?P<from_a>{_SIGNED}|{_FIGURE}{_DASH}{_FIGURE})(?:{_HALF_TAIL}|\s?[A-Za-z]{{1,4}}(?:/s)?(?=\s))?
        \s?(?:\([^()]{{0,30}}\)\s?)?(?:down\s|up\s)?to\s(?:(?:{_BOUND})\s?)?(?P<from_b>{_SIGNED}|{_FIGURE}{_DASH}{_FIGURE})(?!\w*-\w)(?:{_TAIL})?)
    """,
    re.VERBOSE,
)
