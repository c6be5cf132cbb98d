"""A word of which we know before its time that it cannot be kept is broken at once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from amends.cases.errors import BadWords
from amends.clock.promises import sweep_promises
from amends.facts.queries import finding_of
from amends.journal.actor import MACHINE
from amends.letters.queries import draft_of
from amends.people.models import Channel
from amends.promises.actions import (
    break_promise,
    give_up_promise,
    keep_promise,
    release_promise,
)
from amends.promises.errors import PromiseEnded
from amends.promises.models import GivenIn, Promise, State
from amends.promises.queries import report_for
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
NOON = AT + timedelta(hours=2)
WHY = "The balloons are sold out in the whole town."


def test_it_is_broken_from_now_on_and_once(people: Cast, window: Promise) -> None:
    given_up = give_up_promise(window, why=WHY, by=people.jim, at=NOON)
    assert (given_up.at, given_up.by, given_up.proof) == (NOON, people.jim, WHY)
    assert given_up.is_given_up
    assert (again(window).state, again(window).next_look_at) == (State.BROKEN, None)
    with nothing_changes():
        assert give_up_promise(window, why="Once more", by=people.jane, at=NOON) == given_up


def test_a_case_opens_before_its_day_and_says_so(people: Cast, window: Promise) -> None:
    give_up_promise(window, why=WHY, by=people.jim, at=NOON)
    sweep_promises(NOON)
    sweep_promises(NOON)
    case = window.endings.get().case
    assert case is not None
    assert (case.owner, case.customer) == (people.jim, people.amy)
    finding = finding_of(case)
    assert finding is not None
    assert finding.happened == "Before that day we saw that it cannot be done by then."
    assert draft_of(case, people.jim) is not None


def test_what_is_done_in_time_after_all_is_kept(people: Cast, window: Promise) -> None:
    give_up_promise(window, why=WHY, by=people.jim, at=NOON)
    keep_promise(window, proof="Photo", by=people.jim.actor, at=NOON + timedelta(hours=1))
    assert again(window).state == State.KEPT


def test_once_its_time_is_over_it_is_simply_broken(people: Cast, window: Promise) -> None:
    late = THURSDAY_SIX + timedelta(hours=1)
    ending = give_up_promise(window, why=WHY, by=people.jim, at=late)
    assert (ending.at, ending.is_given_up) == (THURSDAY_SIX, False)
    assert break_promise(window, by=MACHINE, at=late) == ending


def test_without_a_reason_nothing_is_given_up(people: Cast, window: Promise) -> None:
    with nothing_changes(), pytest.raises(BadWords), transaction.atomic():
        give_up_promise(window, why=" ", by=people.jim, at=NOON)


def test_what_has_ended_otherwise_cannot_be_given_up(people: Cast, window: Promise) -> None:
    release_promise(window, how=Channel.PHONE, by=people.jim.actor, at=AT)
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        give_up_promise(window, why=WHY, by=people.jim, at=NOON)


def test_a_suppliers_word_opens_no_case(people: Cast) -> None:
    word = given(
        people,
        due=THURSDAY_SIX,
        key="hand-over",
        customer=None,
        given_by=None,
        supplier=people.widget_works,
        given_in=GivenIn.SUPPLIER,
    )
    give_up_promise(word, why="They rang: it leaves next week.", by=people.jim, at=NOON)
    sweep_promises(NOON)
    assert word.endings.get().case is None


def test_the_report_counts_it_as_broken_before_its_day(people: Cast, window: Promise) -> None:
    give_up_promise(window, why=WHY, by=people.jim, at=NOON)
    counts = report_for(people.ines, as_of=NOON).counts
    assert (counts["broken"], counts["open"]) == (1, 0)
