"""When a team is open, and how long it gives itself."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.actions import set_clock_rule
from amends.cases.queries.allowances import allowances_of
from amends.people.actions import set_hours, set_shut_days
from amends.people.models import Staff, Team
from amends.people.queries import hours_of, teams_of
from amends.people.queries.shut_days import shut_days_of
from amends.web.settings_pages.door import as_lead, done, refused, settings_page, team_page
from amends.web.settings_pages.hours_forms import ClocksForm, ShutDays
from amends.web.settings_pages.week_form import WeekForm
from amends.web.staff_only import staff_page


@require_safe
@staff_page
def settings(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Lead to the settings of the only team, or show which there are."""
    teams = [*teams_of(staff)]
    if len(teams) == 1:
        return redirect("team_settings", teams[0].slug)
    return render(request, "web/settings/teams.html", {"section": "settings", "teams": teams})


@require_safe
@team_page
def team_settings(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show hours, shut days and clocks."""
    return _page(request, staff, team)


@team_page
def hours(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Keep the weekly hours."""
    if request.method != "POST":
        return redirect("team_settings", team.slug)
    form = WeekForm(request.POST, weekly=hours_of(team).weekly)
    status = refused(
        form, lambda: set_hours(team, form.stretches(), by=staff.actor, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, status=status, week=form)
    return done(request, _("The hours are kept."), "team_settings", team.slug)


@team_page
def shut_days(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Keep the days on which the team is shut; those that have passed stay as they are."""
    if request.method != "POST":
        return redirect("team_settings", team.slug)
    today = _today(team)
    days, form = ShutDays(request.POST), forms.Form(request.POST)
    if not days.is_valid():
        return _page(request, staff, team, status=422, days=days)
    wanted = {day: why for day, why in shut_days_of(team).items() if day < today}
    wanted |= {row["on"]: row["why"] for row in days.cleaned_data if row.get("on")}
    status = refused(form, lambda: set_shut_days(team, wanted, by=staff.actor, at=timezone.now()))
    if status:
        return _page(request, staff, team, status=status, days=days, trouble=form)
    return done(request, _("The shut days are kept."), "team_settings", team.slug)


@team_page
def clocks(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Keep how long the team gives itself, clock by clock; all of them or none."""
    if request.method != "POST":
        return redirect("team_settings", team.slug)
    now = allowances_of(team)
    form = ClocksForm(request.POST, allowances=now)

    def keep() -> None:
        as_lead(staff, team)
        with transaction.atomic():
            for kind, allowance in form.given().items():
                if allowance != now[kind]:
                    set_clock_rule(team, kind, allowance, by=staff, at=timezone.now())

    status = refused(form, keep)
    if status:
        return _page(request, staff, team, status=status, clocks=form)
    words = _("The clocks are kept. Those that run now keep the time they were given.")
    return done(request, words, "team_settings", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    *,
    status: int = 200,
    week: WeekForm | None = None,
    days: Any = None,
    clocks: ClocksForm | None = None,
    trouble: forms.Form | None = None,
) -> HttpResponse:
    today, weekly = _today(team), hours_of(team).weekly
    ahead = [{"on": on, "why": why} for on, why in shut_days_of(team).items() if on >= today]
    context = {
        "week": week or WeekForm(weekly=weekly),
        "is_office_hours": not weekly,
        "days": days or ShutDays(initial=ahead),
        "ahead": ahead,
        "clocks": clocks or ClocksForm(allowances=allowances_of(team)),
        "trouble": trouble or clocks or week,
    }
    return settings_page(request, staff, team, "hours", context, status=status)


def _today(team: Team) -> date:
    return timezone.now().astimezone(ZoneInfo(team.time_zone)).date()
