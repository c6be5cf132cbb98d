"""What becomes of each mail: a case, an answer, a copy, an automatic answer, a question for us."""

from datetime import timedelta

import pytest

from amends.cases.actions import close_case, merge_case
from amends.cases.models import Attachment, Case, Clock, Message, Notice, Outcome, Stage
from amends.cases.queries import cases_for, waiting_cases
from amends.letters.actions.arriving import file_mail
from amends.letters.models import Folder, IncomingMail, MailOutcome, Why
from amends.letters.queries import arriving
from amends.letters.reply_token import reply_address
from amends.mail.parsing import parse
from amends.mail.reading import reading_of
from amends.people.models import Customer, Staff, Team
from cast import AT
from mail.receiving.ground import AMY, DESK, STRANGER, answer, arrive, mail, sent
from unchanged import nothing_changes
from web.desk_ground import told_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=2)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_a_mail_from_somebody_new_is_a_case_that_somebody_owns(
    northlight: Team, jim: Staff
) -> None:
    came = arrive(mail("My TV came broken.\n\nPlease help.", sender="Zoë Q <zoe@example.org>"))
    assert (came.outcome, came.why, came.team) == (MailOutcome.NEW, Why.UNKNOWN, northlight)
    case = Case.objects.get()
    assert came.case == case
    assert (case.owner, case.stage, case.channel) == (jim, Stage.OWNED, "email")
    assert (case.subject, case.customer.name) == ("My TV", "Zoë Q")
    assert case.customer.contact_points.get().value == "zoe@example.org"
    assert case.messages.get().body == "My TV came broken.\n\nPlease help."


def test_somebody_we_know_is_not_met_twice(northlight: Team, jim: Staff, amy: Customer) -> None:
    came = arrive(mail(sender="A. Chen at work <AMY.CHEN@example.com>"))
    assert came.case is not None
    assert (came.case.customer, came.case.reported_by) == (amy, "A. Chen at work")
    assert Customer.objects.count() == 1


def test_an_answer_goes_to_its_case_by_the_mark_in_the_address_alone(
    birthday: Case, jim: Staff
) -> None:
    came = arrive(mail("Still nothing.", to=reply_address(birthday.pk, DESK).upper()))
    assert (came.outcome, came.why, came.case) == (MailOutcome.REPLY, Why.TOKEN, birthday)
    assert birthday.messages.last().body == "Still nothing."  # type: ignore[union-attr]
    assert [*waiting_cases(jim)] == [birthday]


def test_an_answer_goes_to_its_case_by_the_mail_that_it_answers(birthday: Case, jim: Staff) -> None:
    came = arrive(answer(birthday, sent(birthday, jim), to=DESK))
    assert (came.outcome, came.why, came.case) == (MailOutcome.REPLY, Why.THREAD, birthday)


def test_a_number_in_the_subject_counts_only_from_somebody_of_that_case(birthday: Case) -> None:
    subject = f"About #{birthday.pk}"
    assert arrive(mail(subject=subject)).why == Why.NUMBER
    stranger = arrive(mail(subject=subject, sender=STRANGER))
    assert (stranger.outcome, Case.objects.count()) == (MailOutcome.NEW, 2)


def test_what_is_quoted_is_folded_and_not_lost(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    came = arrive(
        answer(birthday, ours, "Thank you, but when?\n\nOn Tue, Jim wrote:\n> It is ours.")
    )
    assert came.message is not None
    assert came.message.body == "Thank you, but when?"
    assert "> It is ours." in came.elided


def test_a_stranger_who_has_the_address_waits_for_a_person(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    before = Message.objects.count()
    came = arrive(answer(birthday, ours, "Send it to me instead.", sender=STRANGER))
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.STRANGER)
    assert (came.case, came.thread) == (None, birthday)
    assert Message.objects.count() == before
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("sender", "why"),
    [
        ("Jim Ortiz <jim@northlight.example>", Why.SPOOFED),
        (f"Northlight <{DESK}>", Why.SPOOFED),
        ("Northlight <desk@n0rthlight.example>", Why.LOOK_ALIKE),
        ("Northlight <desk@nоrthlight.example>", Why.LOOK_ALIKE),
        ("Northlight <desk@" + "nörthlight.example".encode("idna").decode() + ">", Why.LOOK_ALIKE),
        ("Widgets <orders@widgetworks.example>", Why.SUPPLIER),
        ("", Why.NOBODY),
    ],
)
def test_who_is_not_what_they_seem_waits_for_a_person(
    birthday: Case, widget_works: object, sender: str, why: Why
) -> None:
    raw = mail().replace(
        b"From: " + AMY.encode(), f"From: {sender}".encode() if sender else b"X: y"
    )
    came = arrive(raw)
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, why)
    assert (Case.objects.count(), came.message) == (1, None)


def test_a_forwarded_conversation_waits_for_a_person(birthday: Case, jim: Staff) -> None:
    came = arrive(answer(birthday, sent(birthday, jim), subject="WG: Your TV"))
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.FORWARDED)


def test_a_sender_whom_their_own_house_disowns_waits_for_a_person(
    birthday: Case, jim: Staff
) -> None:
    note = "mx.northlight.example; spf=fail; dmarc=fail header.from=example.com"
    came = arrive(answer(birthday, sent(birthday, jim), Authentication_Results=note))
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.UNPROVEN)


def test_the_same_mail_twice_is_one(birthday: Case) -> None:
    raw = mail()
    first = arrive(raw)
    copy = arrive(b"Delivered-To: sales@northlight.example\r\n" + raw, at=LATER)
    assert (copy.outcome, copy.why, copy.case) == (MailOutcome.DUPLICATE, Why.COPY, first.case)
    assert (copy.copy_of, copy.folder) == (first, Folder.COPIES)
    assert Case.objects.count() == 2


def test_a_carrier_that_gives_every_mail_one_id_writes_many_mails(birthday: Case) -> None:
    for number in range(3):
        came = arrive(mail(f"Parcel {number}", message_id="<0@carrier.example>"))
        assert came.outcome == MailOutcome.NEW


def test_mails_without_an_id_are_told_apart_by_what_they_say(birthday: Case) -> None:
    assert arrive(mail("One", message_id=None)).outcome == MailOutcome.NEW
    assert arrive(mail("Two", message_id=None)).outcome == MailOutcome.NEW
    assert arrive(mail("One", message_id=None)).outcome == MailOutcome.DUPLICATE


def test_our_own_mail_that_comes_back_is_known(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    before = Message.objects.count()
    came = arrive(ours.as_bytes())
    assert (came.outcome, came.why, came.case) == (MailOutcome.DUPLICATE, Why.OURS, birthday)
    assert Message.objects.count() == before


def test_an_automatic_answer_stands_on_the_case_and_starts_nothing(
    birthday: Case, jim: Staff
) -> None:
    ours = sent(birthday, jim)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    clocks, notices = [*Clock.objects.values()], Notice.objects.count()
    came = arrive(
        answer(birthday, ours, "I am away until Monday.", Auto_Submitted="auto-replied"), at=LATER
    )
    birthday.refresh_from_db()
    assert (came.outcome, came.case) == (MailOutcome.AUTO_REPLY, birthday)
    assert came.message is not None
    assert came.message.body == "I am away until Monday."
    assert not birthday.is_open
    assert [*Clock.objects.values()] == clocks
    assert Notice.objects.count() == notices
    assert not waiting_cases(jim).exists()


def test_an_automatic_answer_of_a_stranger_stands_on_no_case(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    came = arrive(answer(birthday, ours, sender=STRANGER, Auto_Submitted="auto-replied"))
    assert (came.outcome, came.case, came.message) == (MailOutcome.AUTO_REPLY, None, None)
    assert came.folder == Folder.AUTOMATIC


def test_a_person_whose_program_says_bulk_is_heard(birthday: Case) -> None:
    came = arrive(mail(sender="Zoë <zoe@example.org>", Precedence="bulk"))
    assert came.outcome == MailOutcome.NEW


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("Parcels <no-reply@carrier.example>", {"Auto_Submitted": "auto-generated"}),
        ("News <news@shop.example>", {"List_Unsubscribe": "<mailto:x@shop.example>"}),
    ],
)
def test_letters_to_many_and_notices_lie_in_a_folder(
    birthday: Case, sender: str, headers: dict[str, str]
) -> None:
    came = arrive(mail(sender=sender, **headers))
    assert (came.outcome, came.folder) == (MailOutcome.QUARANTINED, Folder.BULK)
    assert Case.objects.count() == 1


def test_a_thank_you_on_a_closed_case_leaves_it_closed(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    came = arrive(answer(birthday, ours, "Thank you so much, Jim!\n\nAmy"), at=LATER)
    birthday.refresh_from_db()
    assert (came.outcome, came.why, birthday.is_open) == (MailOutcome.REPLY, Why.THANKS, False)
    assert not Clock.objects.filter(case=birthday, stopped_at=None).exists()


def test_anything_else_opens_a_closed_case_again(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    arrive(answer(birthday, ours, "Thank you, but it is broken again."), at=LATER)
    birthday.refresh_from_db()
    assert birthday.is_open
    assert birthday.closings.get().reopened_at == LATER


def test_an_answer_to_a_merged_case_goes_where_it_lives_on(
    birthday: Case, jim: Staff, northlight: Team, amy: Customer
) -> None:
    other = told_of(northlight, amy, jim)
    ours = sent(other, jim)
    merge_case(other, into=birthday, by=jim, at=AT)
    assert arrive(answer(other, ours)).case == birthday


def test_files_come_with_the_words_and_what_is_not_kept_is_told(birthday: Case) -> None:
    files = (
        ("../../etc/cron.d/x.png", PNG, "image/png"),
        ("bill.pdf.exe", b"MZ\x90\0\x03\0\0\0", "application/pdf"),
        ("notes.txt", b"Six o'clock", "text/plain"),
    )
    came = arrive(mail(files=files))
    kept = Attachment.objects.filter(message=came.message)
    assert {file.filename for file in kept} == {"x.png", "notes.txt"}
    assert [one["filename"] for one in came.files_left_out] == ["bill.pdf.exe"]
    assert came.files_at == AT


def test_a_loop_is_cut_after_ten_mails_that_say_the_same(birthday: Case) -> None:
    for number in range(12):
        came = arrive(
            mail("We got your message.", subject="Re: " * number + "Ticket", sender=STRANGER),
            at=AT + timedelta(minutes=number),
        )
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.TOO_MANY)
    assert Case.objects.count() == 11


def test_an_address_that_never_stops_is_cut_whatever_it_says(
    birthday: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "MOST_OF_ONE", 3)
    outcomes = [arrive(mail(f"Ticket {number}", sender=STRANGER)).why for number in range(4)]
    assert outcomes == [Why.UNKNOWN] * 3 + [Why.TOO_MANY]
    assert arrive(mail("An hour later", sender=STRANGER), at=LATER).why == Why.UNKNOWN


def test_what_was_filed_is_not_filed_again(birthday: Case, jim: Staff) -> None:
    raw = mail()
    came = arrive(raw)
    with nothing_changes():
        file_mail(came, reading_of(parse(raw), came), at=LATER)
    assert IncomingMail.objects.count() == 1
    assert cases_for(jim).count() == 2
