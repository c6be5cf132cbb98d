"""Today: what is owed, in the order of what would hurt most."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import (
    ask_handover,
    call_in_lead,
    log_contact,
    receive_message,
    snooze_case,
)
from amends.cases.models import Notice
from amends.people.actions import add_customer
from amends.people.models import Channel, Customer, Staff, Team
from amends.remedies.actions import choose, propose
from amends.web.desk.today_sentence import greeting, in_words, summary
from cast import AT, Cast
from remedies.desk import EVENING, REFUND, empty_window, offered, policy_on
from unchanged import nothing_changes
from web.desk_ground import (
    LAST_WEEK,
    YESTERDAY_FOUR,
    YESTERDAY_HALF_PAST_TEN,
    desk_of,
    stand_still,
    text_of,
    told_of,
)


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


def titles(client: Client, section: str) -> list[str]:
    return [str(entry.title) for entry in client.get("/").context[section]]


def test_an_empty_desk_says_what_will_be_here(jim: Staff) -> None:
    page = text_of(desk_of(jim).get("/"))
    assert "Good morning, Jim" in page
    assert "You owe nobody a word today." in page
    assert "No word is at risk. This fills by itself." in page
    assert "Nobody waits for you." in page
    assert 'id="broken"' not in page


def test_each_clock_stands_where_it_hurts(
    northlight: Team, jim: Staff, amy: Customer, priya: Customer
) -> None:
    told_of(northlight, amy, jim, at=LAST_WEEK, subject="Broken")
    told_of(northlight, priya, jim, at=YESTERDAY_HALF_PAST_TEN, subject="At risk")
    told_of(northlight, amy, jim, at=YESTERDAY_FOUR, subject="Due at four")
    client = desk_of(jim)
    assert titles(client, "broken") == ["<strong>Broken</strong>"]
    assert titles(client, "at_risk") == ["<strong>At risk</strong>"]
    assert titles(client, "due") == ["Put options to <strong>Amy Chen</strong>"]
    page = text_of(client.get("/"))
    assert "You owe two people a word today. One is broken. One is at risk." in page
    assert "A first offer was due" in page
    assert "Tell Priya Nair before it breaks" in page


def test_a_case_stands_once_however_many_of_its_clocks_ran_out(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    told_of(northlight, amy, None, owner=jim, at=LAST_WEEK, channel=Channel.EMAIL)
    (entry,) = desk_of(jim).get("/").context["broken"]
    assert "A first word was due" in entry.words
    assert "A first offer was due" in entry.words
    assert "agreed" in entry.words


def test_what_colleagues_owe_is_not_on_my_list(
    northlight: Team, jim: Staff, jane: Staff, amy: Customer
) -> None:
    told_of(northlight, amy, jane, at=LAST_WEEK)
    assert "You owe nobody a word today." in text_of(desk_of(jim).get("/"))


def test_a_case_out_of_sight_comes_back_once_its_clock_is_at_risk(
    northlight: Team, jim: Staff, amy: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = told_of(northlight, amy, jim, at=YESTERDAY_FOUR)
    snooze_case(case, until=AT + timedelta(days=3), by=jim, at=AT)
    client = desk_of(jim)
    assert titles(client, "due") == []
    stand_still(monkeypatch, AT + timedelta(hours=5, minutes=30))
    assert titles(client, "at_risk") == ["<strong>The TV was not in the window</strong>"]


def test_the_next_word_is_named_when_none_is_due_today(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    case = told_of(northlight, amy, jim, at=AT - timedelta(minutes=10))
    log_contact(case, body="I am on it.", channel=Channel.PHONE, by=jim, at=AT, key="call")
    page = text_of(desk_of(jim).get("/"))
    assert "You owe nobody a word today. The next one is due tomorrow 09:50." in page


def test_a_line_that_was_not_delivered_in_time_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    offer = offered(case, people.jim)
    choose(offer, EVENING, at=AT + timedelta(minutes=30), noted_by=None)
    stand_still(monkeypatch, AT + timedelta(days=14))
    client = desk_of(people.jim)
    assert titles(client, "due") == ["<strong>Window, balloons and cake</strong>"]
    stand_still(monkeypatch, AT + timedelta(days=15))
    late, next_word = client.get("/").context["broken"]
    assert late.title == "<strong>Window, balloons and cake</strong>"
    # The line says it; the clock to make it right does not say it again.
    assert "The next word was due" in next_word.words
    assert "made right" not in next_word.words


def waiting(client: Client) -> list[tuple[str, str]]:
    return [(str(entry.when), str(entry.title)) for entry in client.get("/").context["waiting"]]


def test_a_hand_over_waits_for_whom_it_asks(
    northlight: Team, jim: Staff, jane: Staff, amy: Customer
) -> None:
    case = told_of(northlight, amy, jane)
    ask_handover(case, to=jim, why="I am away", by=jane, at=AT)
    (entry,) = desk_of(jim).get("/").context["waiting"]
    assert entry.when == "Hand-over"
    assert "Jane asks you to take" in entry.title
    assert entry.words == "It stays with Jane until you accept. “I am away”"
    assert entry.href == f"/cases/{case.pk}/"


def approval_asked() -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    offered(case, people.jim, EVENING, REFUND, extras=("voucher",), why="It was the day.", at=AT)
    return people


def test_an_approval_says_what_is_owed_and_the_extra_apart_and_when_they_hear() -> None:
    people = approval_asked()
    (entry,) = desk_of(people.tom).get("/").context["waiting"]
    assert entry.title == "Jim wants to give <strong>$640 and $20 extra</strong>"
    assert "Amy Chen, “The TV for Doug's birthday was not in the window”." in entry.words
    assert "They were told: by" in entry.words
    assert entry.act == "Decide"


def test_a_proposal_waits_for_the_owner() -> None:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    offer = offered(case, people.jim, at=AT)
    propose(case, offer=offer, words="Balloons at home", at=AT, key="proposal")
    (entry,) = desk_of(people.jim).get("/").context["waiting"]
    assert (entry.when, entry.words) == ("Proposal", "Balloons at home")
    assert "You owe one person a word today." in text_of(desk_of(people.jim).get("/"))


def test_words_of_a_customer_wait_until_they_are_answered(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    case = told_of(northlight, amy, jim, at=AT - timedelta(minutes=30))
    receive_message(
        case,
        body="And the balloons?",
        from_name="Amy Chen",
        channel=Channel.EMAIL,
        by=amy.actor,
        at=AT,
        key="balloons",
    )
    assert [title for _when, title in waiting(desk_of(jim))] == [
        "<strong>Amy Chen</strong> wrote or rang"
    ]


def test_a_notice_stays_until_it_is_seen(
    northlight: Team, jim: Staff, ines: Staff, amy: Customer
) -> None:
    call_in_lead(told_of(northlight, amy, jim), by=jim, at=AT)
    client = desk_of(ines)
    (entry,) = client.get("/").context["waiting"]
    assert (entry.when, entry.act) == ("Called in", "Seen")
    assert "Jim Ortiz owns it." in entry.words
    seen = client.post(entry.put_away)
    assert (seen.status_code, seen["Location"]) == (303, "/")
    assert waiting(client) == []
    with nothing_changes():
        client.post(entry.put_away)


def test_a_notice_of_somebody_else_cannot_be_put_away(
    northlight: Team, jim: Staff, ines: Staff, amy: Customer
) -> None:
    call_in_lead(told_of(northlight, amy, jim), by=jim, at=AT)
    notice, client = Notice.objects.get(staff=ines), desk_of(jim)
    with nothing_changes():
        assert client.post(f"/notices/{notice.pk}/").status_code == 404


def test_a_name_with_markup_is_only_a_name(northlight: Team, jim: Staff) -> None:
    wicked = add_customer(name="<b onclick=x>Eve</b>", by=jim.actor, at=AT)
    told_of(northlight, wicked, jim, at=YESTERDAY_FOUR, subject="{name} <i>{0}</i>")
    page = text_of(desk_of(jim).get("/"))
    assert "&lt;b onclick=x&gt;Eve&lt;/b&gt;" in page
    assert "{name} &lt;i&gt;{0}&lt;/i&gt;" in page


@pytest.mark.parametrize("cases", [1, 9])
def test_today_asks_as_often_whatever_is_owed(
    cases: int,
    northlight: Team,
    jim: Staff,
    ines: Staff,
    jane: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(cases):
        customer = add_customer(name=f"Customer {number}", by=jim.actor, at=AT)
        told_of(northlight, customer, jim, at=LAST_WEEK)
        told_of(northlight, customer, None, owner=jim, channel=Channel.EMAIL)
        call_in_lead(told_of(northlight, customer, jim), by=jim, at=AT)
        ask_handover(told_of(northlight, customer, jane), to=jim, why="Away", by=jane, at=AT)
    client = desk_of(jim)
    with django_assert_num_queries(27):
        client.get("/")


def test_the_sentence_is_true_and_short() -> None:
    said = summary(people=4, broken=1, at_risk=0, next_due=None)
    assert said == "You owe four people a word today. One is broken."
    assert in_words(13) == "13"
    assert [greeting("Jim", hour)[:9] for hour in (3, 4, 12, 18)] == [
        "Good even", "Good morn", "Good afte", "Good even",
    ]  # fmt: skip
