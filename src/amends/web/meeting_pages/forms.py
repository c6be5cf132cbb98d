"""The forms of one meeting; each stands in its place on the page and says what it asks for."""

from datetime import date, datetime, time
from typing import Any, Self
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amends.people.wall_clock import moment_of
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.word_form import DAY, TIME
from amends.web.problem_pages.forms import PlanForm

LONGEST_NUMBER = 19


class MoveForm(KeyedForm):
    """Another day, time or place for this one meeting."""

    place, words_are_in = "move", "why"
    day = forms.DateField(label=_("Day"), widget=DAY)
    clock = forms.TimeField(
        label=pgettext_lazy("meeting", "Time"), widget=TIME, input_formats=["%H:%M", "%H:%M:%S"]
    )
    where = forms.CharField(label=_("Place"), max_length=120, required=False)
    why = forms.CharField(label=_("Why"), max_length=200, required=False)

    def moment(self, zone: ZoneInfo) -> datetime:
        """Return the moment that was named, on the meeting's own clock."""
        day: date = self.cleaned_data["day"]
        clock: time = self.cleaned_data["clock"]
        return moment_of(day, clock, zone)


class CallOffForm(KeyedForm):
    place, words_are_in = "call-off", "why"
    why = forms.CharField(label=_("Why"), max_length=200, required=False)


class OfItem(KeyedForm):
    """A form of which the page has one for each item; `number` is the item's or the minute's."""

    number = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, number: int, **initial: Any) -> Self:
        """Return the empty form of one item, its ids unlike those of the others."""
        return cls(initial={"number": number, **initial})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = str(self["number"].value())
        if number.isdecimal() and len(number) < LONGEST_NUMBER:
            # What is kept of an unsent text must not turn up under another item.
            self.auto_id = f"{self.place}-{number}-%s"
            for name, field in self.fields.items():
                if "data-draft" in field.widget.attrs:
                    field.widget.attrs["data-draft"] = f"{self.place}-{number}-{name}"


class MinutesForm(OfItem):
    """What was said and decided on one item."""

    place, words_are_in = "minutes", "said"
    said = forms.CharField(
        label=_("What was said"),
        help_text=_("About the work. Name nobody: it could have happened to anybody."),
        widget=forms.Textarea,
        max_length=1_000,
    )
    decided = forms.CharField(
        label=_("What was decided"),
        help_text=_("It can become a fix, with an owner and a day."),
        max_length=300,
        required=False,
    )


class CorrectForm(MinutesForm):
    """What the minutes should have said."""

    place = "correct"


class DecisionForm(OfItem, PlanForm):
    """A decision becomes a fix."""

    place = "fix"
