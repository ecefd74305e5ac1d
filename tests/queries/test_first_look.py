"""Names are looked for in one statement with the query where that spares a way, and mean what they mean anyhow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest

from citegraph.errors import AmbiguousNameError, UnknownNameError
from citegraph.graph.stores import Reader, Rows, Store
from citegraph.queries import Query, describe, names, run
from citegraph.queries.answer import is_computed
from citegraph.queries.header import KINDS

Result = TypeVar("Result")
NAMED = [
    query
    for query in map(describe, names())
    if any(p.type in KINDS and p.name in query.example for p in query.parameters)
]

asks_by_name = pytest.mark.parametrize("query", NAMED, ids=[query.name for query in NAMED])


@dataclass
class Counting:
    """Passes statements on, as one whose statements go to a server and back, and keeps their texts."""

    reader: Reader
    texts: list[str] = field(default_factory=list)
    afar = True

    def run(self, text: str, parameters: Mapping[str, object] | None = None, /) -> Rows:
        self.texts.append(text)
        return self.reader.run(text, parameters)


@dataclass
class CountingStore:
    """A store whose reading statements are counted."""

    store: Store
    texts: list[str] = field(default_factory=list)

    def read(self, work: Callable[[Reader], Result], /) -> Result:
        return self.store.read(lambda reader: work(Counting(reader, self.texts)))


def counting(store: Store) -> Any:  # noqa: ANN401 - a Store in all that a question needs
    return CountingStore(store)


@asks_by_name
def test_the_same_by_name_and_by_id_one_way_or_several(store: Store, query: Query) -> None:
    by_name = run(store, query, query.example)
    ids = {parameter: node.id for parameter, node in by_name.named.items()}
    for asked, given in ((store, ids), (counting(store), ids), (counting(store), {})):
        assert run(asked, query, query.example | given) == by_name


@asks_by_name
def test_by_id_one_statement_is_enough(store: Store, query: Query) -> None:
    ids = {parameter: node.id for parameter, node in run(store, query, query.example).named.items()}
    if any(node.partition(":")[0] not in KINDS for node in ids.values()):
        pytest.skip("the made-up papers have ids of their own form")
    counted = counting(store)
    run(counted, query, query.example | ids)
    assert len(counted.texts) == 1 or is_computed(query)


@pytest.mark.parametrize(
    ("first", "second"), [("FA2", "fa2"), ("FlashAttention-2", "FlashAttention-2"), ("flashattention-2", "FA2")]
)
def test_two_names_of_one_thing_are_that_thing(store: Store, first: str, second: str) -> None:
    for asked in (store, counting(store)):
        named = run(asked, "head-to-head", {"first": first, "second": second}).named
        assert {node.id for node in named.values()} == {"method:flashattention-2"}


def test_what_cannot_be_told_is_told_of_the_first_such_name(store: Store) -> None:
    for asked in (store, counting(store)):
        with pytest.raises(UnknownNameError, match="FlashAttenton") as caught:
            run(asked, "head-to-head", {"first": "FlashAttenton", "second": "nothing like it"})
        assert caught.value.close[0] == "FlashAttention"
        with pytest.raises(AmbiguousNameError, match="stands for 2 things"):
            run(asked, "papers-about-concept", {"concept": "CL"})
