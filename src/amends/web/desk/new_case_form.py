"""What is asked when somebody hears of a failure: little, in the order in which it is told."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Failure, Loss, Severity
from amends.people.models import Channel, ContactKind, Executive, Staff, Team
from amends.people.queries import executives, teams_of

HEARD = (
    (Channel.PHONE.value, _("By phone")),
    (Channel.IN_PERSON.value, _("In person")),
    (Channel.LETTER.value, _("By letter")),
)
SOMEBODY_NEW = "new"


class NewCaseForm(forms.Form):
    """`customer` is the number of somebody known, `new`, or empty while nobody has said."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    who = forms.CharField(
        label=_("Who was let down?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reach = forms.CharField(
        label=_("E-mail or phone"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    customer = forms.CharField(max_length=18, required=False)
    channel = forms.ChoiceField(
        label=_("How did you hear of it?"),
        choices=HEARD,
        initial=Channel.PHONE.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In their words. Write it as if they will read it."),
        max_length=50_000,
        widget=forms.Textarea,
    )
    subject = forms.CharField(
        label=_("The case in a few words"),
        help_text=_("How the case is called. Left empty, their first sentence."),
        max_length=200,
        required=False,
    )
    failure = forms.ChoiceField(
        label=_("What went wrong"), choices=[("", _("Choose")), *Failure.choices]
    )
    severity = forms.ChoiceField(
        label=_("How bad"),
        choices=Severity.choices,
        initial=Severity.SERIOUS.value,
    )
    loss = forms.ChoiceField(label=_("What they lost first"), choices=Loss.choices)
    order = forms.CharField(label=_("Number of the order"), max_length=40, required=False)
    is_occasion = forms.BooleanField(
        label=_("A date or an occasion depended on it"), required=False
    )
    wants = forms.CharField(
        label=_("What would put it right for them"), max_length=500, required=False
    )
    management = forms.ChoiceField(label=_("Did it come through the management?"), required=False)
    reported_by = forms.CharField(label=_("Who told us"), max_length=120, required=False)

    def __init__(self, *args: Any, staff: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams: list[Team] = [*teams_of(staff)]
        team = forms.ModelChoiceField(
            label=_("Which shop"),
            queryset=teams_of(staff),
            empty_label=None,
            initial=self.teams[0] if self.teams else None,
        )
        self.fields["team"] = team
        self.executives: list[Executive] = [*executives()]
        self.fields["management"].choices = [  # type: ignore[attr-defined]
            ("", _("No, to us")),
            *((str(one.pk), one.name) for one in self.executives),
        ]
        self.fields["key"].initial = secrets.token_hex(16)
        if len(self.teams) < 2:
            team.widget = forms.HiddenInput()

    @property
    def is_new(self) -> bool:
        """Tell whether it is somebody new, whoever has that name or is reached there."""
        return bool(self.cleaned_data["customer"] == SOMEBODY_NEW)

    @property
    def is_mangled(self) -> bool:
        """Tell whether something is wrong that nobody typed, and that no field can show."""
        unseen = {field.name for field in self.hidden_fields()} | {"customer"}
        return bool(unseen & self.errors.keys())

    @property
    def contact_kind(self) -> ContactKind:
        """Return what `reach` is: an address with @ is an e-mail, all else a phone number."""
        is_email = "@" in self.cleaned_data["reach"]
        return ContactKind.EMAIL if is_email else ContactKind.PHONE

    @property
    def known_customer(self) -> int | None:
        """Return the number of the known customer who was picked."""
        picked: str = self.cleaned_data["customer"]
        return int(picked) if picked.isascii() and picked.isdigit() else None

    @property
    def executive(self) -> Executive | None:
        """Return to whom at the top it went, if it did."""
        picked = self.cleaned_data["management"]
        return next((one for one in self.executives if str(one.pk) == picked), None)

    @property
    def called(self) -> str:
        """Return how the case is called: its own name, or the first sentence of the words."""
        if self.cleaned_data["subject"]:
            return str(self.cleaned_data["subject"])
        first = " ".join(str(self.cleaned_data["words"]).split())
        ends = [end for mark in ".!?" if 0 < (end := first.find(f"{mark} ")) < 100]
        return first[: min(ends)] if ends else first[:100].strip()
