"""Goodwill by segment, with sample sizes."""

from collections import defaultdict
from datetime import datetime

from amends.people.defaults import UNITS_TO_A_DOLLAR
from amends.people.models import Team
from amends.remedies.fairness import Fairness, Given, fairness_of
from amends.remedies.models import Precedent


def goodwill_by_segment(
    team: Team | None, *, at: datetime, since: datetime | None = None
) -> tuple[Fairness, ...]:
    """Return the goodwill given until `at`, of a team or of the whole house; one query.

    One report for each currency, the one with the most cases first.
    """
    rows = Precedent.objects.filter(at__lte=at)
    if team is not None:
        rows = rows.filter(team=team)
    if since is not None:
        rows = rows.filter(at__gte=since)
    given: dict[str, list[Given]] = defaultdict(list)
    columns = rows.order_by().values_list(
        "currency", "language", "channel", "worth", "is_returning", "goodwill"
    )
    for currency, language, channel, worth, is_returning, goodwill in columns.iterator():
        given[currency].append(Given(language, channel, worth, is_returning, goodwill))
    reports = (
        fairness_of(currency, found, unit=UNITS_TO_A_DOLLAR.get(currency, 1))
        for currency, found in given.items()
    )
    return tuple(sorted(reports, key=lambda report: (-report.cases, report.currency)))
