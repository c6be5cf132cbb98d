"""The last days of weeks, months and years."""

from __future__ import annotations

from datetime import date, datetime

from amends.coach.commitments.days import (
    DAY,
    FRIDAY,
    Days,
    coming,
    monday_of,
    month_end,
    months_on,
    week_end,
)
from amends.coach.commitments.grammar import Match, Rules

rule = Rules()


@rule(r"(?:by |at |before )?(?:the )?end of next week|(?:early |late |later |sometime )?next week")
def _next_week(match: Match, now: datetime, days: Days) -> date | None:
    return monday_of(now.date(), 1) + FRIDAY * DAY


@rule(r"(?:the )?week after next")
def _week_after_next(match: Match, now: datetime, days: Days) -> date | None:
    return monday_of(now.date(), 2) + FRIDAY * DAY


@rule(r"(?:the |this )?(?:coming )?week-?end|this weekend|at the weekend")
def _weekend(match: Match, now: datetime, days: Days) -> date | None:
    return monday_of(now.date()) + 6 * DAY


@rule(
    r"(?:the )?end of (?:the |this )?(?:working |business"
    r" )?week|(?:within|in|by) the week|(?:later |sometime"
    r" )?this week|week's end|eow"
)
def _this_week(match: Match, now: datetime, days: Days) -> date | None:
    return week_end(now.date())


@rule(r"(?:the )?end of next month|(?:early |late )?next month")
def _next_month(match: Match, now: datetime, days: Days) -> date | None:
    ahead = months_on(now.date().replace(day=1), 1)
    return month_end(ahead.year, ahead.month)


@rule(
    r"(?:the )?end of (?:the |this )?month|(?:later |sometime"
    r" )?this month|within the month|month-end|eom"
)
def _this_month(match: Match, now: datetime, days: Days) -> date | None:
    return month_end(now.year, now.month)


@rule(r"(?:the )?end of (?:the |this )?quarter|this quarter")
def _this_quarter(match: Match, now: datetime, days: Days) -> date | None:
    return month_end(now.year, (now.month + 2) // 3 * 3)


@rule(r"(?:the )?end of (?:the |this )?year|(?:later )?this year|year-end|new year's eve")
def _this_year(match: Match, now: datetime, days: Days) -> date | None:
    return date(now.year, 12, 31)


@rule(r"christmas(?: day)?(?! eve)")
def _christmas(match: Match, now: datetime, days: Days) -> date | None:
    return coming(now.date(), 12, 25)
