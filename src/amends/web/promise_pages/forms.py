"""The forms of one promise; each stands in its place on the page and says what it asks for."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.people.models import Channel
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.word_form import DateFields

SAID = [(c.value, c.label) for c in Channel if c != Channel.WEB]
"""How a customer told us; on their own page they say it themselves."""


class KeepForm(KeyedForm):
    """It was done: in time it keeps the word, after its time it stays broken."""

    place = "keep"
    words_are_in = "proof"
    proof = forms.CharField(
        label=_("What shows that it was done"),
        help_text=_("A photo, a signature, a receipt, who saw it."),
        max_length=300,
    )
    done_at = forms.DateTimeField(
        label=_("When it was done"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    back = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class NewDateForm(DateFields):
    """Another date to ask the customer for."""

    place = "new_date"
    words_are_in = "why"
    why = forms.CharField(
        label=_("Why, as they will read it"),
        widget=forms.Textarea,
        max_length=300,
    )

    def asked(self, zone: str) -> date | datetime:
        """Return the day or moment that was named, on the clock that was promised by."""
        return self.due(zone)


class AnswerForm(KeyedForm):
    """What the customer told a person of ours about the other date."""

    place = "answer"
    words_are_in = "answer"
    asked = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("They told us"), choices=SAID)
    answer = forms.ChoiceField(
        label=_("What they said"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("They agree: the new date counts")),
            ("no", _("They do not: our word stands as it was")),
        ],
        error_messages={"required": _("Say which. Silence is not consent.")},
    )


class ReleaseForm(KeyedForm):
    place = "release"
    words_are_in = "how"
    how = forms.ChoiceField(label=_("They told us"), choices=SAID)


class GiveUpForm(KeyedForm):
    place = "give_up"
    words_are_in = "why"
    why = forms.CharField(label=_("Why not"), widget=forms.Textarea, max_length=300)


class KeeperForm(KeyedForm):
    place = "keeper"
    words_are_in = "to"
    to = forms.IntegerField(label=_("To"), widget=forms.Select)
