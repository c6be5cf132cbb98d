"""How often it went wrong before a fix and since, and how far that can be trusted. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from amends.claims.intervals import Interval, rate_interval, ratio_interval

DAYS_TOLD = 30
MANY_ORDERS, FEW_ORDERS = 1_000, 100
"""Rates are told in 1,000 orders; where fewer than these are known, in 100."""


class Says(StrEnum):
    """What the two rates say of a fix."""

    LESS_OFTEN = "less_often"
    MORE_OFTEN = "more_often"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class BeforeAndSince:
    """Failures before a fix and since, each over so many orders or days (`counted_over`).

    Raises ValueError for a count below zero or nothing to count over.
    """

    counted_over: str
    before: int
    over_before: int
    after: int
    over_after: int

    def __post_init__(self) -> None:
        if min(self.before, self.after) < 0 or min(self.over_before, self.over_after) < 1:
            raise ValueError("A rate needs two counts and what each is counted over.")

    @property
    def per(self) -> int:
        """Return how many orders or days the rates are told per."""
        if self.counted_over == "days":
            return DAYS_TOLD
        return orders_per(self.over_before + self.over_after)

    @property
    def rate_before(self) -> float:
        return self.per * self.before / self.over_before

    @property
    def rate_after(self) -> float:
        return self.per * self.after / self.over_after

    @property
    def interval_before(self) -> Interval:
        """Where the true rate before lies: exact limits (Garwood 1936)."""
        return rate_interval(self.before, self.over_before / self.per)

    @property
    def interval_after(self) -> Interval:
        """Where the true rate since lies: exact limits (Garwood 1936)."""
        return rate_interval(self.after, self.over_after / self.per)

    @property
    def ratio(self) -> Interval:
        """Where the rate since over the rate before lies, by the conditional binomial."""
        return ratio_interval(self.before, self.over_before, self.after, self.over_after)

    @property
    def says(self) -> Says:
        """Say what the ratio shows at 95 %; without enough cases it shows nothing."""
        low, high = self.ratio
        if high < 1:
            return Says.LESS_OFTEN
        return Says.MORE_OFTEN if low > 1 else Says.TOO_FEW


def orders_per(orders: int) -> int:
    """Return how many orders a rate is told per, when it was counted over so many in all."""
    return MANY_ORDERS if orders >= MANY_ORDERS else FEW_ORDERS


def carried(rate: float) -> float:
    """Round a rate to what its figures carry: whole from 10 on, one place from 1, else two."""
    if rate >= 10:
        return float(round(rate))
    return round(rate, 1 if rate >= 1 else 2)
