from pathlib import Path

import pytest

from citegraph.errors import OutputError
from citegraph.graph.output import whole_file


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    goal = tmp_path / "page.html"
    goal.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(goal) as out:
        out.write(b"new" * (1 // 0))
    assert goal.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [goal]


def test_a_link_stays_a_link_to_the_new_file(tmp_path: Path) -> None:
    goal, link = tmp_path / "page.html", tmp_path / "latest.html"
    link.symlink_to(goal)
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert goal.read_bytes() == b"new"


def test_a_device_is_written_directly() -> None:
    with whole_file(Path("/dev/null")) as out:
        out.write(b"gone")
    assert Path("/dev/null").is_char_device()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Is a directory"), whole_file(tmp_path) as out:
        out.write(b"new")
