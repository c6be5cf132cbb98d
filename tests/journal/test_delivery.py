from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from amends.journal.actions import mark_delivered, mark_failed_attempt, send_again
from amends.journal.actions.attempts import take
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.actor import Actor, ActorKind
from amends.journal.backoff import MOST_ATTEMPTS, WAITS, wait_after
from amends.journal.errors import NothingToSendAgain
from amends.journal.models import Entry, Outgoing, OutgoingState
from amends.journal.outbox import send_later
from amends.journal.queries import entries_about, failed_outgoing
from journal import mailroom

ALICE = Actor(ActorKind.STAFF, 7)


@pytest.fixture
def broken(mailroom_open: None, noon: datetime) -> Outgoing:
    with transaction.atomic():
        return send_later("broken", key="broken:1", about=None, at=noon)


def names_about(outgoing: Outgoing) -> list[str]:
    return [entry.name for entry in entries_about(outgoing)]


def fail_until_given_up(outgoing: Outgoing, at: datetime) -> datetime:
    for _ in range(MOST_ATTEMPTS):
        outgoing.refresh_from_db()
        at = max(at, outgoing.next_attempt_at)
        attempt_delivery(outgoing.pk, at=at)
    outgoing.refresh_from_db()
    return at


def test_a_letter_is_delivered_once_with_one_line(letter: Outgoing, noon: datetime) -> None:
    assert attempt_delivery(letter.pk, at=noon)
    assert not attempt_delivery(letter.pk, at=noon + timedelta(hours=1))
    letter.refresh_from_db()
    assert (letter.state, letter.delivered_at) == (OutgoingState.DELIVERED, noon)
    assert [key for key, _ in mailroom.knocks()] == ["letter:1"]
    assert names_about(letter) == ["outgoing.delivered"]


def test_a_failed_attempt_waits_longer_each_time_and_ends_before_a_person(
    broken: Outgoing, noon: datetime
) -> None:
    at = noon
    for attempt, wait in enumerate(WAITS, start=1):
        attempt_delivery(broken.pk, at=at)
        broken.refresh_from_db()
        assert broken.state == OutgoingState.WAITING
        assert broken.attempts == attempt
        assert wait <= broken.next_attempt_at - at <= wait * 1.2
        assert not attempt_delivery(broken.pk, at=broken.next_attempt_at - timedelta(seconds=1))
        at = broken.next_attempt_at
    attempt_delivery(broken.pk, at=at)
    assert list(failed_outgoing()) == [broken]
    assert names_about(broken) == ["outgoing.attempt_failed"] * len(WAITS) + ["outgoing.failed"]


def test_letters_stopped_together_do_not_come_back_together() -> None:
    waits = {wait_after(1, f"letter:{number}") for number in range(100)}
    assert len(waits) > 90
    assert wait_after(1, "letter:1") == wait_after(1, "letter:1")


def test_the_error_is_shown_without_the_address(broken: Outgoing, noon: datetime) -> None:
    attempt_delivery(broken.pk, at=noon)
    broken.refresh_from_db()
    assert broken.last_error == "ConnectionError: (address): greylisted, come again"


@pytest.mark.parametrize("kind", ["nobody", "a_kind_that_nothing_delivers"])
def test_what_can_never_arrive_is_shown_at_once(
    mailroom_open: None, noon: datetime, kind: str
) -> None:
    outgoing = send_later(kind, key="n", about=None, at=noon)
    attempt_delivery(outgoing.pk, at=noon)
    assert list(failed_outgoing()) == [outgoing]
    assert names_about(outgoing) == ["outgoing.failed"]


def test_two_workers_never_hold_one_letter(letter: Outgoing, noon: datetime) -> None:
    assert take(letter.pk, at=noon) is not None
    assert take(letter.pk, at=noon + timedelta(minutes=4, seconds=59)) is None
    assert take(letter.pk, at=noon + timedelta(minutes=5)) is not None


def test_a_worker_that_lost_the_letter_may_not_call_it_failed(
    letter: Outgoing, noon: datetime
) -> None:
    later = noon + timedelta(minutes=5)
    slow, quick = take(letter.pk, at=noon), take(letter.pk, at=later)
    assert slow is not None
    assert quick is not None
    assert not mark_failed_attempt(slow, TimeoutError("too slow"), at=later)
    letter.refresh_from_db()
    assert letter.is_leased(later)
    assert not Entry.objects.exists()


def test_a_letter_reported_delivered_twice_has_one_line(letter: Outgoing, noon: datetime) -> None:
    assert mark_delivered(letter, at=noon)
    assert not mark_delivered(letter, at=noon + timedelta(minutes=9))
    letter.refresh_from_db()
    assert letter.delivered_at == noon
    assert names_about(letter) == ["outgoing.delivered"]


def test_a_letter_that_kills_every_worker_ends_before_a_person(
    letter: Outgoing, noon: datetime
) -> None:
    for number in range(MOST_ATTEMPTS):
        assert take(letter.pk, at=noon + timedelta(hours=number)) is not None
    attempt_delivery(letter.pk, at=noon + timedelta(days=1))
    assert list(failed_outgoing()) == [letter]
    assert mailroom.knocks() == []


def test_a_person_sends_again_what_had_failed(broken: Outgoing, noon: datetime) -> None:
    at = fail_until_given_up(broken, noon)
    DBTaskResult.objects.all().delete()
    sent = send_again(broken, by=ALICE, at=at)
    assert (sent.state, sent.attempts) == (OutgoingState.WAITING, 0)
    assert [job.pk for job in DBTaskResult.objects.all()] == [sent.job]
    last = entries_about(broken).last()
    assert last is not None
    assert (last.name, last.by) == ("outgoing.sent_again", ALICE)
    assert not attempt_delivery(broken.pk, at=at)
    broken.refresh_from_db()
    assert broken.attempts == 1


def test_a_double_click_sends_again_once(broken: Outgoing, noon: datetime) -> None:
    at = fail_until_given_up(broken, noon)
    send_again(broken, by=ALICE, at=at)
    lines, jobs = Entry.objects.count(), DBTaskResult.objects.count()
    with pytest.raises(NothingToSendAgain):
        send_again(broken, by=ALICE, at=at)
    assert (Entry.objects.count(), DBTaskResult.objects.count()) == (lines, jobs)


def test_what_has_arrived_is_not_sent_again(letter: Outgoing, noon: datetime) -> None:
    attempt_delivery(letter.pk, at=noon)
    with pytest.raises(NothingToSendAgain):
        send_again(letter, by=ALICE, at=noon)
    letter.refresh_from_db()
    assert letter.state == OutgoingState.DELIVERED
    assert names_about(letter) == ["outgoing.delivered"]
