import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.errors import CitegraphError
from citegraph.graph.corrections import Corrections, Merge, Rename, Split, parse_corrections, with_correction

NAMES = st.text(min_size=1, max_size=12).filter(lambda text: text.isprintable())


@given(merge=st.builds(Merge, name=NAMES, into=NAMES), rename=st.builds(Rename, name=NAMES, to=NAMES))
def test_corrections_are_read_back_as_they_were_added(merge: Merge, rename: Rename) -> None:
    text = ""
    split = Split(name="CL", papers=("paper:one", "A title"), to='contrastive "learning"')
    for correction in (merge, split, rename):
        text = with_correction(text, correction)
    assert parse_corrections(text, where="here") == Corrections(merge=(merge,), split=(split,), rename=(rename,))


def test_what_people_wrote_into_the_text_stays() -> None:
    text = '# ours\n[[rename]]\nname = "CBM" # short\nto = "concept bottleneck model"\n'
    longer = with_correction(text, Merge(name="a", into="b"))
    assert longer.startswith("# ours")
    found = parse_corrections(longer, where="here")
    assert len(found.rename) == len(found.merge) == 1


def test_an_empty_text_has_no_corrections() -> None:
    assert parse_corrections("", where="here") == Corrections()


@pytest.mark.parametrize("text", ["merge = 1", '[[merge]]\nname = "a"', "[[merge", '[[join]]\nname = "a"'])
def test_what_is_no_correction_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(CitegraphError, match="correction") as caught:
        parse_corrections(text, where="names.toml")
    assert caught.value.where == "names.toml"
