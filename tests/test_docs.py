"""Every command in the documentation runs, and prints what the documentation says it prints."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
MAKE_BLOCK = re.compile(r"^```console make\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_a_page_run_and_print_what_it_says(page: Path) -> None:
    command = [sys.executable, ROOT / "docs" / "refresh.py", "--check", page]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nTry: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_of_a_page_exist(page: Path) -> None:
    blocks = "".join(MAKE_BLOCK.findall(page.read_text(encoding="utf-8")))
    wanted = set(re.findall(r"^\$ make ([a-z-]+)", blocks, re.MULTILINE))
    assert wanted <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_continuous_integration_runs_the_two_commands_of_the_first_screen() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make demo" in script
    assert "make test" in script


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize(
    ("said", "printed", "expected"),
    [
        ("one\n...\nfour\nfive\n", "one\n2\n3\nfour\n5\n", "one\n...\nfour\n5\n"),
        ("one\n...\n", "one\n2\n3\n", "one\n...\n"),
        ("...\nfour\nfive\n", "1\n2\nfour\n5\n", "...\nfour\n5\n"),
        ("one\n...\nfour\n...\nseven\neight\n", "one\n2\nfour\n5\n6\nseven\n8\n", "one\n...\nfour\n...\nseven\n8\n"),
        ("made in ... s\n...\nend\n3\n", "made in 7.5 s\n2\nend\n4\n", "made in ... s\n...\nend\n4\n"),
        ("one\n...\nfour\n", "one\nfour\nfive\n", "one\nfour\nfive\n"),
        ("one\n...\nfour\n", "1\n2\n3\nfour\n", "1\n2\n3\nfour\n"),
    ],
    ids=[
        "between",
        "at the end",
        "at the start",
        "twice",
        "within a line",
        "nothing there now",
        "another line beside it",
    ],
)
def test_what_a_block_left_out_stays_out_where_the_lines_beside_it_stay(said: str, printed: str, expected: str) -> None:
    assert _refresh().elided(said, printed) == expected


def _refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    if spec is None or spec.loader is None:
        raise ImportError("docs/refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
