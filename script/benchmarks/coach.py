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
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

from amends.coach import Days, review
from amends.coach.batch.running import reviewed
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
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--million", action="store_true")
    asked = arguments.parse_args()
    texts = [r.text for p in sorted((ROOT / "training/coach").glob("*.jsonl")) for r in labelled(p)]
    rates = one_core(texts, asked.rounds)
    ours = rates["amends.coach"]
    print("| reviewing | replies/s | the coach is |")
    print("|---|---:|---:|")
    for name, rate in rates.items():
        print(f"| {name} | {rate:,.0f} | {ours / rate:.2f} x |")
    print(f"\nOne reply takes {slowest(texts):.2f} ms at the 99th of 100 in the composer.")
    single, double = (whole_stream(texts, jobs) for jobs in (1, 2))
    print(f"Two processes: {double / single:.2f} times one ({os.cpu_count()} cores).")
    if asked.million:
        print(flat_memory(texts))


def one_core(texts: list[str], rounds: int) -> dict[str, float]:
    """Time each reviewer in turn, round after round, by processor time; the best round counts."""
    book = shipped_matcher()
    vader = SentimentIntensityAnalyzer()
    CheckRegistry().register_many(proselint_checks)
    ways: dict[str, Callable[[str], object]] = {
        "amends.coach": lambda text: review(text),
        "amends.coach with words given": lambda text: review(text, now=NOW),
        "phrasebook alone": lambda text: read(text, book),
        "VADER": vader.polarity_scores,
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            best[name] = min(best[name], spent(way, texts))
    rates = {name: len(texts) / seconds for name, seconds in best.items()}
    few = texts[:: max(1, len(texts) // 150)]
    rates["proselint"] = len(few) / spent(lambda text: LintFile("x", text).lint(), few)
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


def whole_stream(texts: list[str], jobs: int, count: int = 40_000) -> float:
    """Give replies per second of wall time through the stream of the command line."""
    start = time.perf_counter()
    done = sum(1 for _ in reviewed(stream(texts, count), now=NOW, days=Days(), jobs=jobs))
    return done / (time.perf_counter() - start)


def stream(texts: list[str], count: int) -> Iterator[Sample]:
    for number, text in enumerate(islice(cycle(texts), count)):
        yield Sample(str(number), text)


def flat_memory(texts: list[str]) -> str:
    """Review a million replies, and say how much memory it took on the way."""
    looks = (10_000, 100_000, 1_000_000)
    peaks = []
    answered = reviewed(stream(texts, looks[-1]), now=NOW, days=Days(), jobs=os.cpu_count() or 1)
    for number, _ in enumerate(answered, 1):
        if number in looks:
            peaks.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return (
        f"Memory after {', '.join(f'{look:,}' for look in looks)} replies: {', '.join(peaks)}; "
        f"the largest worker {workers} MB."
    )


if __name__ == "__main__":
    main()
