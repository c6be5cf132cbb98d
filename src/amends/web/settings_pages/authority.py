"""Who may give what without asking."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.people.actions import set_authority
from amends.people.models import Kind, Role, Staff, Team
from amends.people.queries import AuthorityTables, authority_tables
from amends.policy.kinds import LineKind
from amends.web.settings_pages.door import done, refused, settings_page, team_page

Cell = tuple[BoundField | None, Decimal | None]

A_MONTH = "_month"


class AuthorityForm(forms.Form):
    """Two sums for each role and kind that somebody may set.

    `clerk_goodwill` is for one case, `clerk_goodwill_month` for one person's month, which may
    stay empty. No month binds the owner of the house, so they have no field for it.
    """

    def __init__(
        self, *args: Any, tables: AuthorityTables, roles: list[Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tables, self.roles = tables, roles
        for role in roles:
            for kind in Kind:
                self._add(role, kind)
                if role != Role.OWNER:
                    self._add(role, kind, A_MONTH)

    def limits(self) -> dict[Role, dict[Kind, Decimal]]:
        """Return what was filled in for one case."""
        given = self.cleaned_data
        return {role: {kind: given[_name(role, kind)] for kind in Kind} for role in self.roles}

    def months(self) -> dict[Role, dict[Kind, Decimal | None]]:
        """Return what was filled in for one month; None where it was left empty."""
        given = self.cleaned_data
        return {
            role: {kind: given[_name(role, kind, A_MONTH)] for kind in Kind}
            for role in self.roles
            if role != Role.OWNER
        }

    def rows(self) -> list[tuple[Role, list[Cell]]]:
        """Return every role with its field or, where it is not theirs to set, its sum."""
        return [(role, self._cells(role)) for role in Role]

    def month_rows(self) -> list[tuple[Role, list[Cell]]]:
        """Return the same for one month, of everybody but the owner of the house."""
        return [(role, self._cells(role, A_MONTH)) for role in Role if role != Role.OWNER]

    def _cells(self, role: Role, which: str = "") -> list[Cell]:
        is_set = role in self.roles
        return [
            (self[_name(role, kind, which)] if is_set else None, self._now(role, kind, which))
            for kind in Kind
        ]

    def _now(self, role: Role, kind: Kind, which: str) -> Decimal | None:
        table = self.tables.a_month if which else self.tables.a_case
        return table.get(role.value, {}).get(LineKind(kind.value))

    def _add(self, role: Role, kind: Kind, which: str = "") -> None:
        label = f"{role.label}, {kind.label}"
        if which:
            label = _("%(whose)s, in one month") % {"whose": label}
        self.fields[_name(role, kind, which)] = forms.DecimalField(
            label=label,
            required=not which,
            initial=self._now(role, kind, which),
            widget=forms.NumberInput(
                attrs={"aria-label": label, "step": "0.01", "inputmode": "decimal"}
            ),
            error_messages={"required": _("Give a sum; nobody stands at nothing.")},
        )


@team_page
def authority(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the table, or keep it."""
    tables, roles = authority_tables(team), _theirs_to_set(staff)
    if request.method != "POST":
        return _page(request, staff, team, AuthorityForm(tables=tables, roles=roles))
    # Everybody's form is read whole: what is not theirs to set the room refuses by name.
    sent = [role for role in Role if any(_name(role, kind) in request.POST for kind in Kind)]
    form = AuthorityForm(request.POST, tables=tables, roles=sent)

    def keep() -> None:
        limits, months = form.limits(), form.months()
        set_authority(team, limits, monthly=months, by=staff.actor, at=timezone.now())

    status = refused(form, keep)
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


def _name(role: Role, kind: Kind, which: str = "") -> str:
    return f"{role.value}_{kind.value}{which}"
