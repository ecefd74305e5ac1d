"""Decides which signs make a variant: what the text says before what names show, each pair once."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from citegraph.graph.model import Variant
from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import evidence
from citegraph.loaders.extract.variants.shown import shown
from citegraph.loaders.extract.variants.signs import Cast, Sign
from citegraph.loaders.extract.variants.told import told

TOLD: Mapping[str, float] = {
    "a kind of": 0.75,
    "based kind": 0.9,
    "variant of": 0.75,
    "extends": 0.8,
    "builds on": 0.7,
    "derived from": 0.7,
    "as a": 0.7,
}
"""Signs in the text, each with the share of them that annotators agree with."""
SHOWN: Mapping[str, float] = {
    "version added": 0.8,
    "base behind": 0.75,
    "known technique behind": 0.7,
    "words inserted": 0.75,
    "word swapped": 0.7,
    "word added": 0.75,
    "earlier version": 0.6,
    "size added": 0.6,
    "glued": 0.7,
}
"""Signs in names, likewise."""


def variants_of(doc: Doc) -> Iterator[Variant]:
    """The variants that a paper names; of two names, the one with the earlier sign is the variant."""
    cast = Cast(doc)
    taken: set[frozenset[str]] = set()
    for sign in (*told(cast), *shown(cast)):
        base = sign.known.cluster.key if sign.known else name_key(sign.base)
        pair = frozenset((sign.name.cluster.key, base))
        if pair not in taken and base not in sign.name.cluster.keys:
            taken.add(pair)
            yield _variant(doc, sign)


def _variant(doc: Doc, sign: Sign) -> Variant:
    share = {**TOLD, **SHOWN}[sign.how]
    return Variant(
        name=sign.name.cluster.name,
        base=sign.base,
        rule="text" if sign.how in TOLD else "name",
        confidence=round(share * max(sign.name.confidence, 0.5), 3),
        mentions=(evidence(doc, sign.start, sign.end),),
        why=f"rule: {sign.why}",
    )
