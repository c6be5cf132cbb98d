"""Today: what I owe whom, by when, in the order of what would hurt most."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amends.cases.actions import see_notice
from amends.cases.queries import (
    due_clocks,
    handovers_asked_of,
    notice_for,
    unseen_notices,
    waiting_cases,
)
from amends.claims.queries import claim_reminders_for, claims_to_handle
from amends.facts.queries import account_reminders_for
from amends.insight.queries import namings_asked_of
from amends.letters.queries import undelivered_of
from amends.letters.queries.incoming import counts_of_mail
from amends.people.models import Staff
from amends.people.wall_clock import moment_of
from amends.prevention.queries import (
    fixes_due,
    fixes_handed_to,
    fixes_of_nobody,
    fixes_to_tell,
    fixes_to_verify,
)
from amends.prevention.queries.meetings import meetings_between
from amends.prevention.queries.reviews import waiting_in_teams
from amends.promises.queries import promises_to_keep, reminders_for, standing_words_on
from amends.remedies.queries import approvals_for, lines_due_for, proposals_waiting_for
from amends.web.desk.today_accounts import account_entries
from amends.web.desk.today_claims import claim_entries
from amends.web.desk.today_due import due_of
from amends.web.desk.today_fixes import fix_entries, fixes_that_have_nobody
from amends.web.desk.today_meetings import meeting_entries, teams_without_meetings
from amends.web.desk.today_sentence import greeting, summary
from amends.web.desk.today_waiting import (
    approval_entries,
    handover_entries,
    mail_entries,
    message_entries,
    naming_entries,
    notice_entries,
    proposal_entries,
    undelivered_entries,
)
from amends.web.desk.today_words import add_words, reminder_entries
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

LOOKING_AHEAD = timedelta(days=30)
LONGEST = 200
"""No list of Today is longer; what comes after it is reached when these are done."""


@require_safe
@staff_page
def today_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what somebody owes and what waits for them."""
    at = timezone.now()
    return render(request, "web/desk/today.html", {"section": "today", **_lists(staff, at)})


@require_POST
@staff_page
def notice_seen(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put a notice away."""
    see_notice(notice_for(staff, number), by=staff, at=timezone.now())
    return see_other("today")


def _lists(staff: Staff, at: datetime) -> dict[str, object]:
    lines = [*lines_due_for(staff, at)[:LONGEST]]
    due = due_of(
        due_clocks(staff, until=at + LOOKING_AHEAD)[:LONGEST],
        lines,
        standing_words_on({line.offer.case_id for line in lines}) if lines else {},
        at=at,
    )
    add_words(due, promises_to_keep(staff, until=_midnight(at))[:LONGEST], at=at)
    approvals = approval_entries(approvals_for(staff).prefetch_related("offer__lines")[:LONGEST])
    asked = {entry.case for entry in approvals}
    waiting = [
        *handover_entries(handovers_asked_of(staff)[:LONGEST]),
        *approvals,
        *proposal_entries(proposals_waiting_for(staff)[:LONGEST]),
    ]
    listed = due.cases | {entry.case for entry in waiting}
    waiting += message_entries(waiting_cases(staff)[:LONGEST], but=listed)
    listed |= {entry.case for entry in waiting}
    waiting += notice_entries(
        unseen_notices(staff)[:LONGEST], staff=staff, listed=listed, asked=asked
    )
    waiting += reminder_entries(reminders_for(staff)[:LONGEST], staff=staff)
    waiting += account_entries(account_reminders_for(staff)[:LONGEST])
    waiting += claim_entries(
        claim_reminders_for(staff)[:LONGEST], claims_to_handle(staff)[:LONGEST]
    )
    today = timezone.localdate(at)
    waiting += fix_entries(
        fixes_due(staff, until=today)[:LONGEST],
        fixes_to_verify(staff, until=today)[:LONGEST],
        fixes_to_tell(staff)[:LONGEST],
        fixes_handed_to(staff)[:LONGEST],
    )
    waiting += fixes_that_have_nobody(fixes_of_nobody(staff)[:LONGEST])
    waiting += teams_without_meetings(waiting_in_teams(staff, at=at))
    undelivered = undelivered_entries(undelivered_of(staff)[:LONGEST])
    waiting += mail_entries(counts_of_mail(staff))
    waiting += naming_entries(namings_asked_of(staff)[:LONGEST])
    owed = [*due.broken, *due.today, *waiting, *undelivered]
    owed += [entry for entry in due.at_risk if entry.is_today]
    return {
        "greeting": greeting(staff.first_name, timezone.localtime(at).hour),
        "summary": summary(
            people=len({entry.customer for entry in owed if entry.customer is not None}),
            broken=len(due.broken),
            at_risk=len(due.at_risk),
            next_due=due.next,
        ),
        "undelivered": undelivered,
        "broken": due.broken,
        "at_risk": due.at_risk,
        "due": due.today,
        "meetings": meeting_entries(
            meetings_between(staff, _midnight(at, days=0), _midnight(at))[:LONGEST]
        ),
        "waiting": waiting,
    }


def _midnight(at: datetime, *, days: int = 1) -> datetime:
    """Return when the reader's own day ends, or the one so many days from today begins."""
    return moment_of(
        timezone.localdate(at) + timedelta(days=days),
        time.min,
        ZoneInfo(timezone.get_current_timezone_name()),
    )
