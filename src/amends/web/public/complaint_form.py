"""The complaint form: the customer's own words, and what makes of them a case."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.models import Failure
from amends.people.errors import BadEntry
from amends.people.matching import Contact
from amends.people.models import ContactKind, Team
from amends.people.reaching import clean_email, clean_phone
from amends.web.public.forms import DATE_INPUT, FILES_HINT, FilesField, KeyedForm
from amends.web.public.heading import first_sentence

WHAT_WENT_WRONG = [
    ("", gettext_lazy("Something else, or I cannot say")),
    (Failure.LATE, gettext_lazy("It came late")),
    (Failure.NOT_RECEIVED, gettext_lazy("It never came")),
    (Failure.SHORT, gettext_lazy("Something was missing")),
    (Failure.WRONG_ITEM, gettext_lazy("It was the wrong thing")),
    (Failure.DAMAGED, gettext_lazy("It was damaged")),
    (Failure.NOT_AS_DESCRIBED, gettext_lazy("It was not as you said")),
    (Failure.QUALITY, gettext_lazy("It was badly made or done")),
    (Failure.SAFETY, gettext_lazy("It could have hurt somebody")),
    (Failure.BILLING, gettext_lazy("The bill was wrong")),
    (Failure.CONDUCT, gettext_lazy("How I was treated")),
    (Failure.ENVIRONMENT, gettext_lazy("The place was not as it should be")),
    (Failure.INFORMATION, gettext_lazy("I was told something wrong")),
    (Failure.PROMISE_BROKEN, gettext_lazy("A promise was not kept")),
]
"""In plain words; the owner can read better than a list what really failed."""


class ComplaintForm(KeyedForm):
    """`website` is a field that no person sees; whoever fills it in is slowed down."""

    place = "complaint"
    words_are_in = "happened"
    team = forms.ChoiceField(
        label=gettext_lazy("Which of us was it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the one that you were with.")},
    )
    happened = forms.CharField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("In your own words. You need not prove anything here."),
        widget=forms.Textarea,
        max_length=20_000,
        error_messages={
            "required": gettext_lazy("Say in a few words what happened. One sentence is enough.")
        },
    )
    promised = forms.CharField(
        label=gettext_lazy("What had we promised?"),
        widget=forms.Textarea,
        max_length=4_000,
        required=False,
    )
    wants = forms.CharField(
        label=gettext_lazy("What would put it right?"),
        widget=forms.Textarea,
        max_length=500,
        required=False,
    )
    failure = forms.ChoiceField(
        label=gettext_lazy("What comes nearest to it?"), choices=WHAT_WENT_WRONG, required=False
    )
    order = forms.CharField(label=gettext_lazy("Order or receipt"), max_length=80, required=False)
    day = forms.DateField(
        label=gettext_lazy("Is there a day that matters?"), widget=DATE_INPUT, required=False
    )
    papers = FilesField(
        label=gettext_lazy("Photos or papers"),
        required=False,
        help_text=FILES_HINT,
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Tell us what to call you.")},
    )
    email = forms.CharField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("or your phone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    website = forms.CharField(required=False, max_length=1_000)

    def __init__(self, *args: Any, shops: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [  # type: ignore[attr-defined]
            (shop.slug, shop.name) for shop in shops
        ]
        if len(shops) == 1:
            self.fields["team"].required = False

    def clean_email(self) -> str:
        """Return an address that could exist, or nothing."""
        return _checked(clean_email, self.cleaned_data["email"])

    def clean_phone(self) -> str:
        """Return a number that could be rung, or nothing."""
        return _checked(clean_phone, self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Refuse a complaint that nobody could answer."""
        given = self.cleaned_data
        if {"email", "phone"} <= given.keys() and not (given["email"] or given["phone"]):
            self.add_error(
                "email", _("Give an e-mail address or a phone number, so that we can reach you.")
            )
        return given

    def contacts(self) -> list[Contact]:
        """Return every way to reach them that was given."""
        given = self.cleaned_data
        both = (
            Contact(ContactKind.EMAIL, given["email"]),
            Contact(ContactKind.PHONE, given["phone"]),
        )
        return [contact for contact in both if contact.value]

    def subject(self) -> str:
        """Return a line for the queues, from the customer's own words."""
        return first_sentence(self.cleaned_data["happened"], 120)

    def failure_named(self) -> Failure:
        """Return what failed; what nobody named is a matter of quality until it is understood."""
        return Failure(self.cleaned_data["failure"] or Failure.QUALITY)

    def words(self) -> str:
        """Return everything that they told us as one text: no word of it is dropped (rule 14)."""
        given = self.cleaned_data
        day = date_format(given["day"], "DATE_FORMAT") if given["day"] else ""
        told = [
            given["happened"],
            _labelled(_("What was promised:"), given["promised"]),
            _labelled(_("What would put it right:"), given["wants"]),
            _labelled(_("Order or receipt:"), given["order"]),
            _labelled(_("A day that matters:"), day),
            # Of one whom we know the contact points stay as they are, so what was typed is here.
            _labelled(_("To be reached at:"), ", ".join(c.value for c in self.contacts())),
        ]
        return "\n\n".join(part for part in told if part)


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _checked(clean: Callable[[str], str], value: str) -> str:
    if not value:
        return ""
    try:
        return clean(value)
    except BadEntry as refused:
        raise forms.ValidationError(str(refused)) from None
