"""What a clock pack asks of us, and which pack a team keeps."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Role, Staff, Team
from amends.people.standing import require
from amends.promises.errors import NoSuchPack
from amends.promises.models import Duty, DutyKind, PackTurnedOn, Promise
from amends.promises.packs import Refund, pack_names


@transaction.atomic
def turn_on_pack(team: Team, pack: str, *, by: Staff, at: datetime) -> PackTurnedOn:
    """Let a team keep a clock pack from now on, in place of the one before; the same is once.

    Raises NoSuchPack, and NotTheirsToSet (people) below a manager.
    """
    require(Role.MANAGER, by.actor, team)
    if pack not in pack_names():
        raise NoSuchPack(_("There is no clock pack called %(name)s.") % {"name": pack})
    Team.objects.select_for_update().get(pk=team.pk)
    before = PackTurnedOn.objects.filter(team=team, ended_at=None).first()
    if before is not None and before.pack == pack:
        return before
    if before is not None:
        _end(before, by, at)
    turned_on = PackTurnedOn.objects.create(team=team, pack=pack, by=by, at=at)
    record("pack.turned_on", turned_on, about=team, by=by.actor, at=at, pack=pack)
    return turned_on


@transaction.atomic
def turn_off_pack(team: Team, *, by: Staff, at: datetime) -> None:
    """Let a team keep no clock pack; what fell due under it stays due. Twice is once.

    Raises NotTheirsToSet (people) below a manager.
    """
    require(Role.MANAGER, by.actor, team)
    Team.objects.select_for_update().get(pk=team.pk)
    known = PackTurnedOn.objects.filter(team=team, ended_at=None).first()
    if known is None:
        return
    _end(known, by, at)
    record("pack.turned_off", known, about=team, by=by.actor, at=at, pack=known.pack)


@transaction.atomic
def note_offer_due(promise: Promise, pack: str, *, by: Actor, at: datetime) -> Duty:
    """Note that another day or the money back is to be offered before the day; twice is once."""
    duty, is_new = Duty.objects.get_or_create(
        promise=promise,
        kind=DutyKind.OFFER,
        defaults={"pack": pack, "vests_at": at, "due_at": promise.deadline, "noted_at": at},
    )
    if is_new:
        record(
            "duty.offer_due", duty, about=promise.case, by=by, at=at,
            promise=promise.pk, due_at=duty.due_at,
        )  # fmt: skip
    return duty


@transaction.atomic
def note_refund_due(
    promise: Promise, refund: Refund, pack: str, *, due_at: datetime, by: Actor, at: datetime
) -> Duty:
    """Note that the money comes back, why and from when on; twice is once."""
    duty, is_new = Duty.objects.get_or_create(
        promise=promise,
        kind=DutyKind.REFUND,
        defaults={
            "pack": pack,
            "why": refund.why.value,
            "vests_at": refund.vests_at,
            "due_at": due_at,
            "noted_at": at,
        },
    )
    if is_new:
        record(
            "duty.refund_due", duty, about=promise.case, by=by, at=at,
            promise=promise.pk, due_at=due_at, why=refund.why.value,
        )  # fmt: skip
    return duty


@transaction.atomic
def settle_refund(duty: Duty, word: Promise | None, *, by: Actor, at: datetime) -> Duty:
    """Note that the money was granted by our own word, or need not come back; twice is once."""
    duty = (
        Duty.objects.select_for_update(of=("self",)).select_related("promise__case").get(pk=duty.pk)
    )
    if duty.settled_at is not None:
        return duty
    duty.settled_at, duty.word = at, word
    duty.save(update_fields=["settled_at", "word"])
    record(
        "duty.refund_settled", duty, about=duty.promise.case, by=by, at=at,
        promise=duty.promise_id, word=word.pk if word else None,
    )  # fmt: skip
    return duty


def _end(known: PackTurnedOn, by: Staff, at: datetime) -> None:
    known.ended_at, known.ended_by = at, by
    known.save(update_fields=["ended_at", "ended_by"])
