"""When a team meets, to look at what went wrong and what is changed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.models import Staff, Team
from amends.prevention.actions import end_meetings, set_meetings
from amends.prevention.calendar import Pattern, Rhythm
from amends.prevention.models import MeetingSeries
from amends.prevention.models.meetings import NTH, RHYTHMS
from amends.prevention.queries.meetings import series_for, series_of
from amends.web.case.word_form import DAY, TIME
from amends.web.meeting_pages.told import rhythm_told
from amends.web.settings_pages.door import done, refused, settings_page, team_page


class SeriesForm(forms.Form):
    """How often, from when, at what time and where."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"), widget=forms.RadioSelect, choices=RHYTHMS
    )
    every_weeks = forms.IntegerField(
        label=gettext_lazy("Every so many weeks"), min_value=1, max_value=52, initial=1
    )
    nth = forms.TypedChoiceField(
        label=gettext_lazy("On which of the month"), choices=NTH, coerce=int, initial=1
    )
    first_on = forms.DateField(
        label=gettext_lazy("First on"),
        help_text=gettext_lazy("Its weekday is the day on which you meet."),
        widget=DAY,
    )
    clock = forms.TimeField(
        label=gettext_lazy("At"), widget=TIME, input_formats=["%H:%M", "%H:%M:%S"]
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("For how many minutes"), min_value=1, max_value=480, initial=30
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)

    def pattern(self, zone: str) -> Pattern:
        """Return what was filled in; what the rhythm does not ask for stays plain."""
        said = self.cleaned_data
        rhythm = Rhythm(said["rhythm"])
        return Pattern(
            rhythm,
            said["first_on"],
            said["clock"],
            zone,
            every_weeks=said["every_weeks"] if rhythm == Rhythm.WEEKLY else 1,
            nth=said["nth"] if rhythm == Rhythm.MONTHLY else 1,
        )


class EndForm(forms.Form):
    last_on = forms.DateField(label=gettext_lazy("The last day on which you meet"), widget=DAY)


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One set of meetings: in words, and the form that ends it."""

    series: MeetingSeries
    words: str
    form: EndForm


@team_page
def meeting_settings(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show when a team meets, or keep what a lead set."""
    at = timezone.now()
    if request.method != "POST":
        return _page(request, staff, team, at=at)
    form = SeriesForm(request.POST)

    def keep() -> None:
        minutes, place = form.cleaned_data["minutes"], form.cleaned_data["place"]
        pattern = form.pattern(team.time_zone)
        set_meetings(team, pattern, minutes=minutes, place=place, by=staff, at=at)

    status = refused(form, keep)
    if status:
        return _page(request, staff, team, at=at, new=form, status=status)
    words = _("You meet from now on, and what is new is on the next two agendas.")
    return done(request, words, "meeting_settings", team.slug)


@team_page
def meetings_end(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """End one set of meetings after a day."""
    if request.method != "POST":
        return redirect("meeting_settings", team.slug)
    at, series = timezone.now(), series_for(team, number)
    form = EndForm(request.POST, auto_id=f"end-{series.pk}-%s")
    status = refused(
        form,
        lambda: end_meetings(series, last_on=form.cleaned_data["last_on"], by=staff, at=at),
    )
    if status:
        return _page(request, staff, team, at=at, ending={series.pk: form}, status=status)
    words = _("They end on that day. What was on later agendas goes to other meetings.")
    return done(request, words, "meeting_settings", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    *,
    at: datetime,
    status: int = 200,
    new: SeriesForm | None = None,
    ending: dict[int, EndForm] | None = None,
) -> HttpResponse:
    ending = ending or {}
    today = at.astimezone(ZoneInfo(team.time_zone)).date()
    rows = [
        SeriesRow(one, rhythm_told(one), ending.get(one.pk) or _end_form(one, today))
        for one in series_of(team, at=at)
    ]
    context = {
        "rows": rows,
        "form": new or SeriesForm(initial=_usual(today)),
        "trouble": new or next(iter(ending.values()), None),
    }
    return settings_page(request, staff, team, "meetings", context, status=status)


def _end_form(series: MeetingSeries, today: date) -> EndForm:
    return EndForm(initial={"last_on": today}, auto_id=f"end-{series.pk}-%s")


def _usual(today: date) -> dict[str, object]:
    return {"rhythm": Rhythm.WEEKLY, "first_on": today + timedelta(days=1), "clock": "09:00"}
