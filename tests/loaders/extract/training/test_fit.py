"""The same examples give the same bytes, whatever order their features come in."""

import os
import subprocess
import sys

TRAINS = """
import random
from citegraph.loaders.extract._linear import dump_models
from citegraph.loaders.extract.training._fit import Example, fit_calibrated

chance = random.Random(7)
words = [f"word {number}" for number in range(20)]
examples = []
for number in range(120):
    features = set(chance.sample(words, 5))
    answer = "yes" if sum(int(word.split()[1]) for word in features) % 3 else "no"
    examples.append(Example({word: 1.0 for word in features}, answer, number // 4))
print(dump_models({"made up": fit_calibrated(examples, strength=0.5)}), end="")
"""


def trained(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", TRAINS], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_training_twice_gives_the_same_weights_to_the_last_bit() -> None:
    assert trained("1") == trained("2")
