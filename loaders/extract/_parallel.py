"""Extraction by several processes: each loads the pipeline once and takes papers in chunks."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from citegraph.graph.model import Paper, SourceRecord
from citegraph.graph.names.lexicon import Lexicon

if TYPE_CHECKING:
    from citegraph.loaders.extract import Extractor

CHUNK = 32
"""Papers a process takes at once."""
_AHEAD = 2
"""Chunks that wait for each process: enough to keep it busy, few enough to stay lazy."""

_worker: "list[Extractor]" = []


def in_processes(extractor: "Extractor", papers: Iterable[Paper], *, jobs: int) -> Iterator[SourceRecord]:
    """The papers with their facts, in their order."""
    chunks = _chunks(papers)
    waiting: deque[Future[list[SourceRecord]]] = deque()
    # Spawned, not forked: a fork copies locks that other threads (a progress bar's, say) may hold.
    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(extractor.model, extractor.resources.lexicon),
    ) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chunks(papers: Iterable[Paper]) -> Iterator[list[Paper]]:
    rest = iter(papers)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _start(model: str, lexicon: Lexicon) -> None:
    from citegraph.loaders.extract import Extractor  # noqa: PLC0415 - this module is a part of that package

    _worker[:] = [Extractor.load(model, lexicon)]


def _work(papers: list[Paper]) -> list[SourceRecord]:
    return list(_worker[0].extract(papers))
