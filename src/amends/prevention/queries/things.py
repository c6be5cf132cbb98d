"""What a case is about, as it stands on its order."""

from amends.cases.models import Case
from amends.orders.models import PurchaseLine


def things_of(case: Case) -> list[PurchaseLine]:
    """Return the lines of a case's order with their suppliers; one query, none without an order."""
    if case.purchase_id is None:
        return []
    return [*PurchaseLine.objects.filter(purchase=case.purchase_id).select_related("supplier")]
