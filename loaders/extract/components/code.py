"""Addresses of code, data and project pages that the text gives."""

import re

from spacy.language import Language
from spacy.tokens import Doc

component = "citegraph_code"

_ADDRESS = re.compile(
    r"""https?://[^\s<>"'{}|\\^`\[\]]+|(?<![\w@./-])(?:www\.|[\w-]+\.github\.io\b|(?:github|gitlab|huggingface|bitbucket)\.(?:com|co)/)[^\s<>"'{}|\\^`\[\]]*""",
    re.IGNORECASE,
)


@Language.component(component, assigns=["doc._.code"])
def find_code(doc: Doc) -> Doc:
    """Set `doc._.code` to the addresses in the stored text, in their order, each once."""
    doc._.code = tuple(dict.fromkeys(addresses(doc._.paper.title + "\n" + doc._.paper.abstract)))
    return doc


def addresses(text: str) -> list[str]:
    r"""Addresses in a text, without the punctuation that follows them.

    >>> addresses(r"Code (https://github.com/a/b_c) and \url{https://x.org/y}.")
    ['https://github.com/a/b_c', 'https://x.org/y']
    """
    return [address for match in _ADDRESS.finditer(text) if len(address := _trimmed(match[0])) > len("http://a")]


def _trimmed(address: str) -> str:
    address = address.rstrip(".,;:!?*")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*")
    return address
