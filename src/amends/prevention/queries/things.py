"""What a case is about, as it stands on its order."""

from amends.cases.models import Case
from amends.orders.models import PurchaseLine
from amends.prevention.models import Problem


def things_of(case: Case) -> list[PurchaseLine]:
    """Return the lines of a case's order with their suppliers; one query, none without an order."""
    if case.purchase_id is None:
        return []
    return [*PurchaseLine.objects.filter(purchase=case.purchase_id).select_related("supplier")]


def things_around(problem: Problem) -> list[str]:
    """Return what may be named in words about a problem: its thing, its supplier, and whatever
    was ordered in its cases; one query.
    """
    ordered = PurchaseLine.objects.filter(
        purchase__cases__problem_cases__problem=problem,
        purchase__cases__problem_cases__taken_out_at=None,
    )
    supplier = [problem.supplier.name] if problem.supplier else []
    return [problem.thing, *supplier, *ordered.order_by().values_list("what", flat=True).distinct()]
