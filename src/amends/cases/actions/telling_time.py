"""What a team sets for all its cases, and the customer's link."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.clock_rules import Allowance
from amends.cases.errors import CaseError
from amends.cases.models import Case, ClockKind, ClockRule
from amends.journal.record import record
from amends.people.models import Staff, Team

MOST_DAYS = 60
MOST_MINUTES = 60 * 24


@transaction.atomic
def set_clock_rule(
    team: Team, kind: ClockKind, allowance: Allowance, *, by: Staff, at: datetime
) -> ClockRule:
    """Set how long the team gives itself; clocks that run keep the time they were given.

    At most 60 business days and 1,440 minutes; owning is always at once.
    """
    if not (0 <= allowance.days <= MOST_DAYS and 0 <= allowance.minutes <= MOST_MINUTES):
        raise CaseError(_("Give at most 60 days and 1440 minutes."))
    if kind == ClockKind.OWN and (allowance.days or allowance.minutes):
        raise CaseError(_("A case is owned at once; this clock cannot be longer."))
    if kind != ClockKind.OWN and not (allowance.days or allowance.minutes):
        raise CaseError(_("Give at least a minute."))
    rule, _is_new = ClockRule.objects.update_or_create(
        team=team, kind=kind, defaults={"days": allowance.days, "minutes": allowance.minutes}
    )
    record(
        "clock_rule.set",
        rule,
        about=team,
        by=by.actor,
        at=at,
        kind=kind.value,
        days=allowance.days,
        minutes=allowance.minutes,
    )
    return rule


@transaction.atomic
def renew_link(case: Case, *, by: Staff, at: datetime) -> Case:
    """Give the customer's page a new address; every old link ends."""
    case = lock(case, allow_closed=True)
    case.link_key = secrets.token_urlsafe(16)
    case.save(update_fields=["link_key"])
    record("link.renewed", case, about=case, by=by.actor, at=at)
    return case
