import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli

LINE = json.dumps(
    {
        "title": "Quarry: Sparse Attention in Three Steps",
        "abstract": "We present Quarry, a sparse attention method. Quarry is 3x faster than FlashAttention-2.",
    }
)


def extract(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, ["extract", *arguments], input=given)


def test_each_paper_is_one_json_object_on_standard_output() -> None:
    result = extract("-", given=f"{LINE}\n")
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    facts = json.loads(line)
    assert facts["id"] == "paper:quarry-sparse-attention-in-three-steps"
    assert "Quarry" in [item["name"] for item in facts["introduces"]]
    for kind in ("introduces", "methods", "concepts", "baselines"):
        for item in facts[kind]:
            assert 0 <= item["confidence"] <= 1
            for mention in item["mentions"]:
                text = facts["record"][mention["field"]]
                assert mention["sentence"]
                assert 0 <= mention["start"] < mention["end"] <= len(text)
    assert set(facts["versions"]) == {"extractor", "lexicon", "model", "name_table"}


def test_a_file_is_written_whole_and_taken_back_by_load(tmp_path: Path) -> None:
    out, store = tmp_path / "x.facts.jsonl", str(tmp_path / "x.db")
    result = extract("-", "-o", str(out), given=f"{LINE}\n")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert str(out) in result.stderr
    loaded = CliRunner().invoke(cli, ["load", str(out), "--store", store])
    assert "1 paper: 1 new" in loaded.stderr
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_what_is_wrong_is_named_and_the_rest_is_extracted() -> None:
    result = extract("-", given=f"{{broken\n{LINE}\n")
    assert result.exit_code == 1
    assert "stdin:1: no JSON" in result.stderr
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["no-such-file"]])
def test_without_a_source_it_cannot_run(arguments: list[str]) -> None:
    assert extract(*arguments).exit_code == 2


def test_a_folder_that_takes_no_file_is_an_error(tmp_path: Path) -> None:
    result = extract("-", "-o", str(tmp_path / "no" / "such" / "folder.jsonl"), given=f"{LINE}\n")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


PAPERS = LINE + '\n{"title": "Gravel: Routing Experts", "abstract": "We propose Gravel, a router for MoE."}\n'


def test_explain_prints_each_fact_with_its_reasons() -> None:
    result = extract("-", "--explain", given=f"{LINE}\n")
    assert result.exit_code == 0, result.stderr
    assert "Quarry better than FlashAttention-2: 3x" in result.stdout
    assert 'because compared by "than"' in " ".join(result.stdout.split())


def test_explain_writes_a_page(tmp_path: Path) -> None:
    page = tmp_path / "why.html"
    result = extract("-", "--explain", "-o", str(page), given=PAPERS)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert page.read_text(encoding="utf-8").count("<article") == 2


def test_an_explanation_is_written_to_a_page_and_to_nothing_else(tmp_path: Path) -> None:
    result = extract("-", "--explain", "-o", str(tmp_path / "why.pdf"), given=PAPERS)
    assert result.exit_code == 2
    assert "Valid: .html, .htm" in result.stderr


def test_a_terminal_is_not_written_over_by_what_a_paper_holds() -> None:
    line = json.dumps({"title": "Gravel \x1b[31m: Routing", "abstract": "We propose Gravel \x1b]0;x\x07, a router."})
    result = extract("-", "--explain", given=f"{line}\n")
    assert "\x1b]" not in result.stdout
    assert "\x07" not in result.stdout


def test_one_paper_is_chosen_by_words_of_its_title() -> None:
    result = extract("-", "--paper", "routing experts", given=PAPERS)
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["Gravel: Routing Experts"]


def test_a_paper_that_is_not_there_is_told_with_what_comes_close() -> None:
    result = extract("-", "--paper", "Gravel: Routing Expert s", "--explain", given=PAPERS)
    assert result.exit_code == 2
    assert "unknown paper 'Gravel: Routing Expert s', did you mean 'Gravel: Routing Experts'?" in result.stderr
