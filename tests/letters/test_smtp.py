"""Mail servers that refuse, hang up, or keep us waiting: nothing is lost, and the owner sees it."""

import time
from datetime import timedelta

import pytest
from pytest_django import Settings

from amends.cases.models import Case
from amends.clock.letters import sweep_letters
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Outgoing, OutgoingState
from amends.letters import smtp
from amends.letters.actions import send_letter
from amends.letters.queries import DeliveryState, letters_of, undelivered_of
from amends.people.models import Channel, Staff
from cast import AT
from letters.conftest import PostOffice

pytestmark = pytest.mark.django_db


@pytest.fixture
def outgoing(birthday: Case, jim: Staff) -> Outgoing:
    send_letter(
        birthday,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=jim,
        at=AT,
        key="letter",
    )
    return Outgoing.objects.get(kind="letter")


def tried(outgoing: Outgoing) -> Outgoing:
    attempt_delivery(outgoing.pk, at=AT)
    sweep_letters(AT)
    outgoing.refresh_from_db()
    return outgoing


@pytest.mark.parametrize(
    "answer",
    ["421 4.3.2 Closing down", "451 4.7.1 Greylisted", "452 4.2.2 Mailbox full", "550 5.7.1 SPF"],
)
def test_what_is_refused_for_now_or_for_our_own_fault_is_tried_again_and_seen(
    outgoing: Outgoing, jim: Staff, post_office: PostOffice, answer: str
) -> None:
    post_office.answer = answer
    assert tried(outgoing).state == OutgoingState.WAITING
    assert outgoing.last_error == f"NotTaken: {answer}"
    (seen,) = undelivered_of(jim)
    assert seen.is_tried_again
    post_office.answer = ""
    assert attempt_delivery(outgoing.pk, at=outgoing.next_attempt_at)
    sweep_letters(outgoing.next_attempt_at)
    assert not undelivered_of(jim).exists()
    assert len(post_office.taken) == 1


@pytest.mark.parametrize("answer", ["552 5.3.4 Too large", "554 5.6.0 Not wanted", "550 No"])
def test_what_is_refused_for_good_waits_for_a_person_at_once(
    outgoing: Outgoing, birthday: Case, jim: Staff, post_office: PostOffice, answer: str
) -> None:
    post_office.answer = answer
    assert tried(outgoing).state == OutgoingState.FAILED
    assert (outgoing.attempts, outgoing.last_error) == (1, f"Undeliverable: {answer}")
    assert not undelivered_of(jim).get().is_tried_again
    assert letters_of(birthday)[0].state == DeliveryState.FAILED


def test_nobody_by_that_name_is_for_good_and_the_address_stays_out_of_the_log(
    outgoing: Outgoing, post_office: PostOffice
) -> None:
    post_office.refused.add("amy.chen@example.com")
    assert tried(outgoing).state == OutgoingState.FAILED
    assert "no such person here" in outgoing.last_error
    assert "amy.chen" not in outgoing.last_error


def test_a_server_that_hangs_up_in_the_middle_of_a_mail_gets_the_same_one_again(
    outgoing: Outgoing, jim: Staff, post_office: PostOffice
) -> None:
    post_office.hangs_up = 1
    assert tried(outgoing).state == OutgoingState.WAITING
    assert undelivered_of(jim).exists()
    assert attempt_delivery(outgoing.pk, at=AT + timedelta(hours=1))
    assert len(post_office.taken) == 1


def test_a_server_that_answers_a_letter_now_and_then_does_not_hold_a_worker(
    outgoing: Outgoing, jim: Staff, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each wait is short, so that no timeout of one answer ever comes to pass.
    post_office.drips = 0.05
    monkeypatch.setattr(smtp, "LONGEST_TALK", 0.5)
    began = time.monotonic()
    assert tried(outgoing).state == OutgoingState.WAITING
    assert time.monotonic() - began < 5
    assert outgoing.last_error == "TooSlow: The mail server took too long."
    assert undelivered_of(jim).exists()


def test_a_talk_gets_longer_for_large_files_and_ends_before_another_worker_takes_over(
    settings: Settings,
) -> None:
    assert smtp.LONGEST_TALK < 60
    assert settings.OUTBOX_LEASE.total_seconds() > smtp.LONGEST_OF_ALL
