"""Another date, with the customer's consent or not at all; silence is not consent."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from amends.cases.errors import BadWords
from amends.journal.actor import MACHINE, PUBLIC, Actor
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    expect_step,
    record_consent,
    refuse_new_date,
)
from amends.promises.errors import AlreadyAsked, BadPromise, NoConsent, PromiseEnded
from amends.promises.models import GivenIn, Promise, Renegotiation, State, Step, StepKind
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

THURSDAY_SIX = datetime.fromisoformat("2026-03-05T23:00:00+00:00")
FRIDAY_SIX = THURSDAY_SIX + timedelta(days=1)
WEDNESDAY = AT + timedelta(days=1)


def asked(people: Cast, promise: Promise, due: datetime = FRIDAY_SIX) -> Renegotiation:
    return ask_for_new_date(
        promise, due=due, why="The balloons come on Friday", by=people.jim, at=WEDNESDAY
    )


def test_until_they_consent_the_old_word_stands(people: Cast, window: Promise) -> None:
    asked(people, window)
    waiting = again(window)
    assert (waiting.state, waiting.due_at) == (State.WAITING, THURSDAY_SIX)
    break_promise(window, by=MACHINE, at=THURSDAY_SIX + timedelta(minutes=1))
    assert again(window).state == State.BROKEN


def test_with_consent_the_new_word_binds_and_the_old_one_stays_on_record(
    people: Cast, window: Promise
) -> None:
    expect_step(
        window, StepKind.STOCK, due_at=FRIDAY_SIX - timedelta(hours=6), by=MACHINE, at=WEDNESDAY
    )
    new = record_consent(
        asked(people, window), how=Channel.PHONE, by=people.jane.actor, at=WEDNESDAY
    )
    assert (again(window).state, again(window).due_at) == (State.RENEGOTIATED, THURSDAY_SIX)
    assert (new.replaces, new.due_at, new.state) == (window, FRIDAY_SIX, State.OPEN)
    assert (new.given_by, new.given_in, new.what) == (people.jim, GivenIn.PHONE, window.what)
    assert Step.objects.get(promise=new).due_at == FRIDAY_SIX - timedelta(hours=6)
    with nothing_changes():
        question = Renegotiation.objects.get()
        assert record_consent(question, how=Channel.WEB, by=people.amy.actor, at=WEDNESDAY) == new
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        refuse_new_date(question, how=Channel.WEB, by=people.amy.actor, at=WEDNESDAY)


@pytest.mark.parametrize("by", [MACHINE, PUBLIC, "priya"])
def test_nobody_else_consents(people: Cast, window: Promise, by: Actor | str) -> None:
    question = asked(people, window)
    actor = people.priya.actor if isinstance(by, str) else by
    with nothing_changes(), pytest.raises(NoConsent), transaction.atomic():
        record_consent(question, how=Channel.EMAIL, by=actor, at=WEDNESDAY)
    with nothing_changes(), pytest.raises(NoConsent), transaction.atomic():
        refuse_new_date(question, how=Channel.EMAIL, by=actor, at=WEDNESDAY)


def test_a_no_leaves_the_old_word_and_another_date_may_be_asked_for(
    people: Cast, window: Promise
) -> None:
    question = asked(people, window)
    refuse_new_date(question, how=Channel.WEB, by=people.amy.actor, at=WEDNESDAY)
    assert again(window).state == State.OPEN
    with nothing_changes():
        refuse_new_date(question, how=Channel.WEB, by=people.amy.actor, at=WEDNESDAY)
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        record_consent(question, how=Channel.WEB, by=people.amy.actor, at=WEDNESDAY)
    assert asked(people, window, FRIDAY_SIX + timedelta(days=1)) != question


def test_one_question_at_a_time(people: Cast, window: Promise) -> None:
    question = asked(people, window)
    with nothing_changes():
        assert asked(people, window) == question
    with nothing_changes(), pytest.raises(AlreadyAsked), transaction.atomic():
        asked(people, window, FRIDAY_SIX + timedelta(days=1))


@pytest.mark.parametrize("due", [THURSDAY_SIX, THURSDAY_SIX - timedelta(hours=1), AT])
def test_another_date_is_a_later_one(people: Cast, window: Promise, due: datetime) -> None:
    with nothing_changes(), pytest.raises(BadPromise), transaction.atomic():
        asked(people, window, due)


def test_the_customer_learns_why(people: Cast, window: Promise) -> None:
    with nothing_changes(), pytest.raises(BadWords), transaction.atomic():
        ask_for_new_date(window, due=FRIDAY_SIX, why=" ", by=people.jim, at=WEDNESDAY)


def test_a_yes_that_comes_after_the_time_mends_nothing(people: Cast, window: Promise) -> None:
    question = asked(people, window)
    late = THURSDAY_SIX + timedelta(minutes=1)
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        record_consent(question, how=Channel.WEB, by=people.amy.actor, at=late)
    break_promise(window, by=MACHINE, at=late)
    with nothing_changes(), pytest.raises(PromiseEnded), transaction.atomic():
        record_consent(question, how=Channel.WEB, by=people.amy.actor, at=late)


def test_a_supplier_is_no_customer_to_ask(people: Cast) -> None:
    theirs = given(
        people, due=THURSDAY_SIX, key="theirs", customer=None, supplier=people.widget_works
    )
    with nothing_changes(), pytest.raises(NoConsent), transaction.atomic():
        asked(people, theirs)
