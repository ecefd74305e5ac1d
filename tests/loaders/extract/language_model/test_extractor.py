"""Against a service on this machine: answers, and everything that can go wrong with one, or with all."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.errors import ExtractionError
from citegraph.graph.model import Paper, SourceRecord
from citegraph.graph.names.lexicon import Lexicon
from citegraph.loaders import Rejected
from citegraph.loaders.extract.language_model import DOWN, LanguageModelExtractor
from citegraph.loaders.extract.language_model.service import RETRIES, Service

Fake: TypeAlias = Any
"""The FakeService of conftest.py, which no import reaches."""
Reply: TypeAlias = tuple[int, Mapping[str, str], str]
OWN = [{"name": "Quarry", "aliases": [], "kind": "method"}]


def papers(*titles: str) -> list[Paper]:
    return [Paper(title=title, abstract=f"{title} is about Quarry.", source="some.jsonl") for title in titles]


def extract(service: Service, given: Sequence[Paper], *, jobs: int = 1) -> list[SourceRecord | Rejected]:
    return list(LanguageModelExtractor(service, Lexicon.load()).extract(given, jobs=jobs))


def replying(replies: dict[str, list[Reply]]) -> Callable[[str, int], Reply]:
    """Replies by the first word of a text and the number of the time it is asked for."""

    def reply(text: str, time: int) -> Reply:
        chosen = replies.get(text.split(maxsplit=1)[0], replies["else"])
        return chosen[min(time, len(chosen) - 1)]

    return reply


def test_papers_come_back_in_their_order_with_facts_and_versions(fake: Fake, service: Service) -> None:
    fake.reply = lambda _text, _time: fake.stated(introduces=OWN)
    given = papers(*(f"Study {number}" for number in range(9)))
    records = [record for record in extract(service, given, jobs=4) if isinstance(record, SourceRecord)]
    assert [record.paper for record in records] == given
    assert records[0].facts.introduces[0].name == "Quarry"
    assert records[0].versions.extractor.startswith("llm-")
    assert records[0].versions.model.startswith("small+")
    assert fake.keys == {"Bearer secret"}


def test_the_answer_is_asked_for_by_a_strict_schema(fake: Fake, service: Service) -> None:
    extract(service, papers("Study"))
    wanted = fake.asked[0]["response_format"]
    assert wanted["type"] == "json_schema"
    assert wanted["json_schema"]["strict"] is True
    assert set(wanted["json_schema"]["schema"]["required"]) >= {"introduces", "claims"}


def test_bad_answers_are_named_with_their_reason_and_the_rest_goes_on(fake: Fake, service: Service) -> None:
    fake.reply = replying(
        {
            "Broken": [(200, {}, fake.completion('{"introduces": [}'))],
            "Amiss": [(200, {}, fake.completion(json.dumps({"introduces": [{"name": 3}]})))],
            "Long": [(200, {}, fake.completion('{"introduces": [', finish="length"))],
            "Refused": [(200, {}, fake.completion("", refusal="I cannot"))],
            "else": [fake.stated(introduces=OWN)],
        }
    )
    found = extract(service, papers("Good", "Broken", "Amiss", "Long", "Refused", "Better"))
    assert [type(one).__name__ for one in found] == ["SourceRecord", *["Rejected"] * 4, "SourceRecord"]
    for one, word in zip(found[1:5], ("not fit", "not fit", "length", "refuses"), strict=True):
        assert isinstance(one, Rejected)
        assert word in one.reason
        assert one.where == "some.jsonl"
        assert not one.loaded


def test_an_answer_that_does_not_fit_is_asked_for_once_more(fake: Fake, service: Service) -> None:
    fake.reply = replying({"else": [(200, {}, fake.completion("{")), fake.stated(introduces=OWN)]})
    (record,) = extract(service, papers("Study"))
    assert isinstance(record, SourceRecord)
    assert len(fake.asked) == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_is_busy_is_asked_again_as_it_wishes(fake: Fake, service: Service, status: int) -> None:
    busy = (status, {"retry-after": "0"}, "{}")
    fake.reply = replying({"else": [busy, busy, fake.stated(introduces=OWN)]})
    (record,) = extract(service, papers("Study"))
    assert isinstance(record, SourceRecord)
    assert len(fake.asked) == 3


def test_one_paper_that_the_service_never_gets_to_costs_only_itself(fake: Fake, service: Service) -> None:
    fake.reply = replying({"Slow": [(429, {"retry-after": "0"}, "{}")], "else": [fake.stated()]})
    found = extract(service, papers("First", "Slow", "Last"))
    assert [type(one).__name__ for one in found] == ["SourceRecord", "Rejected", "SourceRecord"]
    assert fake.texts().count(fake.texts()[1]) == RETRIES + 1


def test_a_service_that_dies_on_the_way_leaves_what_there_is(fake: Fake, service: Service) -> None:
    fake.reply = replying({"First": [fake.stated()], "else": [(503, {"retry-after": "0"}, "{}")]})
    found = extract(service, papers("First", *(f"Study {number}" for number in range(DOWN + 3))))
    assert isinstance(found[0], SourceRecord)
    assert all(isinstance(one, Rejected) for one in found[1:])
    last = found[-1]
    assert isinstance(last, Rejected)
    assert "no longer answers" in last.reason


@pytest.mark.parametrize(
    ("status", "message"), [(401, "wrong key"), (404, "no such model"), (400, "response_format is not supported")]
)
def test_what_no_request_can_get_over_ends_the_run(fake: Fake, service: Service, status: int, message: str) -> None:
    fake.reply = lambda _text, _time: (status, {}, json.dumps({"error": {"message": message}}))
    with pytest.raises(ExtractionError, match=message):
        extract(service, papers("Study", "Another"))


def test_an_address_where_nobody_answers_ends_the_run() -> None:
    service = Service("small", "http://127.0.0.1:9/v1")
    with pytest.raises(ExtractionError, match="does not answer"):
        extract(service, papers(*(f"Study {number}" for number in range(DOWN))))


def test_a_request_that_takes_too_long_is_given_up(
    fake: Fake, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citegraph.loaders.extract.language_model.service.SECONDS", 0.2)
    monkeypatch.setattr("citegraph.loaders.extract.language_model.service.RETRIES", 0)

    def slow(text: str, _time: int) -> Reply:
        if text.startswith("Slow"):
            time.sleep(0.6)
        return fake.stated()

    fake.reply = slow
    found = extract(service, papers("First", "Slow", "Last"))
    assert [type(one).__name__ for one in found] == ["SourceRecord", "Rejected", "SourceRecord"]


def test_the_command_writes_what_there_is_and_says_what_it_came_to(fake: Fake, tmp_path: Path) -> None:
    unknown = {"name": "Nowhere", "aliases": [], "kind": "method"}
    fake.reply = replying(
        {"Broken": [(200, {}, fake.completion("{"))], "else": [fake.stated(introduces=[*OWN, unknown])]}
    )
    source, out = tmp_path / "papers.jsonl", tmp_path / "papers.facts.jsonl"
    lines = [json.dumps({"title": paper.title, "abstract": paper.abstract}) for paper in papers("Good", "Broken")]
    source.write_text("\n".join(lines), encoding="utf-8")
    environment = {"CITEGRAPH_LLM_MODEL": "small", "CITEGRAPH_LLM_URL": fake.url, "CITEGRAPH_LLM_KEY": "secret"}
    arguments = ["extract", str(source), "--engine", "llm", "--yes", "-o", str(out)]
    result = CliRunner().invoke(cli, arguments, env=environment)
    assert result.exit_code == 1, result.output
    assert "the answer does not fit" in result.stderr
    assert "Broken" in result.stderr
    assert "small: 100 tokens read and 10 written; 1 fact left out" in result.stderr
    (line,) = out.read_text(encoding="utf-8").splitlines()
    assert [own["name"] for own in json.loads(line)["introduces"]] == ["Quarry"]

    loaded = CliRunner().invoke(cli, ["load", str(out), "--store", str(tmp_path / "x.db")])
    assert loaded.exit_code == 0, loaded.output
