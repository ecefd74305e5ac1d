"""Text as XML 1.0 can hold it."""

import re
from xml.sax.saxutils import escape, quoteattr

from citegraph.graph.exports._losses import Losses

# Everything outside the Char production (https://www.w3.org/TR/xml/#charsets): no escape can express it.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser turns a bare carriage return into a line feed, and any white space within an attribute into a space.
CARRIAGE_RETURN = {"\r": "&#13;"}
WHITE_SPACE = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def legal(text: str, losses: Losses) -> str:
    """The text with what XML cannot hold replaced by U+FFFD, and counted."""
    whole, count = ILLEGAL.subn("\ufffd", text)
    losses.add("characters that XML cannot hold were replaced by U+FFFD", count)
    return whole


def content(text: str, losses: Losses) -> str:
    """The text as it stands between two tags."""
    return escape(legal(text, losses), CARRIAGE_RETURN)


def attribute(text: str, losses: Losses) -> str:
    """The text as an attribute's value, quotes around it."""
    return quoteattr(legal(text, losses), WHITE_SPACE)
