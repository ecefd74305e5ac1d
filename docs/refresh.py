"""Runs every command of the documentation and brings what it is said to print up to date.

    python docs/refresh.py [--check] [PAGE ...]

Fenced blocks marked `console` are sessions: lines that begin with `$ ` are run, one after the other in one folder for
each page, and the lines behind them are what is printed (`...` stands for anything, and goes on doing so between lines
that stay as they are; a command without such lines may print what it likes). A word behind `console` says that a block
needs more than citegraph and is not run here: `make`, `docker`, `neo4j`. With `--check` nothing is written; the exit
status is 1 where a page and its commands differ.
"""

import argparse
import difflib
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ELIDED = "..."
WIDTH = "100"


def run(command: str, folder: Path) -> str:
    """What the command prints on standard output, run as a user would; ends the program where it fails."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb", "PATH": path}
    environment.pop("CITEGRAPH_STORE", None)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"$ {command}\n{done.stdout}{done.stderr}ended with {done.returncode}")
    return done.stdout


def refreshed_block(body: str, folder: Path) -> str:
    """The block with what its commands print now; a command whose output still fits keeps its lines."""
    parts = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        printed = run(command, folder)
        fits = not said.strip() or doctest.OutputChecker().check_output(said, printed, SAME)
        parts.append(f"$ {command}\n{said if fits else elided(said, printed)}")
    return "".join(parts)


def elided(said: str, printed: str) -> str:
    """What is printed, without what `...` left out of what was said, where the lines beside it are the same still."""
    before, now = said.splitlines(), [line.rstrip() for line in printed.splitlines()]
    fitting = [line for line in before if ELIDED in line and line.strip() != ELIDED]
    now = [next((line for line in fitting if _fits(line, new)), new) for new in now]
    at = _places(before, now)
    left_out = {
        place for i, line in enumerate(before) if line == ELIDED for place in _between(at.get(i - 1), at.get(i + 1))
    }
    lines = [
        ELIDED if place in left_out else line for place, line in enumerate(now) if not {place - 1, place} <= left_out
    ]
    return "".join(f"{line}\n" for line in lines)


def _fits(said: str, printed: str) -> bool:
    return doctest.OutputChecker().check_output(f"{said}\n", f"{printed}\n", SAME)


def _places(before: list[str], now: list[str]) -> dict[int, int]:
    """Where lines that are printed still stand now, by where they stood; likewise the start and the end."""
    blocks = difflib.SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    same = {block.a + i: block.b + i for block in blocks for i in range(block.size)}
    return {**same, -1: -1, len(before): len(now)}


def _between(first: int | None, last: int | None) -> range:
    return range(0) if first is None or last is None else range(first + 1, last)


def refreshed(page: Path) -> str:
    """The page's text with every block brought up to date."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        text = page.read_text(encoding="utf-8")
        return BLOCK.sub(lambda block: f"```console\n{refreshed_block(block['body'], folder)}```", text)


def main() -> int:
    """Refresh or check the pages; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("pages", nargs="*", type=Path, default=PAGES)
    arguments = parser.parse_args()
    status = 0
    for page in arguments.pages:
        before, after = page.read_text(encoding="utf-8"), refreshed(page)
        if before != after:
            status = 1
            lines = difflib.unified_diff(before.splitlines(), after.splitlines(), page.name, "what it prints now")
            print("\n".join(lines))
            if not arguments.check:
                page.write_text(after, encoding="utf-8")
    return status if arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
