"""Learns what stands around names of each sort, from a corpus in which the lexicon knows many of them."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from citegraph.graph.model import Paper
from citegraph.graph.names import name_key
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._features import around
from citegraph.loaders.extract._linear import LinearModel
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract._surroundings import KIND, OWN
from citegraph.loaders.extract.training._fit import Example, fit
from citegraph.loaders.extract.training._gold import unlearned_docs

PAPERS = 6_000
STRENGTH = 0.03
RAREST = 12
"""Papers of the corpus that a feature must stand in."""
FAMILIAR = 15
"""Papers of the name table from which a name is no paper's own."""


def learn(papers: Iterable[Paper], extractor: Extractor) -> Mapping[str, LinearModel]:
    """The models `own` and `kind`."""
    found = list(_examples(papers, extractor))
    own = [Example(e.features, "own" if e.answer == "own" else "other", e.paper) for e in found]
    kind = [example for example in found if example.answer in ("method", "dataset", "blocked")]
    return {
        OWN: fit(own, strength=STRENGTH, rarest=RAREST),
        KIND: fit(kind, strength=STRENGTH, rarest=RAREST),
    }


def sample(corpora: Sequence[Path], *, without: Iterable[str]) -> list[Paper]:
    """So many papers of the corpora, by the hash of their titles; without those of these titles."""
    skipped = {name_key(title) for title in without}
    papers = (paper for path in corpora for paper in _read(path) if name_key(paper.title) not in skipped)
    return list(islice(sorted(papers, key=lambda paper: hashlib.sha256(paper.title.encode()).digest()), PAPERS))


def _read(path: Path) -> Iterator[Paper]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("title") and record.get("abstract"):
                yield Paper(title=record["title"], abstract=record["abstract"])


def _examples(papers: Iterable[Paper], extractor: Extractor) -> Iterator[Example]:
    for number, doc in enumerate(unlearned_docs(extractor, papers)):
        scene = Scene(doc)
        for cluster in scene.clusters:
            answer = _known_as(scene, cluster)
            if answer and any(occurrence.sentence for occurrence in cluster.occurrences):
                yield Example(around(scene, cluster), answer, number)


def _known_as(scene: Scene, cluster: Cluster) -> str:
    """What a name is sure to be: the authors' own before the title's colon, else what it is known as, if it is."""
    resources = scene.resources
    entry = next((entry for form in cluster.forms if (entry := resources.lexicon.find(form))), None)
    if scene.title_head and scene.title_head in cluster.keys:
        return "" if entry else "own"
    if any(map(resources.lexicon.blocked, cluster.forms)):
        return "blocked"
    if entry:
        return "" if entry.label == "Concept" or entry.kind == "metric" else entry.label.lower()
    counts = (resources.table.counts(key) for key in cluster.keys)
    return "familiar" if any(found and found.papers >= FAMILIAR for found in counts) else ""
