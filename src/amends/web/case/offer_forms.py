"""The forms around redress: what is put before the customer, chosen and delivered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.remedies.models import Withdrawal
from amends.web.case.keyed_form import FilesField, KeyedForm, KeysField

# These two the room itself says.
NOT_SAID_BY_HAND = (Withdrawal.REPLACED, Withdrawal.REFUSED)


class OfferForm(KeyedForm):
    """The ticks beside options and extras. Sums are never taken from it."""

    place = "offer"
    returns_to = "offer"
    words_are_in = "why"
    options = KeysField(label=_("What we can offer"), required=False)
    extras = KeysField(label=_("A little extra, apart"), required=False)
    why = forms.CharField(
        label=_("Why this is right"), widget=forms.Textarea, max_length=500, required=False
    )


class ChoiceNotedForm(KeyedForm):
    """The customer told us which option they choose."""

    place = "choice"
    returns_to = "offer"
    words_are_in = "option"
    option = forms.CharField(label=_("What they chose"), max_length=100)


class WithdrawForm(KeyedForm):
    """Take the options back; `case` is its number."""

    place = "withdraw"
    returns_to = "offer"
    case = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.ChoiceField(
        label=_("Why"),
        choices=[(why, word) for why, word in Withdrawal.choices if why not in NOT_SAID_BY_HAND],
    )


class FulfilForm(KeyedForm):
    """One line was delivered; `case` and `line` are numbers, the line begins its ids."""

    place = "fulfil"
    returns_to = "offer"
    words_are_in = "proof"
    case = forms.IntegerField(widget=forms.HiddenInput)
    proof = forms.CharField(label=_("Proof"), max_length=300)
    attached = FilesField(label=_("File"), required=False)

    def __init__(self, *args: Any, case: int, line: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"fulfil{line}-%s", initial={"case": case}, **kwargs)
        self.line = line
