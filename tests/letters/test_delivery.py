"""Letters over a real SMTP conversation."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from pytest_django import Settings

from amends.cases.models import Case
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing, OutgoingState
from amends.letters.actions import send_letter
from amends.letters.delivery import deliver
from amends.letters.models import Letter, MailboxItem
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT
from letters.conftest import PostOffice

pytestmark = pytest.mark.django_db

ODD = "Zoë 北京 🎈 ‏שלום \u200d e\u0301 “quoted” – £5"


def sent(case: Case, by: Staff, *, owed_part: str = "Dear Amy,\n\nIt is ours.") -> Outgoing:
    send_letter(
        case,
        owed_part=owed_part,
        extra_part="Dinner is on us.",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=AT,
        key="letter",
    )
    return Outgoing.objects.get(kind="letter")


def words(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_mail_says_who_writes_to_whom(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    assert attempt_delivery(sent(birthday, jim).pk, at=AT)
    (mail,) = post_office.mails
    assert mail["From"] == '"Jim Ortiz, Northlight Electronics" <desk@northlight.example>'
    assert mail["To"] == "Amy Chen <amy.chen@example.com>"
    assert mail["Reply-To"] == "Northlight Electronics <desk@northlight.example>"
    assert mail["Subject"] == "Your TV"
    assert mail["List-Unsubscribe"] is None
    assert mail["Date"].datetime == AT
    assert "Auto-Submitted" not in mail
    assert post_office.taken[0].rcpt_tos == ["amy.chen@example.com"]
    outgoing = Outgoing.objects.get(kind="letter")
    assert (outgoing.state, outgoing.delivered_at) == (OutgoingState.DELIVERED, AT)


def test_text_and_html_say_the_same_in_two_parts(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    attempt_delivery(sent(birthday, jim).pk, at=AT)
    (mail,) = post_office.mails
    assert words(mail, "plain").startswith(Letter.objects.get().message.body)
    html = words(mail, "html")
    assert "<p>It is ours.</p>" in html
    assert "<hr>\n<p>Dinner is on us.</p>" in html


@pytest.mark.parametrize(
    "body",
    [
        ODD,
        ".\n.\n..\nFrom here\n.",
        "no break at all " * 3_000,
        "Ж" * 50_000,
        "short\n" * 8_000,
        "<b>&amp; {customer} %s \\ \u2028 \x85",
    ],
    ids=["odd", "dots", "one line", "one word", "many lines", "markup"],
)
def test_whatever_is_written_arrives_to_the_letter(
    birthday: Case, jim: Staff, post_office: PostOffice, body: str
) -> None:
    assert attempt_delivery(sent(birthday, jim, owed_part=body).pk, at=AT)
    (mail,) = post_office.mails
    assert words(mail, "plain").startswith(Letter.objects.get().message.body)
    content = post_office.taken[0].original_content
    assert content is not None
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


def test_names_cannot_carry_a_header(
    birthday: Case, jim: Staff, amy: Customer, northlight: Team, post_office: PostOffice
) -> None:
    # Straight into the tables: what no form of ours lets through must still not get out.
    hostile = 'Amy"\r\nBcc: everybody@example.com\r\n\r\n<eve@example.com>, x'
    outgoing = sent(birthday, jim)
    Letter.objects.update(to_name=hostile, subject=hostile)
    type(jim).objects.filter(pk=jim.pk).update(name="Jim\r\nBcc: eve@example.com")
    type(northlight).objects.filter(pk=northlight.pk).update(name="North\nX-Evil: 1 <a@b.example>")
    assert attempt_delivery(outgoing.pk, at=AT)
    (mail,) = post_office.mails
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert post_office.taken[0].rcpt_tos == ["amy.chen@example.com"]
    assert [address.addr_spec for address in mail["To"].addresses] == ["amy.chen@example.com"]
    assert [a.addr_spec for a in mail["From"].addresses] == ["desk@northlight.example"]
    assert "\n" not in mail["Subject"]


def test_odd_names_arrive_whole(
    birthday: Case, jim: Staff, amy: Customer, post_office: PostOffice
) -> None:
    outgoing = sent(birthday, jim)
    Letter.objects.update(to_name="Zoë Ñandú, 北京", subject=f"{ODD} " * 4)
    assert attempt_delivery(outgoing.pk, at=AT)
    (mail,) = post_office.mails
    assert mail["To"].addresses[0].display_name == "Zoë Ñandú, 北京"
    assert mail["Subject"].strip() == " ".join((f"{ODD} " * 4).split())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "amy",
        "amy@example.com\nBcc: eve@example.com",
        "a@b.example, c@d.example",
        "josé@a.example",
    ],
)
def test_an_address_that_is_none_fails_at_once_and_says_so(
    birthday: Case, jim: Staff, post_office: PostOffice, address: str
) -> None:
    outgoing = sent(birthday, jim)
    Letter.objects.update(to_address=address)
    assert not attempt_delivery(outgoing.pk, at=AT)
    outgoing.refresh_from_db()
    assert (outgoing.state, outgoing.attempts) == (OutgoingState.FAILED, 1)
    assert "The address is none that mail can be sent to." in outgoing.last_error
    assert not post_office.taken


def test_a_letter_that_is_not_there_is_not_tried_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = sent(birthday, jim)
    outgoing.payload = {"letter": 0}
    with pytest.raises(Undeliverable):
        deliver(outgoing)


def test_a_team_without_an_address_writes_from_the_house(
    birthday: Case, jim: Staff, northlight: Team, post_office: PostOffice, settings: Settings
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Market Street <hello@market.example>"
    type(northlight).objects.filter(pk=northlight.pk).update(email="")
    assert attempt_delivery(sent(birthday, jim).pk, at=AT)
    (mail,) = post_office.mails
    assert mail["From"].addresses[0].addr_spec == "hello@market.example"
    assert mail["Reply-To"].addresses[0].addr_spec == "hello@market.example"


def test_a_server_that_hangs_up_gets_the_same_mail_again(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    outgoing = sent(birthday, jim)
    post_office.dies_after = 1
    assert not attempt_delivery(outgoing.pk, at=AT)
    assert attempt_delivery(outgoing.pk, at=AT + timedelta(hours=1))
    first, second = post_office.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]
    assert words(first, "plain") == words(second, "plain")


def test_two_letters_are_two_mails(birthday: Case, jim: Staff, post_office: PostOffice) -> None:
    sent(birthday, jim)
    send_letter(
        birthday,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=jim,
        at=AT,
        key="second",
    )
    for outgoing in Outgoing.objects.filter(kind="letter"):
        assert attempt_delivery(outgoing.pk, at=AT)
    assert len({mail["Message-ID"] for mail in post_office.mails}) == 2


def test_the_house_mailbox_takes_a_letter_once(
    birthday: Case, jim: Staff, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "amends.letters.mailbox.MailboxBackend"
    outgoing = sent(birthday, jim)
    deliver(outgoing)
    assert attempt_delivery(outgoing.pk, at=AT)
    item = MailboxItem.objects.get()
    assert item.to_address == '"Amy Chen" <amy.chen@example.com>'
    assert (item.subject, item.arrived_at) == ("Your TV", AT)
    assert item.body.startswith(Letter.objects.get().message.body)
