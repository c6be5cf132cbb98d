"""One line of Today: what is owed or asked, to whom, by when."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from amends.cases.models import Case
from amends.people.models import Customer


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    `customer` is who is owed a word by it, when somebody is, `is_today` whether by tonight;
    `tone` is empty, `risk` or `broken`; `put_away` is where a click on what was only news goes.
    """

    when: SafeString | str
    href: str
    title: SafeString | str
    words: str
    act: str
    case: int
    customer: int | None = None
    is_today: bool = True
    tone: str = ""
    put_away: str = ""


def case_path(case: Case) -> str:
    """Return the address of a case."""
    return reverse("case", args=[case.pk])


def first_name(customer: Customer) -> str:
    """Return how a line calls a customer: as they asked for, else by what is short."""
    return customer.address_as or customer.name
