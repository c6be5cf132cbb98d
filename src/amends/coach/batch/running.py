"""Review a stream on all cores: order is kept and only a few chunks are ever in memory."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from amends.coach.batch.answers import answer
from amends.coach.batch.reports import FORMATS
from amends.coach.batch.sources import Sample
from amends.coach.batch.tally import Tally
from amends.coach.commitments import Days
from amends.coach.phrasebook import Phrasebook

_CHUNK = 200
# Waiting chunks for each core: enough to keep all busy, few enough to keep memory flat.
_AHEAD = 3
# Below this, starting processes takes longer than the work.
WORTH_IT = 600


@dataclass(frozen=True, slots=True)
class Manner:
    """How replies are reviewed and told: `report` is one of the formats by its name."""

    report: str
    now: datetime
    days: Days = field(default_factory=Days)
    book: Phrasebook | None = None


class Told(NamedTuple):
    """Some answers in the words of the report, and what was counted in them."""

    text: str
    tally: Tally


def reviewed(stream: Iterable[Sample], manner: Manner, *, jobs: int = 1) -> Iterator[Told]:
    """Yield what is told of the samples, some at a time, in the order of the stream."""
    samples = iter(stream)
    # Whoever writes a line and waits for its answer gets it: nothing is gathered here.
    for sample in islice(samples, WORTH_IT if jobs > 1 else None):
        yield _told([sample], manner)
    chunk = list(islice(samples, _CHUNK))
    if not chunk:
        return
    # A fork would copy whatever threads the caller runs; a fresh process is safe everywhere.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=fresh)
    try:
        waiting: deque[Future[Told]] = deque()
        while chunk:
            with _deaf_to_stopping():
                waiting.append(pool.submit(_told, chunk, manner))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
            chunk = list(islice(samples, _CHUNK))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_stopping() -> Iterator[None]:
    """Let processes that start here inherit that Ctrl-C waits: only the caller stops them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(chunk: list[Sample], manner: Manner) -> Told:
    # One text travels between processes sooner than the answers that it tells.
    report, tally, pieces = FORMATS[manner.report], Tally(), []
    for sample in chunk:
        one = answer(sample, manner.now, manner.days, manner.book)
        tally.count(one)
        pieces.append(report.tell(sample, one))
    return Told(report.between.join(filter(None, pieces)), tally)
