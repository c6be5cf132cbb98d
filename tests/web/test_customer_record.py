"""The page of a customer: how they want to be treated, their cases, what they bought."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.orders.actions import make_agreement
from amends.people.actions import hire_staff
from amends.people.models import Preference, Role
from amends.people.queries import customer_numbered, treatment_of
from cast import AT, LONG_AGO
from remedies.desk import empty_window
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, signed_in
from web.desk_ground import told_of

# Signing in 3, the customer and how they are reached 2, what the reader may see 2, purchases with
# their lines 3, agreements 1, cases 1, the words given 4, who may give one 2, where may be
# agreed 1.
CUSTOMER_PAGE = 19

TREATED = {
    "address_as": "Ms Chen",
    "pronoun": "she",
    "language": "en",
    "channel": "letter",
    "pace": "steady",
    "prefers": "replacement",
    "access_needs": "Large print",
    "must_not_hear": "Doug: it is a surprise",
    "wishes": "No calls at work",
}


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_the_page_knows_how_to_reach_and_treat_her_what_she_bought_and_her_cases(
    desk: CaseDesk,
) -> None:
    text = desk.sees(desk.people.jim, "customer", desk.people.amy.pk)
    assert "amy.chen@example.com" in text
    assert 'value="Doug: it is a surprise"' in text
    assert "1 × 55-inch television" in text
    assert "$890" in text
    assert f'href="/cases/{desk.case.pk}/"' in text


def test_what_she_asked_for_is_kept_once_and_used_on_the_case(desk: CaseDesk) -> None:
    amy = desk.people.amy
    for _ in range(2):
        answer = desk.send(desk.people.jim, "customer", amy.pk, key="same", **TREATED)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/customers/{amy.pk}/")
    now = treatment_of(customer_numbered(amy.pk))
    assert (now.address_as, now.access_needs) == ("Ms Chen", "Large print")
    assert now.prefers == Preference.REPLACEMENT
    text = desk.text(desk.people.jim)
    assert "As Ms Chen, by letter, things rather than money. No calls at work. Large print." in text
    assert "Put these to Ms Chen" in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("channel", "pigeon"),
        ("language", "klingonic"),
        ("language", ""),
        ("pace", ""),
        ("wishes", "w" * 301),
        ("address_as", "a" * 121),
    ],
)
def test_what_makes_no_sense_comes_back_beside_its_field_with_all_the_rest(
    desk: CaseDesk, name: str, value: str
) -> None:
    fields = {**TREATED, name: value}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "customer", desk.people.amy.pk, **fields))
    assert f'id="treatment-{name}_error"' in text
    assert 'value="Large print"' in text
    assert not value or name == "channel" or f'value="{value}"' in text


def test_a_language_that_we_do_not_speak_is_told_beside_it(desk: CaseDesk) -> None:
    fields = {**TREATED, "language": "xx"}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "customer", desk.people.amy.pk, **fields))
    assert 'value="xx"' in text


def test_somebody_of_another_shop_sees_nothing_of_what_she_had_with_us(desk: CaseDesk) -> None:
    people = desk.people
    sam = hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.CLERK,
        teams=[cast.the_regent()],
        by=MACHINE,
        at=LONG_AGO,
    )
    make_agreement(
        customer=people.amy, team=people.team, words="Proofs are signed.", by=people.jim, at=AT
    )
    ours = desk.sees(people.jim, "customer", people.amy.pk)
    assert "Proofs are signed." in ours
    theirs = signed_in(sam).get(f"/customers/{people.amy.pk}/").content.decode()
    assert "NL-2041" not in theirs
    assert "Proofs are signed." not in theirs
    assert desk.case.subject not in theirs
    assert "birthday" not in theirs


def test_strangers_sign_in_first_and_nobody_is_not_found(desk: CaseDesk) -> None:
    address = f"/customers/{desk.people.amy.pk}/"
    assert Client().get(address).headers["Location"] == f"/signin/?next={address}"
    assert Client().post(address, TREATED).headers["Location"] == f"/signin/?next={address}"
    assert desk.browser(desk.people.jim).get("/customers/999/").status_code == 404


def test_her_page_asks_a_fixed_number_of_times(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = desk.people
    browser = desk.browser(people.jim)
    with django_assert_num_queries(CUSTOMER_PAGE):
        browser.get(f"/customers/{people.amy.pk}/")
    for n in range(10):
        told_of(people.team, people.amy, people.jim, at=AT + timedelta(minutes=n))
        empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    with django_assert_num_queries(CUSTOMER_PAGE):
        browser.get(f"/customers/{people.amy.pk}/")
