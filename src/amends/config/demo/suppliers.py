"""What suppliers owe Market Street: the widget's claim is live, and past ones make a record."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from amends.cases.actions import receive_in_side_thread
from amends.cases.models import Case
from amends.claims.actions import (
    note_agreement,
    note_answer,
    note_dispute,
    note_receipt,
    notify_supplier,
    open_claim,
    set_terms,
    write_off_claim,
)
from amends.claims.drafting import first_words
from amends.claims.drafts import ClaimDraft, TermsDraft, WeightsDraft
from amends.claims.models import Asked, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import thread_of
from amends.claims.writing import write_to_supplier
from amends.config.demo.street import Street, bought, customer_who
from amends.journal.actor import MACHINE
from amends.orders.drafts import LineDraft
from amends.people.models import Staff, Supplier

SHOP = "Northlight Electronics"
TERMS = TermsDraft(
    notify_after_discovery=7,
    claim_after_delivery=60,
    answer_days=5,
    clause="Clause 7: shortages are told within a week and credited",
)
ORDERS, LINES_OF_EACH, CLAIMS = 24, 5, 9
DAY = timedelta(days=1)
UNKNOWN = WeightsDraft()


def settle_with_suppliers(street: Street, widget: Case) -> SupplierClaim:
    """Make the record of a year, then the claim for the widget, and return it."""
    jane = street.staff["Jane Okafor"]
    line = widget.purchase.lines.get() if widget.purchase else None
    if line is None or line.supplier is None:
        raise ValueError("The widget has a maker.")
    lead = next(p for p in street.staff.values() if p.name == "Ines Duarte")
    set_terms(line.supplier, TERMS, by=lead, at=street.ago(days=400))
    _orders_of_a_year(street, jane, line.supplier)
    _claims_of_a_year(street, jane, line.supplier)
    return _the_widget(street, widget, jane, line.supplier)


def _orders_of_a_year(street: Street, jane: Staff, maker: Supplier) -> None:
    office = customer_who(
        "Elm Street Offices", email="desk@elm-offices.example", by=jane, at=street.ago(days=380)
    )
    for number in range(ORDERS):
        bought(
            street.teams[SHOP],
            office,
            number=f"W-{number + 1:04d}",
            lines=[LineDraft(what="Walnut widget", price=Decimal(75), quantity=2, supplier=maker)]
            * LINES_OF_EACH,
            by=jane,
            at=street.ago(days=350 - number * 14),
        )


def _claims_of_a_year(street: Street, jane: Staff, maker: Supplier) -> None:
    ended = Case.objects.filter(team=street.teams[SHOP], closed_at__isnull=False)
    cases = [*ended.order_by("opened_at", "pk")]
    for number, case in enumerate(cases[:: max(1, len(cases) // CLAIMS)][:CLAIMS]):
        at = case.opened_at + timedelta(hours=2)
        claim = open_claim(
            case,
            _draft(maker, _day(street, at), goods=Decimal(75), remedy=Decimal(10)),
            by=jane,
            at=at,
            key=f"past-claim-{number}",
        )
        _see_through(claim, jane, number, at)


def _see_through(claim: SupplierClaim, jane: Staff, number: int, at: datetime) -> None:
    """Two of three are settled, one of them in part; the third is written off."""
    key = f"past-claim-{number}"
    notify_supplier(claim, words="By their form", by=jane, at=at, key=f"{key}-told")
    at += DAY * (3 + number % 5)
    if number % 3 == 2:
        note_dispute(claim, words="The weight proves both.", by=jane, at=at, key=f"{key}-no")
        write_off_claim(
            claim, words="A fourth letter costs more than it brings", by=jane, at=at + 9 * DAY,
            key=f"{key}-off",
        )  # fmt: skip
        return
    amount = claim.sum if number % 3 == 0 else claim.goods
    note_agreement(
        claim, amount=amount, is_last_word=amount < claim.sum, words="", by=jane, at=at,
        key=f"{key}-yes",
    )  # fmt: skip
    note_receipt(
        claim, amount=amount, words=f"Credit note {700 + number}", by=jane,
        at=at + DAY * (2 + number), key=f"{key}-came",
    )  # fmt: skip


def _the_widget(street: Street, case: Case, jane: Staff, maker: Supplier) -> SupplierClaim:
    at = case.opened_at + timedelta(hours=1)
    weights = WeightsDraft(declared=2400, unit=1000, tare=300, tolerance=50)
    claim = open_claim(
        case,
        _draft(maker, _day(street, at), goods=Decimal(75), remedy=Decimal(10), weights=weights),
        by=jane,
        at=at,
        key="story-widget-claim",
    )
    letter = first_words(claim, Purpose.NOTIFY, answer_by=_day(street, at + 5 * DAY))
    write_to_supplier(
        claim, body=letter, purpose=Purpose.NOTIFY, by=jane, at=at, key="story-widget-told"
    )
    thread = thread_of(claim)
    if thread is not None:
        answer = receive_in_side_thread(
            thread,
            body="Both were shipped. The weight on the label, 2.4 kg, proves it.",
            from_name="Walnut Works",
            by=MACHINE,
            at=at + DAY,
            key="story-widget-answer",
        )
        note_answer(claim, answer, by=MACHINE, at=at + DAY)
    return claim


def _draft(
    maker: Supplier,
    seen: date,
    *,
    goods: Decimal,
    remedy: Decimal,
    weights: WeightsDraft = UNKNOWN,
) -> ClaimDraft:
    return ClaimDraft(
        supplier=maker,
        what="Walnut widget",
        ordered=2,
        claimed=1,
        received=1,
        asked=Asked.CREDIT,
        discovered_on=seen,
        delivered_on=seen - 2 * DAY,
        goods=goods,
        remedy=remedy,
        handling=Decimal(20),
        weights=weights,
    )


def _day(street: Street, at: datetime) -> date:
    return at.astimezone(ZoneInfo(street.teams[SHOP].time_zone)).date()
