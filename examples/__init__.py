"""Papers to try citegraph on: a listing of 85, copied from a web page as a reader would."""

from importlib.resources import files
from importlib.resources.abc import Traversable

LISTING = "hf_daily_papers.txt"


def listing() -> Traversable:
    """The file with the listing, wherever citegraph is installed; `importlib.resources.as_file` makes it a path."""
    return files(__name__) / LISTING
