"""S2: an unruly crowd and no ushers; somebody who wants what we do not offer."""

from datetime import datetime, timedelta
from decimal import Decimal

from amends.cases.actions import hand_back, log_contact, open_case
from amends.cases.models import Case, CaseKind, Failure, Loss, Severity
from amends.config.demo.street import Street, bought, customer_who, into_the_ledger, offer_all
from amends.facts.actions import state_finding
from amends.facts.asking import ask_for_account, tell_account
from amends.facts.drafts import AskDraft, Parts
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Account, AskedOf, Bearing, EvidenceKind
from amends.letters.actions import send_letter
from amends.orders.drafts import LineDraft
from amends.people.actions import add_executive
from amends.people.models import Channel, Pace, Staff
from amends.people.treatment import Treatment
from amends.remedies.actions import propose

WHO_WAS_THERE = "Was there anybody who could help?"


def the_cinema(street: Street) -> Case:
    """Offer tickets, and vouchers apart; the customer proposed something else and waits."""
    ben, team = street.staff["Ben Albrecht"], street.teams["The Regent"]
    ruth = street.staff["Ruth Adler"]
    abara = customer_who(
        "Kofi Abara",
        email="k.abara@customer.example",
        by=ben,
        at=street.ago(days=90),
        treatment=Treatment(
            address_as="Mr Abara",
            channel=Channel.LETTER,
            pace=Pace.STEADY,
            wishes="Short letters, no calls",
        ),
    )
    tickets = bought(
        team,
        abara,
        number="R-55120",
        lines=[LineDraft(what="Ticket", price=Decimal(14), quantity=2)],
        by=ben,
        at=street.ago(days=3),
    )
    at = street.ago(days=1, hours=6)
    case = open_case(
        team=team,
        customer=abara,
        subject="Two hours of shouting and not one usher",
        failure=Failure.ENVIRONMENT,
        severity=Severity.SERIOUS,
        loss=Loss.TIME,
        channel=Channel.LETTER,
        words="To the chief executive. On Thursday a group behind us shouted through the whole"
        " film. My wife went out to find somebody. There was nobody. We left before the end.",
        wants="The evening we paid for, and an answer from somebody who was there.",
        purchase=tickets,
        facts={"people": 2},
        by=ruth,
        owner=ben,
        at=at,
        key="story-cinema",
    )
    hand_back(
        case,
        executive=add_executive(
            name=ruth.name, address=ruth.email, by=ruth, at=street.ago(days=300)
        ),
        message=case.messages.get(),
        words="This came to me and goes back to you: you own it and you have the last word.",
        by=ruth,
        at=at + timedelta(minutes=2),
        key="story-cinema-top",
    )
    evening = _the_evening(case, ben, at=at + timedelta(minutes=10))
    state_finding(
        case,
        promised="A film in peace, with ushers in the hall.",
        happened="Two of three ushers were off sick and nobody was called in.",
        gap="The evening was spoiled and nobody could be reached during it.",
        evidence=[
            EvidenceDraft(
                EvidenceKind.WORD,
                Bearing.SUGGESTS,
                "What Mr Abara writes",
                source="Kofi Abara",
                known_at=at,
                question=WHO_WAS_THERE,
            ),
            EvidenceDraft(
                EvidenceKind.ACCOUNT,
                Bearing.DECIDES,
                "Two of three ushers off sick, one at the door, nobody called in",
                account=evening,
                question=WHO_WAS_THERE,
            ),
        ],
        by=ben,
        at=at + timedelta(hours=1),
        key="story-cinema-finding",
    )
    offer = offer_all(case, by=ben, at=at + timedelta(hours=2), key="story-cinema-offer")
    into_the_ledger(case, at=at + timedelta(hours=2))
    send_letter(
        case,
        owed_part="Dear Mr Abara,\n\nyou and your wife sat through two hours of shouting, and"
        " when she went for help there was nobody. I am sorry that she stood in an empty foyer."
        " Two of our three ushers were ill and we called nobody in; that is ours.\n\nOn your page"
        " you find two ways to make up for the film. Which one do you want?",
        extra_part="Apart from that, the foyer bar is on us on your next evening.",
        subject="Thursday evening in hall two",
        channel=Channel.LETTER,
        by=ben,
        at=at + timedelta(hours=2, minutes=20),
        key="story-cinema-letter",
        with_offer=offer,
    )
    propose(
        case,
        offer=offer,
        words="Four tickets instead of two: we want to bring our neighbours, who were there too.",
        at=street.ago(hours=1),
        key="story-cinema-proposal",
    )
    return case


def _the_evening(case: Case, ben: Staff, *, at: datetime) -> Account:
    """Operations are asked, and tell what the evening lacked; no name is in it."""
    account = ask_for_account(
        case,
        AskDraft(
            asked_of=AskedOf.OPERATIONS,
            name="Evening operations",
            question="How many ushers were in the house on Thursday evening, and what became of"
            " calls for help in hall two?",
            due_at=at + timedelta(days=1),
            address="operations@market-street.example",
        ),
        by=ben,
        at=at,
        key="story-cinema-account",
    )
    told = Parts(
        promised="Three ushers on an evening with a new film.",
        happened="Two of the three were off sick since noon. The plan has no stand-in, so nobody"
        " was called in, and one usher stood at the door of both halls.",
        met_with="Nobody in hall two, and an empty foyer during the film.",
        would_help="A list of stand-ins, and somebody who calls them by three.",
    )
    tell_account(account, told, noted_by=None, at=at + timedelta(minutes=40), key="story")
    return account


def after_midnight(street: Street) -> Case:
    """A shopper who wants what we do not offer is told so kindly."""
    sam, team = street.staff["Sam Whitlock"], street.teams["The Regent"]
    rosa = customer_who(
        "Rosa Klein", email="rosa.klein@customer.example", by=sam, at=street.ago(days=2)
    )
    at = street.ago(hours=4)
    case = open_case(
        team=team,
        customer=rosa,
        kind=CaseKind.ENQUIRY,
        subject="Why is there no film after midnight?",
        failure=Failure.NOT_OFFERED,
        severity=Severity.MINOR,
        loss=Loss.TIME,
        channel=Channel.PHONE,
        words="I finish work at eleven. Every other city has a late film.",
        facts={"price": "14"},
        by=sam,
        at=at,
        key="story-midnight",
    )
    log_contact(
        case,
        body="Told her that our last film ends before midnight, and that the Odeon in Mill Lane"
        " has one at half past.",
        channel=Channel.PHONE,
        by=sam,
        at=at + timedelta(minutes=5),
        key="story-midnight-told",
    )
    return case
