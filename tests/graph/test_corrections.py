from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.errors import CitegraphError
from citegraph.graph.corrections import Corrections, Merge, Rename, Split, add_correction, load_corrections

NAMES = st.text(min_size=1, max_size=12).filter(lambda text: text.isprintable())


@given(merge=st.builds(Merge, name=NAMES, into=NAMES), rename=st.builds(Rename, name=NAMES, to=NAMES))
def test_corrections_are_read_back_as_they_were_added(
    tmp_path_factory: pytest.TempPathFactory, merge: Merge, rename: Rename
) -> None:
    path = tmp_path_factory.mktemp("corrections") / "corrections.toml"
    split = Split(name="CL", papers=("paper:one", "A title"), to='contrastive "learning"')
    for correction in (merge, split, rename):
        add_correction(path, correction)
    assert load_corrections(path) == Corrections(merge=(merge,), split=(split,), rename=(rename,))


def test_what_people_wrote_into_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('# ours\n[[rename]]\nname = "CBM" # short\nto = "concept bottleneck model"\n')
    add_correction(path, Merge(name="a", into="b"))
    assert path.read_text().startswith("# ours")
    assert len(load_corrections(path).rename) == len(load_corrections(path).merge) == 1


def test_without_a_file_there_are_no_corrections(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "none.toml") == Corrections()


@pytest.mark.parametrize("text", ["merge = 1", '[[merge]]\nname = "a"', "[[merge", '[[join]]\nname = "a"'])
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text)
    with pytest.raises(CitegraphError, match="correction"):
        load_corrections(path)
