"""Something is bought, arrives, is paid and is signed off."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.orders.cleaning import clean_delivered, clean_lines, clean_sign_off
from amends.orders.drafts import LineDraft, SignOffDraft
from amends.orders.errors import BadOrderEntry, BeyondTheBill, NumberTaken
from amends.orders.models import Purchase, PurchaseLine, SignOff
from amends.people.errors import PeopleError
from amends.people.known import known_currency
from amends.people.models import Customer, Team
from amends.people.sums import clean_sum
from amends.people.words import one_line


@transaction.atomic
def record_purchase(
    *,
    team: Team,
    customer: Customer,
    number: str,
    lines: Iterable[LineDraft],
    bought_at: datetime,
    by: Actor,
    at: datetime,
    currency: str = "",
    total: Decimal | None = None,
    paid: Decimal = Decimal(0),
    promised_on: date | None = None,
    delivered_on: date | None = None,
) -> Purchase:
    """Keep what a customer bought. The same team and number again is the purchase that is there.

    `total` is what the bill came to, the sum of the lines when it is not given; sums are in
    `currency`, that of the team when empty. Raises BadOrderEntry, BeyondTheBill, and NumberTaken
    when another customer's purchase has the number.
    """
    number = one_line(number, field="number", longest=40, refuse=BadOrderEntry)
    # Whoever records a purchase of this team waits for whoever does so at the same moment.
    Team.objects.select_for_update().get(pk=team.pk)
    known = Purchase.objects.filter(team=team, number=number).first()
    if known is not None:
        if known.customer_id != customer.pk:
            raise NumberTaken(
                _("Number %(number)s is a purchase of somebody else.") % {"number": number},
                "number",
            )
        return known
    drafts = clean_lines(tuple(lines))
    reckoned = sum((line.price * line.quantity for line in drafts), Decimal(0))
    bill = clean_sum(reckoned if total is None else total, field="total", refuse=BadOrderEntry)
    purchase = Purchase.objects.create(
        team=team,
        customer=customer,
        number=number,
        currency=_currency(currency or team.currency),
        bought_at=bought_at,
        promised_on=promised_on,
        delivered_on=delivered_on,
        total=bill,
        paid=_within(bill, paid),
    )
    _add_lines(purchase, drafts)
    record(
        "purchase.recorded",
        purchase,
        by=by,
        at=at,
        customer=customer.pk,
        total=bill,
        paid=purchase.paid,
    )
    return purchase


@transaction.atomic
def note_delivery(
    purchase: Purchase,
    *,
    delivered_on: date,
    by: Actor,
    at: datetime,
    delivered: Mapping[int, int] | None = None,
) -> Purchase:
    """Note what has arrived in all by a day; the same again changes nothing.

    `delivered` counts by the position of a line, from 1; lines that it does not name stay as
    they were. Without it everything arrived. Raises BadOrderEntry and BeyondTheBill.
    """
    _lock(purchase)
    lines = {line.position: line for line in purchase.lines.all()}
    counts = _counts(lines, delivered)
    changed = [place for place, count in counts.items() if lines[place].delivered != count]
    if not changed and purchase.delivered_on == delivered_on:
        return purchase
    for place in changed:
        lines[place].delivered = counts[place]
    PurchaseLine.objects.bulk_update([lines[place] for place in changed], ["delivered"])
    purchase.delivered_on = delivered_on
    purchase.save(update_fields=["delivered_on"])
    missing = sum(line.quantity - (line.delivered or 0) for line in lines.values())
    record("purchase.delivered", purchase, by=by, at=at, on=delivered_on, missing=missing)
    return purchase


@transaction.atomic
def note_payment(purchase: Purchase, *, paid: Decimal, by: Actor, at: datetime) -> Purchase:
    """Note what has been paid in all so far; the same again changes nothing.

    The whole is told, not what was added, so that noting a payment twice pays once. Raises
    BadOrderEntry and BeyondTheBill.
    """
    _lock(purchase)
    whole = _within(purchase.total, paid)
    if whole == purchase.paid:
        return purchase
    before, purchase.paid = purchase.paid, whole
    purchase.save(update_fields=["paid"])
    record("purchase.paid", purchase, by=by, at=at, paid=whole, before=before)
    return purchase


@transaction.atomic
def record_sign_off(line: PurchaseLine, draft: SignOffDraft, *, by: Actor, at: datetime) -> SignOff:
    """Keep that the customer signed something off; the same again is the one that is there.

    Raises BadOrderEntry.
    """
    clean = clean_sign_off(draft, field="what")
    _lock(line.purchase)
    known = line.sign_offs.filter(
        what=clean.what, signed_by=clean.signed_by, signed_at=clean.signed_at
    ).first()
    if known is not None:
        return known
    sign_off = SignOff.objects.create(
        line=line, what=clean.what, signed_by=clean.signed_by, signed_at=clean.signed_at
    )
    record("purchase.signed_off", line.purchase, by=by, at=at, line=line.position)
    return sign_off


def _lock(purchase: Purchase) -> None:
    purchase.refresh_from_db(from_queryset=Purchase.objects.select_for_update())


def _counts(
    lines: Mapping[int, PurchaseLine], delivered: Mapping[int, int] | None
) -> dict[int, int]:
    if delivered is None:
        return {place: line.quantity for place, line in lines.items()}
    unknown = [place for place in delivered if place not in lines]
    if unknown:
        raise BadOrderEntry(
            _("This purchase has no line %(place)d.") % {"place": unknown[0]}, "delivered"
        )
    return {
        place: clean_delivered(count, lines[place].quantity, field=f"delivered.{place}")
        for place, count in delivered.items()
    }


def _within(bill: Decimal, paid: Decimal) -> Decimal:
    whole = clean_sum(paid, field="paid", refuse=BadOrderEntry)
    if whole > bill:
        raise BeyondTheBill(
            _("The bill is %(bill)s; no more than that can have been paid.") % {"bill": bill},
            "paid",
        )
    return whole


def _currency(code: str) -> str:
    try:
        return known_currency(code)
    except PeopleError as wrong:
        raise BadOrderEntry(str(wrong), wrong.field) from wrong


def _add_lines(purchase: Purchase, drafts: Sequence[LineDraft]) -> None:
    lines = [
        PurchaseLine(
            purchase=purchase,
            position=place,
            what=draft.what,
            quantity=draft.quantity,
            delivered=draft.delivered,
            price=draft.price,
            supplier=draft.supplier,
        )
        for place, draft in enumerate(drafts, start=1)
    ]
    PurchaseLine.objects.bulk_create(lines)
    SignOff.objects.bulk_create(
        SignOff(line=line, what=one.what, signed_by=one.signed_by, signed_at=one.signed_at)
        for line, draft in zip(lines, drafts, strict=True)
        for one in draft.sign_offs
    )
