"""Who works in a team: hired, given a role and shifts, away, let go and taken back."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.people.actions import hire_staff, let_go
from amends.people.hours import Stretch
from amends.people.models import Customer, Role, Staff, Team
from amends.people.queries import (
    absences_of,
    former_staff_of,
    shifts_of,
    staff_by_email,
    staff_of,
)
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of, told_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

NORA = {
    "name": "Nora Blake",
    "email": "nora@northlight.example",
    "role": "clerk",
    "language": "",
    "password": "a window full of lamps",
}


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


def test_the_manager_hires_somebody_who_can_sign_in(northlight: Team, tom: Staff) -> None:
    assert sent(tom, "staff", northlight, **NORA).status_code == 303
    nora = staff_by_email(NORA["email"])
    assert nora is not None
    assert (nora.role, [*nora.teams.all()]) == (Role.CLERK, [northlight])
    assert nora.check_password(NORA["password"])
    assert journal()[-1] == "staff.hired"
    assert NORA["password"] not in opened(tom, "staff", northlight).content.decode()


def test_a_second_click_hires_nobody_else(northlight: Team, tom: Staff) -> None:
    sent(tom, "staff", northlight, **NORA)
    answer = sent_in_vain(tom, "staff", northlight, **NORA)
    assert answer.status_code == 422
    assert "Nora Blake works here with this address already." in error_beside(answer, "email")


def test_whoever_is_hired_without_a_password_is_sent_a_link(northlight: Team, tom: Staff) -> None:
    sent(tom, "staff", northlight, **{**NORA, "password": ""})
    nora = staff_by_email(NORA["email"])
    assert nora is not None
    assert not nora.has_usable_password()
    page = text_of(opened(tom, "colleague", northlight, nora.pk))
    assert "Nora has no password yet." in page
    assert 'action="/password/forgotten/"' in page or reverse("account_reset_password") in page


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"email": "nora"}, "email"),
        ({"email": ""}, "email"),
        ({"email": "n" * 300 + "@example.com"}, "email"),
        ({"email": "nora@example.com\r\nBcc: all@example.com"}, "email"),
        ({"password": "short"}, "password"),
        ({"password": "1234567890"}, "password"),
        ({"role": "emperor"}, "role"),
        ({"role": "owner"}, "role"),
        ({"language": "tlh"}, "language"),
    ],
)
def test_somebody_who_cannot_be_hired_is_told_beside_the_field(
    northlight: Team, tom: Staff, fields: dict[str, str], place: str
) -> None:
    answer = sent_in_vain(tom, "staff", northlight, **{**NORA, **fields})
    assert answer.status_code == 422
    assert error_beside(answer, place)
    assert NORA["password"] not in answer.content.decode()


def test_a_name_is_shown_as_it_was_typed(northlight: Team, tom: Staff) -> None:
    sent(tom, "staff", northlight, **{**NORA, "name": "<b>Nora</b>"})
    assert "&lt;b&gt;Nora&lt;/b&gt;" in text_of(opened(tom, "staff", northlight))


def test_the_manager_makes_a_clerk_a_lead(northlight: Team, tom: Staff, jim: Staff) -> None:
    assert sent(tom, "colleague_role", northlight, jim.pk, role="lead").status_code == 303
    jim.refresh_from_db()
    assert (jim.role, journal()[-1]) == (Role.LEAD, "staff.role_changed")
    again = sent_in_vain(tom, "colleague_role", northlight, jim.pk, role="lead")
    assert again.status_code == 303
    answer = sent_in_vain(tom, "colleague_role", northlight, jim.pk, role="owner")
    assert answer.status_code == 422
    assert "owner is not one of the available choices" in error_beside(answer, "role")


def test_the_lead_sets_shifts(northlight: Team, ines: Staff, jim: Staff) -> None:
    form = {"d2_0_starts": "12:00", "d2_0_ends": "18:00"}
    assert sent(ines, "colleague_shifts", northlight, jim.pk, **form).status_code == 303
    assert shifts_of(jim, northlight) == (Stretch(2, time(12), time(18)),)
    assert sent_in_vain(ines, "colleague_shifts", northlight, jim.pk, **form).status_code == 303
    answer = sent_in_vain(ines, "colleague_shifts", northlight, jim.pk, d2_0_ends="18:00")
    assert answer.status_code == 422
    assert "Wednesday: say both, from when and to when." in error_beside(answer, "d2_0_starts")


def test_everybody_notes_their_own_days_away(northlight: Team, jim: Staff) -> None:
    form = {"first_day": "2026-03-09", "last_day": "2026-03-13"}
    assert sent(jim, "colleague_absence", northlight, jim.pk, **form).status_code == 303
    absence = absences_of(jim, date(2026, 3, 3)).get()
    assert (absence.first_day, absence.last_day) == (date(2026, 3, 9), date(2026, 3, 13))
    assert sent_in_vain(jim, "colleague_absence", northlight, jim.pk, **form).status_code == 303


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        ("2026-03-13", "2026-03-09", "last_day"),
        ("2026-03-09", "", "last_day"),
        ("soon", "2026-03-09", "first_day"),
        ("2026-03-09", "2036-03-09", "last_day"),
    ],
)
def test_days_away_that_nobody_can_mean(
    northlight: Team, ines: Staff, jim: Staff, first: str, last: str, place: str
) -> None:
    form = {"first_day": first, "last_day": last}
    answer = sent_in_vain(ines, "colleague_absence", northlight, jim.pk, **form)
    assert answer.status_code == 422
    assert error_beside(answer, place)


def test_whoever_leaves_can_no_longer_sign_in_and_their_cases_are_shown(
    northlight: Team, tom: Staff, jim: Staff, amy: Customer
) -> None:
    case = told_of(northlight, amy, jim)
    browser = signed_in(jim)
    assert sent(tom, "colleague_leaving", northlight, jim.pk).status_code == 303
    assert [*former_staff_of(northlight)] == [jim]
    assert browser.get(reverse("today")).status_code == 302
    page = text_of(opened(tom, "colleague", northlight, jim.pk))
    assert "Cannot sign in, and is given nothing." in page
    assert f'<a href="/cases/{case.pk}/">The TV was not in the window</a>' in page
    assert sent_in_vain(tom, "colleague_leaving", northlight, jim.pk).status_code == 303
    assert sent(tom, "colleague_return", northlight, jim.pk).status_code == 303
    assert jim in staff_of(northlight)
    assert sent_in_vain(tom, "colleague_return", northlight, jim.pk).status_code == 303


def test_the_only_owner_of_the_house_stays(northlight: Team) -> None:
    ada = hire_staff(
        email="ada@northlight.example",
        name="Ada Hale",
        role=Role.OWNER,
        teams=[northlight],
        by=cast.MACHINE,
        at=AT,
    )
    answer = sent_in_vain(ada, "colleague_leaving", northlight, ada.pk)
    assert answer.status_code == 422
    assert "Ada Hale is the only owner of the house." in text_of(answer)


@pytest.mark.parametrize("name", ["jim", "ines"])
def test_whoever_stands_below_a_manager_hires_and_lets_go_nobody(
    northlight: Team, jane: Staff, name: str, request: pytest.FixtureRequest
) -> None:
    who = request.getfixturevalue(name)
    assert "Hire them" not in text_of(opened(who, "staff", northlight))
    page = text_of(opened(who, "colleague", northlight, jane.pk))
    assert "Give this role" not in page
    assert "Let Jane go" not in page
    answer = sent_in_vain(who, "staff", northlight, **NORA)
    assert answer.status_code == 403
    assert "This is for a manager or higher to set." in text_of(answer)
    for form in ("colleague_leaving", "colleague_return"):
        answer = sent_in_vain(who, form, northlight, jane.pk)
        assert answer.status_code == 403
        assert "This is for a manager or higher to set." in text_of(answer)
    assert sent_in_vain(who, "colleague_role", northlight, jane.pk, role="clerk").status_code == 403


def test_a_clerk_sets_nothing_about_a_colleague(northlight: Team, jim: Staff, jane: Staff) -> None:
    page = text_of(opened(jim, "colleague", northlight, jane.pk))
    assert "Keep these shifts" not in page
    assert "Note these days" not in page
    shift = {"d2_0_starts": "12:00", "d2_0_ends": "18:00"}
    assert sent_in_vain(jim, "colleague_shifts", northlight, jane.pk, **shift).status_code == 403
    away = {"first_day": "2026-03-09", "last_day": "2026-03-13"}
    assert sent_in_vain(jim, "colleague_absence", northlight, jane.pk, **away).status_code == 403


def test_somebody_of_another_team_is_not_there(
    northlight: Team, the_regent: Team, tom: Staff, ruth: Staff
) -> None:
    usher = hire_staff(
        email="usher@regent.example", name="Una Voss", teams=[the_regent], by=ruth.actor, at=AT
    )
    assert opened(tom, "staff", the_regent).status_code == 404
    for number in (usher.pk, 10**15):
        assert opened(tom, "colleague", northlight, number).status_code == 404
        assert sent_in_vain(tom, "colleague_leaving", northlight, number).status_code == 404


def test_nobody_is_hired_from_outside(northlight: Team) -> None:
    answer = Client().post(reverse("staff", args=[northlight.slug]), NORA)
    assert (answer.status_code, staff_by_email(NORA["email"])) == (302, None)


def test_the_list_asks_as_many_queries_for_many_as_for_few(
    northlight: Team, tom: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(tom), reverse("staff", args=[northlight.slug])
    with django_assert_num_queries(11):
        browser.get(address)
    for number in range(20):
        person = hire_staff(
            email=f"{number}@example.com",
            name=f"Person {number}",
            teams=[northlight],
            by=tom.actor,
            at=AT,
        )
        if number % 2:
            let_go(person, by=tom.actor, at=AT)
    with django_assert_num_queries(11):
        browser.get(address)


def test_the_page_of_a_colleague_asks_as_many_queries_for_many_cases_as_for_one(
    northlight: Team,
    tom: Staff,
    jim: Staff,
    amy: Customer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, address = signed_in(tom), reverse("colleague", args=[northlight.slug, jim.pk])
    told_of(northlight, amy, jim)
    with django_assert_num_queries(12):
        browser.get(address)
    for _ in range(10):
        told_of(northlight, amy, jim)
    with django_assert_num_queries(12):
        browser.get(address)
