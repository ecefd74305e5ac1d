"""The evidence that edges carry: where a fact stands in its paper's text."""

from collections.abc import Iterable

from citegraph.graph.model import Fact, Mention, Paper, PropertyValue

Properties = dict[str, PropertyValue]

CONFIDENCE_DIGITS = 4


def place(mention: Mention) -> Properties:
    """The sentence, and where in the stored text the mention stands."""
    return {
        "sentence": mention.sentence,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
    }


def evidence(facts: Iterable[Fact], paper: Paper, *, confidence: float = 1.0) -> Properties:
    """The properties of an edge that the facts state: the first mention, all written forms, and how sure we are."""
    facts = list(facts)
    mentions = sorted((mention for fact in facts for mention in fact.mentions), key=_position)
    surfaces = tuple(dict.fromkeys(" ".join(mention.surface(paper).split()) for mention in mentions))
    sure = max(fact.confidence for fact in facts) * confidence
    return {
        "surface": surfaces[0],
        "surfaces": surfaces,
        **place(mentions[0]),
        "confidence": round(sure, CONFIDENCE_DIGITS),
    }


def _position(mention: Mention) -> tuple[bool, int, int]:
    """Title before abstract, then the order of the text."""
    return (mention.field != "title", mention.start, mention.end)
