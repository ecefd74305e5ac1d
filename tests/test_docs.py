"""Every command in the documentation runs, and prints what the documentation says it prints.

Fenced blocks marked `console` are sessions: lines that begin with `$ ` are run, one after the other in one folder for
each page, and the lines behind them must be what was printed (`...` stands for anything). Words behind `console` say
what the block needs: `neo4j` a server, `make` the repository's Makefile, `docker` an engine (checked, not run).
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console *(?P<needs>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Step:
    """One command of a page, and what it is said to print."""

    command: str
    printed: str
    needs: str


def steps(page: Path) -> list[Step]:
    found = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            while command.endswith("\\"):
                more, _, printed = printed.partition("\n")
                command = command[:-1] + more.removeprefix("> ")
            found.append(Step(command, printed, block["needs"]))
    return found


def run_step(step: Step, folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    plain = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    environment = {**os.environ, **plain, "PATH": path}
    environment.pop("CITEGRAPH_STORE", None)
    done = subprocess.run(
        ["bash", "-c", step.command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"$ {step.command}\n{done.stdout}{done.stderr}"
    if step.printed.strip():
        same = doctest.OutputChecker().check_output(step.printed, done.stdout, SAME)
        assert same, f"$ {step.command}\nprinted\n{done.stdout}\nbut the page says\n{step.printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_a_page_run_and_print_what_it_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for step in steps(page):
        if not step.needs:
            run_step(step, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_of_a_page_exist(page: Path) -> None:
    wanted = {word for step in steps(page) if step.needs == "make" for word in step.command.split()[1:]}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert wanted <= targets


def test_continuous_integration_runs_the_two_commands_of_the_first_screen() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make demo" in script
    assert "make test" in script


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]
