"""Whether goodwill goes by who somebody is: goodwill by segment, with sample sizes. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from amends.remedies.authority import NOTHING

FEW = 30
"""Fewer cases than this say little; such segments are marked."""

WORTH_STEPS = (Decimal(100), Decimal(1_000))
"""Where the bands of worth end, in dollars or a currency whose unit is worth about as much."""

CENT = Decimal("0.01")


class Dimension(StrEnum):
    """What customers are told apart by, here and nowhere else."""

    LANGUAGE = "language"
    CHANNEL = "channel"
    WORTH = "worth"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Given:
    """The goodwill that was given in one past case, and to whom."""

    language: str
    channel: str
    worth: Decimal | None
    is_returning: bool
    goodwill: Decimal


@dataclass(frozen=True, slots=True)
class Segment:
    """Goodwill in one segment: in how many of `cases` any was `given`, and how much.

    `value` is a language or channel code, a band of worth such as `100-1000` or `unknown`, or
    `new` and `returning`. `mean` and `median` are over all cases of the segment, those with
    nothing among them. `is_few` marks a sample too small to say much.
    """

    dimension: Dimension
    value: str
    cases: int
    given: int
    total: Decimal
    mean: Decimal
    median: Decimal

    @property
    def is_few(self) -> bool:
        """Tell whether there are too few cases to say much."""
        return self.cases < FEW


@dataclass(frozen=True, slots=True)
class Fairness:
    """Goodwill by segment in one currency, over all past cases in which a customer chose."""

    currency: str
    cases: int
    mean: Decimal
    segments: tuple[Segment, ...]


def fairness_of(currency: str, rows: Iterable[Given], *, unit: int) -> Fairness:
    """Sort goodwill into segments; `unit` is the order of size of the currency's unit."""
    sums: dict[tuple[Dimension, str], list[Decimal]] = defaultdict(list)
    whole: list[Decimal] = []
    for row in rows:
        whole.append(row.goodwill)
        for dimension, value in _values(row, unit):
            sums[dimension, value].append(row.goodwill)
    segments = [_segment(dimension, value, found) for (dimension, value), found in sums.items()]
    order = [*Dimension]
    return Fairness(
        currency=currency,
        cases=len(whole),
        mean=_mean(whole),
        segments=tuple(
            sorted(segments, key=lambda s: (order.index(s.dimension), -s.cases, s.value))
        ),
    )


def _values(row: Given, unit: int) -> Sequence[tuple[Dimension, str]]:
    return (
        (Dimension.LANGUAGE, row.language),
        (Dimension.CHANNEL, row.channel),
        (Dimension.WORTH, _band(row.worth, unit)),
        (Dimension.HISTORY, "returning" if row.is_returning else "new"),
    )


def _band(worth: Decimal | None, unit: int) -> str:
    if worth is None:
        return "unknown"
    low, high = (step * unit for step in WORTH_STEPS)
    if worth < low:
        return f"0-{low}"
    return f"{low}-{high}" if worth < high else f"{high}+"


def _segment(dimension: Dimension, value: str, sums: Sequence[Decimal]) -> Segment:
    return Segment(
        dimension=dimension,
        value=value,
        cases=len(sums),
        given=sum(1 for one in sums if one > 0),
        total=sum(sums, NOTHING),
        mean=_mean(sums),
        median=median(sums).quantize(CENT),
    )


def _mean(sums: Sequence[Decimal]) -> Decimal:
    return (sum(sums, NOTHING) / len(sums)).quantize(CENT) if sums else NOTHING
