"""A customer writes to the top, and it comes back to whoever owns the matter (S2)."""

import pytest

from amends.cases.models import Case, HandBack, Notice, NoticeKind, Ownership
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Outgoing
from amends.letters.actions import note_told_otherwise, note_undelivered, send_hand_back_again
from amends.letters.handing_back import hand_back_mail, hand_back_words
from amends.letters.models import MailOutcome, Undelivered, Why
from amends.letters.queries import undelivered_of
from amends.letters.queries.conversation import hand_back_id
from amends.people.actions import add_executive, remove_executive
from amends.people.models import Executive
from amends.remedies.models import Offer
from cast import AT, LONG_AGO, Cast, everybody
from letters.conftest import PostOffice, post_office
from mail.receiving.ground import answer, arrive, mail, sent
from web.desk_ground import told_of

__all__ = ["post_office"]

PASSED = """Please look at this. Give her whatever she wants.

---------- Forwarded message ---------
From: Amy Chen <amy.chen@example.com>
Date: Mon, 2 Mar 2026 at 20:10
Subject: Your window was empty
To: Victoria Stone <victoria@northlight.example>

Dear Ms Stone,

your window was empty, and nobody rings me back.

Amy Chen
"""
TOP = "Victoria Stone <victoria@northlight.example>"


@pytest.fixture
def people(db: None) -> Cast:
    return everybody()


@pytest.fixture
def victoria(people: Cast) -> Executive:
    return add_executive(
        name="Victoria Stone", address="victoria@northlight.example", by=people.tom, at=LONG_AGO
    )


def passed_on(
    body: str = PASSED, subject: str = "Fwd: Your window was empty", **more: str
) -> bytes:
    return mail(body, sender=TOP, subject=subject, **more)


def test_it_stands_on_the_open_case_as_her_own_words_and_changes_no_owner_and_no_offer(
    people: Cast, birthday: Case, victoria: Executive
) -> None:
    owners, offers = [*Ownership.objects.values()], [*Offer.objects.values()]
    came = arrive(passed_on())
    assert (came.outcome, came.why, came.case) == (MailOutcome.REPLY, Why.MANAGEMENT, birthday)
    message = birthday.messages.get(key=f"mail:{came.pk}")
    assert message.from_name == "Amy Chen"
    assert message.body.startswith("Dear Ms Stone,\n\nyour window was empty")
    assert "whatever she wants" not in message.body
    row = HandBack.objects.get()
    assert (row.case, row.executive, row.message, row.noted_by) == (
        birthday,
        victoria,
        message,
        None,
    )
    assert row.words == "Please look at this. Give her whatever she wants."
    assert Notice.objects.filter(staff=birthday.owner, kind=NoticeKind.MANAGEMENT).count() == 1
    birthday.refresh_from_db()
    assert [*Ownership.objects.values()] == owners
    assert [*Offer.objects.values()] == offers
    assert birthday.owner == people.jim


def test_without_a_case_one_is_opened_that_somebody_owns_at_once(
    people: Cast, victoria: Executive
) -> None:
    came = arrive(passed_on())
    assert (came.outcome, came.why) == (MailOutcome.NEW, Why.MANAGEMENT)
    case = came.case
    assert case is not None
    assert case.customer == people.amy
    assert case.subject == "Your window was empty"
    assert case.owner in (people.jim, people.jane, people.ines)
    assert HandBack.objects.get().case == case


def test_the_management_hears_whose_it_is_and_by_when_and_that_a_word_of_theirs_binds(
    birthday: Case, victoria: Executive, post_office: PostOffice
) -> None:
    arrive(passed_on())
    outgoing = Outgoing.objects.get(kind="hand_back")
    assert attempt_delivery(outgoing.pk, at=AT)
    (told,) = post_office.mails
    assert "victoria@northlight.example" in str(told["To"])
    assert told["Auto-Submitted"] == "auto-replied"
    body = told.get_body(("plain",))
    assert body is not None
    words = str(body.get_content())
    assert "Thank you for passing on what Amy Chen wrote. It is with Jim Ortiz" in words
    assert "has the last word on it" in words
    assert "Jim Ortiz writes to Amy Chen by " in words
    assert "say what and by when, so that we keep it" in words


def test_what_they_answer_is_no_word_of_the_customer_and_is_told_to_the_owner(
    birthday: Case, victoria: Executive
) -> None:
    arrive(passed_on())
    row, outgoing = HandBack.objects.get(), Outgoing.objects.get(kind="hand_back")
    before = birthday.messages.count()
    came = arrive(
        mail(
            "I told her that she hears from us today.",
            sender=TOP,
            subject="Re: In good hands",
            In_Reply_To=hand_back_id(row, outgoing),
        )
    )
    assert (came.outcome, came.why, came.case) == (MailOutcome.REPLY, Why.MANAGEMENT, birthday)
    assert birthday.messages.count() == before
    latest = HandBack.objects.latest("pk")
    assert (latest.words, latest.message) == ("I told her that she hears from us today.", None)
    assert Outgoing.objects.filter(kind="hand_back").count() == 1


def test_a_case_named_in_the_subject_is_the_one_if_it_is_hers(
    people: Cast, birthday: Case, victoria: Executive
) -> None:
    other = told_of(people.team, people.amy, people.jane, subject="The cable was too short")
    foreign = told_of(people.team, people.priya, people.jane)
    assert arrive(passed_on()).case == other
    assert arrive(passed_on(subject=f"Fwd: my case {birthday.pk}")).case == birthday
    assert arrive(passed_on(subject=f"Fwd: my case {foreign.pk}")).case == other


def test_a_letter_attached_whole_or_marked_as_quoted_is_read_as_well(
    birthday: Case, victoria: Executive
) -> None:
    inside = mail("Still nothing in your birthday.", to="victoria@northlight.example")
    attached = passed_on("For you.", files=(("letter.eml", inside, "message/rfc822"),))  # type: ignore[arg-type]
    came = arrive(attached)
    assert came.case == birthday
    assert came.message is not None
    assert came.message.body == "Still nothing in your birthday."
    marked = "\n".join(
        line if number < 8 else f"> {line}" for number, line in enumerate(PASSED.splitlines())
    )
    came = arrive(passed_on(marked))
    assert came.message is not None
    assert came.message.body.startswith("Dear Ms Stone,")


def test_what_passes_nothing_on_or_is_disowned_waits_for_a_person(
    birthday: Case, victoria: Executive
) -> None:
    came = arrive(mail("Call me about the birthday.", sender=TOP))
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.MANAGEMENT)
    disowned = passed_on(Authentication_Results="mx.northlight.example; dmarc=fail")
    came = arrive(disowned)
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.UNPROVEN)
    assert not HandBack.objects.exists()


def test_whoever_left_the_top_is_nobody_on_the_case(
    people: Cast, birthday: Case, victoria: Executive
) -> None:
    arrive(passed_on())
    remove_executive(victoria, by=people.tom, at=AT)
    came = arrive(passed_on(f"Her case again.\n\n{PASSED}", subject=f"Fwd: case {birthday.pk}"))
    assert came.case != birthday


def test_a_letter_to_her_never_answers_a_mail_from_the_top(
    people: Cast, birthday: Case, victoria: Executive
) -> None:
    hers = mail("Where is it?")
    arrive(hers)
    arrive(passed_on())
    ours = sent(birthday, people.jim)
    assert "victoria" not in str(ours).lower()
    assert "In-Reply-To" not in ours or "Fwd" not in str(ours["Subject"])
    # Her own answer still finds the case.
    assert arrive(answer(birthday, ours)).case == birthday


def test_a_hand_back_that_does_not_arrive_stands_before_the_owner_and_is_sent_again(
    people: Cast, birthday: Case, victoria: Executive
) -> None:
    arrive(passed_on())
    outgoing = Outgoing.objects.get(kind="hand_back")
    undelivered = note_undelivered(outgoing, by=people.jim.actor, at=AT)
    assert undelivered is not None
    assert [*undelivered_of(people.jim)] == [undelivered]
    assert (undelivered.to_name, undelivered.subject) == ("Victoria Stone", birthday.subject)
    note_told_otherwise(undelivered, by=people.jim, at=AT)
    assert not Undelivered.objects.filter(until=None).exists()
    row = HandBack.objects.get()
    Outgoing.objects.filter(pk=outgoing.pk).update(state="failed")
    assert send_hand_back_again(row, by=people.jim, at=AT) == row


def test_no_name_can_break_out_of_the_mail(people: Cast, birthday: Case) -> None:
    sly = add_executive(
        name='Eve "%(owner)s" 100%', address="eve@top.example", by=people.tom, at=AT
    )
    arrive(mail(PASSED, sender="eve@top.example", subject="Fwd: x"))
    row = HandBack.objects.get(executive=sly)
    assert '%(owner)s" 100%' in hand_back_words(row)
    built = hand_back_mail(row, Outgoing.objects.get(kind="hand_back"))
    assert built.to == ['"Eve %(owner)s 100%" <eve@top.example>']
