"""Who may see which claim: whoever works in the team of its case."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Case
from amends.claims.errors import ClaimNotFound
from amends.claims.models import ClaimEvidence, ClaimReminder, SupplierClaim, SupplierTerms
from amends.people.models import Staff, Supplier
from amends.people.queries import suppliers, team_numbers_of


def claims_for(staff: Staff) -> QuerySet[SupplierClaim]:
    """Return the claims that somebody may see, latest first."""
    teams = team_numbers_of(staff)
    rows = SupplierClaim.objects.select_related("supplier", "owner", "team")
    return rows if teams is None else rows.filter(team_id__in=teams)


def claim_for(staff: Staff, number: int) -> SupplierClaim:
    """Return one claim with its case, order and steps. Raises ClaimNotFound."""
    found = (
        claims_for(staff)
        .select_related("case__customer", "purchase", "line", "opened_by")
        .prefetch_related("steps__by", "steps__to_staff", "evidence__attachment")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise ClaimNotFound(_("There is no such claim among those that you may see."))
    return found


def claims_of_case(case: Case) -> QuerySet[SupplierClaim]:
    """Return the claims that belong to a case, latest first; one query."""
    return SupplierClaim.objects.filter(case=case).select_related("supplier", "owner")


def without_files_of_claims(files: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Leave out the files that came with a claim; what was there before stays the case's own."""
    # A file and its evidence are kept in one transaction, at one time.
    came_with_it = ClaimEvidence.objects.filter(attachment=OuterRef("pk"), at=OuterRef("at"))
    return files.exclude(Exists(came_with_it))


def claims_of_supplier(
    staff: Staff, supplier: Supplier, *, is_over: bool
) -> QuerySet[SupplierClaim]:
    """Return the claims against a supplier that somebody may see, latest first."""
    return claims_for(staff).filter(supplier=supplier, ended_at__isnull=not is_over)


def supplier_for(number: int) -> Supplier:
    """Return a supplier by number; suppliers are the whole house's. Raises ClaimNotFound."""
    found = suppliers().filter(pk=number).first()
    if found is None:
        raise ClaimNotFound(_("There is no such supplier."))
    return found


def terms_of(supplier: Supplier) -> SupplierTerms | None:
    """Return the terms that hold, those set last, or None."""
    return SupplierTerms.objects.filter(supplier=supplier).select_related("set_by").first()


def claim_reminder_for(staff: Staff, number: int) -> ClaimReminder:
    """Return one of somebody's own reminders. Raises ClaimNotFound."""
    found = ClaimReminder.objects.filter(staff=staff, pk=number).select_related("claim").first()
    if found is None:
        raise ClaimNotFound(_("There is no such reminder."))
    return found


def suppliers_with_open_claims(staff: Staff) -> QuerySet[Supplier]:
    """Return all suppliers by name, each with `open_claims`: how many that somebody may see."""
    seen = Q(claims__isnull=False, claims__ended_at__isnull=True)
    teams = team_numbers_of(staff)
    if teams is not None:
        seen &= Q(claims__team__in=teams)
    return suppliers().annotate(open_claims=Count("claims", filter=seen)).order_by("name")
