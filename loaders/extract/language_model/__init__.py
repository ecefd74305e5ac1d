"""Extraction by a language model behind an OpenAI-compatible endpoint: an alternative that has to be asked for.

It needs the extra `llm`. The model states facts in words (`answer`); what does not stand in the paper is left out, and
offsets, figures, abbreviations and addresses are read by the same code as always (`facts`). Facts made so carry
versions of their own, so that a store never mixes them with others.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeAlias

from citegraph.errors import ExtractionError
from citegraph.graph.model import Paper, SourceRecord, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.loaders import RAW, Rejected
from citegraph.loaders.extract._document import Page
from citegraph.loaders.extract.language_model.answer import Answer
from citegraph.loaders.extract.language_model.facts import facts_of
from citegraph.loaders.extract.language_model.prompt import version
from citegraph.loaders.extract.language_model.service import NoAnswerError, Service, ServiceDownError

RULES = "llm-1"
"""Version of the code that turns answers into facts."""
DOWN = 5
"""After so many papers in a row that the service did not answer, no further one is asked for."""
_AHEAD = 2
"""Papers that wait for each thread."""


@dataclass
class Tally:
    """What came of the requests so far."""

    read: int = 0
    """Tokens that the model read."""
    written: int = 0
    """Tokens that it wrote."""
    left_out: int = 0
    """Facts whose words do not stand in their paper."""
    kept: int = 0
    """Papers with facts."""
    down: int = 0
    """Papers in a row that the service did not answer."""


@dataclass(frozen=True)
class LanguageModelExtractor:
    """Reads papers as `Extractor` does, by asking a service for each."""

    service: Service
    lexicon: Lexicon
    tally: Tally = field(default_factory=Tally)

    @property
    def versions(self) -> Versions:
        """What the facts are made with."""
        return Versions(
            extractor=RULES,
            lexicon=self.lexicon.version,
            model=f"{self.service.model}+{version()}",
            name_table=NameTable.load().version,
        )

    def extract(self, papers: Iterable[Paper], *, jobs: int = 1) -> Iterator[SourceRecord | Rejected]:
        """The papers with their facts, lazily and in the same order; `jobs` requests are made at a time.

        A paper without an answer that can be used is Rejected, and the rest goes on; where the service has answered
        before and no longer does, so are all that follow.

        Raises:
            ExtractionError: if no request can succeed.
        """
        self.service.check()
        waiting = deque[tuple[Paper, _Asked | None]]()
        with ThreadPoolExecutor(jobs) as pool:
            try:
                for paper in papers:
                    gone = self.tally.down >= DOWN
                    waiting.append((paper, None if gone else pool.submit(self.service.ask, Page.of(paper).text)))
                    if len(waiting) >= jobs * _AHEAD:
                        yield self._result(*waiting.popleft())
                while waiting:
                    yield self._result(*waiting.popleft())
            finally:
                pool.shutdown(cancel_futures=True)

    def _result(self, paper: Paper, asked: "_Asked | None") -> SourceRecord | Rejected:
        if asked is None:
            return _lost(paper, "not asked for: the service no longer answers")
        try:
            return self._record(paper, *asked.result())
        except ServiceDownError as error:
            self.tally.down += 1
            if not self.tally.kept and self.tally.down >= DOWN:
                raise ExtractionError(str(error), where=self.service.where) from error
            return _lost(paper, str(error))
        except NoAnswerError as error:
            return _lost(paper, str(error))

    def _record(self, paper: Paper, answer: Answer, read: int, written: int) -> SourceRecord:
        facts, left_out = facts_of(paper, answer, why=f"rule: stated by {self.service.model}, found in the text")
        tally = self.tally
        tally.down, tally.kept, tally.left_out = 0, tally.kept + 1, tally.left_out + left_out
        tally.read, tally.written = tally.read + read, tally.written + written
        return SourceRecord(paper=paper, facts=facts, versions=self.versions)


_Asked: TypeAlias = Future[tuple[Answer, int, int]]


def _lost(paper: Paper, reason: str) -> Rejected:
    return Rejected(source=paper.source or "papers", reason=f"{reason}; not extracted", raw=paper.title[:RAW])
