"""A promise ends once: kept with proof, broken by time, or released by the customer."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from amends.cases.actions import close_case
from amends.cases.errors import BadWords, NotClosable
from amends.cases.models import Case, Outcome
from amends.journal.actor import MACHINE, PUBLIC, Actor
from amends.people.models import Channel
from amends.promises.actions import break_promise, keep_promise, release_promise
from amends.promises.errors import NoConsent, NotInTime, NotYet, PromiseEnded
from amends.promises.models import Ending, Promise, State
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

THURSDAY_SIX = datetime.fromisoformat("2026-03-05T23:00:00+00:00")
JUST_AFTER = THURSDAY_SIX + timedelta(seconds=1)


def test_kept_with_proof(people: Cast, window: Promise) -> None:
    kept = keep_promise(window, proof="Photo of the window", by=people.jim.actor, at=THURSDAY_SIX)
    assert (kept.at, kept.proof, kept.by) == (THURSDAY_SIX, "Photo of the window", people.jim)
    assert (again(window).state, again(window).next_look_at) == (State.KEPT, None)
    with nothing_changes():
        assert keep_promise(window, proof="Once more", by=people.jane.actor, at=JUST_AFTER) == kept


def test_without_proof_nothing_is_kept(people: Cast, window: Promise) -> None:
    with nothing_changes(), pytest.raises(BadWords), transaction.atomic():
        keep_promise(window, proof=" ", by=people.jim.actor, at=AT)


def test_what_is_done_after_the_time_was_not_kept(people: Cast, window: Promise) -> None:
    with nothing_changes(), pytest.raises(NotInTime), transaction.atomic():
        keep_promise(window, proof="Photo", by=people.jim.actor, at=JUST_AFTER)


def test_a_promised_day_is_kept_on_that_day_and_not_at_its_end(people: Cast) -> None:
    day = given(people, due=date(2026, 3, 5), key="day")
    midnight = datetime.fromisoformat("2026-03-06T00:00:00-05:00")
    with nothing_changes(), pytest.raises(NotInTime), transaction.atomic():
        keep_promise(day, proof="Photo", by=people.jim.actor, at=midnight)
    keep_promise(day, proof="Photo", by=MACHINE, at=midnight, done_at=midnight - timedelta(hours=1))
    assert again(day).state == State.KEPT


def test_nobody_can_call_it_broken_before_its_time(people: Cast, window: Promise) -> None:
    with nothing_changes(), pytest.raises(NotYet), transaction.atomic():
        break_promise(window, by=people.jim.actor, at=THURSDAY_SIX)
    broken = break_promise(window, by=MACHINE, at=JUST_AFTER)
    assert (broken.at, broken.noted_at, broken.done_at) == (THURSDAY_SIX, JUST_AFTER, None)
    with nothing_changes():
        assert break_promise(window, by=MACHINE, at=JUST_AFTER) == broken


def test_a_broken_word_keeps_when_it_was_done_in_the_end(people: Cast, window: Promise) -> None:
    broken = break_promise(window, by=MACHINE, at=JUST_AFTER)
    late = THURSDAY_SIX + timedelta(days=1)
    assert break_promise(window, by=MACHINE, at=late, done_at=late) == broken
    assert Ending.objects.get().done_at == late
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        keep_promise(window, proof="Photo", by=MACHINE, at=late, done_at=THURSDAY_SIX)


def test_news_that_it_was_done_in_time_sets_the_breaking_aside(
    people: Cast, window: Promise
) -> None:
    break_promise(window, by=MACHINE, at=JUST_AFTER)
    later = THURSDAY_SIX + timedelta(hours=12)
    keep_promise(
        window, proof="The carrier's scan", by=MACHINE, at=later, done_at=THURSDAY_SIX
    )  # fmt: skip
    assert again(window).state == State.KEPT
    ends = [(e.kind, e.set_aside_at) for e in Ending.objects.order_by("pk")]
    assert ends == [("broken", later), ("kept", None)]


def test_the_customer_lets_us_off(people: Cast, window: Promise) -> None:
    released = release_promise(window, how=Channel.PHONE, by=people.jim.actor, at=AT)
    assert again(window).state == State.RELEASED
    with nothing_changes():
        again_released = release_promise(window, how=Channel.WEB, by=people.amy.actor, at=AT)
        assert again_released == released
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        keep_promise(window, proof="Photo", by=people.jim.actor, at=AT)
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        break_promise(window, by=MACHINE, at=JUST_AFTER)


@pytest.mark.parametrize("by", [MACHINE, PUBLIC, "priya"])
def test_nobody_else_lets_us_off(people: Cast, window: Promise, by: Actor | str) -> None:
    actor = people.priya.actor if isinstance(by, str) else by
    with nothing_changes(), pytest.raises(NoConsent), transaction.atomic():
        release_promise(window, how=Channel.WEB, by=actor, at=AT)


def test_a_case_stays_open_while_a_word_given_on_it_is(people: Cast, birthday: Case) -> None:
    promise = given(people, due=THURSDAY_SIX, key="on-case", case=birthday)
    with nothing_changes(), pytest.raises(NotClosable, match="balloons"), transaction.atomic():
        close_case(birthday, outcome=Outcome.PARTED, words="", by=people.jim, at=AT)
    keep_promise(promise, proof="Photo", by=people.jim.actor, at=AT)
    close_case(birthday, outcome=Outcome.PARTED, words="", by=people.jim, at=AT)
    birthday.refresh_from_db()
    assert not birthday.is_open


def test_who_withdraws_lets_us_off(people: Cast, birthday: Case) -> None:
    given(people, due=THURSDAY_SIX, key="on-case", case=birthday)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=AT)
    birthday.refresh_from_db()
    assert not birthday.is_open
