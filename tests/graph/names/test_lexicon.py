from pathlib import Path

import pytest

from citegraph.errors import LexiconError
from citegraph.graph.names.lexicon import Lexicon


def extra(folder: Path, text: str | bytes) -> Path:
    path = folder / "mine.tsv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_no_two_shipped_lines_claim_one_name() -> None:
    assert len(Lexicon.load().entries) > 3000


def test_every_name_and_alias_finds_its_entry() -> None:
    lexicon = Lexicon.load()
    assert all(lexicon.find(name) == entry for entry in lexicon.entries for name in entry.names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("LLaMA-2", "Llama 3"), ("GPT-4", "GPT-4o"), ("CIFAR-10", "CIFAR-100"), ("FlashAttention", "FlashAttention-2"),
     ("Llama 2 7B", "Llama 2"), ("Mistral", "Mixtral"), ("GLUE", "SuperGLUE"), ("AIME 2024", "AIME 2025")],
)  # fmt: skip
def test_versions_and_sizes_are_entries_of_their_own(one: str, other: str) -> None:
    first, second = Lexicon.load().find(one), Lexicon.load().find(other)
    assert first
    assert second
    assert first != second


@pytest.mark.parametrize("short", ["CL", "RL", "CBM", "PR", "SSL", "GAN", "TTS", "SAE", "MAE", "SAM"])
def test_short_forms_with_several_senses_are_no_alias(short: str) -> None:
    assert Lexicon.load().find(short) is None


def test_a_users_entry_takes_the_name_from_the_shipped_one(tmp_path: Path) -> None:
    lexicon = Lexicon.load([extra(tmp_path, "dataset\tMamba\tSnakes\n")])
    entry = lexicon.find("Snakes")
    assert entry is not None
    assert (entry.label, lexicon.find("Mamba")) == ("Dataset", entry)
    assert lexicon.version != Lexicon.load().version


@pytest.mark.parametrize(
    ("text", "where"),
    [("method\tA1\nmodel\tB\ta1\n", "mine.tsv:2"), ("gadget\tA1\n", "mine.tsv:1"), ("method\n", "mine.tsv:1"),
     (b"method\tA\nmethod\t\xff\n", "mine.tsv:2")],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_file_and_line(tmp_path: Path, text: str | bytes, where: str) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon.load([extra(tmp_path, text)])
    assert caught.value.where == where


def test_a_metric_is_found_as_metric_alone() -> None:
    lexicon = Lexicon.load()
    latency = lexicon.metric("inference latency")
    assert latency is not None
    assert latency.lower_is_better
    assert (lexicon.find("latency"), lexicon.blocked("latency")) == (None, "metric")
