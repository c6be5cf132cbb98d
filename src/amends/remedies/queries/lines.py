"""What is due to the customer, line by line."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from amends.cases.models import Case
from amends.people.models import Staff
from amends.remedies.authority import NOTHING
from amends.remedies.models import Choice, Fulfilment, Line, Offer

CENT = Decimal("0.01")
LOOKING_AHEAD = timedelta(days=7)


def in_force() -> Q:
    """Narrow lines to those that are promised, delivered or not.

    Those are the lines of the option that was chosen, and of the offer made last those that
    belong to no option: they are due whatever is chosen, and stay so when options are
    withdrawn, since a word that was given binds (rule 4).
    """
    last_made = (
        Offer.objects.filter(case=OuterRef("offer__case"), made_at__isnull=False)
        .order_by("-made_at", "-pk")
        .values("pk")[:1]
    )
    chosen = Choice.objects.filter(option=OuterRef("option"), set_aside_at__isnull=True)
    return Q(option__isnull=True, offer=Subquery(last_made)) | Q(option__isnull=False) & Q(
        Exists(chosen)
    )


def lines_in_force() -> QuerySet[Line]:
    """Return every line that is promised, delivered or not."""
    return Line.objects.filter(in_force())


def was_delivered() -> Q:
    """Narrow lines to those with a delivery that counts."""
    return Q(Exists(Fulfilment.objects.filter(line=OuterRef("pk"), disputed_at__isnull=True)))


def undelivered(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Narrow lines to those without a delivery that counts."""
    return lines.exclude(was_delivered())


def with_deliveries(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Fetch with each line its deliveries, also those the customer said never arrived."""
    return lines.prefetch_related(
        Prefetch("fulfilments", queryset=Fulfilment.objects.select_related("by", "attachment"))
    )


def lines_due(case: Case) -> QuerySet[Line]:
    """Return every line promised on a case, with its deliveries (two queries)."""
    return with_deliveries(lines_in_force().filter(offer__case=case)).order_by(
        F("option").asc(nulls_last=True), "position", "pk"
    )


def lines_still_due(case: Case) -> QuerySet[Line]:
    """Return the lines promised on a case that are still to be delivered."""
    return undelivered(lines_in_force().filter(offer__case=case)).order_by(
        F("due_on").asc(nulls_last=True), "pk"
    )


def lines_delivered(case: Case) -> QuerySet[Line]:
    """Return the lines promised on a case that were delivered, as they were laid out."""
    delivered = lines_in_force().filter(was_delivered(), offer__case=case)
    return delivered.order_by(F("option").asc(nulls_last=True), "position", "pk")


def lines_due_for(staff: Staff, at: datetime) -> QuerySet[Line]:
    """Return what somebody still has to deliver in the next seven days, the latest first.

    A line without a day stands at the end.
    """
    until = (at + LOOKING_AHEAD).date()
    return (
        undelivered(lines_in_force())
        .filter(offer__case__owner=staff, offer__case__closed_at__isnull=True)
        .filter(Q(due_on__isnull=True) | Q(due_on__lte=until))
        .select_related("offer__case__customer", "offer__case__team")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def given_before(case: Case) -> dict[str, Decimal]:
    """Return what the options of a case have cost already, by kind: a limit is for one case.

    Lines without an option are not counted: another offer takes them over.
    """
    given = (
        Line.objects.filter(offer__case=case, option__isnull=False)
        .filter(was_delivered())
        .order_by()
        .values("kind")
        .annotate(sum=Sum("amount"))
    )
    return {row["kind"]: in_cents(row["sum"] or NOTHING) for row in given}


def in_cents(sum_: Decimal) -> Decimal:
    """Return a sum that a database added up; SQLite adds in binary, a hair beside the cent."""
    return sum_.quantize(CENT)
