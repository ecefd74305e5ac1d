"""Identifiers of papers as they stand in ids, fields and addresses: arXiv, DOI, ACL Anthology and others."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_ARXIV_NEW = r"\d{4}\.\d{4,5}"
_ARXIV_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7}"
_ARXIV = re.compile(rf"(?:arxiv:\s*)?({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d+)?", re.IGNORECASE)
_ARXIV_URL = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)|huggingface\.co/papers|alphaxiv\.org/abs)/({_ARXIV_NEW}|{_ARXIV_OLD})",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
# https://aclanthology.org/info/ids/: P19-1001 until 2020, 2020.acl-main.1 since
_ACL_ID = r"[A-Z]\d{2}-\d+(?:\.\d+)?|\d{4}\.[a-z0-9]+-[a-z0-9]+\.[a-z0-9]+(?:\.\d+)?"
_ACL = re.compile(rf"(?:acl:)?({_ACL_ID})", re.IGNORECASE)
_ACL_URL = re.compile(rf"(?:aclanthology\.org|aclweb\.org/anthology)/({_ACL_ID})", re.IGNORECASE)
_OPENREVIEW_URL = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)")
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_ARXIV_NEW}|{_ARXIV_OLD})", re.IGNORECASE)


def arxiv_id(text: str) -> str | None:
    """The bare arXiv id that `text` is, without version.

    >>> arxiv_id("arXiv:1504.08319v2"), arxiv_id("cs/0112017"), arxiv_id("W2741809807")
    ('1504.08319', 'cs/0112017', None)
    """
    match = _ARXIV.fullmatch(text.strip())
    return match[1].lower() if match else None


def doi(text: str) -> str | None:
    """The bare DOI that `text` is, in lower case (DOIs know no case).

    >>> doi("https://doi.org/10.18653/v1/S18-1032")
    '10.18653/v1/s18-1032'
    """
    match = _DOI.fullmatch(text.strip())
    return unquote(match[1]).lower() if match else None


def acl_id(text: str) -> str | None:
    """The ACL Anthology id that `text` is.

    >>> acl_id("S18-1032"), acl_id("2021.naacl-srw.21"), acl_id("1504.08319")
    ('S18-1032', '2021.naacl-srw.21', None)
    """
    match = _ACL.fullmatch(text.strip())
    return _acl_case(match[1]) if match else None


def known_ids(text: str) -> Iterator[tuple[str, str]]:
    """What `text`, an id in any of its written forms or an address, says: pairs of scheme and bare id.

    >>> list(known_ids("https://doi.org/10.48550/arXiv.2205.14135"))
    [('doi', '10.48550/arxiv.2205.14135'), ('arxiv', '2205.14135')]
    >>> list(known_ids("https://aclanthology.org/S18-1032.pdf"))
    [('acl', 'S18-1032')]
    """
    for scheme, read in _FORMS:
        if found := read(text):
            yield scheme, found


def _acl_case(identifier: str) -> str:
    return identifier.upper() if identifier[0].isalpha() else identifier.lower()


def _within(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        match = pattern.search(text)
        return match[1] if match else None

    return read


def _arxiv_anywhere(text: str) -> str | None:
    found = _within(_ARXIV_URL)(text) or _within(_ARXIV_DOI)(text)
    return found.lower() if found else arxiv_id(text)


def _acl_anywhere(text: str) -> str | None:
    found = _within(_ACL_URL)(text)
    return _acl_case(found) if found else acl_id(text)


_FORMS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("doi", doi),
    ("arxiv", _arxiv_anywhere),
    ("acl", _acl_anywhere),
    ("openreview", _within(_OPENREVIEW_URL)),
)
