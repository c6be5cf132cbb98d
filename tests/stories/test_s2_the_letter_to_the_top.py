"""S2 by mail: a letter to the chief executive comes back to its owner, who has the last word."""

from decimal import Decimal

from amends.cases.models import HandBack, Notice, NoticeKind
from amends.letters.models import MailOutcome
from amends.orders.drafts import LineDraft
from mail.receiving.ground import mail
from stories.steps import state
from stories.street import Street

LETTER = """Ben, please sort this out. Give them whatever they ask for.

Victoria

From: Kofi Abara <k.abara@customer.example>
Sent: Friday, 13 November 2026 09:12
To: Victoria Stone <victoria.stone@market-street.example>
Subject: Thursday evening

To the chief executive.

On Thursday a group behind us shouted through the whole film. My wife went out to find
somebody. There was nobody.

Kofi Abara
"""


def passed_on(body: str, *, subject: str) -> bytes:
    """A mail of the chief executive to the cinema's desk."""
    return mail(
        body,
        sender="Victoria Stone <victoria.stone@market-street.example>",
        to="the-regent@market-street.example",
        subject=subject,
    )


def test_the_letter_to_the_chief_comes_by_mail_and_its_owner_keeps_the_last_word(
    street: Street,
) -> None:
    street.open_shop("The Regent")
    abara = street.customer("Kofi Abara", "k.abara@customer.example")
    tickets = LineDraft("Ticket", Decimal(14), quantity=2)
    street.bought(abara, "R-55120", tickets, days_ago=3)

    # The house names who is at the top, once.
    ruth = street.at_desk("Ruth")
    ruth.open("/settings/the-regent/management/")
    top = {"Name": "Victoria Stone", "E-mail address": "victoria.stone@market-street.example"}
    ruth.send("Name them", top)
    assert "victoria.stone@market-street.example" in ruth.text

    # She passes it on; it is a case that somebody owns in the same moment.
    assert street.mail_comes(passed_on(LETTER, subject="FW: Thursday evening")) == MailOutcome.NEW
    row = HandBack.objects.get()
    case, owner = f"/cases/{row.case_id}/", row.case.owner
    assert Notice.objects.get(kind=NoticeKind.MANAGEMENT).staff == owner
    told = street.post_goes_out()
    assert f"It is with {owner.name}, who owns the case" in told
    assert "has the last word on it" in told

    desk = street.at_desk(owner.first_name)
    assert "To the top" in desk.text
    desk.open(case)
    assert "To Victoria Stone, " in desk.part("It came through the management")
    assert "Give them whatever they ask for." in desk.part("It came through the management")
    assert "On Thursday a group behind us shouted" in desk.text
    assert f"{owner.name} owns it, The Regent." in desk.text

    # The owner works it out as for anybody else: the same facts, the same lines.
    state(
        desk,
        {
            "Promised": "A film in peace, with ushers in the hall.",
            "Happened": "Two of three ushers were off sick and nobody was called in.",
            "Gap": "The evening was spoiled, and nobody could be reached during it.",
        },
    )
    before = street.journal(case)
    assert "offer.made" not in before

    # He writes to the top a second time: it joins the case, and moves neither owner nor offer.
    second = LETTER.replace("There was nobody.", "I have heard nothing.")
    assert (
        street.mail_comes(passed_on(second, subject="FW: Thursday evening, again"))
        == MailOutcome.REPLY
    )
    assert HandBack.objects.latest("pk").case_id == row.case_id
    assert street.case(case).owner == owner
    added = street.journal(case)[len(before) :]
    assert added[:3] == ["message.received", "case.handed_back", "mail.filed"]
    desk.open(case)
    assert "I have heard nothing." in desk.text
    assert f"{owner.name} owns it, The Regent." in desk.text
