"""Which cases a page of figures is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from amends.cases.models import Outcome
from amends.people.models import Team

DAYS = 90
"""How far figures look back unless somebody says otherwise."""

LOST = (Outcome.PARTED, Outcome.TAKEN_OUTSIDE)
KNOWN = (Outcome.RETAINED, *LOST)
"""Endings that tell whether the customer stayed; a complaint taken back tells nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The cases of `teams` that were opened from `since` to before `until`, on one channel or
    on all (empty)."""

    teams: Sequence[Team]
    since: datetime
    until: datetime
    channel: str = ""

    @property
    def cases(self) -> Q:
        """Return the condition on rows that have team, channel and opened_at."""
        found = Q(
            team__in=[team.pk for team in self.teams],
            opened_at__gte=self.since,
            opened_at__lt=self.until,
        )
        return found & Q(channel=self.channel) if self.channel else found


def lately(teams: Sequence[Team], *, at: datetime, days: int = DAYS, channel: str = "") -> Wanted:
    """Return the cases of so many days before a moment."""
    return Wanted(teams, at - timedelta(days=days), at, channel)


def was_lost(outcome: str | None) -> bool | None:
    """Tell whether a case that ended so lost its customer; None where that is not known."""
    return outcome in LOST if outcome in KNOWN else None
