"""The same text gives the same facts in every process, whatever order Python keeps sets in."""

import os
import subprocess
import sys

# Short and long forms that stand in equally many papers of the name table: what is known of them must not depend on
# which of the two is met first.
EXTRACTS = """
from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.facts import to_line

pairs = {
    "LDP": "local differential privacy",
    "HSI": "hyperspectral image",
    "CDE": "controlled differential equations",
    "MoLE": "Mixture of LoRA Experts",
}
papers = [
    Paper(
        title=f"Quarry: A Study of {long}",
        abstract=f"We study {long} ({short}) and propose Quarry. Quarry with {short} is 2x faster than BERT.",
    )
    for short, long in pairs.items()
]
for record in Extractor.load().extract(papers):
    print(to_line(record))
"""


def extracted(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", EXTRACTS], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_order_of_sets_decides_nothing() -> None:
    assert extracted("1") == extracted("2")
