"""Today: the dated words that one keeps, and those of colleagues that are in danger."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import cast
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    keep_promise,
    note_risk,
    record_consent,
    remind_keeper,
)
from amends.promises.models import Promise, Reason
from amends.promises.queries import promises_of_case
from amends.remedies.actions import choose
from amends.web.words_given import write_down_words
from cast import AT
from promises.words import given
from remedies.desk import EVENING, empty_window, offered, policy_on
from web.desk_ground import desk_of, stand_still
from web.promise_desk import NOON, THURSDAY_SIX, PromiseDesk, promise_desk

TODAY = date(2026, 3, 3)


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> PromiseDesk:
    return promise_desk(monkeypatch)


def titles(client: Client, section: str) -> list[str]:
    page = client.get("/")
    return [
        str(entry.title).replace("<strong>", "").replace("</strong>", "")
        for entry in page.context[section]
    ]


def test_a_keeper_of_two_hundred_words_finds_what_is_due_today_at_once(desk: PromiseDesk) -> None:
    for n in range(200):
        given(desk.people, due=TODAY + timedelta(days=1 + n), key=f"n-{n}")
    given(desk.people, due=TODAY, key="day", what="A call today")
    given(desk.people, due=NOON + timedelta(hours=9), key="nine", what="A mail by nine")
    assert titles(desk.browser(desk.people.jim), "due") == ["A mail by nine", "A call today"]
    assert titles(desk.browser(desk.people.jane), "due") == []


def test_each_word_stands_where_it_hurts(desk: PromiseDesk) -> None:
    note_risk(desk.word, [Reason.TIME], by=MACHINE, at=NOON)
    client = desk.browser(desk.people.jim)
    (entry,) = client.get("/").context["at_risk"]
    assert (entry.words, entry.act) == (
        "To Amy Chen. Time runs short.", "Tell Amy before it breaks"
    )  # fmt: skip
    assert entry.href == f"/promises/{desk.word.pk}/"
    desk.at(THURSDAY_SIX + timedelta(seconds=20))
    assert titles(client, "broken") == ["The TV stands in the window with balloons"]
    keep_promise(desk.word, proof="Photo", by=MACHINE, at=THURSDAY_SIX, done_at=THURSDAY_SIX)
    assert titles(client, "broken") == []


def test_a_word_that_waits_for_consent_is_due_on_its_old_day(desk: PromiseDesk) -> None:
    word = given(desk.people, due=TODAY, key="today", what="A call")
    ask_for_new_date(word, due=TODAY + timedelta(days=1), why="Ill", by=desk.people.jim, at=NOON)
    far = given(desk.people, due=TODAY + timedelta(days=9), key="far")
    ask_for_new_date(far, due=TODAY + timedelta(days=12), why="Ill", by=desk.people.jim, at=NOON)
    client = desk.browser(desk.people.jim)
    (entry,) = client.get("/").context["due"]
    assert entry.words == "To Amy Chen. They were asked for another date and have not answered."


def test_the_lead_is_told_of_a_word_in_danger_and_puts_it_away(desk: PromiseDesk) -> None:
    note_risk(desk.word, [Reason.TIME], by=MACHINE, at=NOON)
    late = THURSDAY_SIX - timedelta(hours=1)
    for _ in range(3):
        remind_keeper(desk.word, at=late)
    desk.at(late)
    client = desk.browser(desk.people.ines)
    first = client.get("/").context["waiting"]
    assert str(first[0].title) == (
        "It may break: <strong>The TV stands in the window with balloons</strong>"
    )
    assert first[0].words == "To Amy Chen. Jim Ortiz keeps it. It is due today 18:00."
    for entry in first:
        assert client.post(entry.put_away).status_code == 303
    assert titles(client, "waiting") == []
    # The keeper has it among what is at risk, and not once more as news.
    assert titles(desk.browser(desk.people.jim), "waiting") == []


def test_a_line_and_its_word_are_one_entry_with_the_day_that_was_agreed(
    desk: PromiseDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = desk.people
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    choose(offered(case, people.jim, EVENING, at=AT), EVENING, at=AT, noted_by=None)
    write_down_words(case, at=AT)
    (word,) = promises_of_case(case)
    stand_still(monkeypatch, datetime(2026, 3, 17, 15, 0, tzinfo=UTC))
    assert titles(desk_of(people.jim), "due") == ["Window, balloons and cake"]
    asked = ask_for_new_date(
        word, due=date(2026, 3, 20), why="Ill", by=people.jim, at=AT + timedelta(days=2)
    )
    record_consent(asked, how=Channel.PHONE, by=people.jim.actor, at=AT + timedelta(days=2))
    stand_still(monkeypatch, datetime(2026, 3, 18, 15, 0, tzinfo=UTC))
    client = desk_of(people.jim)
    assert "Window, balloons and cake" not in titles(client, "broken") + titles(client, "due")
    assert Promise.objects.get(replaces=word).due_on == date(2026, 3, 20)


def test_today_asks_as_often_for_many_words_as_for_few(desk: PromiseDesk) -> None:
    client, counts = desk.browser(desk.people.jim), []
    for upto in (1, 20):
        for n in range(upto):
            word = given(desk.people, due=TODAY, key=f"{upto}-{n}")
            note_risk(word, [Reason.TIME], by=MACHINE, at=NOON)
            remind_keeper(word, at=NOON)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
