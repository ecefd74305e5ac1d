"""Rebuilds the models in `data/` and prints the cross-validation table."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._linear import LinearModel, dump_models, models_instead
from citegraph.loaders.extract._surroundings import FILE
from citegraph.loaders.extract.training import TRAINERS
from citegraph.loaders.extract.training._cross_validation import cross_validate, reliability, table
from citegraph.loaders.extract.training._gold import GoldPaper, load_scorer, read_gold
from citegraph.loaders.extract.training._surroundings import learn, sample


def main(arguments: Sequence[str] | None = None) -> int:
    """Train every model, or those named, and write their files."""
    parser = argparse.ArgumentParser(prog="python -m citegraph.loaders.extract.training", description=__doc__)
    parser.add_argument("eval", type=Path, help="folder with gold/*.jsonl and score.py")
    parser.add_argument("--only", action="append", choices=TRAINERS.names(), help="train this model only")
    parser.add_argument("--no-validate", dest="validate", action="store_false", help="leave out the cross-validation")
    parser.add_argument(
        "--corpus",
        action="append",
        type=Path,
        default=[],
        help="JSON Lines with title and abstract, .gz or plain, to learn first from it what stands around known names",
    )
    given = parser.parse_args(arguments)
    extractor = Extractor.load()
    papers = read_gold(given.eval, extractor)
    with models_instead(_surroundings(given.corpus, papers, extractor)):
        for name in given.only or TRAINERS.names():
            trainer = TRAINERS.get(name)
            _write(trainer.file, trainer.train(papers))
        if given.validate:
            unseen = cross_validate(papers, extractor)
            print(table(unseen, load_scorer(given.eval)), reliability(unseen), sep="\n\n")  # noqa: T201 - the result
    return 0


def _surroundings(
    corpora: Sequence[Path], papers: Sequence[GoldPaper], extractor: Extractor
) -> dict[str, Mapping[str, LinearModel]]:
    """What the corpora teach, written and ready to be used; nothing without a corpus: then the shipped models stay."""
    if not corpora:
        return {}
    models = learn(sample(corpora, without=(paper.paper.title for paper in papers)), extractor)
    _write(FILE, models)
    return {FILE: models}


def _write(file: str, models: Mapping[str, LinearModel]) -> None:
    text = dump_models(models)
    (Path(str(files("citegraph.loaders.extract"))) / "data" / file).write_text(text, "utf-8")
    sys.stderr.write(f"{file}: {len(text):,} characters\n")


if __name__ == "__main__":
    sys.exit(main())
