"""A case as a row of a list: everything worked out once, so that the template only writes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amends.cases.models import NEVER, Case, Stage
from amends.web.templatetags.words import long_span, short_moment, when

SOON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Row:
    """`due` is when the next clock runs out, with its tone: empty, `risk` or `broken`."""

    number: int
    subject: str
    customer: str
    owner: str
    team: str
    stage: str
    due: str
    tone: str
    opened: SafeString


def rows_of(cases: list[Case], *, at: datetime) -> list[Row]:
    """Return the rows of a list of cases fetched with customer, owner and team."""
    stages = {stage.value: str(stage.label) for stage in Stage}
    return [_row(case, stages, at) for case in cases]


def _row(case: Case, stages: dict[str, str], at: datetime) -> Row:
    due, tone = _due(case, at)
    return Row(
        number=case.pk,
        subject=case.subject,
        customer=case.customer.name,
        owner=case.owner.name,
        team=case.team.name,
        stage=stages[case.stage],
        due=due,
        tone=tone,
        opened=when(case.opened_at),
    )


def _due(case: Case, at: datetime) -> tuple[str, str]:
    if case.closed_at is not None:
        return _("closed %(time)s") % {"time": short_moment(case.closed_at)}, "soft"
    if case.snoozed_until is not None and case.snoozed_until > at:
        time = short_moment(case.snoozed_until)
        return _("out of sight until %(time)s") % {"time": time}, "soft"
    if case.queue_at >= NEVER:
        return _("no clock runs"), "soft"
    if case.queue_at <= at:
        return _("ran out %(time)s") % {"time": short_moment(case.queue_at)}, "broken"
    if case.queue_at - at < SOON:
        minutes = int((case.queue_at - at).total_seconds() // 60)
        return _("in %(length)s") % {"length": long_span(minutes)}, "risk"
    return short_moment(case.queue_at), ""
