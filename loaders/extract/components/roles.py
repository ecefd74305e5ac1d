"""What each name is to its paper: introduced here, somebody's method, a dataset, or nothing to keep."""

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract._roles import decide
from citegraph.loaders.extract._scene import Scene

component = "citegraph_roles"


@Language.component(
    component, assigns=["doc._.verdicts"], requires=["doc._.clusters", "doc._.words", "doc._.abbreviations"]
)
def decide_roles(doc: Doc) -> Doc:
    """Set `doc._.verdicts`, one for each cluster."""
    scene = Scene(doc)
    doc._.verdicts = tuple(decide(scene, cluster) for cluster in doc._.clusters)
    return doc
