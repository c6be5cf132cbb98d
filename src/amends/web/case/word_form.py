"""A word that somebody of ours gave: who, what, by when, and where."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.models import Staff
from amends.people.wall_clock import moment_of
from amends.promises.dates import Tolerance, known_zone
from amends.promises.errors import BadPromise
from amends.promises.models import GivenIn
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.zones import zones_to_pick

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
WHERE = [
    (place.value, place.label) for place in (GivenIn.PHONE, GivenIn.IN_PERSON, GivenIn.MESSAGE)
]
NOON = time(12)


class DateFields(KeyedForm):
    """A day, and a time where one was said; without it the whole day is meant."""

    due_on = forms.DateField(label=gettext_lazy("By"), widget=DAY)
    due_at = forms.TimeField(
        label=gettext_lazy("At"), widget=TIME, required=False, input_formats=["%H:%M", "%H:%M:%S"]
    )

    def due(self, zone: str) -> date | datetime:
        """Return the day, or the moment on the clock of `zone`. Raises BadPromise."""
        day: date = self.cleaned_data["due_on"]
        clock: time | None = self.cleaned_data["due_at"]
        return day if clock is None else moment_of(day, clock, known_zone(zone))


class WordForm(DateFields):
    """Jane on the phone: what she said, to be watched from now on."""

    place = "promise"
    returns_to = "due"
    words_are_in = "what"
    what = forms.CharField(label=gettext_lazy("What was promised"), max_length=300)
    given_by = forms.IntegerField(label=gettext_lazy("Who said it"), widget=forms.Select)
    given_in = forms.ChoiceField(label=gettext_lazy("Where"), choices=WHERE)
    zone = forms.CharField(
        label=gettext_lazy("On the clock of"), widget=forms.Select, max_length=64
    )
    said_on = forms.DateField(
        label=gettext_lazy("Said on, if not today"), widget=DAY, required=False
    )
    late_days = forms.IntegerField(
        label=gettext_lazy("Days later that are all right too"),
        min_value=0,
        max_value=366,
        required=False,
    )
    is_essential = forms.BooleanField(
        label=gettext_lazy("The date matters: after it the thing is of no use"), required=False
    )

    field_order = (
        "what", "given_by", "given_in", "due_on", "due_at", "zone", "said_on", "late_days",
        "is_essential",
    )  # fmt: skip

    def people_are(self, people: list[Staff], zone: str) -> None:
        """Fill the lists: who may have said it, and the clocks of the world, `zone` first."""
        self.choices_of("given_by", [(person.pk, person.name) for person in people])
        self.choices_of("zone", zones_to_pick(zone))
        self.fields["zone"].initial = zone

    def given(self, people: list[Staff], *, at: datetime) -> dict[str, Any]:
        """Return what the action is given. Raises BadPromise for somebody who is not of ours."""
        said = self.cleaned_data
        named = [person for person in people if person.pk == said["given_by"]]
        if not named:
            raise BadPromise(_("Pick from the list who gave the word."))
        return {
            "what": said["what"],
            "given_by": named[0],
            "given_in": GivenIn(said["given_in"]),
            "due": self.due(said["zone"]),
            "zone": said["zone"],
            "is_essential": said["is_essential"],
            "tolerance": Tolerance(days=said["late_days"] or 0),
            "given_at": _said_at(said["said_on"], said["zone"], at),
        }


def _said_at(day: date | None, zone: str, at: datetime) -> datetime:
    if day is None or day == at.astimezone(ZoneInfo(zone)).date():
        return at
    return moment_of(day, NOON, known_zone(zone))
