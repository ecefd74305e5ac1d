import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from citegraph.errors import SourceError
from citegraph.loaders import StreamSource, TextSource, open_source

TEXT = "".join(f"line {number}, caf\u00e9 \u6df7\u5408 {number * 7919 % 1_000_003}\n" for number in range(20_000))
LINES = [(number, line) for number, line in enumerate(TEXT.splitlines(), start=1)]


def written(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(TEXT.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16"),
        pytest.param(gzip.compress(TEXT.encode()), id="gzip"),
        pytest.param(gzip.compress(TEXT[:9000].encode()) + gzip.compress(TEXT[9000:].encode()), id="gzip members"),
        pytest.param(zstandard.compress(TEXT.encode()), id="zstandard"),
        pytest.param(zstandard.compress(TEXT[:9].encode()) + zstandard.compress(TEXT[9:].encode()), id="frames"),
    ],
)
def test_lines_are_the_same_however_they_are_packed(packed: bytes, tmp_path: Path) -> None:
    (source,) = open_source(written(tmp_path / "any-name", packed))
    assert source.head() == packed.decode("utf-8", "replace")[:4096] or source.head()[:6] == "line 0"
    assert list(source.lines()) == LINES
    assert list(source.lines()) == LINES
    assert not source.damage


def test_a_packed_file_goes_by_its_name_without_the_packing(tmp_path: Path) -> None:
    (source,) = open_source(written(tmp_path / "papers.jsonl.GZ", gzip.compress(b"x")))
    assert source.name == "papers.jsonl"
    assert source.where.endswith("papers.jsonl.GZ")


def test_bytes_that_are_no_text_are_replaced_and_told_with_their_line(tmp_path: Path) -> None:
    (source,) = open_source(written(tmp_path / "x", b"good\ncaf\xe9 noir\nreal \xef\xbf\xbd\n"))
    assert [line for _, line in source.lines()] == ["good", "caf\ufffd noir", "real \ufffd"]
    assert [(line, lost) for line, _, lost in source.damage] == [(2, False)]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_a_file_that_is_cut_off_gives_what_is_there_and_tells_the_line(pack: object, tmp_path: Path) -> None:
    packed = (gzip.compress if pack is gzip.compress else zstandard.compress)(TEXT.encode())
    (source,) = open_source(written(tmp_path / "x", packed[: len(packed) // 2]))
    lines = list(source.lines())
    assert 0 < len(lines) < len(LINES)
    assert lines[:-1] == LINES[: len(lines) - 1]
    assert [(line, lost) for line, _, lost in source.damage] == [(len(lines) + 1, True)]


@pytest.mark.parametrize("data", [b"\x1f\x8bnonsense", gzip.compress(TEXT.encode())[:30], b"\x28\xb5\x2f\xfd\xff\xff"])
def test_a_file_that_cannot_be_unpacked_at_all_is_an_error(data: bytes, tmp_path: Path) -> None:
    (source,) = open_source(written(tmp_path / "x.gz", data))
    with pytest.raises(SourceError, match="damaged") as caught:
        list(source.lines())
    assert caught.value.where == source.where


def test_a_missing_file_is_told_before_any_work() -> None:
    with pytest.raises(SourceError, match="no such file") as caught:
        open_source("no/such/file.txt")
    assert caught.value.where == "no/such/file.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told_so(tmp_path: Path) -> None:
    path = Path(written(tmp_path / "secret", b"x"))
    path.chmod(0)
    with pytest.raises(SourceError, match="permission"):
        open_source(str(path))


@pytest.mark.parametrize("identifier", ["arxiv:2205.14135", "doi:10.1/x", "10.18653/v1/S18-1032"])
def test_an_identifier_is_refused_with_what_to_do_instead(identifier: str) -> None:
    with pytest.raises(SourceError, match="not supported yet") as caught:
        open_source(identifier)
    assert "abstract" in str(caught.value)
    assert "citegraph load" in caught.value.hint


def test_a_file_may_be_called_like_an_identifier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "arxiv:1", b"x\n")
    (source,) = open_source("arxiv:1")
    assert list(source.lines()) == [(1, "x")]


def test_a_folder_gives_every_file_below_it_in_sorted_order_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path / name, b"x")
    where = [source.where for source in open_source(str(tmp_path))]
    assert where == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]


def test_a_stream_is_unpacked_and_read_once() -> None:
    source = StreamSource(io.BytesIO(gzip.compress(TEXT.encode())), name="stdin")
    assert source.head() == TEXT[:4096]
    assert list(source.lines()) == LINES
    assert not source.again


def test_the_head_of_a_pipe_is_whole_though_its_bytes_come_one_by_one() -> None:
    script = "from citegraph.loaders import open_source; s, = open_source('-'); print(s.head()); print(list(s.lines()))"
    command = f"(printf a; sleep 0.2; printf 'b\\nc') | '{sys.executable}' -c \"{script}\""
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == "ab\nc\n[(1, 'ab'), (2, 'c')]\n"


def test_a_pipe_that_the_shell_gives_a_name_is_read_once() -> None:
    use = "r, = open_readings(sys.argv[1]); print(len(list(r.items())))"
    script = f"import sys; from citegraph.loaders import open_readings; {use}"
    command = f'"$0" -c \'{script}\' <(for n in $(seq 3000); do echo "{{\\"title\\": \\"Paper $n\\"}}"; done)'
    done = subprocess.run(["bash", "-c", command, sys.executable], capture_output=True, text=True, check=True)
    assert done.stdout == "3000\n"


def test_a_text_separator_that_is_no_line_end_stays_in_its_line() -> None:
    assert list(TextSource("a\u2028b\x0cc\x85d\n\n").lines()) == [(1, "a\u2028b\x0cc\x85d"), (2, "")]
