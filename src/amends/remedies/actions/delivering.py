"""Deliver what was promised, line by line, with proof."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import fall_back, lock, notify, start_clock
from amends.cases.models import Attachment, ClockKind, NoticeKind, Stage
from amends.cases.words import clean_words
from amends.journal.record import record
from amends.people.models import Staff
from amends.remedies.actions._standing import settle, standing_choice
from amends.remedies.errors import NotDelivered, NotDue
from amends.remedies.models import Fulfilment, Line
from amends.remedies.queries.lines import lines_in_force

LONGEST_PROOF = 300


@transaction.atomic
def fulfil(
    line: Line, *, by: Staff, at: datetime, proof: str, attachment: Attachment | None = None
) -> Fulfilment:
    """Note that a line was delivered, and the proof; with the last one all is made right.

    Due are the lines of the chosen option, and those of no option from the moment the offer
    was made. Noting it twice is one delivery. Raises NotDue for any other line, and BadWords
    (cases) without proof.
    """
    case = lock(line.offer.case)
    delivered = Fulfilment.objects.filter(line=line, disputed_at__isnull=True).first()
    if delivered is not None:
        return delivered
    if not lines_in_force().filter(pk=line.pk).exists():
        raise NotDue(_("This line was not promised, or another took its place."))
    if attachment is not None and attachment.case_id != case.pk:
        raise NotDue(_("This file belongs to another case."))
    delivery = Fulfilment.objects.create(
        line=line,
        by=by,
        at=at,
        proof=clean_words(proof, what=_("The proof"), longest=LONGEST_PROOF),
        attachment=attachment,
    )
    is_made_right = settle(case, at=at)
    record(
        "line.fulfilled",
        delivery,
        about=case,
        by=by.actor,
        at=at,
        line=line.pk,
        kind=line.kind,
        amount=line.amount,
        currency=line.currency,
        made_right=is_made_right,
    )
    return delivery


@transaction.atomic
def confirm_arrival(delivery: Fulfilment, *, at: datetime) -> Fulfilment:
    """Note that the customer has it, by their own word, also after the case was closed.

    Saying so twice changes nothing. Raises NotDelivered after they said that nothing came.
    """
    case = lock(delivery.line.offer.case, allow_closed=True)
    delivery = Fulfilment.objects.select_related("line").get(pk=delivery.pk)
    if delivery.arrived_at is not None:
        return delivery
    if delivery.disputed_at is not None:
        raise NotDelivered(_("You told us that this did not arrive; we are sending it again."))
    delivery.arrived_at = at
    delivery.save(update_fields=["arrived_at"])
    record(
        "arrival.confirmed", delivery, about=case, by=case.customer.actor, at=at,
        line=delivery.line_id,
    )  # fmt: skip
    return delivery


@transaction.atomic
def say_not_arrived(line: Line, *, at: datetime) -> Fulfilment:
    """Believe the customer that it did not arrive: it is due again (rule 3).

    The delivery stays on record but no longer counts; the owner is told and the clock runs
    anew. Saying so twice changes nothing. Raises NotDelivered when nothing was delivered yet or
    its arrival was confirmed, and CaseClosed (cases).
    """
    case = lock(line.offer.case)
    delivery = Fulfilment.objects.filter(line=line).order_by("-at", "-pk").first()
    if delivery is None:
        raise NotDelivered(_("This has not been sent yet. It is still to come."))
    if delivery.disputed_at is not None:
        return delivery
    if delivery.arrived_at is not None:
        raise NotDelivered(_("You told us that it had arrived. Write to us if it is not right."))
    delivery.disputed_at = at
    delivery.save(update_fields=["disputed_at"])
    if standing_choice(case) is not None:
        fall_back(case, Stage.ACCEPTED)
        start_clock(case, ClockKind.FULFIL, at=at)
    notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record("arrival.denied", delivery, about=case, by=case.customer.actor, at=at, line=line.pk)
    return delivery
