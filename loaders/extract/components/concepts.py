"""What the paper is about: a few research concepts and tasks, with canonical names."""

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract.concepts.choice import concepts_of

component = "citegraph_concepts"


@Language.component(component, assigns=["doc._.concepts"], requires=["doc._.sentences", "doc._.abbreviations"])
def find_concepts(doc: Doc) -> Doc:
    """Set `doc._.concepts`, the likeliest first."""
    doc._.concepts = concepts_of(doc)
    return doc
