"""Sentences by rule: decimal points, abbreviations and versions never end one.

The title is one sentence. The boundaries are set before the parser runs, which then keeps to them.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract._document import Page, Sentence
from citegraph.loaders.extract._word_lists import word_list

component = "citegraph_sentences"

_NO_END = word_list("abbreviated")
_END = re.compile(r"""(\S*?)([.!?])(["')\]]*)\s+(?=["'(\[$]*([^\W_]))""")
# Text pasted without a space behind the full stop; only before words that open sentences, for "Node.JS" is a name.
_GLUED = re.compile(
    r"(?<=[a-z)%])[.](?=(?:We|This|The|Our|In|To|However|It|These|Experiments|Extensive|Finally|Code|Moreover|Further"
    r"|Furthermore|Specifically|Here|For|Through|Experimental|Additionally|Existing|By|While|Although)\s)"
)


@Language.component(component, assigns=["doc._.sentences", "token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set `doc._.sentences` and the boundaries that the parser keeps to."""
    doc._.sentences = tuple(_sentences(doc._.page))
    starts = {sentence.start for sentence in doc._.sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def _sentences(page: Page) -> Iterator[Sentence]:
    yield Sentence(0, len(page.title.text), "title")
    text, offset = page.abstract.text, page.abstract_start
    start = 0
    for end, following in boundaries(text):
        yield Sentence(offset + start, offset + end, "abstract")
        start = following
    if start < len(text):
        yield Sentence(offset + start, offset + len(text), "abstract")


def boundaries(text: str) -> list[tuple[int, int]]:
    """End of each sentence but the last, with the start of the next.

    >>> text = "It gains 2.5 points vs. BERT. FlashAttention, e.g. version 2, does not. See below."
    >>> [text[end:start + 5] for end, start in boundaries(text)]
    [' Flash', ' See b']
    """
    ends = [(match.end(3), match.end()) for match in _END.finditer(text) if _ends(match)]
    glued = [(match.end(), match.end()) for match in _GLUED.finditer(text)]
    return sorted(ends + glued)


def _ends(match: re.Match[str]) -> bool:
    word, stop, _, following = match.groups()
    if stop == "." and ((word + stop).lower().lstrip("(\"'[") in _NO_END or _is_initial(word)):
        return False
    return following.isupper() or following.isdigit() or _opens_a_name(match)


def _is_initial(word: str) -> bool:
    """`J` in "J. Smith"; not the `A` of "Theorem A." or a digit."""
    return len(word) == 1 and word.isupper() and word not in "AB"


def _opens_a_name(match: re.Match[str]) -> bool:
    """Whether the next word is written like a name that starts in lower case: nnU-Net, iCaRL."""
    following = re.match(r"""["'(\[$]*([\w-]+)""", match.string[match.end() :])
    return following is not None and any(letter.isupper() for letter in following[1][1:])
