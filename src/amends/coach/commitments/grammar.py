"""One rule of the grammar of dates: a pattern, and the day that it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from amends.coach.commitments.days import Days

Match = re.Match[str]
Reading = Callable[[Match, datetime, Days], date | None]


class Rules(list[tuple[re.Pattern[str], Reading]]):
    """Rules in the order in which they claim their words."""

    def __call__(self, pattern: str) -> Callable[[Reading], Reading]:
        """Add a rule; its words stand whole."""

        def add(reading: Reading) -> Reading:
            self.append((re.compile(rf"\b(?:{pattern})(?![\w])"), reading))
            return reading

        return add
