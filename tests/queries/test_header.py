import pytest

from citegraph.errors import QueryError
from citegraph.queries import describe, names
from citegraph.queries.header import Parameter, parse

GOOD = """// name: mine
// purpose: Papers of one year.
// group: papers
// parameter: year: int(1900..2100) = 2026 - Year of the papers.
// column: paper_id: paper - Id of the paper.
// example: year=2025
MATCH (p:Paper) WHERE p.year = $year RETURN p.id AS paper_id ORDER BY paper_id
"""


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize("name", names())
def test_every_header_in_the_catalogue_is_valid(name: str) -> None:
    assert describe(name).name == name


def test_a_header_becomes_typed_values() -> None:
    query = parse(GOOD, where="mine.cypher")
    assert query.purpose == "Papers of one year."
    assert query.parameters[0].model_dump(exclude_defaults=True) == {
        "name": "year",
        "type": "int",
        "description": "Year of the papers.",
        "least": 1900,
        "most": 2100,
        "default": 2026,
    }
    assert query.columns[0].holds_ids
    assert query.command == "citegraph query mine -p year=2025"
    assert query.cypher == GOOD.splitlines()[-1]


def test_an_indented_line_continues_the_one_before() -> None:
    text = changed("// purpose: Papers of one year.", "// purpose: Papers\n//   of one year.")
    assert parse(text, where="mine.cypher") == parse(GOOD, where="mine.cypher")


NARROWED = GOOD.replace("int(1900..2100) = 2026", "int?").replace(
    "MATCH (p:Paper) WHERE p.year = $year ",
    "MATCH (p:Paper)\n// with year:\nMATCH (p:Paper)\nWHERE p.year = $year\n// then:\n",
)


def test_a_text_may_begin_elsewhere_where_a_parameter_is_given() -> None:
    query = parse(NARROWED, where="mine.cypher")
    end = "RETURN p.id AS paper_id ORDER BY paper_id"
    assert query.text({"year": None}) == query.cypher == f"MATCH (p:Paper)\n{end}"
    assert query.text({"year": 2026}) == f"MATCH (p:Paper)\nWHERE p.year = $year\n{end}"


def test_only_what_may_be_absent_can_begin_a_text() -> None:
    with pytest.raises(QueryError, match="what is never absent: year"):
        parse(NARROWED.replace("int?", "int"), where="mine.cypher")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (changed("Papers of one year.", "papers"), 1, "purpose"),
        (changed("// name: mine", "// name: other"), 1, "file's name, 'mine'"),
        (changed("// group: papers", "// grupo: papers"), 3, "header field 'grupo'"),
        (changed("// group: papers", "// name: mine"), 3, "repeated header field 'name'"),
        (changed("// group: papers", "// group: others"), 1, "group"),
        (changed("// group: papers", "//group papers"), 3, "not a header line"),
        (changed("int(1900..2100) = 2026", "int(1900..2100) = many"), 4, "'many' is not of type int"),
        (changed("int(1900..2100) = 2026", "int(1900..2100) = 2200"), 4, "year=2200 is not a whole number"),
        (changed("int(1900..2100) = 2026", "integer"), 4, "type"),
        (changed(" - Year of the papers.", ""), 4, "not of the form"),
        (changed("// column: paper_id: paper - ", "// column: paper: paper - "), 5, "ends in _id"),
        (changed("// column: paper_id: paper - ", "// column: paper_id: paper = 1 - "), 5, "no default"),
        (changed("year=2025", "year"), 6, "not of the form name=value"),
        (changed("year=2025", "month=1"), 1, "not declared: month"),
        (changed("int(1900..2100) = 2026", "int").replace("example: year=2025", "example: none"), 1, "lacks: year"),
        (GOOD.split("MATCH", maxsplit=1)[0], 1, "cypher"),
    ],
)
def test_an_invalid_header_names_file_line_and_what_is_wrong(text: str, line: int, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, where="mine.cypher")
    assert caught.value.where == f"mine.cypher:{line}"
    assert says in caught.value.message


def parameter(**fields: object) -> Parameter:
    return Parameter.model_validate({"name": "x", "description": "A value."} | fields)


@pytest.mark.parametrize(
    ("wanted", "given", "value"),
    [
        (parameter(type="int"), "12", 12),
        (parameter(type="int"), 12, 12),
        (parameter(type="int"), "12.0", 12),
        (parameter(type="float"), "2.5", 2.5),
        (parameter(type="float"), 2, 2.0),
        (parameter(type="bool"), "Yes", True),
        (parameter(type="bool"), False, False),
        (parameter(type="date"), "2026-01-31", "2026-01-31"),
        (parameter(type="str"), "  text ", "text"),
        (parameter(type="choice", choices=("a", "b")), "b", "b"),
        (parameter(type="str", nullable=True), None, None),
        (parameter(type="str", nullable=True), "", None),
        (parameter(type="int", default=5), None, 5),
        (parameter(type="method"), "x' OR 1=1 //", "x' OR 1=1 //"),
    ],
)
def test_values_are_taken_from_python_and_from_text(wanted: Parameter, given: object, value: object) -> None:
    accepted = wanted.accept(given, where="here")
    assert (accepted, type(accepted)) == (value, type(value))


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (parameter(type="int"), "twelve"),
        (parameter(type="int"), "1.5"),
        (parameter(type="int"), True),
        (parameter(type="int"), "1e400"),
        (parameter(type="int"), 2**63),
        (parameter(type="float"), "nan"),
        (parameter(type="bool"), "maybe"),
        (parameter(type="date"), "31.1.2026"),
        (parameter(type="str"), "   "),
        (parameter(type="str"), "a\x00b"),
        (parameter(type="str"), "\ud800"),
        (parameter(type="str"), 5),
        (parameter(type="choice", choices=("a", "b")), "c"),
        (parameter(type="int", least=1, most=9), 10),
        (parameter(type="int", least=1, most=9), 0),
    ],
)
def test_values_of_another_type_or_out_of_bounds_are_refused(wanted: Parameter, given: object) -> None:
    with pytest.raises(QueryError, match=r"x=.* is not"):
        wanted.accept(given, where="here")
