"""One owner, a person, at every moment (rule 1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, notify
from amends.cases.errors import HandoverOpen, NotTheirs
from amends.cases.models import Acknowledgement, Case, Handover, NoticeKind, Ownership
from amends.cases.queries.colleagues import may_decide_for
from amends.cases.words import clean_words
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import belongs_to


@transaction.atomic
def take_ownership(case: Case, *, seen_owner: int, by: Staff, at: datetime) -> Case:
    """Take the case as one's own, from the owner that one saw (`seen_owner`, their number).

    Somebody above the owner may; any colleague may while nobody has spoken to the customer
    yet. Of two who try at once one succeeds and the other is told who did. Taking what is
    one's own already changes nothing. Raises NotTheirs.
    """
    case = lock(case)
    if case.owner_id == by.pk:
        return case
    if case.owner_id != seen_owner:
        raise NotTheirs(_("%(owner)s took it a moment ago.") % {"owner": case.owner})
    if not belongs_to(by, case.team):
        raise NotTheirs(_("Only somebody of %(team)s can own this case.") % {"team": case.team})
    is_untouched = not Acknowledgement.objects.filter(case=case).exists()
    if not is_untouched and not may_decide_for(by, case.owner, case.team):
        raise NotTheirs(
            _("%(owner)s owns this case and has spoken to the customer. Ask for it.")
            % {"owner": case.owner}
        )
    former = case.owner
    _hand_to(case, by, at=at)
    notify([former], case, kind=NoticeKind.ANSWER, at=at)
    record("case.claimed", case, about=case, by=by.actor, at=at, former_owner=former.pk)
    return case


@transaction.atomic
def ask_handover(case: Case, *, to: Staff, why: str, by: Staff, at: datetime) -> Handover:
    """Ask a colleague to take the case. It stays with its owner until they accept."""
    case = lock(case)
    _refuse_unless_owner(case, by)
    if to.pk == case.owner_id:
        raise NotTheirs(_("%(name)s owns it already.") % {"name": to})
    if not to.is_active or not belongs_to(to, case.team):
        raise NotTheirs(_("%(name)s does not work in %(team)s.") % {"name": to, "team": case.team})
    asked = Handover.objects.filter(case=case, answered_at=None).select_related("to_staff").first()
    if asked is not None and asked.to_staff_id == to.pk:
        return asked
    if asked is not None:
        raise HandoverOpen(
            _("%(name)s has been asked already. Take that back first.") % {"name": asked.to_staff}
        )
    handover = Handover.objects.create(
        case=case,
        from_staff=case.owner,
        to_staff=to,
        why=clean_words(why, what=_("Why"), longest=300),
        asked_at=at,
    )
    record("handover.asked", handover, about=case, by=by.actor, at=at, to_staff=to.pk)
    return handover


@transaction.atomic
def accept_handover(handover: Handover, *, by: Staff, at: datetime) -> Case:
    """Accept: from this moment the case is theirs."""
    case = lock(handover.case)
    open_one = _open_handover(handover, asked=by)
    former = case.owner
    _answer(open_one, is_accepted=True, at=at)
    _hand_to(case, by, at=at)
    notify([former], case, kind=NoticeKind.ANSWER, at=at)
    record("handover.accepted", open_one, about=case, by=by.actor, at=at, former_owner=former.pk)
    return case


@transaction.atomic
def decline_handover(handover: Handover, *, answer: str, by: Staff, at: datetime) -> Case:
    """Decline with a word why; the owner keeps it."""
    case = lock(handover.case)
    open_one = _open_handover(handover, asked=by)
    open_one.answer = clean_words(answer, what=_("Why not"), longest=300)
    _answer(open_one, is_accepted=False, at=at)
    notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record("handover.declined", open_one, about=case, by=by.actor, at=at)
    return case


@transaction.atomic
def take_back_handover(handover: Handover, *, by: Staff, at: datetime) -> Case:
    """The owner takes the question back before it is answered."""
    case = lock(handover.case)
    _refuse_unless_owner(case, by)
    open_one = _open_handover(handover, asked=None)
    _answer(open_one, is_accepted=False, at=at)
    record("handover.taken_back", open_one, about=case, by=by.actor, at=at)
    return case


def _hand_to(case: Case, staff: Staff, *, at: datetime) -> None:
    Ownership.objects.filter(case=case, until=None).update(until=at)
    Ownership.objects.create(case=case, staff=staff, since=at)
    Handover.objects.filter(case=case, answered_at=None).update(answered_at=at, is_accepted=False)
    case.owner = staff
    case.save(update_fields=["owner"])


def _open_handover(handover: Handover, *, asked: Staff | None) -> Handover:
    fresh = Handover.objects.get(pk=handover.pk)
    if fresh.answered_at is not None:
        raise HandoverOpen(_("This hand-over has been answered already."))
    if asked is not None and fresh.to_staff_id != asked.pk:
        raise NotTheirs(_("Somebody else was asked."))
    return fresh


def _answer(handover: Handover, *, is_accepted: bool, at: datetime) -> None:
    handover.is_accepted, handover.answered_at = is_accepted, at
    handover.save(update_fields=["is_accepted", "answered_at", "answer"])


def _refuse_unless_owner(case: Case, by: Staff) -> None:
    if by.pk != case.owner_id and not may_decide_for(by, case.owner, case.team):
        raise NotTheirs(_("%(owner)s owns this case and decides this.") % {"owner": case.owner})
