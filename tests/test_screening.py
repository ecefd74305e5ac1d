from pathlib import Path

import pytest

from citegraph.errors import SourceError
from citegraph.graph.model import Node
from citegraph.graph.paper_index import PaperIndex
from citegraph.screening import NO_REASON, Decision, Screening, read_decisions, screening_of

RAYYAN_CSV = (
    "key,title,year,authors,notes\n"
    'rayyan-1,First,2020,A,"RAYYAN-INCLUSION: {""Ann""=>""Excluded""} | RAYYAN-EXCLUSION-REASONS: wrong topic,old"\n'
    'rayyan-2,Second,2020,A,"RAYYAN-INCLUSION: {""Ann""=>""Included"", ""Bob""=>""Included""}"\n'
    'rayyan-3,Third,2020,A,"RAYYAN-INCLUSION: {""Ann""=>""Included"", ""Bob""=>""Excluded""}"\n'
    'rayyan-4,Fourth,2020,A,"RAYYAN-INCLUSION: {""Ann""=>""Maybe""} | RAYYAN-LABELS: x"\n'
    "rayyan-5,Fifth,2020,A,\n"
)
ASREVIEW_CSV = (
    "record_id,title,doi,included,asreview_ranking\n1,First,10.1000/1,0,3\n2,Second,,1,1\n3,Third,,,2\n4,Fourth,,-1,4\n"
)
ASREVIEW_RIS = (
    "TY  - JOUR\nTI  - First\nDO  - 10.1000/1\nN1  - ASReview_irrelevant\nER  - \n\n"
    "TY  - JOUR\nTI  - Second\nN1  - My note\nN1  - ASReview_relevant\nER  - \n\n"
    "TY  - JOUR\nTI  - Third\nN1  - ASReview_not_seen\nER  - \n"
)


def verdicts(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "screened"
    path.write_text(text, encoding="utf-8")
    return [decision.verdict for decision in read_decisions(path)]


def test_rayyan_decides_where_all_who_screened_agree(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text(RAYYAN_CSV, encoding="utf-8")
    first, second, *others = read_decisions(path)
    assert first == Decision(("rayyan-1", "First"), "excluded", "wrong topic,old")
    assert second.verdict == "included"
    assert {decision.verdict for decision in others} == {"undecided"}


def test_asreview_s_labels_are_read_from_both_of_its_formats(tmp_path: Path) -> None:
    assert verdicts(ASREVIEW_CSV, tmp_path) == ["excluded", "included", "undecided", "undecided"]
    assert verdicts(ASREVIEW_RIS, tmp_path) == ["excluded", "included", "undecided"]
    assert verdicts(ASREVIEW_CSV.replace("included", "asreview_label"), tmp_path)[0] == "excluded"


def test_a_table_of_one_s_own_says_decision_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Title,Decision,Reason\nFirst,exclude,too old\nSecond,include,\nThird,?,\n", encoding="utf-8")
    assert list(read_decisions(path)) == [
        Decision(("First",), "excluded", "too old"),
        Decision(("Second",), "included"),
        Decision(("Third",), "undecided"),
    ]


UNDECIDED = ("title,included\n", "title,included\nFirst,\n", "A listing\n\nOf it.\n", "TY  - JOUR\nTI  - T\nER  - \n")


@pytest.mark.parametrize("text", UNDECIDED)
def test_a_file_without_a_decision_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="no decision in it"):
        list(read_decisions(path))


def test_decisions_find_their_papers_by_the_surest_name_and_one_exclusion_counts() -> None:
    papers = [
        Node(id="a", label="Paper", name="First", properties={"doi": "10.1000/1"}),
        Node(id="b", label="Paper", name="B"),
    ]
    decisions = [
        Decision(("10.1000/1", "B"), "included"),
        Decision(("", "First"), "excluded", "old"),
        Decision(("B",), "excluded"),
        Decision(("Unknown",), "excluded"),
    ]
    screening = screening_of(decisions, PaperIndex(papers))
    assert screening == Screening({"a": "old", "b": NO_REASON}, frozenset(), 1)
    assert screening.reasons(["a", "b", "c"]) == {NO_REASON: 1, "old": 1}
