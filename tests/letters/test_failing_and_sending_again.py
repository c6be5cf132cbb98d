"""A letter that nobody takes stays in sight until it is taken."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from amends.cases.models import Case
from amends.clock.letters import sweep_letters
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.actor import MACHINE
from amends.journal.backoff import MOST_ATTEMPTS
from amends.journal.models import Entry, Outgoing, OutgoingState
from amends.letters.actions import send_again, send_letter
from amends.letters.errors import LetterNotFound, NotFailed
from amends.letters.models import Letter, Undelivered
from amends.letters.queries import (
    DeliveryState,
    letter_for,
    letters_of,
    undelivered_for,
)
from amends.people.actions import add_contact_point, hire_staff
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Role, Staff, Team
from cast import AT
from letters.conftest import PostOffice

pytestmark = pytest.mark.django_db

ADDRESS = "amy.chen@example.com"


def sent(case: Case, by: Staff, key: str = "letter", channel: Channel = Channel.EMAIL) -> Letter:
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=channel,
        by=by,
        at=AT,
        key=key,
    )
    return Letter.objects.get(key=key)


def outgoing() -> Outgoing:
    return Outgoing.objects.get(kind="letter")


def failing(staff: Staff, at: datetime = AT) -> list[Undelivered]:
    """What somebody sees to have failed, once the clock has looked."""
    sweep_letters(at)
    return [*undelivered_for(staff)]


def give_up() -> None:
    """Try as often as the outbox does, days apart."""
    for attempt in range(MOST_ATTEMPTS):
        assert not attempt_delivery(outgoing().pk, at=AT + timedelta(days=2 * attempt))
    assert outgoing().state == OutgoingState.FAILED


def test_a_recipient_refused_for_now_is_seen_at_once_and_tried_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    assert letters_of(birthday)[0].state == DeliveryState.ON_ITS_WAY
    assert failing(jim) == []
    post_office.busy.add(ADDRESS)
    assert not attempt_delivery(outgoing().pk, at=AT)
    (seen,) = failing(jim)
    assert (seen.letter, seen.is_tried_again, seen.outgoing.attempts) == (letter, True, 1)
    assert letters_of(birthday)[0].state == DeliveryState.TRIED
    assert "450" in seen.outgoing.last_error
    assert ADDRESS not in seen.outgoing.last_error
    again_at = seen.outgoing.next_attempt_at
    assert again_at > AT
    post_office.busy.clear()
    assert attempt_delivery(outgoing().pk, at=again_at)
    assert failing(jim, again_at) == []
    assert letters_of(birthday)[0].sent_at == again_at


def test_a_letter_given_up_waits_for_a_person_who_sends_it_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    post_office.busy.add(ADDRESS)
    give_up()
    (seen,) = failing(jim)
    assert not seen.is_tried_again
    assert letters_of(birthday)[0].state == DeliveryState.FAILED
    later = AT + timedelta(days=30)
    post_office.busy.clear()
    send_again(letter, by=jim, at=later)
    assert attempt_delivery(outgoing().pk, at=later)
    assert letter_for(jim, letter.pk).state == DeliveryState.SENT
    assert len(post_office.taken) == 1
    assert Entry.objects.filter(name="letter.sent_again", actor_id=jim.pk).count() == 1


def test_it_goes_to_the_address_that_was_corrected_meanwhile(
    birthday: Case, jim: Staff, amy: Customer, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    post_office.busy.add(ADDRESS)
    give_up()
    right = Contact(ContactKind.EMAIL, "amy@chen.example")
    add_contact_point(amy, right, by=MACHINE, at=AT)
    later = AT + timedelta(days=30)
    send_again(letter, by=jim, at=later)
    assert attempt_delivery(outgoing().pk, at=later)
    assert post_office.taken[0].rcpt_tos == ["amy@chen.example"]
    assert Entry.objects.get(name="letter.sent_again").figures == {"is_readdressed": True}


def test_what_has_not_failed_is_not_sent_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    printed = sent(birthday, jim, key="printed", channel=Channel.LETTER)
    with pytest.raises(NotFailed):
        send_again(letter, by=jim, at=AT)
    with pytest.raises(NotFailed):
        send_again(printed, by=jim, at=AT)
    assert attempt_delivery(outgoing().pk, at=AT)
    with pytest.raises(NotFailed):
        send_again(letter, by=jim, at=AT)
    assert len(post_office.taken) == 1
    assert not Entry.objects.filter(name__in=["letter.sent_again", "outgoing.sent_again"]).exists()


def test_a_second_click_sends_it_again_once(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    post_office.busy.add(ADDRESS)
    give_up()
    send_again(letter, by=jim, at=AT)
    with pytest.raises(NotFailed):
        send_again(letter, by=jim, at=AT)
    assert Entry.objects.filter(name="letter.sent_again").count() == 1


def test_a_server_that_is_not_there_is_a_failed_attempt(
    birthday: Case, jim: Staff, post_office: PostOffice, settings: Settings
) -> None:
    sent(birthday, jim)
    settings.EMAIL_PORT = 1
    assert not attempt_delivery(outgoing().pk, at=AT)
    assert failing(jim)[0].is_tried_again


def test_nobody_sees_the_letters_of_another_team(
    birthday: Case, jim: Staff, ruth: Staff, the_regent: Team, post_office: PostOffice
) -> None:
    letter = sent(birthday, jim)
    post_office.busy.add(ADDRESS)
    attempt_delivery(outgoing().pk, at=AT)
    usher = hire_staff(
        email="usher@regent.example",
        name="Uma Stern",
        role=Role.MANAGER,
        teams=[the_regent],
        by=MACHINE,
        at=AT,
    )
    assert failing(usher) == []
    with pytest.raises(LetterNotFound):
        letter_for(usher, letter.pk)
    assert [seen.letter for seen in failing(ruth)] == [letter]


def test_the_letters_of_a_case_take_two_queries(
    birthday: Case, jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        sent(birthday, jim, key=f"letter {number}")
    with django_assert_num_queries(2):
        rows = letters_of(birthday)
        assert [row.letter.case.team.name + row.letter.message.body for row in rows]
    assert [row.letter.key for row in rows] == [f"letter {n}" for n in (4, 3, 2, 1, 0)]
