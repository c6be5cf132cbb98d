"""Clock packs: what the law of a place asks about orders that come late, as data. Pure.

Each is a YAML file beside this one, with its source and the day it was checked. None of them is
legal advice. What they say is worked out by `refund_for`; dates are days of the shop's calendar.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import yaml

from amends.people.hours import BusinessHours


class Why(StrEnum):
    """Why the money comes back unasked."""

    ESSENTIAL = "essential"
    NOT_OFFERED = "not_offered"
    NO_CONSENT = "no_consent"
    SECOND_DELAY = "second_delay"


@dataclass(frozen=True, slots=True)
class ClockPack:
    """One pack. `refund_days` are working days of the shop when `counts_working_days`.

    With `longest_first_delay` (days) an order whose customer was asked for another day in time,
    and said nothing, stands until that day where it is no further away.
    """

    name: str
    title: str
    jurisdiction: str
    source: str
    valid_from: date
    checked_on: date
    says: str
    days_without_a_date: int
    offers_before_the_date: bool
    refunds_when: frozenset[Why]
    refund_days: int
    counts_working_days: bool
    longest_first_delay: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A promised day that passed: `asked_until` is the other date that the customer was asked
    for before it did, and has not agreed to; `is_second` when they had agreed to this one."""

    deadline: datetime
    is_essential: bool = False
    is_second: bool = False
    asked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refund:
    """The money comes back: why, from when on they have a right to it, and by what day."""

    why: Why
    vests_at: datetime
    due_on: date


def pack_names() -> tuple[str, ...]:
    """Name the packs, in the order of the alphabet."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in found if n.endswith(".yaml")))


@lru_cache(maxsize=16)
def load_clock_pack(name: str) -> ClockPack:
    """Return a pack by its name. Raises KeyError."""
    if name not in pack_names():
        raise KeyError(name)
    tree = yaml.safe_load((files(__name__) / f"{name}.yaml").read_text(encoding="utf-8"))
    refund = tree.pop("refund")
    within = refund["within"]
    return ClockPack(
        offers_before_the_date=tree.pop("offer_before_the_date"),
        refunds_when=frozenset(Why(why) for why in refund["when"]),
        refund_days=within.get("working_days") or within["days"],
        counts_working_days="working_days" in within,
        longest_first_delay=refund.get("longest_first_delay", 0),
        **tree,
    )


def refund_for(pack: ClockPack, missed: Missed, hours: BusinessHours) -> Refund | None:
    """Return when the money is to come back for a day that was missed, None when it need not."""
    why = next((why for why in Why if why in pack.refunds_when and _is_so(why, missed)), None)
    if why is None:
        return None
    vests_at = missed.deadline
    if why == Why.NO_CONSENT and missed.asked_until is not None:
        longest = missed.deadline + timedelta(days=pack.longest_first_delay)
        vests_at = missed.asked_until if missed.asked_until <= longest else missed.deadline
    return Refund(why, vests_at, _day_after(vests_at, pack, hours))


def _is_so(why: Why, missed: Missed) -> bool:
    match why:
        case Why.ESSENTIAL:
            return missed.is_essential
        case Why.SECOND_DELAY:
            return missed.is_second
        case Why.NOT_OFFERED:
            return not missed.is_second and missed.asked_until is None
        case Why.NO_CONSENT:
            return not missed.is_second and missed.asked_until is not None


def _day_after(vests_at: datetime, pack: ClockPack, hours: BusinessHours) -> date:
    # The end of a day belongs to the next; the right arose on the day that was missed.
    day = hours.day_of(vests_at - timedelta(seconds=1))
    if not pack.counts_working_days:
        return day + timedelta(days=pack.refund_days)
    left = pack.refund_days
    while left:
        day += timedelta(days=1)
        left -= hours.is_business_day(day)
    return day
