"""The ids of a paper in the one form in which two sources can share them."""

import re

from citegraph.graph.model import Paper

_ARXIV_DOI = "10.48550/arxiv."
_DOI_PREFIX = re.compile(r"^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", re.IGNORECASE)
_ARXIV_PREFIX = re.compile(r"^(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)", re.IGNORECASE)
_ARXIV_VERSION = re.compile(r"(?:v\d+)?(?:\.pdf)?$")


def shared_ids(paper: Paper) -> dict[str, str]:
    """The paper's ids by scheme; an arXiv id has no version, and a DOI that only wraps an arXiv id counts as that.

    >>> shared_ids(Paper(title="T", doi="10.48550/arXiv.2205.14135", ids={"ACL": "S18-1032"}))
    {'acl': 'S18-1032', 'arxiv': '2205.14135'}
    """
    ids = {scheme.lower(): value.strip() for scheme, value in sorted(paper.ids.items()) if value.strip()}
    if doi := doi_of(paper.doi or ids.pop("doi", "")):
        wrapped = doi.removeprefix(_ARXIV_DOI)
        ids |= {"doi": doi} if wrapped == doi else {"arxiv": wrapped}
    if arxiv_id := arxiv_of(paper.arxiv_id or ids.get("arxiv", "")):
        ids["arxiv"] = arxiv_id
    return ids


def cited_id(text: str) -> tuple[str, str]:
    """Scheme and value of a cited paper's id, in the form of `shared_ids`: `arxiv:2205.14135v2`.

    >>> cited_id("arXiv:2205.14135v2")
    ('arxiv', '2205.14135')
    """
    scheme, _, value = text.partition(":")
    if scheme.lower() == "doi":
        doi = doi_of(value)
        return ("arxiv", doi.removeprefix(_ARXIV_DOI)) if doi.startswith(_ARXIV_DOI) else ("doi", doi)
    return (scheme.lower(), arxiv_of(value) if scheme.lower() == "arxiv" else value.strip())


def doi_of(text: str) -> str:
    """The bare DOI in lower case, as DOIs do not differ by case."""
    return _DOI_PREFIX.sub("", text.strip()).lower()


def arxiv_of(text: str) -> str:
    """The bare arXiv id, without a version."""
    return _ARXIV_VERSION.sub("", _ARXIV_PREFIX.sub("", text.strip()).lower())
