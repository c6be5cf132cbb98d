"""Programs that speak for a team: their tokens."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.actions import make_token, revoke_token
from amends.people.models import Role, Staff, Team
from amends.people.queries import token_numbered, tokens_of
from amends.web.settings_pages.door import done, refused, settings_page, team_page


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What uses it"),
        help_text=gettext_lazy("As in: the web shop. You read it when you revoke it."),
        max_length=60,
    )


@team_page
def programs(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the tokens of a team, or make one, which is shown this once."""
    if request.method != "POST":
        return _page(request, staff, team, TokenForm())
    form = TokenForm(request.POST)
    made: list[str] = []

    def make() -> None:
        name = form.cleaned_data["name"]
        made.append(make_token(team, name=name, by=staff.actor, at=timezone.now())[1])

    status = refused(form, make)
    if status:
        return _page(request, staff, team, form, status=status)
    # On the page itself: a way round by a cookie would keep the token somewhere.
    return _page(request, staff, team, TokenForm(), token=made[0])


@team_page
def revoke(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """End a token."""
    if request.method != "POST":
        return redirect("programs", team.slug)
    form = forms.Form(request.POST)
    row = token_numbered(team, number)
    status = refused(form, lambda: revoke_token(row, by=staff, at=timezone.now()))
    if status:
        return _page(request, staff, team, TokenForm(), status=status, trouble=form)
    return done(request, _("The token opens nothing any more."), "programs", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    form: TokenForm,
    *,
    status: int = 200,
    token: str = "",
    trouble: forms.Form | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "trouble": trouble or form,
        "token": token,
        "tokens": tokens_of(team),
        "may_set": staff.rank >= Role.MANAGER.rank,
    }
    return settings_page(request, staff, team, "programs", context, status=status)
