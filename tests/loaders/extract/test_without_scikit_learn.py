"""The models are plain data: whoever extracts needs nothing that they were trained with."""

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from citegraph.loaders.extract._linear import dump_models, parse_models

FORBIDDEN = ("sklearn", "scipy", "joblib", "pandas", "openai")
EXTRACTS = f"""
import sys

class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {FORBIDDEN!r}:
            raise ImportError("not installed here: " + name)

sys.meta_path.insert(0, Guard())
from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor

abstract = "We present Quarry, a sparse attention method. Quarry is 3x faster than FlashAttention-2."
paper = Paper(title="Quarry: Sparse Attention in Three Steps", abstract=abstract)
(record,) = Extractor.load().extract([paper])
print(record.facts.introduces[0].name, record.facts.baselines[0].value, record.facts.concepts[0].kind)
"""


def test_papers_are_extracted_where_scikit_learn_is_not_installed() -> None:
    done = subprocess.run([sys.executable, "-c", EXTRACTS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Quarry", "3x", "topic"]


@pytest.mark.parametrize("name", ["roles.json", "claims.json", "concepts.json"])
def test_shipped_weights_are_text_that_reads_back_as_it_was_written(name: str) -> None:
    text = (files("citegraph.loaders.extract") / "data" / name).read_text("utf-8")
    models = parse_models(text)
    assert dump_models(models) == text
    for model in models.values():
        assert all(len(weights) == len(model.classes) == len(model.bias) for weights in model.weights.values())
        assert model.temperature > 0
    assert json.loads(text).keys() == models.keys()
