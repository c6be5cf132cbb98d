"""Who works in a team: hired, given a role and shifts, away, let go."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.queries import QueueFilter, queue_of
from amends.people.actions import (
    change_role,
    hire_staff,
    let_go,
    note_absence,
    set_shifts,
    take_back,
)
from amends.people.models import Role, Staff, Team
from amends.people.queries import (
    absences_of,
    former_staff_of,
    on_shift,
    shifts_of,
    staff_numbered,
    staff_of,
)
from amends.web.settings_pages.door import done, refused, settings_page, team_page
from amends.web.settings_pages.staff_forms import AwayForm, HireForm, RoleForm
from amends.web.settings_pages.week_form import WeekForm


@team_page
def staff(request: HttpRequest, by: Staff, team: Team) -> HttpResponse:
    """Show who works here, or hire somebody."""
    if request.method != "POST":
        return _list(request, by, team, HireForm(by=by))
    form = HireForm(request.POST, by=by)

    def hire() -> None:
        given = form.cleaned_data
        hire_staff(
            email=given["email"],
            name=given["name"],
            teams=[team],
            role=Role(given["role"]),
            language=given["language"],
            password=given["password"] or None,
            by=by.actor,
            at=timezone.now(),
        )

    status = refused(form, hire)
    if status:
        return _list(request, by, team, form, status=status)
    words = _("%(name)s works here now.") % {"name": form.cleaned_data["name"]}
    return done(request, words, "staff", team.slug)


@require_safe
@team_page
def colleague(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Show one of them with everything that can be set."""
    return _page(request, by, team, _one(team, number))


@team_page
def colleague_role(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Give somebody another role."""
    person, form = _one(team, number), RoleForm(request.POST, by=by)
    return _kept(
        request,
        by,
        team,
        person,
        form,
        "role",
        lambda: change_role(
            person, Role(form.cleaned_data["role"]), by=by.actor, at=timezone.now()
        ),
    )


@team_page
def colleague_shifts(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Set when somebody is on shift."""
    person = _one(team, number)
    form = WeekForm(request.POST, weekly=shifts_of(person, team))
    return _kept(
        request,
        by,
        team,
        person,
        form,
        "week",
        lambda: set_shifts(person, team, form.stretches(), by=by.actor, at=timezone.now()),
    )


@team_page
def colleague_absence(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Note that somebody is away."""
    person, form = _one(team, number), AwayForm(request.POST)
    return _kept(
        request,
        by,
        team,
        person,
        form,
        "away",
        lambda: note_absence(person, **form.cleaned_data, by=by.actor, at=timezone.now()),
    )


@team_page
def colleague_leaving(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Let somebody go."""
    person, form = _one(team, number), forms.Form(request.POST)
    return _kept(
        request,
        by,
        team,
        person,
        form,
        "leaving",
        lambda: let_go(person, by=by.actor, at=timezone.now()),
    )


@team_page
def colleague_return(request: HttpRequest, by: Staff, team: Team, number: int) -> HttpResponse:
    """Take somebody back who was let go."""
    person, form = _one(team, number), forms.Form(request.POST)
    return _kept(
        request,
        by,
        team,
        person,
        form,
        "leaving",
        lambda: take_back(person, by=by.actor, at=timezone.now()),
    )


def _kept(
    request: HttpRequest,
    by: Staff,
    team: Team,
    person: Staff,
    form: forms.Form,
    place: str,
    act: Callable[[], object],
) -> HttpResponse:
    """Do what one of the forms about a person asks for; `place` is its name on the page."""
    if request.method != "POST":
        return redirect("colleague", team.slug, person.pk)
    status = refused(form, act)
    if status:
        return _page(request, by, team, person, status=status, trouble=form, **{place: form})
    words = _("This is kept for %(name)s.") % {"name": person.name}
    return done(request, words, "colleague", team.slug, person.pk)


def _list(
    request: HttpRequest, by: Staff, team: Team, form: HireForm, *, status: int = 200
) -> HttpResponse:
    there = {person.pk for person in on_shift(team, timezone.now())}
    context = {
        "people": [(person, person.pk in there) for person in staff_of(team)],
        "former": former_staff_of(team),
        "form": form,
        # Whoever may not hire sees no form in which the refusal could stand.
        "trouble": form if status == 403 else None,
    }
    return settings_page(request, by, team, "staff", context, status=status)


def _page(
    request: HttpRequest,
    by: Staff,
    team: Team,
    person: Staff,
    *,
    status: int = 200,
    trouble: forms.Form | None = None,
    **given: forms.Form,
) -> HttpResponse:
    now = timezone.now()
    weekly = shifts_of(person, team)
    owned = queue_of(
        by, QueueFilter(whose="all", team=team.pk, owner=person.pk, with_snoozed=True), at=now
    )
    context = {
        "person": person,
        "has_no_password": not person.has_usable_password(),
        "role": given.get("role") or RoleForm(by=by, initial={"role": person.role}),
        "week": given.get("week") or WeekForm(weekly=weekly),
        "has_shifts": bool(weekly),
        "away": given.get("away") or AwayForm(),
        "absences": absences_of(person, now.astimezone(ZoneInfo(team.time_zone)).date()),
        "owned": owned.cases,
        "trouble": trouble,
        "is_self": person.pk == by.pk,
    }
    return settings_page(request, by, team, "colleague", context, status=status)


def _one(team: Team, number: int) -> Staff:
    person = staff_numbered(number)
    if person is None or not person.teams.contains(team):
        raise Http404
    return person
