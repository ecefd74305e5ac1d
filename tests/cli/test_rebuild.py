from pathlib import Path

from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.graph.model import Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import open_store


def test_a_store_of_an_earlier_citegraph_is_refused_by_load_and_mended_by_rebuild(tmp_path: Path) -> None:
    store, paper = str(tmp_path / "old.db"), Paper(title="Quarry: Sparse Attention in Three Steps")
    versions = Versions(extractor="0", lexicon="l", model="m", name_table="t")
    with open_store(store) as opened:
        opened.put_records([SourceRecord(paper=paper, facts=PaperFacts(), versions=versions)])
    source = tmp_path / "more.jsonl"
    source.write_text('{"title": "Another paper"}\n', encoding="utf-8")

    refused = CliRunner().invoke(cli, ["load", str(source), "--store", store])
    assert refused.exit_code == 2
    assert f"Try: citegraph rebuild --store {store}" in refused.stderr

    mended = CliRunner().invoke(cli, ["rebuild", "--store", store])
    assert mended.exit_code == 0, mended.output
    assert "1 paper extracted anew" in mended.stderr

    loaded = CliRunner().invoke(cli, ["load", str(source), "--store", store])
    assert loaded.exit_code == 0, loaded.output
    with open_store(store, read_only=True) as opened:
        assert len(opened.record_keys()) == 2
        assert not opened.stale()
