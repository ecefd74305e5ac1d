"""What the other names of a paper say of one, once each was judged alone."""

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._features import cluster_features
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._peers import MOST, peer_features
from citegraph.loaders.extract._scene import Scene

TITLE = "FoldLens: Folding Tokens"
ABSTRACT = (
    "We propose FoldLens, which folds tokens. It consists of a Topic Loom and a Trace Weaver. "
    "We compare FoldLens-7B, ZipLens and CutLens."
)


def peers(extractor: Extractor, name: str, **scores: float) -> Features:
    """What the others say of a name, where each has the score given for it, or -1."""
    (doc,) = extractor.docs([Paper(title=TITLE, abstract=ABSTRACT)])
    scene = Scene(doc)
    by_name = {cluster.name: cluster for cluster in scene.clusters}
    alone = {cluster.key: scores.get(cluster.name, -1.0) for cluster in scene.clusters}
    return peer_features(scene, by_name[name], cluster_features(scene, by_name[name]), alone)


def test_a_name_has_the_score_of_what_it_goes_on_with(extractor: Extractor) -> None:
    found = peers(extractor, "FoldLens-7B", FoldLens=3.0)
    assert found["extends"] == found["best of the paper"] == 3.0
    assert peers(extractor, "FoldLens")["is extended by"] == -1.0


def test_a_name_has_the_best_score_of_those_beside_it(extractor: Extractor) -> None:
    found = peers(extractor, "CutLens", FoldLens=4.0, ZipLens=2.0)
    assert found["beside"] == 2.0
    assert "extends" not in found


def test_a_name_that_stands_alone_has_none_beside_it(extractor: Extractor) -> None:
    assert "beside" not in peers(extractor, "FoldLens")


@pytest.mark.parametrize("score", [-100.0, 100.0])
def test_a_score_says_no_more_than_that_it_is_sure(extractor: Extractor, score: float) -> None:
    assert abs(peers(extractor, "FoldLens-7B", FoldLens=score)["extends"]) == MOST
