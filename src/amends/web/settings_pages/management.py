"""Those at the top, whose letters from customers go back to the owner of the case."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.actions import add_executive, remove_executive
from amends.people.models import Role, Staff, Team
from amends.people.queries import executive_numbered, executives
from amends.web.settings_pages.door import done, refused, settings_page, team_page


class ExecutiveForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As they are addressed, for they read it."),
        max_length=120,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("What they pass on from there to the desk finds its case."),
    )


@team_page
def management(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show who is at the top of the house, or name somebody."""
    if request.method != "POST":
        return _page(request, staff, team, ExecutiveForm())
    form = ExecutiveForm(request.POST)

    def add() -> object:
        told = form.cleaned_data
        return add_executive(name=told["name"], address=told["email"], by=staff, at=timezone.now())

    status = refused(form, add)
    if status:
        return _page(request, staff, team, form, status=status)
    return done(request, _("What customers write to them comes back now."), "management", team.slug)


@team_page
def remove(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Take somebody off the list."""
    if request.method != "POST":
        return redirect("management", team.slug)
    form, one = forms.Form(request.POST), executive_numbered(number)
    status = refused(form, lambda: remove_executive(one, by=staff, at=timezone.now()))
    if status:
        return _page(request, staff, team, ExecutiveForm(), status=status, trouble=form)
    return done(request, _("They are off the list."), "management", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    form: ExecutiveForm,
    *,
    status: int = 200,
    trouble: forms.Form | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "trouble": trouble or form,
        "executives": executives(),
        "may_set": staff.rank >= Role.MANAGER.rank,
    }
    return settings_page(request, staff, team, "management", context, status=status)
