"""The addresses of the promises."""

from django.urls import URLPattern, path

from amends.web.promise_pages import doing
from amends.web.promise_pages.board import board
from amends.web.promise_pages.calendars import calendar, renew
from amends.web.promise_pages.one import promise
from amends.web.promise_pages.report import report

PROMISE = "promises/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("promises/", board, name="promises"),
    path("promises/report/", report, name="promises_report"),
    path(PROMISE, promise, name="promise"),
    path(PROMISE + "keeping/", doing.keep, name="keep_promise"),
    path(PROMISE + "new-date/", doing.ask, name="ask_new_date"),
    path(PROMISE + "answer/", doing.note_answer, name="note_answer"),
    path(PROMISE + "release/", doing.release, name="release_promise"),
    path(PROMISE + "breaking/", doing.give_up, name="give_up_promise"),
    path(PROMISE + "keeper/", doing.hand_on, name="pass_promise"),
    path("reminders/<int:number>/", doing.seen, name="see_reminder"),
    path("calendar/<str:sign>.ics", calendar, name="calendar"),
    path("me/calendar/", renew, name="renew_calendar"),
]
