"""Change people: one function is one fact, in one transaction, with one line in the journal."""

from amends.people.actions.authority import set_authority
from amends.people.actions.customers import (
    add_contact_point,
    add_customer,
    meet_customer,
    note_worth,
    record_treatment,
)
from amends.people.actions.describing import TeamDetails, describe_team
from amends.people.actions.executives import add_executive, remove_executive
from amends.people.actions.presence import change_name_and_language, note_absence, set_shifts
from amends.people.actions.staff import (
    change_role,
    change_teams,
    hire_staff,
    let_go,
    take_back,
)
from amends.people.actions.suppliers import add_supplier, change_supplier
from amends.people.actions.teams import add_team, set_hours, set_shut_days
from amends.people.actions.tokens import make_token, revoke_token

__all__ = [
    "TeamDetails",
    "add_contact_point",
    "add_customer",
    "add_executive",
    "add_supplier",
    "add_team",
    "change_name_and_language",
    "change_role",
    "change_supplier",
    "change_teams",
    "describe_team",
    "hire_staff",
    "let_go",
    "make_token",
    "meet_customer",
    "note_absence",
    "note_worth",
    "record_treatment",
    "remove_executive",
    "revoke_token",
    "set_authority",
    "set_hours",
    "set_shifts",
    "set_shut_days",
    "take_back",
]
