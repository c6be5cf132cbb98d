"""The addresses of the meetings."""

from django.urls import URLPattern, path

from amends.web.meeting_pages import doing
from amends.web.meeting_pages.calendars import meeting_calendar
from amends.web.meeting_pages.listing import meetings
from amends.web.meeting_pages.one import meeting

MEETING = "meetings/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("meetings/", meetings, name="meetings"),
    path("meetings/calendar/<str:sign>.ics", meeting_calendar, name="meeting_calendar"),
    path(MEETING, meeting, name="meeting"),
    path(MEETING + "moving/", doing.move, name="move_meeting"),
    path(MEETING + "calling-off/", doing.call_off, name="call_off_meeting"),
    path(MEETING + "minutes/", doing.minutes, name="write_minutes"),
    path(MEETING + "correction/", doing.correct, name="correct_minutes"),
    path(MEETING + "fix/", doing.make_fix, name="decision_fix"),
]
