import subprocess
import sys
from pathlib import Path

import click
import pytest

from citegraph.cli import COMMANDS

PAGE = Path(__file__).parent.parent.parent / "docs" / "cli.md"
FIXED = ["load", "extract", "query", "cypher", "show", "view", "export", "stats", "doctor", "demo"]


def test_page_says_what_the_commands_say() -> None:
    # In a process of its own, as `make docs` runs it: click wraps help by what ran before in the same process.
    command = [sys.executable, "-m", "citegraph.cli._reference"]
    made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert PAGE.read_text(encoding="utf-8") == made.stdout, "run `make docs`"


def test_commands_that_other_programs_call_are_there() -> None:
    assert set(FIXED) <= set(COMMANDS.names())


@pytest.mark.parametrize("name", COMMANDS.names())
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS.get(name)
    assert command.help
    assert not [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
