"""Review a stream on all cores: order is kept and only a few chunks are ever in memory."""

from __future__ import annotations

import multiprocessing
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
    first = list(islice(samples, WORTH_IT if jobs > 1 else 0))
    if len(first) < WORTH_IT:
        for sample in _both(first, samples):
            yield sample, answer(sample, now, days, book)
        return
    # A fork would copy whatever threads the caller runs; a fresh process is safe everywhere.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=fresh) as pool:
        waiting: deque[tuple[list[Sample], Future[list[Answer]]]] = deque()
        stream = _both(first, samples)
        while chunk := list(islice(stream, _CHUNK)):
            waiting.append((chunk, pool.submit(_answers, chunk, now, days, book)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _done(*waiting.popleft())
        while waiting:
            yield from _done(*waiting.popleft())


def _answers(
    chunk: list[Sample], now: datetime, days: Days, book: Phrasebook | None
) -> list[Answer]:
    return [answer(sample, now, days, book) for sample in chunk]


def _done(chunk: list[Sample], answers: Future[list[Answer]]) -> Iterator[tuple[Sample, Answer]]:
    yield from zip(chunk, answers.result(), strict=True)


def _both(first: list[Sample], rest: Iterator[Sample]) -> Iterator[Sample]:
    yield from first
    yield from rest
