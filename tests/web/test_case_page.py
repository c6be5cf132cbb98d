"""The page of a case says what is so, to whom it may."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import close_case, merge_case, receive_message
from amends.cases.models import Outcome
from amends.journal.actor import MACHINE
from amends.people.actions import hire_staff
from amends.people.models import Channel, Role
from cast import AT, LONG_AGO
from remedies.desk import empty_window, offered
from web.case_desk import CaseDesk, case_desk, signed_in

# Signing in 3, the case 2, what surrounds it 11, its people 1, redress 3, the policy's answer 11,
# like cases 4, what it weighs 2, letters 2, the story 3, the finding 1, the person 4, the letter to
# write 5, who else writes 1, the words given 2, the claims 1, accounts 1,
# the agreements 1, the cause 4, what was changed 1.
WHOLE_PAGE = 63

# Instead of the policy's answer the options, their lines and deliveries, here and in the letter;
# its lines to weigh 2, and what was bought 1.
WITH_AN_OFFER = 64


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_the_head_names_who_owns_it_and_the_clocks_say_how_it_stands(desk: CaseDesk) -> None:
    text = desk.text(desk.people.jim)
    assert "<strong>Jim Ortiz</strong> owns it, Northlight Electronics." in text
    assert "Owned <strong>at once</strong>" in text
    assert "First offer <strong>by tomorrow 10:00</strong>" in text
    assert "Next word to Amy" in text


def test_what_the_customer_said_is_quoted_and_whatever_they_said_is_only_text(
    desk: CaseDesk,
) -> None:
    receive_message(
        desk.case,
        body="<script>alert(1)</script> & nothing in the window",
        from_name="Amy <b>Chen</b>",
        channel=Channel.WEB,
        by=desk.people.amy.actor,
        at=AT + timedelta(minutes=5),
        key="hostile",
    )
    text = desk.text(desk.people.jim)
    assert "<blockquote><p>We stood in front of your shop" in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; nothing in the window" in text
    assert "<script>alert" not in text
    assert "<b>Chen" not in text


def test_a_surprise_is_shown_as_a_secret(desk: CaseDesk) -> None:
    assert "Must not hear of this: Doug: it is a surprise." in desk.text(desk.people.jim)


def test_the_person_card_says_how_she_wants_to_be_treated_and_what_she_still_owes(
    desk: CaseDesk,
) -> None:
    text = desk.text(desk.people.jim)
    assert "As Amy, by e-mail, things rather than money." in text
    assert "Never let down until now" in text
    assert "$250" in text


def test_each_option_says_whose_it_is_to_give(desk: CaseDesk) -> None:
    text = desk.text(desk.people.jim)
    assert "The window again, on another evening" in text
    assert "Yours to give." in text
    assert "Needs Tom Keller (manager). Amy would hear by today 12:10." in text


def test_without_a_policy_the_page_says_who_can_turn_one_on(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = cast.everybody()
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    desk = CaseDesk(people, case, monkeypatch)
    desk.at(AT)
    assert "Northlight Electronics has no policy turned on." in desk.text(people.jim)


def test_a_stranger_is_sent_to_sign_in_and_another_team_sees_nothing(desk: CaseDesk) -> None:
    address = f"/cases/{desk.case.pk}/"
    assert Client().get(address).headers["Location"] == f"/signin/?next={address}"
    sam = hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.MANAGER,
        teams=[cast.the_regent()],
        by=MACHINE,
        at=LONG_AGO,
    )
    assert signed_in(sam).get(address).status_code == 404
    assert signed_in(sam).post(f"{address}notes/", {"words": "x", "key": "k"}).status_code == 404
    assert signed_in(desk.people.jim).get("/cases/999999999999999999999/").status_code == 404


def test_an_address_that_takes_a_form_leads_back_to_the_case(desk: CaseDesk) -> None:
    """As after signing in again, which asks for it with GET."""
    answer = signed_in(desk.people.jim).get(f"/cases/{desk.case.pk}/notes/")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{desk.case.pk}/")


def test_a_merged_case_leads_to_where_it_lives_on(desk: CaseDesk) -> None:
    people = desk.people
    other = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    merge_case(desk.case, into=other, by=people.jim, at=AT + timedelta(minutes=3))
    text = desk.text(people.jim)
    assert f'<a href="/cases/{other.pk}/">case {other.pk}</a>' in text
    assert "Send to Amy" not in text
    assert "Hand it over" not in text
    assert "We stood in front of your shop" in text
    into = signed_in(people.jim).get(f"/cases/{other.pk}/").content.decode()
    assert into.count("We stood in front of your shop") == 2
    assert f"Merged here: case {desk.case.pk}" in into


def test_a_closed_case_says_how_it_ended_and_can_be_opened_again(desk: CaseDesk) -> None:
    close_case(
        desk.case,
        outcome=Outcome.PARTED,
        words="Amy would rather not.",
        by=desk.people.jim,
        at=AT + timedelta(minutes=4),
    )
    text = desk.text(desk.people.jim)
    assert "Parted gracefully" in text
    assert "Amy would rather not." in text
    assert "Open it again" in text
    assert "Send to Amy" not in text


def test_the_whole_page_asks_the_database_a_fixed_number_of_times(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    with django_assert_num_queries(WHOLE_PAGE):
        browser.get(f"/cases/{desk.case.pk}/")
    for n in range(30):
        receive_message(
            desk.case,
            body=f"Word {n}",
            from_name="Amy",
            channel=Channel.WEB,
            by=desk.people.amy.actor,
            at=AT + timedelta(minutes=1, seconds=n),
            key=f"word{n}",
        )
    with django_assert_num_queries(WHOLE_PAGE):
        browser.get(f"/cases/{desk.case.pk}/")


def test_an_offer_does_not_make_the_page_dearer_with_its_options(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    offered(desk.case, desk.people.jim, "again", at=AT + timedelta(minutes=6))
    with django_assert_num_queries(WITH_AN_OFFER):
        browser.get(f"/cases/{desk.case.pk}/")
    offered(desk.case, desk.people.jim, at=AT + timedelta(minutes=7))
    with django_assert_num_queries(WITH_AN_OFFER):
        browser.get(f"/cases/{desk.case.pk}/")
