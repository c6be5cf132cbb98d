"""Review a stream on all cores: order is kept and only a few chunks are ever in memory."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from itertools import islice

from amends.coach.batch.answers import Answer, answer
from amends.coach.batch.sources import Sample
from amends.coach.commitments import Days
from amends.coach.phrasebook import Phrasebook

_CHUNK = 200
# Waiting chunks for each core: enough to keep all busy, few enough to keep memory flat.
_AHEAD = 3
# Below this, starting processes takes longer than the work.
WORTH_IT = 600


def reviewed(
    stream: Iterable[Sample],
    *,
    now: datetime,
    days: Days,
    book: Phrasebook | None = None,
    jobs: int = 1,
) -> Iterator[tuple[Sample, Answer]]:
    """Yield each sample with its answer, in the order of the stream."""
    samples = iter(stream)
    # Whoever writes a line and waits for its answer gets it: nothing is gathered here.
    for sample in islice(samples, WORTH_IT if jobs > 1 else None):
        yield sample, answer(sample, now, days, book)
    chunk = list(islice(samples, _CHUNK))
    if not chunk:
        return
    # A fork would copy whatever threads the caller runs; a fresh process is safe everywhere.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=fresh, initializer=_leave_stopping_to_the_caller)
    try:
        waiting: deque[tuple[list[Sample], Future[list[Answer]]]] = deque()
        while chunk:
            waiting.append((chunk, pool.submit(_answers, chunk, now, days, book)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _done(*waiting.popleft())
            chunk = list(islice(samples, _CHUNK))
        while waiting:
            yield from _done(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_stopping_to_the_caller() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answers(
    chunk: list[Sample], now: datetime, days: Days, book: Phrasebook | None
) -> list[Answer]:
    return [answer(sample, now, days, book) for sample in chunk]


def _done(chunk: list[Sample], answers: Future[list[Answer]]) -> Iterator[tuple[Sample, Answer]]:
    yield from zip(chunk, answers.result(), strict=True)
