import json

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli


def show(path: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["show", *arguments, "--store", path])


def test_an_entity_is_shown_with_the_sentences_that_say_so(made_up_path: str) -> None:
    lines = [line.rstrip() for line in show(made_up_path, "flash attention 2").stdout.splitlines()]
    assert lines[0] == "FlashAttention-2"
    for line in ("  also    FA2", "Introduced by", "    We present FlashAttention-2.", "Variant of", "Beaten by"):
        assert line in lines
    assert lines.index("Introduced by") < lines.index("Variant of") < lines.index("Used by")


def test_a_paper_is_shown_with_its_claims_and_neighbours(made_up_path: str) -> None:
    text = show(made_up_path, "PrairieMoE: Routing Without Collapse").stdout
    for part in ("up to 15% more throughput", "[better]", "Built on by", "DenseHerd: Plain Layers Win", "weight 2"):
        assert part in text


def test_a_claim_is_shown_by_its_id(made_up_path: str) -> None:
    text = show(made_up_path, "claim:prairie-1").stdout
    for part in ("up to 15%", "Claimed by", "Against", "DenseHerd", "Measured on", "ImageNet"):
        assert part in text


def test_facts_of_one_kind_are_cut_and_counted(made_up_path: str) -> None:
    assert "Used by (3, 1 shown)" in show(made_up_path, "FlashAttention", "--each", "1").stdout


def test_json_holds_the_node_its_properties_and_its_facts(made_up_path: str) -> None:
    shown = json.loads(show(made_up_path, "lean", "--format", "json").stdout)
    assert shown["id"] == "lean"
    assert shown["properties"]["doi"] == "10.1000/lean.1"
    assert {
        "relation": "INTRODUCES",
        "direction": "out",
        "total": 1,
        "name": "Lean Attention",
        "label": "Method",
        "sentence": "We propose Lean Attention.",
        "confidence": 0.9,
        "other_id": "method:lean-attention",
    } in shown["facts"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("flashatention", "did you mean 'FlashAttention'"),
        ("nothing of the kind", "unknown name"),
        ("CL", "stands for 2 things"),
    ],
)
def test_what_is_not_there_is_told(made_up_path: str, name: str, says: str) -> None:
    result = show(made_up_path, name)
    assert result.exit_code == 2
    assert says in result.stderr
