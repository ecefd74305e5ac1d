"""Runs every command of the documentation and brings what it is said to print up to date.

    python docs/refresh.py [--check] [PAGE ...]

Fenced blocks marked `console` are sessions: lines that begin with `$ ` are run, one after the other in one folder for
each page, and the lines behind them are what is printed (`...` stands for anything; a command without such lines may
print what it likes). A word behind `console` says that a block needs more than citegraph and is not run here: `make`,
`docker`, `neo4j`. With `--check` nothing is written; the exit status is 1 where a page and its commands differ.
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
        lines = said if fits else "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
        parts.append(f"$ {command}\n{lines}")
    return "".join(parts)


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
