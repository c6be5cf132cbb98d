"""The board: what is promised, by date, and what can be done from its rows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    expect_step,
    keep_promise,
    note_risk,
)
from amends.promises.models import GivenIn, Promise, Reason, State, StepKind
from amends.promises.queries.boards import PAGE
from cast import AT
from promises.words import again, given
from web.promise_desk import FRIDAY, NOON, THURSDAY_SIX, PromiseDesk, promise_desk

TODAY, DAY = date(2026, 3, 3), timedelta(days=1)
# Signing in 3; the promises with what was noted of them, for whom they are to see, 6; how many
# are at risk or waiting 4; colleagues and shops to narrow it by 2.
BOARD = 15


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> PromiseDesk:
    return promise_desk(monkeypatch)


def listed(answer: HttpResponse) -> dict[str, list[Promise]]:
    assert answer.status_code == 200
    return {group.place: [w.promise for w in group.words] for group in answer.context["groups"]}


def test_two_hundred_words_and_today_still_stands_first(desk: PromiseDesk) -> None:
    for n in range(200):
        given(desk.people, due=TODAY + (1 + n // 4) * DAY, key=f"n-{n}", what=f"Word {n}")
    today = given(desk.people, due=TODAY, key="today")
    soon = given(desk.people, due=NOON + timedelta(hours=4), key="four o'clock")
    first = desk.board(desk.people.jim)
    groups = listed(first)
    assert [*groups] == ["today", "soon", "later"]
    assert groups["today"] == [soon, today]
    assert sum(map(len, groups.values())) == PAGE
    assert listed(desk.board(desk.people.jim, f"?{first.context['next'].partition('?')[2]}"))


def test_the_board_begins_with_ones_own_words(desk: PromiseDesk) -> None:
    janes = given(desk.people, due=FRIDAY, key="janes", given_by=desk.people.jane)
    assert listed(desk.board(desk.people.jane)) == {"soon": [janes]}
    assert listed(desk.board(desk.people.ines)) == {}
    assert "See those of everybody" in desk.text(desk.people.ines, "/promises/")
    everybodys = listed(desk.board(desk.people.ines, "?keeper=any"))
    assert everybodys == {"soon": [desk.word, janes]}
    hers = desk.board(desk.people.ines, f"?keeper={desk.people.jane.pk}")
    assert listed(hers) == {"soon": [janes]}


def test_each_list_holds_what_stands_there(desk: PromiseDesk) -> None:
    people = desk.people
    risky = given(people, due=FRIDAY, key="risky")
    expect_step(risky, StepKind.HAND_OVER, due_at=AT, by=MACHINE, at=AT)
    note_risk(risky, [Reason.STEP_LATE], by=MACHINE, at=NOON)
    asked = given(people, due=FRIDAY, key="asked")
    ask_for_new_date(asked, due=FRIDAY + DAY, why="The cake.", by=people.jim, at=NOON)
    kept = given(people, due=FRIDAY, key="kept")
    keep_promise(kept, proof="Photo", by=MACHINE, at=NOON)
    broken = given(people, due=AT + timedelta(hours=1), key="broken")
    break_promise(broken, by=MACHINE, at=NOON)
    for state, word in (
        ("at_risk", risky), ("waiting_for_consent", asked), ("kept", kept), ("broken", broken)
    ):  # fmt: skip
        assert [*listed(desk.board(people.jim, f"?state={state}")).values()] == [[word]]
    text = desk.text(people.jim, "/promises/?state=at_risk")
    assert "The supplier&#x27;s hand-over: due today 10:00." in text
    assert "<small>1</small>" in text
    assert "Silence is not consent" in desk.text(people.jim, "/promises/?state=waiting_for_consent")


def test_a_word_whose_time_is_over_stands_above_all_until_the_clock_has_come_by(
    desk: PromiseDesk,
) -> None:
    desk.at(THURSDAY_SIX + timedelta(seconds=20))
    assert listed(desk.board(desk.people.jim)) == {"late": [desk.word]}
    assert "Its time is over" in desk.text(desk.people.jim, "/promises/")


def test_the_customers_clock_is_named_where_it_differs(desk: PromiseDesk) -> None:
    given(
        desk.people,
        due=datetime(2026, 3, 4, 9, 0, tzinfo=UTC),
        key="tokyo",
        zone="Asia/Tokyo",
    )
    given(desk.people, due=date(2026, 3, 5), key="tokyo-day", zone="Asia/Tokyo")
    text = desk.text(desk.people.jim, "/promises/")
    assert "Wed 4 Mar 18:00 in Tokyo." in text
    assert "The day in Tokyo: it ends here Thu 10:00." in text
    # New York's own says nothing of a place.
    assert "New York" not in text


def test_the_board_narrows(desk: PromiseDesk) -> None:
    people = desk.people
    matters = given(people, due=FRIDAY, key="matters", is_essential=True)
    theirs = given(people, due=FRIDAY, key="theirs", supplier=people.widget_works)
    priyas = given(people, due=FRIDAY, key="priyas", customer=people.priya)
    assert listed(desk.board(people.jim, "?essential=1")) == {"soon": [matters]}
    assert listed(desk.board(people.jim, "?supplier=widget+works")) == {"soon": [theirs]}
    hers = desk.board(people.jim, f"?customer={people.priya.pk}")
    assert listed(hers) == {"soon": [priyas]}
    assert "Words given to Priya Nair" in desk.text(
        people.jim, f"/promises/?customer={people.priya.pk}"
    )
    nobody = desk.text(people.jim, "/promises/?supplier=Nobody")
    assert "No supplier is called “Nobody”." in nobody
    # What makes no sense is not asked; what was asked stays on the way to another list.
    assert listed(desk.board(people.jim, "?state=x&team=x&keeper=x&customer=0"))
    assert "?state=kept&amp;essential=1" in desk.text(people.jim, "/promises/?essential=1")


def test_another_team_sees_none_of_it(desk: PromiseDesk) -> None:
    theirs = given(
        desk.people, due=FRIDAY, key="regent", team=cast.the_regent(), keeper=desk.people.ruth
    )
    assert listed(desk.board(desk.people.jim, "?keeper=any")) == {"soon": [desk.word]}
    assert listed(desk.board(desk.people.ruth, "?keeper=any")) == {"soon": [desk.word, theirs]}
    assert desk.browser(desk.people.jim).get(f"/promises/{theirs.pk}/").status_code == 404


def test_a_word_is_kept_from_its_row_and_one_is_back_on_the_same_list(desk: PromiseDesk) -> None:
    query = "state=due&essential=1"
    answer = desk.send(desk.people.jim, "keep_promise", proof="Photo", back=query)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/promises/?{query}")
    assert again(desk.word).state == State.KEPT


@pytest.mark.parametrize("back", ["//evil.example/", "\r\nLocation: //evil.example", "=&&=;"])
def test_the_way_back_leads_nowhere_but_to_the_board(desk: PromiseDesk, back: str) -> None:
    answer = desk.send(desk.people.jim, "keep_promise", proof="Photo", back=back)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/promises/")


def test_a_supplier_has_given_us_a_word(desk: PromiseDesk) -> None:
    word = given(
        desk.people,
        due=FRIDAY,
        key="hand-over",
        customer=None,
        given_by=None,
        keeper=desk.people.jim,
        supplier=desk.people.widget_works,
        given_in=GivenIn.SUPPLIER,
    )
    text = desk.text(desk.people.jim, "/promises/?supplier=Widget+Works")
    assert "To us, from Widget Works." in text
    assert f"/promises/{word.pk}/#new-date" not in text


def test_empty_lists_say_what_will_be_there(desk: PromiseDesk) -> None:
    for query, words in {
        "?state=at_risk": "No word is at risk. This fills by itself.",
        "?state=waiting_for_consent": "Nobody was asked for another date.",
        "?state=broken": "No word is broken here.",
        "?state=kept": "None yet. Each word stands here once it has ended so.",
        "?essential=1": "No word like this is due.",
        "?after=9999999999-1": "There are no more.",
    }.items():
        assert words in desk.text(desk.people.jim, f"/promises/{query}")
    assert "You have no word to keep." in desk.text(desk.people.jane, "/promises/")


def test_the_board_asks_as_often_for_many_as_for_few(
    desk: PromiseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    with django_assert_num_queries(BOARD):
        browser.get("/promises/")
    for n in range(60):
        word = given(desk.people, due=FRIDAY, key=f"n-{n}", supplier=desk.people.widget_works)
        note_risk(word, [Reason.TIME], by=MACHINE, at=NOON)
    with django_assert_num_queries(BOARD):
        browser.get("/promises/")
