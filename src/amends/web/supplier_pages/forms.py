"""The forms of one claim; each stands in its place on the page and says what it asks for."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from amends.claims.models import StepKind
from amends.claims.purposes import Purpose
from amends.facts.models import Bearing, EvidenceKind
from amends.web.case.keyed_form import FilesField, KeyedForm
from amends.web.case.word_form import DAY, DateFields

LONGEST = 500
WORDS = forms.Textarea


class ClaimForm(KeyedForm):
    """One thing that is done with a claim: `title` opens it, `button` sends it to `goes_to`."""

    title: Any = ""
    button: Any = _("Write it down")
    goes_to: str
    hint: Any = ""


class LetterToSupplier(ClaimForm):
    """A letter; what may hurt in it is shown before it goes."""

    place, goes_to, words_are_in = "letter", "claim_letter", "body"
    title, button = _("Write to them"), _("Send")
    purpose = forms.ChoiceField(label=_("What it is for"), choices=Purpose.choices)
    body = forms.CharField(label=_("Letter"), widget=WORDS, max_length=50_000)
    needs_customer = forms.BooleanField(
        label=_("They have to know who the customer is, such as to send it there"), required=False
    )
    has_read = forms.BooleanField(label=_("I have read this, and it goes as it is"), required=False)

    def visible_fields(self) -> list[BoundField]:
        """Return the fields that are shown: there is nothing to have read without remarks."""
        shown = super().visible_fields()
        return [field for field in shown if self.remarks or field.name != "has_read"]


class ToldForm(ClaimForm):
    """They were told otherwise than by a letter from here."""

    place, goes_to, words_are_in = "told", "claim_told", "words"
    title = _("They were told another way")
    kind = forms.ChoiceField(
        label=_("What was done"),
        choices=[
            (Purpose.NOTIFY, _("They were told what is wrong")),
            (Purpose.LODGE, _("The claim was made")),
            (Purpose.CHASE, _("They were asked again")),
        ],
    )
    words = forms.CharField(
        label=_("How, and whom"), max_length=LONGEST, help_text=_("On the phone, by their form.")
    )


class AnswerForm(ClaimForm):
    """What they say to it."""

    place, goes_to, words_are_in = "answer", "claim_answer", "words"
    title = _("What they say to it")
    kind = forms.ChoiceField(
        label=_("They"),
        widget=forms.RadioSelect,
        choices=[
            (StepKind.ACKNOWLEDGED, _("have it and look into it")),
            (StepKind.DISPUTED, _("see it otherwise")),
            (StepKind.AGREED, _("agree, to all or a part")),
        ],
    )
    amount = forms.DecimalField(
        label=_("To how much"), required=False, min_value=Decimal("0.01"), decimal_places=2
    )
    is_last_word = forms.BooleanField(label=_("They will give no more than that"), required=False)
    words = forms.CharField(
        label=_("In their words"), widget=WORDS, max_length=LONGEST, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the sum where they agree."""
        said = super().clean() or {}
        is_agreed = said.get("kind") == StepKind.AGREED and "amount" not in self.errors
        if is_agreed and said.get("amount") is None:
            self.add_error("amount", str(_("Say to how much they agree.")))
        return said


class EvidenceForm(ClaimForm):
    """What shows it; the file is kept with the case."""

    place, goes_to, words_are_in = "evidence", "claim_evidence", "words"
    title, button = _("Put evidence with it"), _("Keep it")
    hint = _("A weight bears as far as its figures say: the carrier’s only, never the label’s.")
    kind = forms.ChoiceField(
        label=_("Evidence"),
        choices=[c for c in EvidenceKind.choices if c[0] != EvidenceKind.ACCOUNT],
    )
    bearing = forms.ChoiceField(
        label=_("On the question it"), choices=Bearing.choices, initial=Bearing.SUGGESTS
    )
    words = forms.CharField(label=_("What it shows"), max_length=300)
    question = forms.CharField(label=_("The question at hand"), max_length=200, required=False)
    source = forms.CharField(label=_("Where it comes from"), max_length=120, required=False)
    known_on = forms.DateField(label=_("Of what day"), widget=DAY, required=False)
    attached = FilesField(label=_("File"), required=False)


class ReceiptForm(ClaimForm):
    """What came."""

    place, goes_to, words_are_in = "receipt", "claim_receipt", "words"
    title = _("It came")
    amount = forms.DecimalField(
        label=_("Worth"), min_value=Decimal("0.01"), decimal_places=2, max_digits=12
    )
    words = forms.CharField(
        label=_("What it was"), max_length=LONGEST, help_text=_("Credit note 12, a parcel.")
    )


class WordToUs(DateFields):
    """A dated word of theirs."""

    place, goes_to, words_are_in = "word", "claim_word", "what"
    title, button = _("They gave a dated word"), _("Write it down")
    hint = _("It goes into the ledger and is watched as ours are.")
    what = forms.CharField(label=_("What they promise"), max_length=300)
    field_order = ("what", "due_on", "due_at")


class ChaseForm(ClaimForm):
    place, goes_to, words_are_in = "chase", "chase_claim", "on"
    title, button = _("Ask again on another day"), _("Keep this")
    on = forms.DateField(label=_("Ask again on"), widget=DAY)


class PassForm(ClaimForm):
    place, goes_to, words_are_in = "owner", "pass_claim", "words"
    title, button = _("A colleague takes it over"), _("Hand it on")
    to = forms.IntegerField(label=_("To"), widget=forms.Select)
    words = forms.CharField(label=_("Why"), max_length=LONGEST, required=False)


class WriteOffForm(ClaimForm):
    place, goes_to, words_are_in = "write-off", "write_off_claim", "words"
    title, button = _("Write it off"), _("Write it off")
    hint = _("What is missing stays with us. The customer is not touched by it.")
    words = forms.CharField(label=_("Why"), widget=WORDS, max_length=LONGEST)


class WithdrawForm(ClaimForm):
    place, goes_to, words_are_in = "withdraw", "withdraw_claim", "words"
    title, button = _("Withdraw it"), _("Withdraw it")
    hint = _("For a claim that proves wrong. It then counts for nothing in their record.")
    words = forms.CharField(label=_("Why"), widget=WORDS, max_length=LONGEST)


class StrayForm(ClaimForm):
    """What they wrote in another conversation belongs here."""

    place, goes_to, words_are_in = "stray", "claim_stray", "message"
    title, button = _("They answered somewhere else"), _("It belongs here")
    message = forms.IntegerField(label=_("What they wrote"), widget=forms.Select)
