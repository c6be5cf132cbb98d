"""The addresses of the figures."""

from django.urls import URLPattern, path

from amends.web.insight_pages.endings import endings_page
from amends.web.insight_pages.focus import focus_page, focus_report

urlpatterns: list[URLPattern] = [
    path("insight/", endings_page, name="insight"),
    path("insight/focus/", focus_page, name="focus_audit"),
    path("insight/focus/report/", focus_report, name="focus_report"),
]
