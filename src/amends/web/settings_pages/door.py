"""The way into the settings of a team, and what becomes of a refusal there."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.errors import CaseError
from amends.letters.errors import LetterError, NotYoursToSet
from amends.orders.errors import OrdersError
from amends.people.errors import NotTheirsToSet, PeopleError
from amends.people.models import Role, Staff, Team
from amends.people.queries import team_for, teams_of
from amends.people.standing import require
from amends.prevention.errors import PreventionError
from amends.promises.errors import PromisesError
from amends.remedies.errors import NotYoursToTurnOn, RemediesError
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

REFUSALS = (
    CaseError,
    LetterError,
    OrdersError,
    PeopleError,
    PreventionError,
    PromisesError,
    RemediesError,
)
NOT_THEIRS = (NotTheirsToSet, NotYoursToSet, NotYoursToTurnOn)

View = Callable[..., HttpResponse]

TABS = (
    ("team_settings", gettext_lazy("Hours and clocks"), ("hours",)),
    ("authority", gettext_lazy("Authority"), ("authority",)),
    ("policy", gettext_lazy("Policy"), ("policy", "simulation")),
    ("replies", gettext_lazy("Saved replies"), ("replies",)),
    ("catalogue", gettext_lazy("Catalogue"), ("catalogue",)),
    ("staff", gettext_lazy("Staff"), ("staff", "colleague")),
    ("fairness", gettext_lazy("Fairness"), ("fairness",)),
    ("late_orders", gettext_lazy("Late orders"), ("late_orders",)),
    ("management", gettext_lazy("Management"), ("management",)),
    ("programs", gettext_lazy("Programs"), ("programs",)),
    ("mailboxes", gettext_lazy("Mailboxes"), ("mailboxes", "mailbox")),
    ("meeting_settings", gettext_lazy("Meetings"), ("meetings",)),
    ("shop", gettext_lazy("The shop itself"), ("shop",)),
)
"""The settings of a team: the name of the address, the words, and the templates of each."""

SHOWN_TO = {"fairness": Role.MANAGER}
"""Tabs that are not for everybody in the team, and the lowest role that sees them."""


def team_page(page: View) -> View:
    """Give the page a team that the member of staff sees, by the slug in its address (else 404).

    The page's arguments are the request, the member of staff, the team, and what else is in
    the address.
    """

    @wraps(page)
    def with_team(request: HttpRequest, staff: Staff, slug: str, **more: Any) -> HttpResponse:
        return page(request, staff, team_for(staff, slug), **more)

    return staff_page(with_team)


def as_lead(staff: Staff, team: Team) -> None:
    """Raise NotTheirsToSet unless somebody is a lead of the team or stands above."""
    require(Role.LEAD, staff.actor, team)


def refused(form: forms.Form, act: Callable[[], object]) -> int:
    """Do what a valid form asks for; return 0, else the status to answer with.

    The refusal then stands in the form, beside the field that it is about.
    """
    if not form.is_valid():
        return 422
    try:
        act()
    except REFUSALS as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, str(refusal))
        return 403 if isinstance(refusal, NOT_THEIRS) else 422
    return 0


def closed_to(staff: Staff, least: Role) -> forms.Form | None:
    """Return a form that says whom a page is for, to somebody below that role; else None."""
    if staff.rank >= least.rank:
        return None
    form = forms.Form({})
    form.add_error(None, _("This is for a %(role)s or higher to see.") % {"role": least.label})
    return form


def settings_page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render one of the settings of a team; its name tells in which tab it stands."""
    around = {
        "section": "settings",
        "tabs": [
            _tab(one, template)
            for one in TABS
            if staff.rank >= SHOWN_TO.get(one[0], Role.CLERK).rank
        ],
        "team": team,
        "has_other_teams": teams_of(staff)[:2].count() > 1,
        "is_lead": staff.rank >= Role.LEAD.rank,
        "is_manager": staff.rank >= Role.MANAGER.rank,
    }
    return render(request, f"web/settings/{template}.html", {**around, **context}, status=status)


def _tab(one: tuple[str, Promise, tuple[str, ...]], template: str) -> dict[str, object]:
    name, words, templates = one
    return {"name": name, "words": words, "is_here": template in templates}


def done(request: HttpRequest, words: str, name: str, *args: object) -> HttpResponse:
    """Say that it is done, on the page of this name (303)."""
    messages.success(request, words)
    return see_other(name, *args)
