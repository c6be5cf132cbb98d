"""A supplier's record in figures, each with how far it can be trusted. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from amends.claims.intervals import Interval, rate_interval, share_interval

PER = 1_000
"""Shortages are told per so many lines."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def part(self) -> float | None:
        """The share itself; None where nothing was counted."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> Interval:
        """Where the true share lies, by Wilson."""
        return share_interval(self.hits, self.of)


@dataclass(frozen=True, slots=True)
class PerThousand:
    """So many events over so many lines."""

    events: int
    lines: int

    @property
    def rate(self) -> float | None:
        """Events per 1,000 lines; None where no line was counted."""
        return PER * self.events / self.lines if self.lines else None

    @property
    def interval(self) -> Interval | None:
        """Where the true rate lies, by Garwood; None where no line was counted."""
        return rate_interval(self.events, self.lines / PER) if self.lines else None


@dataclass(frozen=True, slots=True)
class SupplierRecord:
    """What a stretch of time shows of a supplier.

    `promises` are the words they gave us whose time came, `claims` those that were settled or
    written off, `days_to_credit` counts from opening to settling, `borne` is what claims cost us
    that nobody paid back, by currency, `customers` whom it met.
    """

    promises: Share
    shortages: PerThousand
    claims: Share
    days_to_credit: tuple[int, ...] = ()
    borne: Mapping[str, Decimal] = field(default_factory=dict)
    customers: int = 0

    @property
    def usual_days(self) -> float | None:
        """The median of the days to credit; None before the first."""
        return median(self.days_to_credit) if self.days_to_credit else None
