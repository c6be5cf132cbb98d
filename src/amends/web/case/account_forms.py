"""The forms with which somebody is asked for an account, and of one that was asked for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.facts.drafts import AskDraft, Parts
from amends.facts.models import AskedOf
from amends.people.hours import BusinessHours
from amends.people.models import Supplier
from amends.web.case.keyed_form import FilesField, KeyedForm

LONG = forms.Textarea
WITHIN = (
    ("0 240", _("Four hours of work")),
    ("1 0", _("One working day")),
    ("2 0", _("Two working days")),
    ("5 0", _("Five working days")),
)
"""Business days and minutes."""


class AskForm(KeyedForm):
    """Who is asked what, by when."""

    place = "account"
    words_are_in = "question"
    asked_of = forms.ChoiceField(label=_("Who they are"), choices=AskedOf.choices)
    supplier = forms.IntegerField(label=_("Supplier"), widget=forms.Select, required=False)
    name = forms.CharField(
        label=_("Their name"),
        max_length=120,
        required=False,
        help_text=_("Or that of their place, such as the packing room."),
    )
    address = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
        help_text=_("Without one nothing is sent. The next page has a link to give them."),
    )
    question = forms.CharField(
        label=_("What we want to know"),
        widget=LONG,
        max_length=2_000,
        help_text=_("What happened, not who it was."),
    )
    within = forms.ChoiceField(label=_("Within"), choices=WITHIN, initial="1 0")
    needs_customer = forms.BooleanField(
        label=_("They have to know who the customer is"), required=False
    )

    def suppliers_are(self, suppliers: Iterable[Supplier]) -> None:
        """Fill the list of suppliers; the first one is most likely meant."""
        self.known = {one.pk: one for one in suppliers}
        self.choices_of("supplier", [("", "–"), *((k, s.name) for k, s in self.known.items())])

    def clean(self) -> None:
        """Take name and address of a supplier from what we know, where none are given."""
        said = self.cleaned_data
        supplier = self._supplier()
        if supplier is not None:
            said["name"] = said.get("name") or supplier.name
            said["address"] = said.get("address") or supplier.email
        if not said.get("name") and "name" not in self.errors:
            self.add_error("name", _("Say who is asked."))

    def draft(self, hours: BusinessHours, *, at: datetime) -> AskDraft:
        """Return what is asked; the time counts the hours in which the team works."""
        said = self.cleaned_data
        days, minutes = (int(part) for part in said["within"].split())
        due = hours.add_days(at, days) if days else at
        return AskDraft(
            asked_of=AskedOf(said["asked_of"]),
            name=said["name"],
            question=said["question"],
            due_at=hours.add_minutes(due, minutes) if minutes else due,
            address=said["address"],
            supplier=self._supplier(),
        )

    def _supplier(self) -> Supplier | None:
        if self.cleaned_data.get("asked_of") != AskedOf.SUPPLIER:
            return None
        return self.known.get(self.cleaned_data.get("supplier") or 0)


class AccountAct(KeyedForm):
    """One thing that is done about an account: `title` opens it, `button` sends it."""

    goes_to: str
    title: Any = ""
    button: Any = _("Write it down")
    hint: Any = ""


class AgainForm(AccountAct):
    place, goes_to, words_are_in = "again", "account_again", ""
    title, button = _("Ask once more"), _("Ask them again now")
    hint = _("They are reminded by themselves when three quarters of the time are gone.")


class ToldForm(AccountAct):
    """They told somebody of ours, who writes it down for them."""

    place, goes_to, words_are_in = "told", "account_told", "happened"
    title = _("They told us another way")
    promised = forms.CharField(label=_("What was promised"), widget=LONG, required=False)
    happened = forms.CharField(label=_("What happened"), widget=LONG, max_length=10_000)
    met_with = forms.CharField(label=_("What the customer met with"), widget=LONG, required=False)
    would_help = forms.CharField(label=_("What would have helped"), widget=LONG, required=False)
    attached = FilesField(label=_("Files"), required=False)

    @property
    def parts(self) -> Parts:
        """What was told."""
        said = self.cleaned_data
        return Parts(said["promised"], said["happened"], said["met_with"], said["would_help"])


class NoMoreForm(AccountAct):
    place, goes_to, words_are_in = "withdraw", "withdraw_account", "why"
    title, button = _("We do not need it any more"), _("Ask no more")
    why = forms.CharField(label=_("Why"), max_length=300)
