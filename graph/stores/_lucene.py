"""What to ask Neo4j's full-text index for, so that it finds everything that a statement may then look at closely.

The index takes texts apart in its own way (by Unicode's word boundaries, so that `data.We` is one word). It only finds
candidates: nothing that it says decides an answer, and what it cannot tell for sure is not asked of it.
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[a-z0-9]{2,100}")


class LuceneIndex:
    """The index `citegraph_text`, over names, aliases, titles and abstracts."""

    find = "CALL db.index.fulltext.queryNodes('citegraph_text', $candidates) YIELD node AS n"
    """Binds `n` to every candidate."""

    def named(self, name: str, /) -> str | None:
        """Asks for what may be called, or begin, so in any case; None where the index cannot tell.

        >>> LuceneIndex().named("FlashAttention-2")
        'name:"flashattention-2" aliases:"flashattention-2"'
        """
        lowered = name.lower()
        if not lowered.isascii() or not _WORD.search(lowered):
            return None
        phrase = re.sub(r'[\\"]', " ", lowered)
        return f'name:"{phrase}" aliases:"{phrase}"'

    def holding(self, words: Iterable[Sequence[str]], /) -> str | None:
        """Asks for papers that may hold, of each group of lower-case words, one; None where the index cannot tell.

        >>> LuceneIndex().holding([["study", "studies"], ["3d"]])
        '+(title:*study* abstract:*study* title:*studies* abstract:*studies*) +(title:*3d* abstract:*3d*)'
        """
        groups = [list(group) for group in words]
        if not groups or not all(_WORD.fullmatch(word) for group in groups for word in group):
            return None
        return " ".join(f"+({' '.join(f'title:*{word}* abstract:*{word}*' for word in group)})" for group in groups)
