import gzip
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.names import name_key
from citegraph.graph.names.count import Thresholds, count, table
from citegraph.graph.names.table import Counts, NameTable, Row, fingerprint

KEYS = st.text("abcdefghij0123456789-", min_size=1, max_size=8)


def test_the_shipped_table_was_made_with_the_present_keys() -> None:
    assert NameTable.load().keys == fingerprint(), "run: make name-table"


@given(st.dictionaries(KEYS, st.integers(1, 10_000), max_size=30), KEYS)
def test_bisection_finds_what_a_dictionary_finds(found: dict[str, int], other: str) -> None:
    rows = [Row(key, key.upper(), Counts(papers)) for key, papers in sorted(found.items())]
    read = NameTable(gzip.decompress(table(rows, papers=10_000)))
    assert {key: read.counts(key) for key in {*found, other}} == {
        key: Counts(found[key]) if key in found else None for key in {*found, other}
    }


def test_rarity_lies_between_0_and_1_and_falls_with_frequency() -> None:
    shipped = NameTable.load()
    known, unknown = shipped.rarity(name_key("large language model")), shipped.rarity("no such name at all")
    assert 0 <= known < unknown == 1


def test_the_number_of_processes_changes_no_byte(tmp_path: Path) -> None:
    corpus = tmp_path / "papers.jsonl"
    paper = {
        "title": "FooNet: Fast Things",
        "abstract": "We propose FooNet. It is better than BarNet on the BazBench benchmark.",
    }
    corpus.write_text("".join(json.dumps(paper) + "\n" for _ in range(30)), "utf-8")
    one, two = (count([corpus], thresholds=Thresholds(), jobs=jobs) for jobs in (1, 2))
    assert one == two
    counts = NameTable(gzip.decompress(one)).counts
    foo, bar, baz = counts(name_key("FooNet")), counts(name_key("BarNet")), counts(name_key("BazBench"))
    assert foo
    assert bar
    assert baz
    assert (foo.papers, foo.heads, foo.proposed, bar.over, baz.on, baz.dataset) == (30, 30, 30, 30, 30, 30)
