"""Priya's case at Northlight: one of two widgets came, and their maker is asked for the other."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.claims.actions import open_claim, set_terms
from amends.claims.drafts import ClaimDraft, TermsDraft, WeightsDraft
from amends.claims.models import Asked, SupplierClaim, SupplierTerms
from amends.people.models import Channel
from cast import AT, Cast

TUESDAY = date(2026, 3, 3)
DAY = timedelta(days=1)
WEEK = TermsDraft(
    notify_after_discovery=10,
    claim_after_delivery=30,
    answer_days=5,
    clause="Clause 7 of the terms",
)


def one_of_two(people: Cast, *, key: str = "widgets") -> Case:
    """Priya rang on Tuesday morning; the parcel came a week before."""
    return open_case(
        team=people.team,
        customer=people.priya,
        subject="One of two widgets was in the parcel",
        failure=Failure.SHORT,
        channel=Channel.PHONE,
        words="I waited six weeks, and one widget is in a box for two.",
        purchase=cast.two_widgets(people.team, people.priya),
        by=people.jim,
        owner=people.jim,
        at=AT,
        key=key,
    )


def terms(people: Cast, draft: TermsDraft = WEEK) -> SupplierTerms:
    """What Widget Works agreed to, as the lead wrote it down."""
    return set_terms(people.widget_works, draft, by=people.ines, at=AT - 60 * DAY)


def drafted(people: Cast, case: Case, **changed: Any) -> ClaimDraft:
    """One widget at 48 dollars, the postage of the second and an hour of ours."""
    line = case.purchase.lines.get() if case.purchase else None
    return ClaimDraft(
        **{
            "supplier": people.widget_works,
            "what": "Widget",
            "ordered": 2,
            "claimed": 1,
            "received": 1,
            "asked": Asked.CREDIT,
            "discovered_on": TUESDAY,
            "delivered_on": date(2026, 2, 24),
            "goods": Decimal("48.00"),
            "remedy": Decimal("12.00"),
            "handling": Decimal("20.00"),
            "line": line,
            "shipment": "881204",
            "weights": WeightsDraft(declared=2400, unit=1000, tare=300, tolerance=50),
            **changed,
        }
    )


def claimed(
    people: Cast, case: Case | None = None, *, key: str = "claim", **changed: Any
) -> SupplierClaim:
    """Jim opens the claim on Tuesday morning."""
    case = case or one_of_two(people)
    return open_claim(case, drafted(people, case, **changed), by=people.jim, at=AT, key=key)


def again(claim: SupplierClaim) -> SupplierClaim:
    """The claim as it is in the database now."""
    return SupplierClaim.objects.get(pk=claim.pk)
