"""What we send stands in the right thread, and an answer to it finds its case again."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

from amends.cases.actions import open_side_thread, write_in_side_thread
from amends.cases.models import Case, SideKind, SideMessage, SideThread
from amends.cases.queries.told import told_of
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.actor import MACHINE
from amends.journal.models import Outgoing
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox
from amends.letters.headers import answering_subject, threading_headers
from amends.letters.models import Mailbox, MailOutcome
from amends.letters.reply_token import (
    case_of_message_id,
    case_of_reply_address,
    side_of_message_id,
    side_of_reply_address,
)
from amends.people.models import Customer, Staff, Team
from cast import AT
from letters.conftest import PostOffice
from mail.receiving.ground import DESK, answer, arrive, mail, sent

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
HERS = "<hers@example.com>"


@pytest.fixture
def desk(northlight: Team) -> Mailbox:
    """The desk's mailbox, which takes marks."""
    details = MailboxDetails(DESK, has_plus_addresses=True)
    return add_mailbox(northlight, details, by=MACHINE, at=AT)


@pytest.fixture
def her_case(desk: Mailbox, jim: Staff, amy: Customer) -> Case:
    """Amy has written by mail; Jim owns it."""
    type(amy).objects.filter(pk=amy.pk).update(must_not_hear="")
    case = arrive(mail("There was nothing.", message_id=HERS)).case
    assert case is not None
    return case


def test_an_answer_is_asked_for_at_an_address_of_its_own_case(her_case: Case, jim: Staff) -> None:
    ours = sent(her_case, jim)
    address = ours["Reply-To"].rpartition("<")[2].strip(">")
    assert case_of_reply_address(address) == her_case.pk
    assert case_of_message_id(ours["Message-ID"]) == her_case.pk
    assert DESK in ours["From"]
    assert case_of_reply_address(ours["From"]) is None


def test_without_marked_addresses_the_message_id_alone_finds_the_case(
    her_case: Case, desk: Mailbox, jim: Staff
) -> None:
    Mailbox.objects.update(has_plus_addresses=False)
    ours = sent(her_case, jim)
    assert DESK in ours["Reply-To"]
    came = arrive(answer(her_case, ours, to=DESK))
    assert (came.outcome, came.case) == (MailOutcome.REPLY, her_case)


def test_it_answers_the_customer_s_last_mail_and_repeats_the_thread(
    her_case: Case, jim: Staff
) -> None:
    first = sent(her_case, jim, at=AT + HOUR)
    assert (first["In-Reply-To"], first["References"]) == (HERS, HERS)
    assert first["Subject"] == "Your TV"
    arrive(answer(her_case, first, message_id="<hers2@example.com>"), at=AT + 2 * HOUR)
    second = sent(her_case, jim, at=AT + 3 * HOUR)
    assert second["In-Reply-To"] == "<hers2@example.com>"
    assert second["References"].split() == [HERS, first["Message-ID"], "<hers2@example.com>"]
    # Her mail was "Re: Your TV", the subject of ours.
    assert second["Subject"] == "Re: Your TV"


def test_a_second_letter_without_an_answer_follows_the_first(
    birthday: Case, desk: Mailbox, jim: Staff
) -> None:
    first = sent(birthday, jim, at=AT + HOUR)
    assert "In-Reply-To" not in first
    second = sent(birthday, jim, at=AT + 2 * HOUR)
    assert second["In-Reply-To"] == first["Message-ID"]
    assert second["Subject"] == "Your TV"


def test_a_thread_of_a_hundred_mails_keeps_its_headers_short() -> None:
    ids = [f"<{number}@example.com>" for number in range(100)]
    headers = threading_headers(ids[40], ids)
    assert headers["In-Reply-To"] == ids[40]
    assert len(headers["References"].split()) == 20
    assert headers["References"].endswith(ids[40])
    assert threading_headers("", []) == {}


@pytest.mark.parametrize(
    ("subject", "answered", "told"),
    [
        ("My TV", "My TV", "Re: My TV"),
        ("My TV", "AW: re:  my tv", "Re: My TV"),
        ("Re: My TV", "My TV", "Re: My TV"),
        ("Your TV", "My TV", "Your TV"),
        ("My TV", "", "My TV"),
        ("Re:", "Re:", "Re:"),
        ("Résumé: a plan", "Plan", "Résumé: a plan"),
        ("My\nTV", "My TV", "Re: My TV"),
    ],
)
def test_re_stands_before_the_subject_only_when_it_is_answered(
    subject: str, answered: str, told: str
) -> None:
    assert answering_subject(subject, answered=answered) == told


def test_mail_systems_return_what_they_cannot_deliver_to_the_marked_address(
    her_case: Case, jim: Staff, post_office: PostOffice
) -> None:
    sent(her_case, jim)
    assert attempt_delivery(Outgoing.objects.get(kind="letter").pk, at=AT)
    (mail_out,) = post_office.mails
    assert case_of_reply_address(post_office.taken[0].mail_from or "") == her_case.pk
    assert mail_out["From"].addresses[0].addr_spec == DESK
    for name in ("List-Unsubscribe", "Auto-Submitted", "Precedence"):
        assert mail_out[name] is None


def beside(case: Case, by: Staff) -> SideThread:
    return open_side_thread(
        case,
        kind=SideKind.SUPPLIER,
        with_name="Pat Wolf",
        address="pat@widgets.example",
        subject="One of two widgets",
        by=by,
        at=AT,
        key="thread",
    )


def wrote(
    thread: SideThread, by: Staff, office: PostOffice, words: str, *, hours: int = 0
) -> EmailMessage:
    at = AT + hours * HOUR
    message = write_in_side_thread(thread, body=words, by=by, at=at, key=f"side {hours}")
    assert attempt_delivery(Outgoing.objects.get(key=f"side_message:{message.pk}").pk, at=at)
    return office.mails[-1]


def test_a_supplier_s_answer_comes_back_beside_the_case_and_the_customer_reads_none_of_it(
    her_case: Case, jim: Staff, post_office: PostOffice
) -> None:
    thread = beside(her_case, jim)
    ours = wrote(thread, jim, post_office, "Where is the second one?")
    address = ours["Reply-To"].addresses[0].addr_spec
    assert (side_of_reply_address(address), case_of_reply_address(address)) == (thread.pk, None)
    assert side_of_message_id(str(ours["Message-ID"])) == thread.pk
    whole = ours.as_string()
    assert "Amy" not in whole
    assert "There was nothing." not in whole
    came = arrive(
        mail(
            "We sent two.",
            sender="Pat Wolf <pat@widgets.example>",
            to=address,
            subject="Re: One of two widgets",
            message_id="<pat@widgets.example>",
            In_Reply_To=str(ours["Message-ID"]),
        )
    )
    assert (came.outcome, came.message) == (MailOutcome.REPLY, None)
    assert SideMessage.objects.get(way="in").body == "We sent two."
    assert "two" not in "".join(one.body for one in told_of(her_case).messages)
    second = wrote(thread, jim, post_office, "The weights say one.", hours=1)
    assert second["In-Reply-To"] == "<pat@widgets.example>"
    assert second["Subject"] == "Re: One of two widgets"
    assert "> We sent two." in str(second.get_body(("plain",)))


def test_a_letter_to_the_customer_repeats_nothing_that_was_said_beside(
    her_case: Case, jim: Staff, post_office: PostOffice
) -> None:
    wrote(beside(her_case, jim), jim, post_office, "They are furious.")
    letter = sent(her_case, jim, at=AT + HOUR)
    assert "furious" not in letter.as_string()
    assert "widgets.example" not in letter.as_string()
