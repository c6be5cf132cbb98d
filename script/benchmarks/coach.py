"""Reviewing replies on one core, beside VADER and proselint, in one run on the same texts.

    script/bench coach
    script/with-uv python script/benchmarks/coach.py --rounds 5 --million

The texts are the replies that the coach learns from. Says what the phrasebook and the model cost
alone, how long one reply takes in the composer, what two processes bring, and with --million
whether memory stays flat. The others are installed for the benchmark alone, in the versions of
PEERS.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import mean

from amends.coach import review
from amends.coach.batch.running import Manner, reviewed
from amends.coach.batch.sources import Sample
from amends.coach.labelled import labelled
from amends.coach.phrasebook import shipped_matcher
from amends.coach.reading import read

PEERS = ("vaderSentiment==3.3.2", "proselint==0.16.0")
if find_spec("vaderSentiment") is None or find_spec("proselint") is None:
    uv = shutil.which("uv")
    if uv is None or "AMENDS_PEERS" in os.environ:
        sys.exit(f"{' and '.join(PEERS)} are needed here, and uv to install them.")
    wanted = [word for peer in PEERS for word in ("--with", peer)]
    os.environ["AMENDS_PEERS"] = "1"
    os.execv(uv, [uv, "run", "--no-sync", *wanted, "python", *sys.argv])

from proselint.checks import __register__ as proselint_checks  # noqa: E402
from proselint.registry import CheckRegistry  # noqa: E402
from proselint.tools import LintFile  # noqa: E402
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SHORT = 250
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def main() -> None:
    CheckRegistry().register_many(proselint_checks)
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--million", action="store_true")
    asked = arguments.parse_args()
    texts = [r.text for p in sorted((ROOT / "training/coach").glob("*.jsonl")) for r in labelled(p)]
    short = [text for text in texts if len(text) <= SHORT]
    rates, brief = one_core(texts, asked.rounds), one_core(short, asked.rounds)
    print("| reviewing | replies/s | the coach is | short replies/s | the coach is |")
    print("|---|---:|---:|---:|---:|")
    for name in rates:
        told = [
            f"{one[name]:,.0f} | {one['amends.coach'] / one[name]:.2f} x" for one in (rates, brief)
        ]
        print(f"| {name} | {' | '.join(told)} |")
    print(f"\n{len(texts)} replies, {mean(map(len, texts)):.0f} characters on average; ", end="")
    print(f"{len(short)} short ones, {mean(map(len, short)):.0f}.")
    print(f"\nOne reply takes {slowest(texts):.2f} ms at the 99th of 100 in the composer.")
    single, double = (in_a_fresh_process(texts, jobs) for jobs in (1, 2))
    print(f"Two processes: {double / single:.2f} times one ({os.cpu_count()} cores), ", end="")
    print(f"where two that share nothing do {two_apart():.2f} times as much as one.")
    if asked.million:
        print(flat_memory(texts))


def one_core(texts: list[str], rounds: int) -> dict[str, float]:
    """Time each reviewer in turn, round after round, by processor time; the best round counts."""
    book = shipped_matcher()
    vader = SentimentIntensityAnalyzer()
    ways: dict[str, Callable[[str], object]] = {
        "amends.coach": lambda text: review(text),
        "amends.coach with words given": lambda text: review(text, now=NOW),
        "phrasebook alone": lambda text: read(text, book),
        "VADER": vader.polarity_scores,
        "proselint": lambda text: LintFile("x", text).lint(),
    }
    rates = dict.fromkeys(ways, 0.0)
    for _ in range(rounds):
        for name, way in ways.items():
            rates[name] = max(rates[name], len(texts) / spent(way, texts))
    return rates


def spent(way: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        way(text)
    return time.process_time() - start


def slowest(texts: list[str]) -> float:
    """Give the 99th of 100 reviews with everything on, in milliseconds."""
    took = sorted(spent(lambda text: review(text, now=NOW), [text]) for text in texts)
    return 1000 * took[len(took) * 99 // 100]


def in_a_fresh_process(texts: list[str], jobs: int) -> float:
    """Give the rate of a whole stream by a process that has read nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(whole_stream, texts, jobs).result()


def two_apart() -> float:
    """Give what two processes bring here that have nothing to do with each other."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(counting, [1, 1]))
        alone = pool.submit(counting, 40).result()
        return 2 * alone / max(pool.map(counting, [40, 40]))


def counting(rounds: int) -> float:
    """Count letters of numbers, and give the seconds that it took."""
    start = time.perf_counter()
    for _ in range(rounds):
        sum(len({str(number): number}) for number in range(200_000))
    return time.perf_counter() - start


def whole_stream(texts: list[str], jobs: int, count: int = 100_000) -> float:
    """Give replies per second of wall time, told as JSON Lines as the command does."""
    start = time.perf_counter()
    told = reviewed(stream(texts, count), Manner("jsonl", NOW), jobs=jobs)
    return sum(some.tally.replies for some in told) / (time.perf_counter() - start)


def stream(texts: list[str], count: int) -> Iterator[Sample]:
    for number, text in enumerate(islice(cycle(texts), count)):
        # A number of its own makes each reply another one.
        yield Sample(str(number), f"{text} Order {number}.")


def flat_memory(texts: list[str]) -> str:
    """Review a million replies, and say how much memory it took on the way."""
    looks = [10_000, 100_000, 1_000_000]
    peaks: list[str] = []
    replies = 0
    for told in reviewed(stream(texts, looks[-1]), Manner("jsonl", NOW), jobs=os.cpu_count() or 1):
        replies += told.tally.replies
        if replies >= looks[len(peaks)]:
            peaks.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return (
        f"Memory after {', '.join(f'{look:,}' for look in looks)} replies: {', '.join(peaks)}; "
        f"the largest worker {workers} MB."
    )


if __name__ == "__main__":
    main()
