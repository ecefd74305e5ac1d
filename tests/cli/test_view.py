from pathlib import Path

from click.testing import CliRunner, Result

from citegraph.cli import cli


def view(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["view", *arguments])


def test_it_writes_one_page_named_for_the_store(made_up_path: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = view("--store", made_up_path, "-o", str(page))
    assert result.exit_code == 0
    assert "<title>made-up.db</title>" in page.read_text(encoding="utf-8")
    assert f"{page}: 7 papers" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_in_focus_is_named_for_it(made_up_path: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    view("--store", made_up_path, "--focus", "moe", "-o", str(page))
    text = page.read_text(encoding="utf-8")
    assert "<title>Mixture of Experts</title>" in text
    assert "method:flashattention-2" not in text


def test_a_page_shows_what_an_export_of_the_same_options_holds(made_up_path: str, tmp_path: Path) -> None:
    listed = tmp_path / "seeds.txt"
    listed.write_text("Lean Attention\nNo Such Paper\n", encoding="utf-8")
    page = tmp_path / "page.html"
    result = view("--store", made_up_path, "--papers", str(listed), "--concept", "kv cache", "-o", str(page))
    assert result.exit_code == 1
    assert f"{page}: 1 paper, " in result.stderr
    assert f"{listed}:2: no such paper: No Such Paper" in result.stderr
    assert "method:prairiemoe" not in page.read_text(encoding="utf-8")


def test_an_empty_store_gives_no_empty_page(tmp_path: Path) -> None:
    result = view("--store", str(tmp_path / "empty.db"), "-o", str(tmp_path / "page.html"))
    assert result.exit_code == 2
    assert not (tmp_path / "page.html").exists()
