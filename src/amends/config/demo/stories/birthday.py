"""S4: a TV with balloons was to stand in the window. Three options wait for Amy's choice."""

from datetime import timedelta
from decimal import Decimal

from amends.cases.actions import log_contact, open_case, receive_message
from amends.cases.models import Case, Failure, Loss, Severity
from amends.config.demo.street import Street, bought, customer_who, into_the_ledger
from amends.facts.actions import state_finding
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.journal.actor import MACHINE
from amends.letters.actions import send_letter
from amends.orders.drafts import LineDraft
from amends.people.actions import note_worth
from amends.people.models import Channel, Customer, Preference, Staff
from amends.people.treatment import Treatment
from amends.promises.actions import break_promise, give_promise
from amends.promises.models import GivenIn
from amends.remedies.actions import grant_approval, make_offer
from amends.remedies.queries import assess

BEFORE = ((1400, 60), (1100, 45), (900, 120), (700, 45), (420, 95), (300, 120), (150, 45))
"""Amy's former purchases: how many days ago, and for how many dollars."""


def the_birthday(street: Street) -> Case:
    """Own it, say so, and put three ways before Amy; a dinner comes apart from them."""
    jim, ines = street.staff["Jim Ortiz"], street.staff["Ines Duarte"]
    team = street.teams["Northlight Electronics"]
    amy = _amy(street, jim)
    tv = bought(
        team,
        amy,
        number="N-8817",
        lines=[LineDraft(what="TV", price=Decimal(890))],
        by=jim,
        at=street.ago(days=190),
        paid=Decimal(640),
    )
    at = street.ago(hours=11)
    window = give_promise(
        team=team,
        customer=amy,
        what="The TV in the window with balloons and the sign",
        due=at - timedelta(minutes=30),
        given_in=GivenIn.IN_PERSON,
        given_by=jim,
        purchase=tv,
        is_essential=True,
        by=jim.actor,
        at=street.ago(days=4),
        key="story-birthday-window",
    )
    case = open_case(
        team=team,
        customer=amy,
        subject="The TV for Doug’s birthday was not in the window",
        failure=Failure.PROMISE_BROKEN,
        severity=Severity.SEVERE,
        loss=Loss.OCCASION,
        is_occasion=True,
        channel=Channel.PHONE,
        words="We stood in front of your shop with six friends and there was nothing in the"
        " window. Nothing. It was the one thing I asked you for.",
        purchase=tv,
        by=jim,
        at=at,
        key="story-birthday",
    )
    log_contact(
        case,
        body="Rang Amy, no answer. Left word that I own this and that I write to her today.",
        channel=Channel.PHONE,
        by=jim,
        at=at + timedelta(minutes=12),
        key="story-birthday-rang",
    )
    state_finding(
        case,
        promised="TV in the window with balloons and the sign, from 18:00, by Jim.",
        happened="The window was empty.",
        gap="The surprise cannot be repeated on the day. Window arrangements are on no closing"
        " list, so nothing held the evening.",
        evidence=[EvidenceDraft(EvidenceKind.OWN_WORD, Bearing.DECIDES, "Jim gave it on Saturday")],
        by=jim,
        at=at + timedelta(minutes=40),
        key="story-birthday-finding",
    )
    break_promise(window, by=MACHINE, at=at + timedelta(minutes=41))
    into_the_ledger(case, at=at + timedelta(minutes=41))
    found = assess(case, by=jim, at=at + timedelta(minutes=50))
    offer = make_offer(
        case,
        option_keys=[option.key for option in found.options],
        goodwill_keys=[extra.line.key for extra in found.goodwill[:1]],
        why="It was for his birthday, in front of her friends, and the word was mine.",
        by=jim,
        at=at + timedelta(minutes=50),
        key="story-birthday-offer",
    )
    if offer.made_at is None:
        offer = grant_approval(offer.approval, by=ines, at=at + timedelta(minutes=75))
    into_the_ledger(case, at=offer.made_at or at)
    send_letter(
        case,
        owed_part="Dear Amy,\n\non Saturday I said the TV would stand in our window from six,"
        " with your balloons and the sign for Doug. You came with your friends and there was"
        " nothing. I am sorry that you stood there with them.\n\nThe arrangement was on nobody’s"
        " list that evening. That is ours to mend, and I will tell you what we have changed."
        "\n\nPlease choose what would put it right.",
        extra_part="Apart from all that, dinner for two at Lucia’s is from us, on any evening you"
        " like. It is yours whichever you choose, or none.",
        subject="The window for Doug’s birthday",
        channel=Channel.EMAIL,
        by=jim,
        at=at + timedelta(minutes=95),
        key="story-birthday-letter",
        with_offer=offer,
    )
    receive_message(
        case,
        body="Thank you for not making excuses. I will look at it tonight.",
        from_name="Amy Chen",
        channel=Channel.WEB,
        by=amy.actor,
        at=street.ago(minutes=35),
        key="story-birthday-thanks",
    )
    return case


def _amy(street: Street, jim: Staff) -> Customer:
    amy = customer_who(
        "Amy Chen",
        email="amy.chen@customer.example",
        by=jim,
        at=street.ago(days=399),
        treatment=Treatment(
            address_as="Amy",
            pronoun="she",
            channel=Channel.EMAIL,
            prefers=Preference.REPLACEMENT,
            wishes="In writing and plainly, no calls at work",
            must_not_hear="Doug: it was to be a surprise",
        ),
    )
    for number, (days, price) in enumerate(BEFORE):
        bought(
            street.teams["Northlight Electronics"],
            amy,
            number=f"N-70{number:02d}",
            lines=[LineDraft(what="Bought in the shop", price=Decimal(price))],
            by=jim,
            at=street.ago(days=days),
        )
    return note_worth(amy, Decimal(3100), currency="USD", by=jim.actor, at=street.ago(days=10))
