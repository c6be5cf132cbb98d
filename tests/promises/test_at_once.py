"""Hands that act in the same moment, each on its own connection."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

import cast
from amends.clock.promises import sweep_promises
from amends.journal.models import Entry
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    keep_promise,
    record_consent,
    release_promise,
)
from amends.promises.errors import PromiseEnded
from amends.promises.models import Ending, Promise, Reminder
from cast import AT, Cast
from promises.words import given

pytestmark = pytest.mark.django_db(transaction=True)

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)


def at_once(*steps: Callable[[], object]) -> list[object]:
    """Take all steps in the same moment; return what came of them."""
    gate = threading.Barrier(len(steps))
    came: list[object] = []

    def take(step: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=10)
            came.append(step())
        except Exception as error:
            came.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(came) == len(steps)
    return came


def word(people: Cast) -> Promise:
    return given(people, due=THURSDAY_SIX, key="word")


def test_of_two_ends_at_once_one_is_the_end_and_the_other_is_told() -> None:
    people = cast.everybody()
    promise = word(people)
    came = at_once(
        lambda: keep_promise(promise, proof="Photo", by=people.jim.actor, at=AT),
        lambda: release_promise(promise, how=Channel.WEB, by=people.amy.actor, at=AT),
    )
    assert sorted(type(one).__name__ for one in came) == ["Ending", "PromiseEnded"]
    assert Ending.objects.count() == 1
    assert PromiseEnded in map(type, came)


def test_a_form_sent_four_times_at_once_is_one_word() -> None:
    people = cast.everybody()
    came = at_once(*[lambda: word(people)] * 4)
    assert {one.pk for one in came if isinstance(one, Promise)} == {Promise.objects.get().pk}
    assert Entry.objects.filter(name="promise.given").count() == 1


def test_four_consents_at_once_are_one_new_word() -> None:
    people = cast.everybody()
    asked = ask_for_new_date(
        word(people), due=THURSDAY_SIX + timedelta(days=1), why="Late", by=people.jim, at=AT
    )
    at_once(*[lambda: record_consent(asked, how=Channel.WEB, by=people.amy.actor, at=AT)] * 4)
    assert Promise.objects.count() == 2
    assert Entry.objects.filter(name="promise.renegotiated").count() == 1


def test_three_workers_at_once_tell_and_break_once() -> None:
    people = cast.everybody()
    promise = word(people)
    warned = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
    at_once(*[lambda: sweep_promises(warned)] * 3)
    at_once(*[lambda: sweep_promises(THURSDAY_SIX + timedelta(minutes=1))] * 3)
    sweep_promises(THURSDAY_SIX + timedelta(minutes=2))
    lines = [*Entry.objects.values_list("name", flat=True)]
    for name in ("promise.at_risk", "promise.broken", "case.opened", "finding.stated"):
        assert lines.count(name) == 1, name
    assert lines.count("promise.brought_to_case") == 1
    assert Reminder.objects.filter(promise=promise, rung=1).count() == 1
