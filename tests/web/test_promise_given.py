"""A word that somebody of ours gave is written down: on its case, or on the customer's page."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    keep_promise,
    note_risk,
    record_consent,
)
from amends.promises.models import GivenIn, Promise, Reason
from amends.remedies.actions import choose
from amends.remedies.queries import lines_due
from amends.web.words_given import write_down_words
from cast import AT
from promises.words import given
from remedies.desk import EVENING, offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

SAID = {
    "what": "The TV stands in your window",
    "given_in": "phone",
    "due_on": "2026-03-06",
    "due_at": "",
    "zone": "America/New_York",
    "said_on": "",
    "late_days": "",
}


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_janes_word_on_the_phone_is_written_down_by_jim_and_stays_hers(desk: CaseDesk) -> None:
    people = desk.people
    for _ in range(2):
        answer = desk.send(people.jim, "give_promise", key="same", given_by=people.jane.pk, **SAID)
        assert answer.headers["Location"] == f"/cases/{desk.case.pk}/#due"
    word = Promise.objects.get()
    assert (word.given_by, word.keeper, word.case) == (people.jane, people.jim, desk.case)
    assert (word.given_in, word.due_on, word.customer) == (
        GivenIn.PHONE, date(2026, 3, 6), people.amy
    )  # fmt: skip
    text = desk.text(people.jim)
    assert f'<a href="/promises/{word.pk}/">The TV stands in your window</a>' in text
    assert "Jim wrote down a promise, due Fri 6 Mar: “The TV stands in your window”." in text


def test_a_time_is_meant_on_the_clock_that_was_named(desk: CaseDesk) -> None:
    desk.send(
        desk.people.jim,
        "give_promise",
        given_by=desk.people.jim.pk,
        **{**SAID, "due_at": "18:00", "zone": "Europe/Berlin", "late_days": "2"},
        is_essential="on",
    )
    word = Promise.objects.get()
    assert word.due_at == datetime(2026, 3, 6, 17, 0, tzinfo=UTC)
    assert (word.zone, word.is_essential, word.tolerance_days) == ("Europe/Berlin", True, 2)
    assert "Fri 6 Mar 18:00 in Berlin." in desk.sees(desk.people.jim, "promise", word.pk)


def test_what_was_said_last_week_was_given_last_week(desk: CaseDesk) -> None:
    desk.send(
        desk.people.jim,
        "give_promise",
        given_by=desk.people.jim.pk,
        **{**SAID, "said_on": "2026-02-26"},
    )
    assert Promise.objects.get().given_at == datetime(2026, 2, 26, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"due_on": "2026-03-02"}, "That time had passed when the word was given."),
        ({"said_on": "2026-03-05"}, "This word has not been given yet."),
        ({"zone": "Middle/Earth"}, "There is no time zone called Middle/Earth."),
        ({"given_by": "999"}, "Pick from the list who gave the word."),
        ({"what": ""}, "This field is required."),
    ],
)
def test_what_is_no_word_is_refused_and_what_was_typed_stays(
    desk: CaseDesk, wrong: dict[str, str], words: str
) -> None:
    with nothing_changes():
        text = refused(
            desk.send(
                desk.people.jim,
                "give_promise",
                **{**SAID, "given_by": str(desk.people.jim.pk), **wrong},
            )
        )
    assert words in text
    assert f'value="{wrong.get("due_on", "2026-03-06")}"' in text


def test_a_case_without_a_next_dated_word_says_so(desk: CaseDesk) -> None:
    missing = "Amy has no dated word from us now."
    assert missing in desk.text(desk.people.jim)
    word = given(desk.people, due=date(2026, 3, 6), key="word", case=desk.case)
    assert missing not in desk.text(desk.people.jim)
    keep_promise(word, proof="Photo", by=MACHINE, at=AT + timedelta(minutes=5))
    text = desk.text(desk.people.jim)
    assert missing in text
    assert "kept today 10:05" in text


def test_the_case_shows_each_word_as_it_stands_now(desk: CaseDesk) -> None:
    people, at = desk.people, AT + timedelta(minutes=5)
    risky = given(people, due=date(2026, 3, 6), key="risky", case=desk.case, what="A cake")
    note_risk(risky, [Reason.TIME], by=MACHINE, at=at)
    broken = given(people, due=at, key="broken", case=desk.case, what="A call", given_at=AT)
    break_promise(broken, by=MACHINE, at=at + timedelta(minutes=1))
    moved = given(people, due=date(2026, 3, 5), key="moved", case=desk.case, what="A photo")
    asked = ask_for_new_date(moved, due=date(2026, 3, 9), why="Ill", by=people.jim, at=at)
    record_consent(asked, how=Channel.PHONE, by=people.jim.actor, at=at)
    text = desk.text(people.jim)
    assert "at risk, by" in text
    assert "Time runs short." in text
    assert re.search(r'<strong class="broken">\s*broken', text)
    assert text.count("A photo</a>") == 1
    assert "Agreed: the promise is now due Mon 9 Mar: “A photo”." in text


def test_a_line_shows_the_day_that_amy_agreed_to(desk: CaseDesk) -> None:
    people = desk.people
    choose(offered(desk.case, people.jim, EVENING, at=AT), EVENING, at=AT, noted_by=None)
    write_down_words(desk.case, at=AT)
    word, line = Promise.objects.get(), lines_due(desk.case).get()
    assert line.due_on == date(2026, 3, 17)
    asked = ask_for_new_date(word, due=date(2026, 3, 20), why="Ill", by=people.jim, at=AT)
    assert "Waiting for consent." in desk.text(people.jim)
    record_consent(asked, how=Channel.PHONE, by=people.jim.actor, at=AT)
    desk.at(AT + timedelta(days=15))
    # Nobody stays signed in for that long.
    desk.browsers.clear()
    text = desk.text(people.jim)
    assert "was due" not in text
    assert ">Friday 20 March</time>" in text
    new = Promise.objects.get(replaces=word)
    assert (new.source, new.given_in) == (f"line:{line.pk}", GivenIn.OFFER)


def test_a_word_outside_any_case_stands_in_the_record_of_the_customer(desk: CaseDesk) -> None:
    people = desk.people
    for _ in range(2):
        answer = desk.send(
            people.jim,
            "give_promise_to",
            people.amy.pk,
            key="same",
            team=people.team.pk,
            given_by=people.jane.pk,
            **SAID,
        )
        assert answer.headers["Location"] == f"/customers/{people.amy.pk}/#words"
    word = Promise.objects.get()
    assert (word.case, word.team, word.keeper) == (None, people.team, people.jane)
    assert "The TV stands in your window" in desk.sees(people.jim, "customer", people.amy.pk)


def test_a_word_of_a_shop_that_one_does_not_see_is_not_taken(desk: CaseDesk) -> None:
    people, regent = desk.people, cast.the_regent()
    with nothing_changes():
        text = refused(
            desk.send(
                people.jim,
                "give_promise_to",
                people.amy.pk,
                team=regent.pk,
                given_by=people.jim.pk,
                **SAID,
            )
        )
    assert "Pick the shop from the list." in text
    assert 'value="The TV stands in your window"' in text


def test_the_record_says_how_many_words_were_kept(desk: CaseDesk) -> None:
    people, at = desk.people, AT + timedelta(minutes=5)
    assert "None yet. Every dated word will be here" in desk.sees(
        people.jim, "customer", people.amy.pk
    )
    for n in range(8):
        word = given(people, due=at, key=f"n-{n}", given_at=AT)
        if n < 7:
            keep_promise(word, proof="Photo", by=MACHINE, at=at)
        else:
            break_promise(word, by=MACHINE, at=at + timedelta(seconds=1))
    theirs = given(people, due=at, key="regent", team=cast.the_regent(), keeper=people.ruth)
    break_promise(theirs, by=MACHINE, at=at + timedelta(seconds=1))
    assert "Words kept: 7 of 8." in desk.sees(people.jim, "customer", people.amy.pk)
    assert "Words kept: 7 of 9." in desk.sees(people.ruth, "customer", people.amy.pk)


def test_a_long_record_is_read_on_on_the_board(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = desk.people
    for n in range(21):
        given(people, due=date(2026, 3, 6), key=f"n-{n}")
    browser = desk.browser(people.jim)
    # Besides what the page asks without any word, what was noted of those that it shows.
    with django_assert_num_queries(19 + 4):
        page = browser.get(f"/customers/{people.amy.pk}/").content.decode()
    assert f"/promises/?customer={people.amy.pk}&amp;keeper=any&amp;state=kept" in page
