"""The customer on the case page: how they want to be treated and what they have been to us."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.cases.models import Case
from amends.cases.queries import cases_before
from amends.orders.models import Agreement
from amends.orders.queries import History, agreements_in_force, balance, history_of
from amends.people.models import Channel, Customer, Pace, Preference
from amends.remedies.money import about
from amends.web.templatetags.words import money

MOST_BEFORE = 5
MOST_AGREED = 10


@dataclass(frozen=True, slots=True)
class PersonCard:
    """`before` are their former cases, at most five. `still_to_pay` is in `currency`, `agreed` is
    what was agreed on so that it need not happen again."""

    wishes: str
    with_us: str
    before: list[Case]
    has_more_before: bool
    still_to_pay: Decimal
    currency: str
    agreed: list[Agreement]


def person_card(case: Case, *, at: datetime) -> PersonCard:
    """Fetch what the page says of a case's customer."""
    before = [*cases_before(case)[: MOST_BEFORE + 1]]
    purchase = case.purchase
    return PersonCard(
        wishes=wishes_of(case.customer),
        with_us=_with_us(history_of(case.customer, at), at),
        before=before[:MOST_BEFORE],
        has_more_before=len(before) > MOST_BEFORE,
        still_to_pay=balance(purchase) if purchase else Decimal(0),
        currency=purchase.currency if purchase else "",
        agreed=[*agreements_in_force(case.customer, case.team)[:MOST_AGREED]],
    )


def wishes_of(customer: Customer) -> str:
    """Say in a sentence or two how somebody wants to be treated."""
    known = [
        _("as %(name)s") % {"name": customer.address_as} if customer.address_as else "",
        str(Channel(customer.channel).label),
        str(Pace(customer.pace).label) if customer.pace != Pace.STEADY else "",
        str(Preference(customer.prefers).label) if customer.prefers != Preference.NONE else "",
    ]
    listed = ", ".join(wish for wish in known if wish)
    sentences = (f"{listed[:1].upper()}{listed[1:]}", customer.treatment, customer.access_needs)
    return " ".join(f"{one.rstrip('.')}." for one in sentences if one)


def _with_us(history: History, at: datetime) -> str:
    """Say since when, how often and how much is still to come; "4 years, 11 purchases"."""
    parts = []
    years = at.year - history.first_year if history.first_year else 0
    if years > 0:
        parts.append(ngettext("%(n)d year", "%(n)d years", years) % {"n": years})
    elif history.first_year:
        parts.append(_("Since this year"))
    if history.purchases:
        parts.append(
            ngettext("%(n)d purchase", "%(n)d purchases", history.purchases)
            % {"n": history.purchases}
        )
    if history.worth and history.worth.amount:
        # Nobody knows this figure to the cent.
        sum_ = money(about(history.worth.amount), history.worth.currency)
        parts.append(_("about %(sum)s still to come") % {"sum": sum_})
    return ", ".join(parts)
