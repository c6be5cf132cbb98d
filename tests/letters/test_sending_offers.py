from datetime import date, timedelta

import pytest

from amends.cases.actions import open_case
from amends.cases.models import Case, Clock, ClockKind, Failure, Message, Pause
from amends.letters.actions import send_letter
from amends.letters.composing import first_wording
from amends.letters.errors import OfferNotMade, OfferNotSendable
from amends.letters.models import Letter
from amends.letters.queries import facts_for_letter, sendable_offer_of
from amends.people.models import Channel, Customer, Staff, Team
from amends.remedies.actions import ask_for_time, choose, grant_approval, withdraw_offer
from amends.remedies.models import Approval, Offer, Withdrawal
from cast import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(minutes=30)


def written(case: Case, by: Staff, offer: Offer | None, key: str = "letter") -> Message:
    return send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours to mend.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=LATER,
        key=key,
        with_offer=offer,
    )


def next_word(case: Case) -> Clock:
    return case.clocks.get(kind=ClockKind.NEXT_WORD, stopped_at=None)


def test_the_options_and_what_is_owed_anyway_go_with_the_letter(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    body = written(birthday, jim, offer).body
    first, second = offer.options.all()
    assert f"1. {first.title}\n{first.text}\n\n2. {second.title}\n{second.text}" in body
    assert "Yours whatever you choose:\n- The delivery fee back, by " in body
    assert "Choose here, or tell us what you would rather have:\nhttp" in body
    assert Letter.objects.get().offer == offer


def test_goodwill_is_named_in_the_extra_part_alone(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    wording = first_wording(facts_for_letter(birthday, writer=jim, offer=offer))
    assert "Dinner for two at Lucia's" in wording.extra_part
    assert "Lucia" not in wording.owed_part
    assert "Lucia" not in written(birthday, jim, offer).body


def test_a_surprise_is_not_told_in_the_subject(birthday: Case, jim: Staff) -> None:
    facts = facts_for_letter(birthday, writer=jim)
    assert first_wording(facts).subject == "A word from Northlight Electronics"


def test_an_offer_still_asked_about_cannot_go_and_the_writer_learns_why(
    birthday: Case, jim: Staff, asked_offer: Offer
) -> None:
    before = Message.objects.count()
    with pytest.raises(OfferNotMade) as refused:
        written(birthday, jim, asked_offer)
    assert str(refused.value) == (
        "Ines Pereira is still asked about this offer; Amy hears by 03/03/2026 noon."
    )
    assert sendable_offer_of(birthday) is None
    assert Message.objects.count() == before
    assert not Letter.objects.exists()


def test_a_word_in_between_does_not_put_off_when_they_hear(
    birthday: Case, jim: Staff, asked_offer: Offer
) -> None:
    facts = facts_for_letter(birthday, writer=jim)
    assert "by March 3, 2026, noon." in first_wording(facts).owed_part
    written(birthday, jim, None)
    assert next_word(birthday).due_at == asked_offer.hear_by


def test_once_granted_it_goes(birthday: Case, jim: Staff, ines: Staff, asked_offer: Offer) -> None:
    grant_approval(Approval.objects.get(offer=asked_offer), by=ines, at=LATER)
    assert "Your money back" in written(birthday, jim, asked_offer).body


def test_a_withdrawn_an_answered_and_a_strange_offer_cannot_go(
    birthday: Case, jim: Staff, offer: Offer, priya: Customer, northlight: Team
) -> None:
    other = open_case(
        team=northlight,
        customer=priya,
        subject="One widget missing",
        failure=Failure.SHORT,
        channel=Channel.EMAIL,
        words="One came.",
        by=jim,
        at=AT,
        key="widget",
    )
    with pytest.raises(OfferNotSendable):
        written(other, jim, offer)
    choose(offer, "again", at=AT, noted_by=None)
    with pytest.raises(OfferNotSendable, match="Amy has chosen already"):
        written(birthday, jim, offer)
    assert not Letter.objects.exists()


def test_a_withdrawn_offer_cannot_go(birthday: Case, jim: Staff, offer: Offer) -> None:
    withdraw_offer(offer, by=jim, at=AT, why=Withdrawal.MISTAKE)
    with pytest.raises(OfferNotSendable):
        written(birthday, jim, offer)
    assert not Letter.objects.exists()


def test_the_clocks_go_on_waiting_for_the_customer(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    written(birthday, jim, offer)
    assert next_word(birthday).paused_at == LATER
    assert Pause.objects.get(case=birthday, until=None).since == AT


def test_the_day_on_which_they_asked_to_be_written_to_stays(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    ask_for_time(offer, write_on=date(2026, 3, 6), at=AT)
    friday = next_word(birthday).due_at
    written(birthday, jim, None)
    assert (next_word(birthday).due_at, next_word(birthday).paused_at) == (friday, None)
    assert friday.date() == date(2026, 3, 6)
