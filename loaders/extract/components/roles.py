"""What each name is to its paper: introduced here, somebody's method, a dataset, or nothing to keep."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.loaders.extract._document import Cluster, Verdict
from citegraph.loaders.extract._resources import Resources

component = "citegraph_roles"

_PROPOSED = re.compile(
    r"(?i)\b(?:propos\w+|introduc\w+|present\w*|develop\w*|release\w*|call(?:ed)?|dubbed|named|termed|design\w*)\s+(?:\S+\s+){0,6}\(?$"
)
_DATA_AFTER = re.compile(r"(?i)^\)?,?\s*(?:\S+\s+){0,1}(?:data\s?sets?|benchmarks?|corpus|corpora|test set|leaderboard)\b")
_DATA_BEFORE = re.compile(r"(?i)\b(?:data\s?sets?|benchmarks?)\s*(?:such as|like|including|,|\(|:)[^.]*$|\b(?:evaluat|experiment|test)\w*[^.]* on[^.]*$")


@Language.component(component, assigns=["doc._.verdicts"], requires=["doc._.clusters", "token.tag"])
def decide_roles(doc: Doc) -> Doc:
    """Set `doc._.verdicts`, one for each cluster."""
    doc._.verdicts = tuple(_verdict(doc, cluster) for cluster in doc._.clusters)
    return doc


def _verdict(doc: Doc, cluster: Cluster) -> Verdict:
    resources: Resources = doc._.resources
    if any(resources.lexicon.blocked(form) for form in cluster.forms):
        return Verdict(cluster, "none", "method", 1.0, why="rule: blocked name")
    entry = next(filter(None, map(resources.lexicon.find, cluster.forms)), None)
    if any(o.rule == "title" for o in cluster.occurrences) and any(o.sentence for o in cluster.occurrences):
        return Verdict(cluster, "introduces", "method", 0.9, why="rule: before the title's colon, and again in the abstract")
    if entry and entry.label != "Concept":
        role = "dataset" if entry.label == "Dataset" else "method"
        return Verdict(cluster, role, entry.kind, 0.8, why=f"rule: the lexicon's {entry.name}")  # type: ignore[arg-type]
    return _by_context(doc, cluster)


def _by_context(doc: Doc, cluster: Cluster) -> Verdict:
    for o in cluster.occurrences:
        sentence = doc._.sentences[o.sentence]
        before, after = doc.text[sentence.start : o.start], doc.text[o.end : sentence.end]
        if _PROPOSED.search(before):
            return Verdict(cluster, "introduces", "method", 0.7, why="rule: follows propose, introduce or the like")
        if _DATA_AFTER.match(after) or _DATA_BEFORE.search(before):
            return Verdict(cluster, "dataset", "dataset", 0.6, why="rule: named as a dataset")
    marked = re.search(r"[a-z][A-Z]|[A-Z]{2}|\d", cluster.name)
    return Verdict(cluster, "method" if marked else "none", "method", 0.5, why="rule: shape")
