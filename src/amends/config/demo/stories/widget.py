"""S3: one of two widgets never came. She gets the second one now."""

from datetime import datetime, timedelta
from decimal import Decimal

from amends.cases.actions import ask_handover, open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.config.demo.street import Street, bought, customer_who, into_the_ledger, offer_all
from amends.facts.actions import state_finding
from amends.facts.asking import ask_for_account, tell_account
from amends.facts.drafts import AskDraft, Parts
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Account, AskedOf, Bearing, EvidenceKind
from amends.letters.actions import send_letter
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier
from amends.people.models import Channel, Kind, Preference, Staff, Supplier
from amends.people.treatment import Treatment
from amends.remedies.actions import choose, fulfil
from amends.remedies.queries import lines_due

HOW_MANY = "How many widgets were in the parcel?"


def the_widget(street: Street) -> Case:
    """Jane had promised a new one; that word binds. Priya chose it and waits for the parcel."""
    jane, team = street.staff["Jane Okafor"], street.teams["Northlight Electronics"]
    supplier = add_supplier(
        name="Walnut Works", email="desk@walnut.example", by=jane.actor, at=street.ago(days=60)
    )
    priya = customer_who(
        "Priya Nair",
        email="priya.nair@customer.example",
        by=jane,
        at=street.ago(days=60),
        treatment=Treatment(address_as="Priya", prefers=Preference.REPLACEMENT),
    )
    widgets = bought(
        team,
        priya,
        number="N-9034",
        lines=[
            LineDraft(
                what="Walnut widget", price=Decimal(75), quantity=2, delivered=1, supplier=supplier
            )
        ],
        by=jane,
        at=street.ago(days=45),
    )
    at = street.ago(days=2, hours=3)
    case = open_case(
        team=team,
        customer=priya,
        subject="One of two widgets was in the parcel",
        failure=Failure.SHORT,
        severity=Severity.SERIOUS,
        loss=Loss.GOODS,
        channel=Channel.PHONE,
        words="I waited six weeks and there is one widget in a box for two. Jane said on Friday"
        " that I get a new one.",
        wants="The second widget.",
        purchase=widgets,
        by=jane,
        at=at,
        key="story-widget",
    )
    ours, theirs = _both_sides(case, jane, supplier, at=at + timedelta(minutes=2))
    state_finding(
        case,
        promised="Two walnut widgets, and on Friday a new one for the one that is missing.",
        happened="One was in the parcel.",
        gap="One widget. The label’s weight is the sender’s own figure and says nothing; the"
        " carrier weighed nothing.",
        evidence=[
            EvidenceDraft(
                EvidenceKind.WORD,
                Bearing.SUGGESTS,
                "Priya counted at once and rang",
                source="Priya Nair",
                known_at=at,
                question=HOW_MANY,
            ),
            EvidenceDraft(
                EvidenceKind.ACCOUNT,
                Bearing.SUGGESTS,
                "The box was for two and closed with their tape; one was in it",
                account=ours,
                question=HOW_MANY,
            ),
            EvidenceDraft(
                EvidenceKind.ACCOUNT,
                Bearing.SILENT,
                "Both were shipped, by the weight on the label",
                account=theirs,
                question=HOW_MANY,
            ),
            EvidenceDraft(
                EvidenceKind.DECLARED_WEIGHT,
                Bearing.SILENT,
                "2.4 kg on the label, by the vendor",
                source="Walnut Works",
                known_at=at - timedelta(days=3),
                question=HOW_MANY,
            ),
        ],
        by=jane,
        at=at + timedelta(minutes=20),
        key="story-widget-finding",
    )
    offer = offer_all(case, by=jane, at=at + timedelta(minutes=30), key="story-widget-offer")
    send_letter(
        case,
        owed_part="Dear Priya,\n\nyou paid for two walnut widgets, waited six weeks, and one was"
        " in the box. I said that you get the second one, and you do. We deal with the maker; you"
        " need not send or prove anything.\n\nIf you would rather have your money, that is there"
        " too.",
        extra_part="A credit for your next visit is on your account, whichever you choose.",
        subject="Your second widget",
        channel=Channel.EMAIL,
        by=jane,
        at=at + timedelta(minutes=40),
        key="story-widget-letter",
        with_offer=offer,
    )
    chosen_at = at + timedelta(hours=5)
    choose(offer, offer.options.all()[0].key, at=chosen_at, noted_by=None)
    into_the_ledger(case, at=chosen_at)
    for line in lines_due(case).filter(kind=Kind.GOODWILL):
        fulfil(line, by=jane, at=chosen_at, proof="Noted on her account")
    into_the_ledger(case, at=chosen_at)
    ask_handover(
        case,
        to=street.staff["Jim Ortiz"],
        why="I am away from tomorrow, and you see the parcels go out.",
        by=jane,
        at=street.ago(hours=2),
    )
    return case


def _both_sides(
    case: Case, jane: Staff, maker: Supplier, *, at: datetime
) -> tuple[Account, Account]:
    """Hear our own counter and the maker; they see it otherwise, and Priya waits for neither."""
    asked = [
        AskDraft(
            asked_of=AskedOf.OPERATIONS,
            name="Parcel counter",
            question=HOW_MANY,
            due_at=at + timedelta(hours=8),
        ),
        AskDraft(
            asked_of=AskedOf.SUPPLIER,
            name=maker.name,
            question=f"Order N-9034. {HOW_MANY}",
            due_at=at + timedelta(days=1),
            address=maker.email,
            supplier=maker,
        ),
    ]
    told = [
        Parts(
            promised="Two walnut widgets in one parcel.",
            happened="The box was for two and closed with the maker's tape. One was in it, and a"
            " slip for two.",
            met_with="One widget after six weeks.",
            would_help="Parcels for two are opened at the counter before they go out.",
        ),
        Parts(
            promised="Two, shipped together.",
            happened="Both were shipped. The weight on our label, 2.4 kg, proves it.",
        ),
    ]
    ours, theirs = (
        ask_for_account(case, draft, by=jane, at=at, key=f"story-widget-account-{number}")
        for number, draft in enumerate(asked)
    )
    for number, account in enumerate((ours, theirs)):
        tell_account(
            account, told[number], noted_by=None, at=at + timedelta(minutes=5), key="story"
        )
    return ours, theirs
