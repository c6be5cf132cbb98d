"""Ask somebody with more authority, and see that the customer hears. Steps in an action."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions.within import notify, start_clock
from amends.cases.models import Case, ClockKind, NoticeKind
from amends.cases.words import clean_words
from amends.people.models import Staff, Team
from amends.people.queries import monthly_limits, staff_numbered
from amends.remedies.authority import Leave
from amends.remedies.errors import BeyondAuthority, ReasonMissing
from amends.remedies.models import Approval, Offer

LONGEST = 500


def hold_month(by: Staff, team: Team) -> None:
    """Let two grants of one person wait for each other, where their month has a limit.

    Otherwise each would count the month without the other.
    """
    if by.role in monthly_limits(team):
        Staff.objects.select_for_update(no_key=True).get(pk=by.pk)


def ask_for_approval(
    offer: Offer, case: Case, leave: Leave, *, why: str, by: Staff, at: datetime
) -> Approval:
    """Ask the next person who may give it; the clock to the next word runs until then.

    Raises BeyondAuthority when there is nobody to ask, ReasonMissing without words why.
    """
    approver = staff_numbered(leave.approver.id) if leave.approver else None
    if approver is None or leave.hear_by is None:
        raise BeyondAuthority(None)
    if not why.strip():
        raise ReasonMissing(
            _("This needs %(name)s. Say in a sentence why it is right.") % {"name": approver}
        )
    approval = Approval.objects.create(
        offer=offer,
        asked_by=by,
        asked_of=approver,
        asked_at=at,
        why=clean_words(why, what=_("Why"), longest=LONGEST),
    )
    offer.hear_by = leave.hear_by
    offer.save(update_fields=["hear_by"])
    start_clock(case, ClockKind.NEXT_WORD, at=at, due_at=leave.hear_by)
    # They are named on a case that is not theirs, which is what a mention is.
    notify([approver], case, kind=NoticeKind.MENTION, at=at)
    return approval


def reason_and_alternative(reason: str, alternative: str) -> tuple[str, str]:
    """Return both, cleaned; a no needs a reason and what can be done instead (rule 7).

    Raises ReasonMissing, and BadWords (cases) when one is far too long.
    """
    if not reason.strip() or not alternative.strip():
        raise ReasonMissing(_("A no needs a reason and what can be done instead. Write both."))
    return (
        clean_words(reason, what=_("The reason"), longest=LONGEST),
        clean_words(alternative, what=_("What can be done instead"), longest=LONGEST),
    )
