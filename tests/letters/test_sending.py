from datetime import timedelta

import pytest

from amends.cases.actions import close_case, open_case
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Acknowledgement, Case, ClockKind, Failure, Message, Outcome
from amends.journal.actor import MACHINE
from amends.journal.models import Entry, Outgoing, OutgoingState
from amends.letters.actions import save_draft, send_letter
from amends.letters.errors import BadKey, NothingWritten
from amends.letters.models import Letter
from amends.letters.queries import DeliveryState, draft_of, letters_of
from amends.people.actions import add_contact_point, add_customer
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Staff, Team
from cast import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


def written(
    case: Case,
    by: Staff,
    *,
    owed_part: str = "Dear Amy,\n\nIt is ours.",
    extra_part: str = "",
    subject: str = "Your TV",
    channel: Channel = Channel.EMAIL,
    key: str = "letter",
) -> Message:
    return send_letter(
        case,
        owed_part=owed_part,
        extra_part=extra_part,
        subject=subject,
        channel=channel,
        by=by,
        at=LATER,
        key=key,
    )


def test_a_letter_is_in_the_case_and_in_the_outbox(birthday: Case, jim: Staff) -> None:
    message = written(birthday, jim, extra_part="Dinner is on us.")
    letter = Letter.objects.get()
    assert letter.message == message
    assert (letter.to_name, letter.to_address) == ("Amy Chen", "amy.chen@example.com")
    assert (letter.owed_part, letter.extra_part) == ("Dear Amy,\n\nIt is ours.", "Dinner is on us.")
    owed, extra = message.body.split("* * *")
    assert "It is ours." in owed
    assert "Dinner" not in owed
    assert "Dinner is on us." in extra
    outgoing = Outgoing.objects.get(kind="letter")
    assert (outgoing.key, outgoing.payload) == (f"letter:{letter.pk}", {"letter": letter.pk})
    assert outgoing.state == OutgoingState.WAITING
    assert Entry.objects.filter(name="letter.sent", about=f"case:{birthday.pk}").count() == 1


def test_the_first_letter_acknowledges_and_starts_the_clock_to_the_next_word(
    birthday: Case, jim: Staff
) -> None:
    written(birthday, jim)
    assert Acknowledgement.objects.get(case=birthday).by == jim
    acknowledged = birthday.clocks.get(kind=ClockKind.ACKNOWLEDGE)
    next_word = birthday.clocks.get(kind=ClockKind.NEXT_WORD)
    assert acknowledged.stopped_at == LATER
    assert (next_word.started_at, next_word.stopped_at) == (LATER, None)


def test_a_letter_takes_the_place_of_its_writers_draft(
    birthday: Case, jim: Staff, ines: Staff
) -> None:
    save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    save_draft(birthday, owed_part="From Ines", extra_part="", by=ines, at=AT)
    written(birthday, jim)
    assert draft_of(birthday, jim) is None
    assert draft_of(birthday, ines) is not None


def test_a_double_click_sends_one_letter(birthday: Case, jim: Staff) -> None:
    first = written(birthday, jim)
    again = written(birthday, jim, owed_part="Something else by now")
    assert again == first
    assert Letter.objects.count() == Outgoing.objects.count() == 1
    assert Entry.objects.filter(name="letter.sent").count() == 1


def test_a_key_of_another_case_a_missing_and_an_endless_one_are_refused(
    birthday: Case, jim: Staff, priya: Customer, northlight: Team
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
    written(birthday, jim)
    before = Message.objects.count()
    for key in ("letter", "", "k" * 65):
        with pytest.raises(BadKey):
            written(other, jim, key=key)
    assert Message.objects.count() == before
    assert Letter.objects.count() == 1


def test_an_empty_and_a_huge_letter_change_nothing(birthday: Case, jim: Staff) -> None:
    before = Message.objects.count(), Entry.objects.count()
    with pytest.raises(NothingWritten):
        written(birthday, jim, owed_part=" \r\n ", extra_part="\u0007")
    with pytest.raises(BadWords):
        written(birthday, jim, owed_part="x" * 50_001)
    with pytest.raises(BadWords):
        written(birthday, jim, subject="")
    with pytest.raises(BadWords):
        written(birthday, jim, subject="s" * 201)
    assert (Message.objects.count(), Entry.objects.count()) == before
    assert not Letter.objects.exists()
    assert not Outgoing.objects.exists()
    assert not Acknowledgement.objects.exists()


def test_a_subject_of_many_lines_becomes_one(birthday: Case, jim: Staff) -> None:
    written(birthday, jim, subject="Your TV\r\nBcc: everybody@example.com\n\nHello")
    assert Letter.objects.get().subject == "Your TV Bcc: everybody@example.com Hello"


def test_an_extra_may_be_the_whole_letter(birthday: Case, jim: Staff) -> None:
    message = written(birthday, jim, owed_part="", extra_part="Dinner is on us.")
    assert message.body.startswith("Dear Amy,\n\nDinner is on us.\n\n")


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.PHONE, Channel.IN_PERSON])
def test_what_is_no_mail_is_printed(
    birthday: Case, jim: Staff, amy: Customer, channel: Channel
) -> None:
    street = Contact(ContactKind.POST, "1 Market Street, New York")
    add_contact_point(amy, street, by=MACHINE, at=AT)
    written(birthday, jim, channel=channel)
    sent = letters_of(birthday)[0]
    assert sent.state == DeliveryState.TO_PRINT
    assert sent.letter.to_address == "1 Market Street, New York"
    assert not Outgoing.objects.exists()


def test_without_an_address_a_mail_becomes_a_letter_to_print(northlight: Team, jim: Staff) -> None:
    nobody = add_customer(name="Sam Low", by=MACHINE, at=AT)
    case = open_case(
        team=northlight,
        customer=nobody,
        subject="No answer",
        failure=Failure.CONDUCT,
        channel=Channel.IN_PERSON,
        words="Nobody answers.",
        by=jim,
        at=AT,
        key="sam",
    )
    message = written(case, jim, owed_part="Dear Sam,\n\nIt is ours.")
    assert message.channel == Channel.LETTER
    assert letters_of(case)[0].state == DeliveryState.TO_PRINT


def test_a_letter_on_their_page_goes_nowhere_else(birthday: Case, jim: Staff) -> None:
    written(birthday, jim, channel=Channel.WEB)
    assert letters_of(birthday)[0].state == DeliveryState.ON_PAGE
    assert not Outgoing.objects.exists()


def test_a_closed_case_takes_no_letter_but_knows_the_one_that_was_sent(
    birthday: Case, jim: Staff
) -> None:
    sent = written(birthday, jim)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=LATER)
    assert written(birthday, jim) == sent
    with pytest.raises(CaseClosed):
        written(birthday, jim, key="another")
    assert Letter.objects.count() == 1


def test_whoever_steps_in_signs_for_the_owner(birthday: Case, ines: Staff) -> None:
    message = written(birthday, ines)
    assert (message.by, message.from_name) == (ines, "Ines Pereira")
    assert "Ines Pereira, for Jim Ortiz\nNorthlight Electronics" in message.body
