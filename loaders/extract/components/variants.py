"""Variants: which name extends, improves or is a kind of which other, by what the names show and the text says."""

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract.variants.choice import variants_of

component = "citegraph_variants"


@Language.component(component, assigns=["doc._.variants"], requires=["doc._.verdicts", "doc._.sentences"])
def find_variants(doc: Doc) -> Doc:
    """Set `doc._.variants`: each pair once, what the text says before what names show."""
    doc._.variants = tuple(variants_of(doc))
    return doc
