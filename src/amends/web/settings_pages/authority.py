"""Who may give what without asking."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.people.actions import set_authority
from amends.people.models import Kind, Role, Staff, Team
from amends.people.queries import authority_table
from amends.policy.kinds import LineKind
from amends.web.settings_pages.door import done, refused, settings_page, team_page

Table = Mapping[str, Mapping[LineKind, Decimal]]


class AuthorityForm(forms.Form):
    """One sum for each role and kind that somebody may set; the fields are `clerk_goodwill`."""

    def __init__(self, *args: Any, table: Table, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table, self.roles = table, roles
        for role in roles:
            for kind in Kind:
                label = f"{role.label}, {kind.label}"
                self.fields[_name(role, kind)] = forms.DecimalField(
                    label=label,
                    initial=table[role.value][LineKind(kind.value)],
                    widget=forms.NumberInput(
                        attrs={"aria-label": label, "step": "0.01", "inputmode": "decimal"}
                    ),
                    error_messages={"required": _("Give a sum; nobody stands at nothing.")},
                )

    def limits(self) -> dict[Role, dict[Kind, Decimal]]:
        """Return what was filled in."""
        given = self.cleaned_data
        return {role: {kind: given[_name(role, kind)] for kind in Kind} for role in self.roles}

    def rows(self) -> list[tuple[Role, list[tuple[BoundField | None, Decimal]]]]:
        """Return every role with its field or, where it is not theirs to set, its sum."""
        return [
            (
                role,
                [
                    (
                        self[_name(role, kind)] if role in self.roles else None,
                        self.table[role.value][LineKind(kind.value)],
                    )
                    for kind in Kind
                ],
            )
            for role in Role
        ]


@team_page
def authority(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the table, or keep it."""
    table, roles = authority_table(team), _theirs_to_set(staff)
    if request.method != "POST":
        return _page(request, staff, team, AuthorityForm(table=table, roles=roles))
    # Everybody's form is read whole: what is not theirs to set the room refuses by name.
    sent = [role for role in Role if any(_name(role, kind) in request.POST for kind in Kind)]
    form = AuthorityForm(request.POST, table=table, roles=sent)
    status = refused(
        form, lambda: set_authority(team, form.limits(), by=staff.actor, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, form, status=status)
    return done(request, _("This is kept; it counts from the next offer."), "authority", team.slug)


def _page(
    request: HttpRequest, staff: Staff, team: Team, form: AuthorityForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "trouble": form, "kinds": [kind.label for kind in Kind]}
    return settings_page(request, staff, team, "authority", context, status=status)


def _theirs_to_set(staff: Staff) -> list[Role]:
    if staff.role == Role.OWNER:
        return [*Role]
    # Nobody sets their own limits, and below a manager nobody sets any.
    return [role for role in Role if role.rank < staff.rank and staff.role == Role.MANAGER]


def _name(role: Role, kind: Kind) -> str:
    return f"{role.value}_{kind.value}"
