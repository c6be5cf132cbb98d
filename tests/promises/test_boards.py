"""What people see: the board by date, and the words given to a case, a customer, a keeper."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast
from amends.cases.actions import merge_case, open_case
from amends.cases.models import Case, Failure, Outcome
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import ask_for_new_date, break_promise, keep_promise, note_risk
from amends.promises.closing import reasons_against
from amends.promises.errors import PromiseNotFound
from amends.promises.models import Promise, Reason
from amends.promises.queries import (
    BoardFilter,
    board_count,
    board_of,
    kept_words_of,
    next_word_due,
    promise_for,
    promises_of_case,
    promises_to,
    promises_to_keep,
    report_for,
)
from amends.promises.queries.boards import PAGE
from cast import AT, Cast
from promises.words import given

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def numbered(people: Cast, count: int) -> list[Promise]:
    # Three for each hour: a page may end between promises of one moment.
    return [given(people, due=THURSDAY_SIX + n // 3 * HOUR, key=f"n-{n}") for n in range(count)]


def test_the_board_is_read_page_by_page_and_nothing_is_missed(people: Cast) -> None:
    words = numbered(people, PAGE * 2 + 5)
    seen: list[Promise] = []
    after, pages = "", 0
    while after or not pages:
        page = board_of(people.ines, BoardFilter(), after=after)
        seen, after, pages = seen + page.promises, page.next, pages + 1
    assert (seen, pages) == (words, 3)


def test_what_ended_is_read_the_last_first(people: Cast) -> None:
    words = numbered(people, PAGE + 2)
    for word in words:
        keep_promise(word, proof="Photo", by=MACHINE, at=AT)
    first = board_of(people.ines, BoardFilter(state="kept"))
    second = board_of(people.ines, BoardFilter(state="kept"), after=first.next)
    assert first.promises + second.promises == words[::-1]
    assert second.next == ""


@pytest.mark.parametrize("after", ["x", "1-x", "-", "9" * 400, "nan-1", "1e400-1"])
def test_a_place_that_makes_no_sense_is_the_beginning(people: Cast, after: str) -> None:
    words = numbered(people, 2)
    assert board_of(people.ines, BoardFilter(), after=after).promises == words


def test_a_page_takes_as_many_queries_however_full_it_is(people: Cast) -> None:
    counts = []
    for upto in (1, 40):
        numbered(people, upto)
        with CaptureQueriesContext(connection) as queries:
            board_of(people.ines, BoardFilter())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_board_counts_and_narrows(people: Cast, window: Promise) -> None:
    risky = given(people, due=THURSDAY_SIX, key="risky", is_essential=True, given_by=people.jane)
    note_risk(risky, [Reason.TIME], by=MACHINE, at=AT)
    broken = given(people, due=THURSDAY_SIX, key="broken", supplier=people.widget_works)
    break_promise(broken, by=MACHINE, at=THURSDAY_SIX + HOUR)
    assert [
        board_count(people.jim, BoardFilter(state=state))
        for state in ("due", "at_risk", "broken", "kept")
    ] == [2, 1, 1, 0]

    def shown(**wanted: object) -> list[Promise]:
        return board_of(people.jim, BoardFilter(**wanted)).promises  # type: ignore[arg-type]

    assert shown(state="broken") == [broken]
    assert shown(is_essential=True) == [risky]
    assert shown(keeper=people.jane.pk) == [risky]
    assert shown(state="broken", supplier=people.widget_works.pk) == [broken]
    assert shown(team=people.team.pk + 1) == []
    assert shown(state="nonsense") == []


def test_another_team_sees_none_of_it(people: Cast, window: Promise) -> None:
    regent = cast.the_regent()
    theirs = given(people, due=THURSDAY_SIX, key="regent", team=regent, keeper=people.ruth)
    with pytest.raises(PromiseNotFound):
        promise_for(people.jim, theirs.pk)
    assert promise_for(people.ruth, theirs.pk) == theirs
    assert board_of(people.jim, BoardFilter()).promises == [window]
    assert report_for(people.jim, as_of=AT).counts["open"] == 1
    assert report_for(people.ruth, as_of=AT).counts["open"] == 2


def test_a_case_and_a_customer_show_the_record_of_words(
    people: Cast, birthday: Case, window: Promise
) -> None:
    on_case = given(people, due=THURSDAY_SIX + HOUR, key="on-case", case=birthday)
    assert next_word_due(birthday) == THURSDAY_SIX + HOUR
    keep_promise(on_case, proof="Photo", by=MACHINE, at=AT)
    assert [*promises_of_case(birthday)] == [on_case]
    assert [*promises_to(people.amy, people.jim)] == [on_case, window]
    words = kept_words_of(people.amy, people.jim)
    assert (words["kept"], words["open"], words["broken"]) == (1, 1, 0)
    assert next_word_due(birthday) is None


def test_words_of_a_merged_case_are_read_with_the_one_it_lives_on_in(
    people: Cast, birthday: Case
) -> None:
    other = open_case(
        team=people.team,
        customer=people.amy,
        subject="The TV again",
        failure=Failure.LATE,
        channel=Channel.PHONE,
        words="Still nothing.",
        by=people.jim,
        at=AT,
        key="again",
    )
    word = given(people, due=THURSDAY_SIX, key="on-other", case=other)
    merge_case(other, into=birthday, by=people.jim, at=AT)
    assert [*promises_of_case(birthday)] == [word]
    assert len([*reasons_against(birthday, Outcome.PARTED)]) == 1


def test_today_shows_what_is_due_soon_or_in_danger(people: Cast, window: Promise) -> None:
    far = given(people, due=THURSDAY_SIX + timedelta(days=30), key="far")
    asked = given(people, due=THURSDAY_SIX + timedelta(days=20), key="asked")
    ask_for_new_date(asked, due=THURSDAY_SIX + timedelta(days=40), why="Late", by=people.jim, at=AT)
    until = THURSDAY_SIX + HOUR
    assert [*promises_to_keep(people.jim, until=until)] == [window, asked]
    note_risk(far, [Reason.STEP_MOVED], by=MACHINE, at=AT)
    assert [*promises_to_keep(people.jim, until=until)] == [window, asked, far]
