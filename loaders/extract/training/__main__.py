"""Rebuilds the models in `data/` and prints the cross-validation table."""

import argparse
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._linear import dump_models
from citegraph.loaders.extract.training import TRAINERS
from citegraph.loaders.extract.training._cross_validation import cross_validate, reliability, table
from citegraph.loaders.extract.training._gold import load_scorer, read_gold


def main(arguments: Sequence[str] | None = None) -> int:
    """Train every model, or those named, and write their files."""
    parser = argparse.ArgumentParser(prog="python -m citegraph.loaders.extract.training", description=__doc__)
    parser.add_argument("eval", type=Path, help="folder with gold/*.jsonl and score.py")
    parser.add_argument("--only", action="append", choices=TRAINERS.names(), help="train this model only")
    parser.add_argument("--no-validate", dest="validate", action="store_false", help="leave out the cross-validation")
    given = parser.parse_args(arguments)
    extractor = Extractor.load()
    papers = read_gold(given.eval, extractor)
    folder = Path(str(files("citegraph.loaders.extract"))) / "data"
    for name in given.only or TRAINERS.names():
        trainer = TRAINERS.get(name)
        text = dump_models(trainer.train(papers))
        (folder / trainer.file).write_text(text, "utf-8")
        sys.stderr.write(f"{trainer.file}: {len(text):,} characters\n")
    if given.validate:
        unseen = cross_validate(papers, extractor)
        print(table(unseen, load_scorer(given.eval)), reliability(unseen), sep="\n\n")  # noqa: T201 - the result
    return 0


if __name__ == "__main__":
    sys.exit(main())
