"""What somebody asks of the board, as its address says it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from amends.people.models import Customer, Staff, Supplier
from amends.people.queries import customer_numbered, supplier_called
from amends.promises.models import State
from amends.promises.queries import BoardFilter

ANYONE = "any"


@dataclass(frozen=True, slots=True)
class Asked:
    """The wish of a reader. `keeper` is empty for their own words, `any`, or a number.

    `supplier` is the name as it was typed; `is_unknown_supplier` when nobody is called so.
    """

    wanted: BoardFilter
    keeper: str
    supplier: str
    is_unknown_supplier: bool
    customer: Customer | None
    after: str

    @property
    def query(self) -> str:
        """The address of the first page of this list."""
        return self.query_for(self.wanted.state)

    @property
    def is_narrowed(self) -> bool:
        """Whether more would show with fewer wishes."""
        return bool(self.wanted.team or self.supplier or self.wanted.is_essential or self.customer)

    def query_for(self, state: str) -> str:
        """Return the address of another list with the same wishes."""
        parts = {
            "state": "" if state == "due" else state,
            "keeper": self.keeper,
            "team": str(self.wanted.team or ""),
            "supplier": self.supplier,
            "essential": "1" if self.wanted.is_essential else "",
            "customer": str(self.customer.pk if self.customer else ""),
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def query_after(self, place: str) -> str:
        """Return the address of the page that begins after a place."""
        return "&".join(filter(None, (self.query, urlencode({"after": place}))))


def asked_in(query: QueryDict, staff: Staff) -> Asked:
    """Read an address; what makes no sense in it is not asked."""
    keeper, supplier = query.get("keeper", ""), query.get("supplier", "").strip()[:120]
    found = _supplier(supplier)
    customer = _number(query.get("customer", ""))
    keeper = keeper if keeper == ANYONE or _number(keeper) else ""
    state = query.get("state", "")
    return Asked(
        wanted=BoardFilter(
            state=state if state in State.values else "due",
            team=_number(query.get("team", "")),
            keeper=None if keeper == ANYONE else _number(keeper) or staff.pk,
            supplier=found.pk if found else (-1 if supplier else None),
            is_essential=bool(query.get("essential")),
            customer=customer,
        ),
        keeper=keeper,
        supplier=supplier,
        is_unknown_supplier=bool(supplier) and found is None,
        customer=customer_numbered(customer) if customer else None,
        after=query.get("after", "")[:60],
    )


def _supplier(name: str) -> Supplier | None:
    return supplier_called(name) if name else None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 and int(text) else None
