"""What words to somebody outside need not tell: who the customer is."""

from amends.cases.models import Case
from amends.people.models import ContactKind
from amends.people.personal import Person
from amends.people.queries import contact_points_of


def customer_of(case: Case) -> Person:
    """Return what we know of the customer of a case, and of who told us; one query."""
    points = [*contact_points_of(case.customer)]
    customer = case.customer

    def values(kind: ContactKind) -> tuple[str, ...]:
        return tuple(point.value for point in points if point.kind == kind)

    return Person(
        names=tuple(n for n in (customer.name, customer.address_as, case.reported_by) if n),
        emails=values(ContactKind.EMAIL),
        phones=values(ContactKind.PHONE),
        places=values(ContactKind.POST),
    )
