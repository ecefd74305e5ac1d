"""A full-text index only finds candidates: with it or without, names and words mean the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from citegraph.errors import CitegraphError
from citegraph.graph.model import Node
from citegraph.graph.stores import GraphChange, IndexesText, Reader, Store, open_store
from citegraph.queries import look_up, run

pytestmark = pytest.mark.neo4j
NAMES = (
    "FlashAttention", "FlashAttention-2", "Flash Attention", "C++", "A*", "GPT-3.5", "GPT-3", "M$^3$ViT", "混合专家",
    'Say "no" \\ more', "AND", "title:x", "e.g", "data.We", "İstanbul", "naïve Bayes", "Naive Bayes", "++", "a_b",
    "x" * 300, "Attention Is All You Need", "attention", "don't", "AT&T", "ΔNet", "(parentheses)", "~", "fuzzy~2",
    "wild*", "q?",
)  # fmt: skip
TEXTS = (
    "the data.We show that e.g. RAG stores storage", "RAG; rags, ragged. Coverage of storage",
    "state-of-the-art KV-cache",
    "a KV (cache) and KV\ncaches", "C++ and C code", "GPT-3.5 or GPT-3/4", "studies of a study", "混合专家 models",
    "naïve Bayes", "snake_case words", "AND OR NOT", "title:attention", "a 3D-model; the models' modelling",
)  # fmt: skip
WORDS = (
    "rag", "data", "e.g", "kv cache", '"kv cache"', "state-of-the-art", "c++", "c", "GPT-3.5", "gpt*", "study",
    "studies", "混合专家", "naïve", "snake_case", "snake", "AND", "title:attention", "model", "model*", "3d",
    '"model the"', "*", "we show",
)  # fmt: skip


class Server(Protocol):
    """The server that all tests share; its class stands in tests/conftest.py, which no import reaches."""

    def empty(self) -> str: ...


@pytest.fixture(scope="module")
def stores(neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same names and texts in a store with an index and in one without."""
    methods = (
        Node(id=f"method:{i}", label="Method", name=name, aliases=(f"alias {name}",)) for i, name in enumerate(NAMES)
    )
    papers = (
        Node(id=f"paper:{i}", label="Paper", name=f"Title {i}: {text[:9]}", properties={"abstract": text})
        for i, text in enumerate(TEXTS)
    )
    change = GraphChange(nodes=(*methods, *papers))
    path: Path = tmp_path_factory.mktemp("text") / "text.db"
    with open_store(str(path)) as plain, open_store(neo4j_server.empty()) as indexed:
        plain.apply(change)
        indexed.apply(change)
        yield plain, indexed


def found(reader: Reader, name: str) -> object:
    try:
        return look_up(reader, name, kind="node")
    except CitegraphError as error:
        return type(error), error.valid


def test_one_of_the_two_has_an_index(stores: tuple[Store, Store]) -> None:
    assert [isinstance(store, IndexesText) for store in stores] == [False, True]


@pytest.mark.parametrize("change", [str, str.lower, str.upper, "alias {}".format], ids=["as is", "low", "up", "alias"])
def test_names_are_found_alike(stores: tuple[Store, Store], change: Callable[[str], str]) -> None:
    plain, indexed = stores
    given = [change(name) for name in NAMES]
    assert [found(indexed, name) for name in given] == [found(plain, name) for name in given]


@pytest.mark.parametrize("text", WORDS)
def test_words_are_found_alike(stores: tuple[Store, Store], text: str) -> None:
    plain, indexed = (run(store, "search", {"text": text}).rows for store in stores)
    assert indexed == plain


def test_what_joined_words_hold_is_found(stores: tuple[Store, Store]) -> None:
    for store in stores:
        assert [row[-1] for row in run(store, "search", {"text": "we show"}).rows] == ["paper:0"]
        assert [row[-1] for row in run(store, "search", {"text": "rag"}).rows] == ["paper:1", "paper:0"]
