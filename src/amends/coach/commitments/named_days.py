"""Days that are named: 3 December, the 3rd, Friday, tomorrow."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from amends.coach.commitments.days import (
    DAY,
    Days,
    coming,
    made,
    monday_of,
    month_end,
    months_on,
    next_weekday,
)
from amends.coach.commitments.grammar import Match, Rules
from amends.coach.commitments.numbers import MONTH, ORDINAL, WEEKDAY, month, weekday

rule = Rules()
_YEAR = r"(?:,? (?P<year>20\d\d))?"


@rule(r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)")
def _iso(match: Match, now: datetime, days: Days) -> date | None:
    return made(int(match["y"]), int(match["m"]), int(match["d"]))


@rule(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})(?:[/.](?P<y>(?:20)?\d\d))?(?! ?(?:am|pm|%|stars?|x))")
def _slashed(match: Match, now: datetime, days: Days) -> date | None:
    first, second = int(match["a"]), int(match["b"])
    if "." in match.group() and not match["y"]:
        return None
    day, month_ = (first, second) if days.day_first else (second, first)
    if month_ > 12:
        day, month_ = month_, day
    if match["y"]:
        year = int(match["y"])
        return made(year if year > 99 else 2000 + year, month_, day)
    return coming(now.date(), month_, day)


@rule(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<m>{MONTH}){_YEAR}")
def _day_month(match: Match, now: datetime, days: Days) -> date | None:
    return _dated(match, now)


@rule(
    rf"(?P<m>{MONTH})\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?! ?(?:am|pm|:|people)){_YEAR}"
)
def _month_day(match: Match, now: datetime, days: Days) -> date | None:
    return _dated(match, now)


def _dated(match: Match, now: datetime) -> date | None:
    if match["year"]:
        return made(int(match["year"]), month(match["m"]), int(match["d"]))
    return coming(now.date(), month(match["m"]), int(match["d"]))


@rule(rf"(?:the )?(?:end of|last day of) (?P<m>{MONTH}){_YEAR}")
def _end_of_named_month(match: Match, now: datetime, days: Days) -> date | None:
    year = int(match["year"]) if match["year"] else now.year
    end = month_end(year, month(match["m"]))
    return end if match["year"] or end >= now.date() else month_end(year + 1, end.month)


@rule(rf"(?:mid|middle of)[ -](?P<m>{MONTH})")
def _middle_of_month(match: Match, now: datetime, days: Days) -> date | None:
    return coming(now.date(), month(match["m"]), 15)


@rule(rf"(?<=in )(?:early |late )?(?P<m>{MONTH}){_YEAR}")
def _in_month(match: Match, now: datetime, days: Days) -> date | None:
    return _end_of_named_month(match, now, days)


@rule(rf"(?:the )?(?P<d>{ORDINAL})(?: of (?P<which>this|next|the) month)?")
def _ordinal(match: Match, now: datetime, days: Days) -> date | None:
    day, today = int(match["d"][:-2]), now.date()
    if not 1 <= day <= 31 or not (match.group().startswith("the") or match["which"]):
        return None
    ahead = 1 if match["which"] == "next" or (day < today.day) else 0
    first = months_on(today.replace(day=1), ahead)
    return made(first.year, first.month, day)


@rule(r"(?:the )?day after tomorrow")
def _overmorrow(match: Match, now: datetime, days: Days) -> date | None:
    return now.date() + 2 * DAY


@rule(r"(?:a|one) (?:week|fortnight) (?:from )?(?:today|tomorrow)|tomorrow week")
def _week_from(match: Match, now: datetime, days: Days) -> date | None:
    ahead = 14 if "fortnight" in match.group() else 7
    return now.date() + timedelta(days=ahead + ("tomorrow" in match.group()))


@rule(r"tomorrow|tmrw|tmw|tomorow|tommorow|overnight")
def _tomorrow(match: Match, now: datetime, days: Days) -> date | None:
    return now.date() + DAY


@rule(
    r"today|tonight|this (?:very )?(?:morning|afternoon|evening|minute|night)"
    r"|(?:by |at |before )?(?:the )?(?:end|close) of (?:the"
    r" |this |our |my )?(?:\w+ )?(?:day|business|play|shift)(?:"
    r" today)?"
    r"|eod|cob|midnight"
)
def _today(match: Match, now: datetime, days: Days) -> date | None:
    return now.date()


@rule(rf"(?:a|one) week (?:from|on|after) (?P<w>{WEEKDAY})|(?P<w2>{WEEKDAY}) week")
def _weekday_week(match: Match, now: datetime, days: Days) -> date | None:
    return next_weekday(now.date(), weekday(match["w"] or match["w2"])) + 7 * DAY


@rule(
    rf"next week (?:on )?(?P<b>{WEEKDAY})|(?P<a>{WEEKDAY}) (?:of )?next week|next (?P<c>{WEEKDAY})"
)
def _next_weekday(match: Match, now: datetime, days: Days) -> date | None:
    day = weekday(match["a"] or match["b"] or match["c"])
    return monday_of(now.date(), 1) + day * DAY


@rule(
    rf"(?:this |coming |on )?(?P<w>{WEEKDAY})(?:'s)?(?:"
    rf" morning| afternoon| evening| night)?(?:,? (?:the"
    rf" )?(?P<d>{ORDINAL}))?"
)
def _weekday(match: Match, now: datetime, days: Days) -> date | None:
    if match.group() in {"sat", "sun", "wed", "mon"}:
        # "we sat down", "in the sun": without a preposition the short names are too risky.
        return None
    return next_weekday(now.date(), weekday(match["w"]))
