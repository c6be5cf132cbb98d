"""What the shop is called, where it is, and how customers reach it."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.actions import TeamDetails, describe_team
from amends.people.models import Role, Staff, Team
from amends.web.settings_pages.door import done, refused, settings_page, team_page


class ShopForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    trade = forms.CharField(
        label=gettext_lazy("Trade"),
        help_text=gettext_lazy("What you do, in a word. The policy may ask for it."),
        max_length=80,
        required=False,
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Letters come from here, and customers write to it."),
        widget=forms.EmailInput,
        required=False,
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        widget=forms.TextInput(attrs={"type": "tel"}),
        required=False,
    )
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"), help_text=gettext_lazy("As in America/New_York.")
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of its letters"), choices=settings.LANGUAGES
    )
    country = forms.CharField(
        label=gettext_lazy("Country"),
        help_text=gettext_lazy("Two letters, as in US: its public holidays are shut days."),
        max_length=2,
        required=False,
    )
    subdivision = forms.CharField(
        label=gettext_lazy("State or region"),
        help_text=gettext_lazy("As in NY: the holidays that only this part keeps."),
        max_length=8,
        required=False,
    )
    keeps_holidays = forms.BooleanField(
        label=gettext_lazy("Shut on public holidays"), required=False
    )

    def details(self) -> TeamDetails:
        """Return what was filled in."""
        return TeamDetails(**self.cleaned_data)


@team_page
def shop(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show what is known of the shop, or keep what a manager wrote."""
    if request.method != "POST":
        return _page(request, staff, team, ShopForm(initial=_details_of(team)))
    form = ShopForm(request.POST)
    status = refused(
        form, lambda: describe_team(team, form.details(), by=staff.actor, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, form, status=status)
    words = _("This is kept. Clocks that run now keep the time they were given.")
    return done(request, words, "shop", team.slug)


def _details_of(team: Team) -> dict[str, Any]:
    return {name: getattr(team, name) for name in ShopForm.base_fields}


def _page(
    request: HttpRequest, staff: Staff, team: Team, form: ShopForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "trouble": form,
        "may_set": staff.rank >= Role.MANAGER.rank,
    }
    return settings_page(request, staff, team, "shop", context, status=status)
