from collections.abc import Callable
from inspect import Parameter, signature

import pytest

from citegraph.queries import Query, describe, functions, generate, names
from citegraph.queries._page import page, results_in

CATALOGUE = [describe(name) for name in names()]


@pytest.mark.parametrize("name", sorted(generate.modules()))
def test_functions_say_what_the_catalogue_says(name: str) -> None:
    path = generate.FOLDER / name
    assert path.exists(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == generate.modules()[name], "run `make docs`"


def test_every_function_is_a_method_too() -> None:
    assert generate.QUESTIONS.read_text(encoding="utf-8") == generate.questions(), "run `make docs`"


def test_there_is_no_function_without_a_query() -> None:
    assert {path.name for path in generate.FOLDER.glob("*.py")} == set(generate.modules())


def test_the_page_says_what_the_catalogue_says() -> None:
    text = generate.PAGE.read_text(encoding="utf-8")
    assert text == page(results_in(text)), "run `make docs`"


@pytest.mark.parametrize("query", CATALOGUE, ids=names())
def test_functions_take_the_store_and_one_parameter_by_position_and_the_rest_by_name(query: Query) -> None:
    function: Callable[..., object] = getattr(functions, query.function)
    kinds = [parameter.kind for parameter in signature(function).parameters.values()]
    assert kinds.count(Parameter.POSITIONAL_OR_KEYWORD) <= 2
    assert set(kinds) <= {Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY}
    assert {p.name for p in query.parameters} == set(signature(function).parameters) - {"store"}
