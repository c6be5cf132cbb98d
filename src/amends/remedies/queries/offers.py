"""Offers as the desk and as the customer see them."""

from django.db.models import Prefetch, QuerySet

from amends.cases.models import Case
from amends.remedies.models import Fulfilment, Line, Offer, OfferedOption


def offers_of(case: Case) -> QuerySet[Offer]:
    """Return every offer of a case, latest first, with all that belongs to it.

    A fixed number of queries, however many options and lines there are. `offer.apart` are the
    lines due whatever is chosen, goodwill among them; each line knows its `delivery`.
    """
    return _whole(Offer.objects.filter(case=case)).order_by("-at", "-pk")


def offer_of(case: Case) -> Offer | None:
    """Return the offer that stands, also while somebody is asked to approve it; else None."""
    return offers_of(case).filter(withdrawn_at__isnull=True).first()


def offer_shown(case: Case) -> Offer | None:
    """Return the offer that the customer may see: made, and not withdrawn; else None."""
    return offers_of(case).filter(withdrawn_at__isnull=True, made_at__isnull=False).first()


def last_made(case: Case) -> Offer | None:
    """Return the offer made last, whether or not its options still stand."""
    return (
        Offer.objects.filter(case=case, made_at__isnull=False).order_by("-made_at", "-pk").first()
    )


def _whole(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    lines = Line.objects.prefetch_related(
        Prefetch("fulfilments", queryset=Fulfilment.objects.select_related("by", "attachment"))
    ).order_by("position")
    options = OfferedOption.objects.order_by("position").prefetch_related(
        Prefetch("lines", queryset=lines)
    )
    return offers.select_related(
        "by",
        "policy_version",
        "approval__asked_by",
        "approval__asked_of",
        "approval__answered_by",
        "choice__option",
        "choice__noted_by",
        "thinking",
    ).prefetch_related(
        Prefetch("options", queryset=options),
        Prefetch("lines", queryset=lines.filter(option__isnull=True), to_attr="apart"),
    )
