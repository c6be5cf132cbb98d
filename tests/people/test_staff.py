"""Somebody starts here, changes what they do, and leaves."""

from collections.abc import Callable

import pytest

from amends.journal.actor import MACHINE, PUBLIC
from amends.journal.queries import entries_about
from amends.people.actions import (
    change_name_and_language,
    change_role,
    change_teams,
    hire_staff,
    let_go,
    take_back,
)
from amends.people.errors import BadEntry, LastOwner, NameTaken, NotTheirsToSet
from amends.people.models import Customer, Role, Staff, Team
from amends.people.queries import (
    colleagues_of,
    former_staff_of,
    names_of_staff,
    staff_by_email,
    staff_of,
    teams_of,
)
from cast import AT, PASSWORD
from unchanged import nothing_changes


def test_a_new_hire_can_sign_in_and_works_in_their_team(northlight: Team, tom: Staff) -> None:
    lena = hire_staff(
        email="Lena@Northlight.example",
        name="Lena Voss",
        teams=[northlight],
        language="de",
        password=PASSWORD,
        by=tom.actor,
        at=AT,
    )
    assert staff_by_email("LENA@northlight.example") == lena
    assert lena.check_password(PASSWORD)
    assert lena in staff_of(northlight)
    assert (lena.role, lena.language, lena.joined_at) == (Role.CLERK, "de", AT)
    assert entries_about(lena).get().figures == {"role": "clerk", "teams": 1}


def test_without_a_password_nobody_can_sign_in_as_them(northlight: Team) -> None:
    lena = hire_staff(email="l@example.com", name="Lena", teams=[northlight], by=MACHINE, at=AT)
    assert not lena.has_usable_password()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "lena"),
        ("email", ""),
        ("name", ""),
        ("name", "L" * 81),
        ("name", "Lena\x1b[31m"),
        ("teams", []),
        ("language", "tlh"),
        ("password", "short"),
        ("password", "1234567890"),
        ("password", "northlight"),
        ("password", "password12"),
    ],
)
def test_a_hire_that_makes_no_sense_is_refused(
    northlight: Team, tom: Staff, field: str, value: str | list[Team]
) -> None:
    described = {"email": "northlight@example.com", "name": "Lena", "teams": [northlight]}
    if value == "password12":
        described["email"] = "password12@example.com"
    with nothing_changes(), pytest.raises(BadEntry) as refused:
        hire_staff(**described | {field: value}, by=tom.actor, at=AT)
    assert refused.value.field == field


def test_nobody_works_here_twice(northlight: Team, jim: Staff, tom: Staff) -> None:
    again = {"email": "JIM@northlight.example", "name": "Jim", "teams": [northlight]}
    with nothing_changes(), pytest.raises(NameTaken, match="Jim Ortiz works here"):
        hire_staff(**again, by=tom.actor, at=AT)
    let_go(jim, by=tom.actor, at=AT)
    with nothing_changes(), pytest.raises(NameTaken, match="take them back"):
        hire_staff(**again, by=tom.actor, at=AT)


def test_who_may_hire(
    northlight: Team, the_regent: Team, ines: Staff, tom: Staff, amy: Customer
) -> None:
    def hire(by: Staff | Customer, team: Team, role: Role = Role.CLERK) -> Staff:
        return hire_staff(
            email="lena@example.com", name="Lena", teams=[team], role=role, by=by.actor, at=AT
        )

    with nothing_changes():
        for nobody in (ines, amy):
            with pytest.raises(NotTheirsToSet):
                hire(nobody, northlight)
        with pytest.raises(NotTheirsToSet, match="do not work in The Regent"):
            hire(tom, the_regent)
        with pytest.raises(NotTheirsToSet, match="above their own"):
            hire(tom, northlight, Role.OWNER)
    assert hire(tom, northlight, Role.MANAGER).role == Role.MANAGER


def test_jim_becomes_a_lead_and_the_journal_knows_what_he_was(jim: Staff, tom: Staff) -> None:
    change_role(jim, Role.LEAD, by=tom.actor, at=AT)
    assert Staff.objects.get(pk=jim.pk).role == Role.LEAD
    assert entries_about(jim).last().figures == {"role": "lead", "former": "clerk"}
    with nothing_changes():
        change_role(jim, Role.LEAD, by=tom.actor, at=AT)


def test_nobody_gives_a_role_above_their_own(jim: Staff, tom: Staff) -> None:
    for somebody in (jim, tom):
        with nothing_changes(), pytest.raises(NotTheirsToSet):
            change_role(somebody, Role.OWNER, by=tom.actor, at=AT)


def test_a_manager_has_no_charge_of_those_above_or_elsewhere(
    the_regent: Team, tom: Staff, ruth: Staff
) -> None:
    usher = hire_staff(
        email="usher@regent.example", name="Ada", teams=[the_regent], by=MACHINE, at=AT
    )
    for somebody in (ruth, usher):
        with nothing_changes(), pytest.raises(NotTheirsToSet, match="not in your charge"):
            let_go(somebody, by=tom.actor, at=AT)


def test_jim_moves_to_the_cinema(
    northlight: Team, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    change_teams(jim, [the_regent], by=ruth.actor, at=AT)
    assert [*teams_of(jim)] == [the_regent]
    assert entries_about(jim).last().figures == {
        f"team_{northlight.pk}": "left",
        f"team_{the_regent.pk}": "joined",
    }
    with nothing_changes():
        change_teams(jim, [the_regent], by=ruth.actor, at=AT)


def test_a_manager_moves_nobody_into_a_team_that_is_not_theirs(
    northlight: Team, the_regent: Team, jim: Staff, tom: Staff
) -> None:
    with nothing_changes(), pytest.raises(NotTheirsToSet):
        change_teams(jim, [northlight, the_regent], by=tom.actor, at=AT)


def test_nobody_is_left_without_a_team(jim: Staff, tom: Staff) -> None:
    with nothing_changes(), pytest.raises(BadEntry, match="at least one team"):
        change_teams(jim, [], by=tom.actor, at=AT)


def test_who_was_let_go_is_gone_and_may_come_back(northlight: Team, jim: Staff, tom: Staff) -> None:
    let_go(jim, by=tom.actor, at=AT)
    assert jim not in staff_of(northlight)
    assert [*former_staff_of(northlight)] == [jim]
    assert names_of_staff([jim.pk, 0]) == {jim.pk: "Jim Ortiz"}
    with nothing_changes():
        let_go(jim, by=tom.actor, at=AT)
    take_back(jim, by=tom.actor, at=AT)
    assert jim in staff_of(northlight)
    with nothing_changes():
        take_back(jim, by=tom.actor, at=AT)


def test_who_was_let_go_sets_nothing_any_more(jim: Staff, tom: Staff, ruth: Staff) -> None:
    let_go(tom, by=ruth.actor, at=AT)
    with nothing_changes(), pytest.raises(NotTheirsToSet):
        let_go(jim, by=tom.actor, at=AT)


@pytest.mark.parametrize(
    "leave",
    [
        lambda ruth: let_go(ruth, by=ruth.actor, at=AT),
        lambda ruth: change_role(ruth, Role.MANAGER, by=ruth.actor, at=AT),
    ],
)
def test_the_last_owner_of_the_house_cannot_leave_it(
    northlight: Team, ruth: Staff, leave: Callable[[Staff], Staff]
) -> None:
    with nothing_changes(), pytest.raises(LastOwner, match="Name another one first"):
        leave(ruth)
    heir = {"email": "heir@example.com", "name": "Rosa Hale", "teams": [northlight]}
    hire_staff(**heir, role=Role.OWNER, by=ruth.actor, at=AT)
    leave(ruth)
    kept = Staff.objects.get(pk=ruth.pk)
    assert not kept.is_active or kept.role == Role.MANAGER


def test_jane_changes_her_own_name_and_language_and_nobody_elses(
    jim: Staff, jane: Staff, tom: Staff
) -> None:
    new = {"name": "Jane Doyle-Park", "language": "es"}
    change_name_and_language(jane, **new, by=jane.actor, at=AT)
    kept = Staff.objects.get(pk=jane.pk)
    assert (kept.name, kept.language) == ("Jane Doyle-Park", "es")
    with nothing_changes():
        change_name_and_language(jane, **new, by=tom.actor, at=AT)
        for nobody in (jane.actor, PUBLIC):
            with pytest.raises(NotTheirsToSet):
                change_name_and_language(jim, **new, by=nobody, at=AT)
        with pytest.raises(BadEntry, match="does not speak 'fr' yet"):
            change_name_and_language(jane, name="Jane", language="fr", by=jane.actor, at=AT)


def test_everybody_sees_their_colleagues_only(
    northlight: Team, the_regent: Team, jim: Staff, ines: Staff, ruth: Staff
) -> None:
    usher = hire_staff(
        email="usher@regent.example", name="Ada Park", teams=[the_regent], by=MACHINE, at=AT
    )
    assert [*colleagues_of(jim)] == [ines, jim]
    assert [*colleagues_of(ruth)] == [usher, ines, jim, ruth]
    assert staff_by_email("\0") is None
