"""The form of a letter, with what its writer answered to the coach."""

from datetime import date

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from amends.letters.actions.holding_back import LONGEST_REASON
from amends.people.models import Channel
from amends.web.case.keyed_form import KeyedForm, KeysField, NumbersField

ECHOED = {"data-echo": True}
"""A letter lies over an echo of its words, where marks can stand under them."""


class LetterForm(KeyedForm):
    """The letter: what is owed, and apart from it the extra.

    `confirmed` are the keys of what the case does not bear out and stays nevertheless, `despite`
    says why words stay that may hurt. Of the words that the letter gives, `shown` were on the
    page with a day, `given` of these are ticked, `asked` had no day; each may bring its own.
    """

    place = "letter"
    returns_to = "write"
    words_are_in = "owed"
    subject = forms.CharField(label=_("Subject"), max_length=200, required=False)
    owed = forms.CharField(
        label=_("What is owed"),
        widget=forms.Textarea(attrs=ECHOED),
        required=False,
        strip=False,
    )
    extra = forms.CharField(
        label=_("The extra, apart"),
        widget=forms.Textarea(attrs=ECHOED),
        required=False,
        strip=False,
    )
    channel = forms.ChoiceField(label=_("How it goes"), choices=Channel.choices)
    with_offer = forms.BooleanField(label=_("The offer goes with it"), required=False)
    enclosed = NumbersField(
        label=_("Files that go along"), widget=forms.CheckboxSelectMultiple, required=False
    )
    despite = forms.CharField(
        label=_("Why these words stay, in one line"), max_length=LONGEST_REASON, required=False
    )
    confirmed = KeysField(required=False)
    shown = KeysField(required=False)
    given = KeysField(required=False)
    asked = KeysField(required=False)

    def clean(self) -> None:
        """Ask for a subject and for days when the letter goes out; a draft can do without."""
        if self.data.get("do", "send") != "send":
            return
        if not self.cleaned_data.get("subject"):
            self.add_error("subject", _("Give the letter a subject."))
        if any(self.day_of(key) is None for key in self.keys("given") & self.keys("shown")):
            self.add_error("given", _("By when? Name the day, or take the tick away."))

    def keys(self, name: str) -> set[str]:
        """Return the keys that one of the lists brought."""
        return set(self[name].value() or ()) if self.is_bound else set()

    def day_of(self, key: str) -> date | None:
        """Return the day that was named for a word."""
        try:
            return parse_date(str(self.data.get(f"day-{key}", ""))[:10])
        except ValueError:
            return None

    def answers(self) -> dict[str, date | None]:
        """Return for each word that was on the page its day, or None where it is none."""
        shown, given = self.keys("shown"), self.keys("given")
        answers = {key: self.day_of(key) if key in given else None for key in shown}
        return answers | {key: self.day_of(key) for key in self.keys("asked")}
