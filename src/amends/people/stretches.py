"""Weekly stretches as they come in: on real weekdays, forwards, apart from each other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from amends.people.errors import BadEntry, BeyondReason
from amends.people.hours import Stretch
from amends.people.wall_clock import LAST_MINUTE

MOST = 50


def clean_stretches(weekly: Sequence[Stretch], *, field: str) -> list[Stretch]:
    """Return the stretches in order, each once; one that ends at 0:00 ends with its day.

    Raises BadEntry, naming the day.
    """
    if len(weekly) > MOST:
        raise BeyondReason(_("At most %(most)d stretches a week fit.") % {"most": MOST}, field)
    ordered = sorted({_till_midnight(one) for one in weekly})
    for one in ordered:
        if not 0 <= one.weekday <= 6:
            raise BadEntry(_("A week has seven days."), field)
        if one.ends <= one.starts:
            raise BadEntry(
                _("%(day)s: it ends at %(ends)s, before it starts. Past midnight is the next day.")
                % {"day": WEEKDAYS[one.weekday], "ends": f"{one.ends:%H:%M}"},
                field,
            )
    for former, later in pairwise(ordered):
        if former.weekday == later.weekday and later.starts < former.ends:
            raise BadEntry(
                _("%(day)s: two stretches overlap at %(time)s.")
                % {"day": WEEKDAYS[later.weekday], "time": f"{later.starts:%H:%M}"},
                field,
            )
    return ordered


def _till_midnight(one: Stretch) -> Stretch:
    return replace(one, ends=LAST_MINUTE) if one.ends == time.min else one
