"""How we avoid this next time: agreed with a customer, and ended when it no longer holds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.orders.actions import make_agreement
from amends.orders.errors import BadOrderEntry
from amends.orders.models import Agreement
from amends.orders.queries import agreements_for, agreements_with
from amends.people.models import Customer, Staff
from amends.people.queries import teams_of
from amends.web.case.forms import LONG
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.shop_form import OfAShop

NEXT_TIME = gettext_lazy("How do we avoid this next time?")
MOST_WORDS = 500


class AgreeForm(OfAShop):
    place = "agree"
    returns_to = "agreed"
    words = forms.CharField(
        label=NEXT_TIME,
        help_text=gettext_lazy("As agreed with them: a proof check, a call before delivery."),
        widget=LONG,
        max_length=MOST_WORDS,
    )


class EndAgreementForm(KeyedForm):
    place = "end_agreement"
    returns_to = "agreed"
    words_are_in = "why"
    why = forms.CharField(label=gettext_lazy("Why it no longer holds"), max_length=300)


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """An agreement on the page, with the form that ends it while it holds."""

    row: Agreement
    form: EndAgreementForm | None

    @property
    def has_ended(self) -> bool:
        """Tell whether it holds no longer."""
        return hasattr(self.row, "end")


def agreements_shown(
    known: Customer,
    teams: Collection[int] | None,
    *,
    ending: EndAgreementForm | None = None,
    of: int | None = None,
) -> list[AgreementShown]:
    """Return what was agreed with a customer in these teams, None for all.

    `ending` is a form that was refused, `of` the number of the agreement that it was to end.
    """
    seen = [one for one in agreements_with(known) if teams is None or one.team_id in teams]
    return [
        AgreementShown(
            one,
            None if hasattr(one, "end") else _form_of(one, ending if one.pk == of else None),
        )
        for one in seen
    ]


def agree_form(staff: Staff, refused: AgreeForm | None = None) -> AgreeForm:
    """Return the form with its shops, fresh or as it was refused."""
    form = refused or AgreeForm()
    form.shops_are([*teams_of(staff)])
    return form


def agree(known: Customer, form: AgreeForm, *, staff: Staff, at: datetime) -> str:
    """Keep what was agreed. Raises BadOrderEntry for a shop that they do not see."""
    team = form.shop_of(staff)
    if team is None:
        raise BadOrderEntry(_("Pick the shop from the list."))
    words = " ".join(form.cleaned_data["words"].split())
    make_agreement(customer=known, team=team, words=words, by=staff, at=at)
    return _("It is agreed. It will stand wherever it matters.")


def agreed_with(staff: Staff, customers: Sequence[Customer]) -> dict[int, list[str]]:
    """Return in words what is agreed with each of some customers, by their number; none, none."""
    found: dict[int, list[str]] = {}
    rows: Iterable[Agreement] = agreements_for(staff, customers) if customers else ()
    for one in rows:
        found.setdefault(one.customer_id, []).append(one.words)
    return found


def _form_of(one: Agreement, refused: EndAgreementForm | None) -> EndAgreementForm:
    form = refused or EndAgreementForm()
    form.auto_id = f"end-{one.pk}-%s"
    return form
