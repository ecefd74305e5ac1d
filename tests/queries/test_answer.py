import pytest

from citegraph.errors import CitegraphError
from citegraph.graph.stores import Store
from citegraph.queries import run


def test_an_answer_becomes_a_data_frame(store: Store) -> None:
    pytest.importorskip("pandas", reason="pip install 'citegraph[pandas]'")
    frame = run(store, "builds-on", {"paper": "FlashAttention-2"}).to_dataframe()
    assert list(frame.columns)[:3] == ["direction", "steps", "title"]
    assert frame["paper_id"].tolist() == ["swift", "lean"]


def test_without_a_library_for_them_it_says_what_to_install(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citegraph.graph.stores.find_spec", lambda _: None)
    with pytest.raises(CitegraphError, match="no library for data frames") as caught:
        run(store, "builds-on", {"paper": "FlashAttention-2"}).to_dataframe()
    assert "citegraph[pandas]" in caught.value.hint
