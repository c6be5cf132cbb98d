"""S2 by mail to its end: who presses hardest gets what anybody gets, and sets no precedent."""

from decimal import Decimal

from amends.clock.accounts import sweep_accounts
from amends.letters.models import MailOutcome
from amends.orders.drafts import LineDraft
from mail.receiving.ground import mail
from stories.forms import Given
from stories.steps import close, deliver, hear_of_it, say_facts, state, treat_them
from stories.street import Street
from stories.visitor import Visitor

AGAIN, MONEY, VOUCHERS = (
    "The evening again",
    "Money back for the tickets",
    "Vouchers for the counter",
)
PRESSURE = """Two tickets? I want 500 dollars by tomorrow noon, or the newspaper hears of it,
and I write to Ms Stone again and again until you pay."""
TOP = "Victoria Stone <victoria.stone@market-street.example>"
SHOP = "the-regent@market-street.example"
ABARA = "Kofi Abara <k.abara@customer.example>"
FROM_THE_TOP = f"""Ben, pay him what he wants.

From: {ABARA}
Sent: Sunday, 15 November 2026 09:12
To: {TOP}
Subject: Thursday

{PRESSURE}
"""
OPERATIONS = "Evening operations <operations@market-street.example>"


def test_pressure_changes_nothing_of_what_is_offered_and_sets_no_precedent(
    street: Street,
) -> None:
    street.open_shop("The Regent")
    ben = street.at_desk("Ben")
    quiet = _heard(street, ben, "Ellis Moor", "ellis.moor@customer.example", "R-55121")
    before = _options(ben)
    loud = _heard(street, ben, "Kofi Abara", "k.abara@customer.example", "R-55120")
    wishes: dict[str, Given] = {
        "They want to be called": "Mr Abara",
        "Reach them": "by e-mail",
        "Pace": "with time to think",
    }
    treat_them(ben, loud, "Kofi Abara", wishes)
    assert "As Mr Abara, by e-mail, with time to think." in ben.part("Write to Mr Abara")

    # Operations are asked by mail, and answer it; a name in it stays out of the finding.
    ben.follow("Ask somebody what happened")
    ben.send(
        "Ask them",
        {
            "Who they are": "Operations",
            "Their name": "Evening operations",
            "E-mail address": "operations@market-street.example",
            "What we want to know": "How many ushers were there on Thursday?",
        },
    )
    asked = street.post_goes_out()
    assert "We do not ask who it was." in asked
    told = "Two of three ushers were off sick. Sam called nobody in."
    assert street.they_answer(told, sender=OPERATIONS) == MailOutcome.REPLY
    sweep_accounts(street.clock.now)
    ben.open(loud)
    assert "It points at a person. Leave that out" in ben.part("What others say happened")
    state(
        ben,
        {
            "Promised": "A film in peace, with ushers in the hall.",
            "Happened": "Two of three ushers were off sick and nobody was called in.",
            "Gap": "The evening was spoiled, and nobody could be reached during it.",
            "The question at hand": "Was there anybody who could help?",
            "Evening operations": "decides",
        },
    )
    assert "Sam" not in ben.part("Promised, happened, gap")

    # He gets what anybody gets, and answers the letter: with threats, and through the top.
    assert _options(ben) == before
    ben.send("Put these to Mr Abara", {AGAIN: True, MONEY: True, VOUCHERS: True})
    words = "Dear Mr Abara,\n\nthere was nobody when your wife went for help. That is ours."
    ben.send("Send to Mr Abara", {"Letter to Mr Abara": words})
    letter = street.post_goes_out()
    assert "Sam" not in letter
    tickets, gift = letter.split("* * *")
    assert "counter" not in tickets
    assert "It is yours whatever you choose" in gift
    assert street.they_answer(PRESSURE, sender=ABARA) == MailOutcome.REPLY
    _named_at_the_top(street)
    passed_on = mail(FROM_THE_TOP, sender=TOP, to=SHOP, subject="FW: Thursday")
    assert street.mail_comes(passed_on) == MailOutcome.REPLY
    ben.open(loud)
    assert "or the newspaper hears of it" in ben.text
    assert "Ben has the last word." in ben.part("It came through the management")
    assert _offered(ben) == [
        ["Owed New tickets for any show $28"],
        ["Owed What the tickets cost $28"],
    ]

    # What he wants is for a person to answer, and the answer is a reasoned no.
    his = street.customer_with(letter)
    his.send("Ask Ben for it", {"What would you rather have?": "Five hundred dollars, at once."})
    ben.open(loud)
    ben.follow("Answer it")
    no = {
        "The reason": "One evening was spoiled.",
        "What can be done": "The evening, or its price.",
    }
    ben.send("Say no, with this instead", no)
    his.open(his.address)
    assert "Ben Albrecht has to say no to this." in his.text
    his.send("Choose this", {"Please choose": AGAIN})
    deliver(ben, loud, "New tickets for any show", "Tickets 7781 and 7782")
    deliver(ben, loud, VOUCHERS, "Two vouchers")
    close(ben, loud, "Retained", "He was there on Friday.")

    # Who was as let down and said little is offered just the same, as if nobody had pressed.
    ben.open(quiet)
    assert _options(ben) == before
    alike = ben.part("The cases most like it")
    assert "The evening again, $28 owed, $20 extra." in alike
    assert "500" not in ben.part("What we can offer")


def _named_at_the_top(street: Street) -> None:
    ruth = street.at_desk("Ruth")
    ruth.open("/settings/the-regent/management/")
    top = {"Name": "Victoria Stone", "E-mail address": "victoria.stone@market-street.example"}
    ruth.send("Name them", top)


def _offered(ben: Visitor) -> list[list[str]]:
    return [ben.lines(one) for one in (AGAIN, MONEY)]


def _heard(street: Street, ben: Visitor, name: str, email: str, number: str) -> str:
    who = street.customer(name, email)
    street.bought(who, number, LineDraft("Ticket", Decimal(14), quantity=2), days_ago=3)
    case = hear_of_it(
        ben,
        {
            "Who was let down?": name,
            "How did you hear of it?": "By phone",
            "What did they say?": "A group shouted through the film. There was not one usher.",
            "What went wrong": "The place",
            "What they lost first": "An occasion",
            "Number of the order": number,
        },
        known_as=f"{name} {email}",
    )
    say_facts(ben, case, {"People in the party": "2"})
    return case


def _options(ben: Visitor) -> list[list[str]]:
    return [ben.lines(one) for one in (AGAIN, MONEY, VOUCHERS)]
