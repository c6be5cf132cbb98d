"""Which clock pack a team keeps for orders that come late."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.people.models import Role, Staff, Team
from amends.promises.actions import turn_off_pack, turn_on_pack
from amends.promises.packs import ClockPack, load_clock_pack, pack_names
from amends.promises.queries import pack_turned_on
from amends.web.settings_pages.door import done, refused, settings_page, team_page


class PackForm(forms.Form):
    pack = forms.ChoiceField(
        label=gettext_lazy("Rules to keep"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, packs: list[ClockPack], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pack"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("None of them"))] + [(one.name, one.title) for one in packs]


@team_page
def late_orders(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the clock packs, or keep which one a manager picked."""
    packs = [load_clock_pack(name) for name in pack_names()]
    kept = pack_turned_on(team)
    if request.method != "POST":
        form = PackForm(initial={"pack": kept.pack if kept else ""}, packs=packs)
        return _page(request, staff, team, form, packs)
    form = PackForm(request.POST, packs=packs)

    def keep() -> None:
        if name := form.cleaned_data["pack"]:
            turn_on_pack(team, name, by=staff, at=timezone.now())
        else:
            turn_off_pack(team, by=staff, at=timezone.now())

    status = refused(form, keep)
    if status:
        return _page(request, staff, team, form, packs, status=status)
    return done(request, _("This is kept from now on."), "late_orders", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    form: PackForm,
    packs: list[ClockPack],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "trouble": form,
        "packs": packs,
        "kept": pack_turned_on(team),
        "may_set": staff.rank >= Role.MANAGER.rank,
    }
    return settings_page(request, staff, team, "late_orders", context, status=status)
