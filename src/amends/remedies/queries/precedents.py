"""Past cases like one, and what was given in them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from amends.cases.models import Case, CaseKind
from amends.people.models import Team
from amends.remedies.assessment import Assessment
from amends.remedies.likeness import Likeness, Past, nearest, spread_of
from amends.remedies.models import Offer, Precedent
from amends.remedies.precedents import Precedents
from amends.remedies.queries.knowledge import Fact, facts_known
from amends.remedies.queries.policies import policy_of

NEWEST = 500
"""Only the newest past cases with the same failure and loss are looked at, however many."""

YEAR = timedelta(days=365)
LARGEST = Decimal("9999999999.99")
LONGEST_DELAY = 100_000
COMPARED: Mapping[str, None] = {"price": None, "days_late": None}


def precedents_for(case: Case, assessment: Assessment, *, at: datetime) -> Precedents:
    """Return the past cases most like this one, until `at`, on the facts of an assessment.

    Past cases of the whole house in the same currency count. Two queries for them, and those
    of the facts that the policy does not ask for.
    """
    likeness = likeness_of(
        case, assessment.facts, share=assessment.share, currency=assessment.currency, at=at
    )
    return precedents_like(case, likeness, currency=assessment.currency, at=at)


def precedents_like(case: Case, likeness: Likeness, *, currency: str, at: datetime) -> Precedents:
    """Return the past cases most like a case with this likeness, until `at`."""
    candidates = candidates_for(case.failure, case.loss, currency=currency, at=at, besides=case.pk)
    found = nearest(likeness, candidates)
    return Precedents(
        nearest=found,
        owed=spread_of(past.owed for past in found),
        goodwill=spread_of(past.goodwill for past in found),
        such_cases=such_cases(case, currency=currency, at=at),
        currency=currency,
    )


def precedents_of_offer(case: Case, offer: Offer) -> Precedents:
    """Return the past cases most like one when an offer was made, on the facts kept with it."""
    currency = policy_of(offer.policy_version).currency
    likeness = likeness_of(case, offer.facts, share=offer.share, currency=currency, at=offer.at)
    return precedents_like(case, likeness, currency=currency, at=offer.at)


def candidates_for(
    failure: str, loss: str, *, currency: str, at: datetime, besides: int | None = None
) -> list[Past]:
    """Return the newest past cases with a failure and a first loss until `at`, newest first."""
    rows = (
        Precedent.objects.filter(currency=currency, failure=failure, loss=loss, at__lte=at)
        .exclude(case=besides)
        .order_by("-at", "-pk")
        .values_list(
            "case_id", "team_id", "at", "owed", "goodwill",
            "severity", "is_occasion", "price", "days_late", "share",
        )[:NEWEST]
    )  # fmt: skip
    return [
        Past(case, team, when, Likeness(severity, occasion, rough(price), late, share), owed, more)
        for case, team, when, owed, more, severity, occasion, price, late, share in rows
    ]


def such_cases(case: Case, *, currency: str, at: datetime) -> int:
    """Count the complaints of the last 365 days with the failure and severity of a case.

    Those of every team that reckons in `currency`; merged ones were the same matter.
    """
    return Case.objects.filter(
        kind=CaseKind.COMPLAINT,
        failure=case.failure,
        severity=case.severity,
        team__in=[*Team.objects.filter(currency=currency).values_list("pk", flat=True)],
        opened_at__gt=at - YEAR,
        opened_at__lte=at,
        merge__isnull=True,
    ).count()


def likeness_of(
    case: Case, facts: Mapping[str, object], *, share: str, currency: str, at: datetime
) -> Likeness:
    """Return what of a case counts when it is held against others.

    `facts` are those that a policy was asked with; what it does not ask for comes from the rows.
    """
    known: dict[str, object] = {**_from_rows(case, at, currency), **facts}
    return Likeness(
        severity=str(case.severity),
        is_occasion=case.is_occasion,
        price=rough(_sum(known.get("price"))),
        days_late=_days(known.get("days_late")),
        share=share,
    )


def rough(price: Decimal | None) -> float | None:
    """Return a price as it is compared."""
    return None if price is None else float(price)


def _from_rows(case: Case, at: datetime, currency: str) -> dict[str, Fact]:
    return facts_known(case, at=at, declared=COMPARED, currency=currency)


def _sum(value: object) -> Decimal | None:
    # A policy may declare a price of its own that is no sum, and facts may be kept as text.
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= LARGEST else None


def _days(value: object) -> int:
    number = _sum(value)
    return min(int(number), LONGEST_DELAY) if number is not None else 0
