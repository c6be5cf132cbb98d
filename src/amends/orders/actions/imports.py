"""What a file of orders tells beside the purchase itself."""

from datetime import datetime

from django.db import transaction

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.orders.errors import NumberTaken
from amends.orders.kept_rows import KeptRow, Values, fingerprint_of, storable
from amends.orders.models import BadRow, HandOver, Purchase, ShopNumber
from amends.people.models import Customer, Supplier, Team

LONGEST_REASON = 300


@transaction.atomic
def note_hand_over(
    purchase: Purchase,
    *,
    supplier: Supplier | None,
    due_at: datetime | None,
    done_at: datetime | None,
    by: Actor,
    at: datetime,
) -> HandOver:
    """Note by when a supplier hands over to the carrier, and when they did.

    Without a supplier it is ours to hand over. The same again changes nothing.
    """
    Purchase.objects.select_for_update().get(pk=purchase.pk)
    known = HandOver.objects.filter(purchase=purchase, supplier=supplier).first()
    if known is not None and (known.due_at, known.done_at) == (due_at, done_at):
        return known
    hand_over = known or HandOver(purchase=purchase, supplier=supplier)
    hand_over.due_at, hand_over.done_at = due_at, done_at
    hand_over.save()
    record("purchase.hand_over_noted", purchase, by=by, at=at, due_at=due_at, done_at=done_at)
    return hand_over


@transaction.atomic
def note_shop_number(
    customer: Customer, *, team: Team, number: str, by: Actor, at: datetime
) -> ShopNumber:
    """Note the number by which a team's shop knows a customer; the same again changes nothing.

    Raises NumberTaken when it is somebody else's.
    """
    known = ShopNumber.objects.filter(team=team, number=number).first()
    if known is not None and known.customer_id != customer.pk:
        raise NumberTaken(f"Customer number {number} is somebody else's.")
    if known is not None:
        return known
    noted = ShopNumber.objects.create(team=team, number=number, customer=customer, noted_at=at)
    record("customer.shop_number_noted", customer, by=by, at=at, team=team.pk)
    return noted


@transaction.atomic
def keep_bad_row(team: Team, kept: KeptRow, *, why: str, by: Actor, at: datetime) -> BadRow:
    """Keep a row that could not become a purchase, until it is mended.

    What is in it tells it apart: the same row of the next file is the one that is there, with
    the reason of the day.
    """
    fingerprint = fingerprint_of(kept.values)
    known = BadRow.objects.select_for_update().filter(team=team, fingerprint=fingerprint).first()
    why = storable(why)[:LONGEST_REASON]
    if known is not None and (known.why, known.row, known.source) == (why, kept.row, kept.source):
        return known
    row = known or BadRow(team=team, fingerprint=fingerprint, noted_at=at)
    row.source, row.row, row.number, row.why = kept.source, kept.row, kept.number, why
    row.values = {} if row.mended_at else _storable(kept.values)
    row.save()
    record("row.kept_for_repair", row, by=by, at=at, team=team.pk, row=kept.row)
    return row


@transaction.atomic
def mend_bad_row(row: BadRow, *, by: Actor, at: datetime) -> BadRow:
    """Note that a row went in after all, and forget what was in it; twice is once."""
    row.refresh_from_db(from_queryset=BadRow.objects.select_for_update())
    if row.mended_at is not None:
        return row
    row.mended_at, row.values = at, {}
    row.save(update_fields=["mended_at", "values"])
    record("row.mended", row, by=by, at=at, team=row.team_id)
    return row


def _storable(values: Values) -> dict[str, list[list[list[str]]]]:
    # As pairs: a database may put the keys of an object into an order of its own.
    return {
        part: [[[storable(k), storable(v)] for k, v in row.items()] for row in rows]
        for part, rows in values.items()
    }
