"""A word is not kept by a mail that was not delivered."""

from datetime import datetime, timedelta

import pytest

from amends.cases.actions import log_contact, receive_message
from amends.cases.models import Acknowledgement, Case, Clock, ClockKind, Pause, Stage
from amends.cases.queries import waiting_cases
from amends.clock.letters import sweep_letters
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Entry, Outgoing
from amends.letters.actions import note_told_otherwise, send_again, send_letter
from amends.letters.actions.failing import mark_undelivered
from amends.letters.models import Letter, Undelivered
from amends.letters.queries import DeliveryState, letters_of, undelivered_of
from amends.people.models import Channel, Staff
from amends.remedies.models import Offer
from cast import AT
from letters.conftest import PostOffice
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

ADDRESS = "amy.chen@example.com"
NOON = AT + timedelta(hours=2)


def wrote(case: Case, by: Staff, *, at: datetime = AT, offer: Offer | None = None) -> Outgoing:
    key = f"letter {at}"
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=at,
        key=key,
        with_offer=offer,
    )
    return Outgoing.objects.get(key=f"letter:{Letter.objects.get(key=key).pk}")


def running(case: Case) -> dict[str, datetime]:
    clocks = Clock.objects.filter(case=case, stopped_at=None, paused_at=None)
    return {clock.kind: clock.due_at for clock in clocks}


def refused(outgoing: Outgoing, office: PostOffice, at: datetime = AT) -> None:
    office.refused.add(ADDRESS)
    attempt_delivery(outgoing.pk, at=at)
    office.refused.clear()
    sweep_letters(at)


def test_a_first_word_that_failed_acknowledges_nothing(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    before = running(birthday)
    outgoing = wrote(birthday, jim)
    assert ClockKind.ACKNOWLEDGE not in running(birthday)
    refused(outgoing, post_office)
    assert running(birthday) == before
    assert not Acknowledgement.objects.filter(case=birthday).exists()
    birthday.refresh_from_db()
    assert birthday.stage == Stage.OWNED
    assert [*waiting_cases(jim)] == [birthday]
    assert Entry.objects.filter(name="mail.not_delivered").count() == 1


def test_the_next_word_is_due_when_it_was_due_before_the_letter_that_failed(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    assert attempt_delivery(wrote(birthday, jim).pk, at=AT)
    due = running(birthday)[ClockKind.NEXT_WORD]
    second = wrote(birthday, jim, at=AT + timedelta(days=1))
    assert running(birthday)[ClockKind.NEXT_WORD] > due
    refused(second, post_office, AT + timedelta(days=1))
    assert running(birthday)[ClockKind.NEXT_WORD] == due


def test_once_it_arrives_it_counts_from_then(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = wrote(birthday, jim)
    refused(outgoing, post_office)
    send_again(Letter.objects.get(), by=jim, at=NOON)
    assert attempt_delivery(outgoing.pk, at=NOON)
    sweep_letters(NOON)
    assert Acknowledgement.objects.get(case=birthday).at == NOON
    assert ClockKind.ACKNOWLEDGE not in running(birthday)
    next_word = Clock.objects.get(case=birthday, kind=ClockKind.NEXT_WORD, stopped_at=None)
    assert next_word.started_at == NOON
    assert not undelivered_of(jim).exists()
    with nothing_changes():
        sweep_letters(NOON)


def test_a_letter_that_came_back_keeps_no_word_and_can_be_sent_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    before = running(birthday)
    outgoing = wrote(birthday, jim)
    assert attempt_delivery(outgoing.pk, at=AT)
    outgoing.refresh_from_db()
    mark_undelivered(outgoing, at=NOON, came_back=True)
    sweep_letters(NOON)
    assert running(birthday) == before
    assert letters_of(birthday)[0].state == DeliveryState.CAME_BACK
    assert not undelivered_of(jim).get().is_tried_again
    send_again(Letter.objects.get(), by=jim, at=NOON)
    assert attempt_delivery(outgoing.pk, at=NOON)
    sweep_letters(NOON)
    assert letters_of(birthday)[0].state == DeliveryState.SENT
    assert ClockKind.ACKNOWLEDGE not in running(birthday)
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 1


def test_a_call_after_it_keeps_the_word_and_the_failure_is_still_seen(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = wrote(birthday, jim)
    log_contact(birthday, body="Rang her.", channel=Channel.PHONE, by=jim, at=NOON, key="call")
    called = running(birthday)
    refused(outgoing, post_office, NOON)
    assert running(birthday) == called
    assert undelivered_of(jim).exists()


def test_an_offer_that_did_not_arrive_is_ours_to_bring(
    birthday: Case, jim: Staff, offer: Offer, post_office: PostOffice
) -> None:
    outgoing = wrote(birthday, jim, offer=offer)
    assert Pause.objects.filter(case=birthday, until=None).exists()
    refused(outgoing, post_office)
    assert not Pause.objects.filter(case=birthday, until=None).exists()
    assert ClockKind.RESOLVE in running(birthday)
    send_again(Letter.objects.get(), by=jim, at=NOON)
    assert attempt_delivery(outgoing.pk, at=NOON)
    sweep_letters(NOON)
    assert Pause.objects.filter(case=birthday, until=None).exists()


def test_what_the_customer_wrote_meanwhile_stays_the_last_word(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = wrote(birthday, jim)
    receive_message(
        birthday,
        body="Well?",
        from_name="Amy",
        channel=Channel.EMAIL,
        by=birthday.customer.actor,
        at=NOON,
        key="well",
    )
    refused(outgoing, post_office, NOON)
    birthday.refresh_from_db()
    assert birthday.last_word_at == NOON


def test_one_that_was_put_away_comes_back_only_when_it_fails_anew(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = wrote(birthday, jim)
    refused(outgoing, post_office)
    note_told_otherwise(undelivered_of(jim).get(), by=jim, at=NOON)
    sweep_letters(NOON)
    assert not undelivered_of(jim).exists()
    send_again(Letter.objects.get(), by=jim, at=NOON)
    refused(outgoing, post_office, NOON)
    assert undelivered_of(jim).exists()
    assert Undelivered.objects.count() == 2


def test_a_sweep_that_runs_twice_notes_it_once(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    refused(wrote(birthday, jim), post_office)
    with nothing_changes():
        sweep_letters(NOON)
