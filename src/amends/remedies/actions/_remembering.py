"""Keep what was chosen as the precedent of a case. A step inside an action's transaction."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from amends.cases.models import Case
from amends.orders.models import Purchase
from amends.orders.queries import worth_of
from amends.people.models import Kind
from amends.remedies.authority import NOTHING
from amends.remedies.models import Choice, Line, Offer, Precedent
from amends.remedies.queries.lines import in_force, was_delivered
from amends.remedies.queries.precedents import likeness_of


def remember(choice: Choice, offer: Offer, case: Case, *, at: datetime) -> Precedent:
    """Write down what the case was like and what was given; the last choice is the precedent.

    What was delivered before counts too. Likeness is that of the day of the offer, so that
    thinking it over makes nobody later.
    """
    lines = [
        *Line.objects.filter(
            in_force() | Q(option__isnull=False) & was_delivered(), offer__case=case
        )
    ]
    currency = lines[0].currency if lines else case.team.currency
    likeness = likeness_of(case, offer.facts, share=offer.share, currency=currency, at=offer.at)
    precedent, _is_new = Precedent.objects.update_or_create(
        case=case,
        defaults={
            "choice": choice,
            "team": case.team,
            "at": at,
            "failure": case.failure,
            "severity": likeness.severity,
            "loss": case.loss,
            "is_occasion": likeness.is_occasion,
            "price": None if likeness.price is None else Decimal(str(likeness.price)),
            "days_late": likeness.days_late,
            "share": likeness.share,
            "currency": currency,
            "owed": _sum(line for line in lines if line.kind != Kind.GOODWILL),
            "goodwill": _sum(line for line in lines if line.kind == Kind.GOODWILL),
            "language": case.customer.language,
            "channel": case.channel,
            "worth": worth_of(case.customer, at, currency=currency),
            "is_returning": _has_come_back(case),
        },
    )
    return precedent


def _has_come_back(case: Case) -> bool:
    """Tell whether they had bought here, or complained, before what this case is about."""
    bought = Purchase.objects.filter(customer=case.customer_id, bought_at__lt=case.opened_at)
    if case.purchase_id is not None:
        bought = bought.exclude(pk=case.purchase_id)
    complained = Case.objects.filter(customer=case.customer_id, opened_at__lt=case.opened_at)
    return bought.exists() or complained.exists()


def _sum(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), NOTHING)
