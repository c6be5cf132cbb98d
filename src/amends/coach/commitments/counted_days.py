"""Days that are counted from now: within five working days, in two weeks, by five o'clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from amends.coach.commitments.days import (
    DAY,
    Days,
    months_on,
)
from amends.coach.commitments.grammar import Match, Rules
from amends.coach.commitments.numbers import NUMBER, number

rule = Rules()
_SPAN = rf"(?P<low>{NUMBER})(?:(?: ?- ?| ?to ?| or | and )(?P<high>{NUMBER}))?"


@rule(
    rf"(?:(?:within|in|over|allow|takes?|take|up to|another|about|around|approximately|after|next|"
    rf"of|by|the|no more than|at most|maximum|max|-)\W+)*"
    rf"{_SPAN} (?:full |whole )?(?:business|working|work|banking|bank|office|week)[ -]?days?"
)
def _working_days(match: Match, now: datetime, days: Days) -> date | None:
    return days.working(now.date(), number(match["high"] or match["low"]))


@rule(r"(?:the |on the |by the )?next (?:business|working|work) day")
def _next_working_day(match: Match, now: datetime, days: Days) -> date | None:
    return days.working(now.date(), 1)


@rule(
    rf"(?:within|in|over|inside|allow|takes?|take|up to|no (?:more|longer) than|at most|less than|"
    rf"under|another|not more than|(?:in |within |over |during )?the (?:next|coming|following))"
    rf"(?: (?:the|next|about|around|approximately|roughly"
    rf"|just|only|under|up to|at most|less than|coming|maximum))*"
    rf" {_SPAN} ?(?:\w+ )??(?P<unit>minute|min|hour|hr|h"
    rf"|day|week|fortnight|month)(?:s|s')?(?:' time|'s time"
    rf"| time)?"
)
def _within(match: Match, now: datetime, days: Days) -> date | None:
    return _ahead(match, now)


@rule(
    rf"{_SPAN} ?(?:calendar )?(?P<unit>minute|min|hour|hr|day|week|fortnight|month)s?"
    rf"(?:'s?)?(?: time| from (?:now|today)| at (?:the )?(?:most|latest)| max(?:imum)?)"
    rf"|(?P<low2>\d{{1,2}}) ?(?:-|to) ?(?P<high2>\d{{1,2}}) (?:calendar )?(?P<unit2>day|hour|week)s"
)
def _from_now(match: Match, now: datetime, days: Days) -> date | None:
    return _ahead(match, now)


def _ahead(match: Match, now: datetime) -> date | None:
    parts = match.groupdict()
    count = number(parts.get("high2") or parts["high"] or parts["low"])
    unit = parts.get("unit2") or parts["unit"]
    if unit == "month":
        return months_on(now.date(), count)
    steps = {
        **dict.fromkeys(("minute", "min"), timedelta(minutes=1)),
        **dict.fromkeys(("hour", "hr", "h"), timedelta(hours=1)),
        **{"day": DAY, "week": 7 * DAY, "fortnight": 14 * DAY},
    }
    return (now + count * steps[unit]).date()


@rule(r"(?:within|in|inside|this) the (?:next )?hour|within the hour")
def _hour(match: Match, now: datetime, days: Days) -> date | None:
    return (now + timedelta(hours=1)).date()


@rule(
    r"(?:by|before|at|until|till|around|from|after|no later than|about) (?:about |around )?"
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))? ?(?P<half>am"
    r"|pm|a\.m|p\.m|o'clock|hrs|h)?|(?P<noon>noon|midday"
    r"|lunchtime|lunch|teatime)"
    r"|(?P<word>one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve)(?: o'clock| ?am| ?pm)?)"
    r"(?! (?:\w+ )?(?:days?|hours?|minutes?|weeks?|pounds"
    r"|dollars|euros|percent|people|nights?|months?|stars"
    r"|of|or|to|items?|times|january|february|march|april"
    r"|may|june|july|august))"
    r"(?![/%,\d-]\d?)"
)
def _clock(match: Match, now: datetime, days: Days) -> date | None:
    """A time alone is today's; once it is over, tomorrow's."""
    if match["word"] and not re.search(r"(?:by|before|at) \w+", match.group()):
        return None
    hour = 12
    if match["h"]:
        if not (match["half"] or match["m"]) and not match.group().startswith(("by", "before")):
            return None
        hour = int(match["h"])
    elif match["word"]:
        hour = number(match["word"]) if match["word"] != "the" else 12
    if hour > 24:
        return None
    half = (match["half"] or "")[:1]
    if (half == "p" and hour < 12) or (not half and hour < 8 and match["m"] is None):
        hour += 12
    minute = int(match["m"] or 0)
    passed = (hour, minute) <= (now.hour, now.minute)
    return now.date() + (DAY if passed else 0 * DAY)
