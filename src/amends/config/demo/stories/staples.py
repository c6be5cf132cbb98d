"""S1: staples in the food, and a print that the customer had signed off."""

from datetime import timedelta
from decimal import Decimal

from amends.cases.actions import call_in_lead, follow_up, log_contact, open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.config.demo.street import Street, bought, customer_who, into_the_ledger, offer_all
from amends.facts.actions import state_finding
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.orders.actions import make_agreement
from amends.orders.drafts import LineDraft, SignOffDraft
from amends.people.models import Channel, Pace, Preference
from amends.people.treatment import Treatment
from amends.remedies.actions import choose, fulfil
from amends.remedies.queries import lines_still_due


def the_staples(street: Street) -> Case:
    """Waive the bill and add dessert at the table; everything is delivered and asked after."""
    diego, team = street.staff["Diego Santos"], street.teams["Lucia’s"]
    carlos = customer_who(
        "Carlos Vega",
        email="carlos.vega@customer.example",
        by=diego,
        at=street.ago(days=200),
        treatment=Treatment(address_as="Carlos", pace=Pace.QUICK, channel=Channel.IN_PERSON),
    )
    at = street.ago(days=1, hours=2)
    bill = bought(
        team,
        carlos,
        number="L-7710",
        lines=[LineDraft(what="Dinner for two", price=Decimal(48))],
        by=diego,
        at=at - timedelta(minutes=30),
        paid=Decimal(0),
    )
    case = open_case(
        team=team,
        customer=carlos,
        subject="Two staples in the carnitas",
        failure=Failure.SAFETY,
        severity=Severity.SEVERE,
        loss=Loss.OCCASION,
        channel=Channel.IN_PERSON,
        words="I have just pulled two staples out of my mouth. Look at them.",
        wants="Not to pay for this, and to know how it could happen.",
        purchase=bill,
        by=diego,
        at=at,
        key="story-staples",
    )
    call_in_lead(case, by=diego, at=at + timedelta(minutes=1))
    state_finding(
        case,
        promised="A dinner that is safe to eat.",
        happened="Two staples from the butcher’s paper were in the meat.",
        gap="He could have been hurt, at a table with his daughter. We unwrapped the meat in a"
        " rush.",
        evidence=[EvidenceDraft(EvidenceKind.PHOTO, Bearing.DECIDES, "The staples on the plate")],
        by=diego,
        at=at + timedelta(minutes=6),
        key="story-staples-finding",
    )
    offer = offer_all(case, by=diego, at=at + timedelta(minutes=8), key="story-staples-offer")
    choose(offer, offer.options.all()[0].key, at=at + timedelta(minutes=10), noted_by=diego)
    into_the_ledger(case, at=at + timedelta(minutes=10))
    for line in lines_still_due(case):
        fulfil(line, by=diego, at=at + timedelta(minutes=25), proof="Bill 7710, struck through")
    into_the_ledger(case, at=at + timedelta(minutes=25))
    log_contact(
        case,
        body="Lucia stood beside me when I told Carlos how the staples got in. He asked to hear"
        " what we change.",
        channel=Channel.IN_PERSON,
        by=diego,
        at=at + timedelta(minutes=30),
        key="story-staples-told",
    )
    follow_up(
        case,
        words="He is fine, and wants to know what we change in the kitchen.",
        by=diego,
        at=street.ago(hours=3),
    )
    return case


def the_print(street: Street) -> Case:
    """A print with a wrong name that the customer had signed off: the cost is shared."""
    theo, team = street.staff["Theo Marsh"], street.teams["Paper Lantern"]
    hannah = customer_who(
        "Hannah Weiss",
        email="hannah.weiss@customer.example",
        by=theo,
        at=street.ago(days=40),
        treatment=Treatment(address_as="Ms Weiss", prefers=Preference.REPLACEMENT),
    )
    proof = SignOffDraft("Proof of the invitation", "Hannah Weiss", street.ago(days=12))
    invitations = bought(
        team,
        hannah,
        number="P-0419",
        lines=[
            LineDraft(what="Wedding invitations, sixty", price=Decimal(180), sign_offs=(proof,))
        ],
        by=theo,
        at=street.ago(days=14),
    )
    at = street.ago(hours=5)
    case = open_case(
        team=team,
        customer=hannah,
        subject="The groom’s name is wrong on sixty invitations",
        failure=Failure.NOT_AS_DESCRIBED,
        severity=Severity.SERIOUS,
        loss=Loss.GOODS,
        channel=Channel.PHONE,
        words="It says Micheal. I know I looked at the proof. I still cannot send these.",
        wants="Sixty invitations with the right name.",
        purchase=invitations,
        by=theo,
        at=at,
        key="story-print",
    )
    state_finding(
        case,
        promised="Sixty invitations as on the proof that Ms Weiss signed.",
        happened="They are as on the proof, with the name misspelt.",
        gap="Neither of us saw it; nobody reads their own names on a proof.",
        evidence=[
            EvidenceDraft(EvidenceKind.SIGNATURE, Bearing.DECIDES, "The proof with her name on it")
        ],
        by=theo,
        at=at + timedelta(minutes=15),
        key="story-print-finding",
    )
    make_agreement(
        customer=hannah,
        team=team,
        purchase=invitations,
        words="Before printing, we read every name on the proof aloud to each other.",
        about=case,
        by=theo,
        at=at + timedelta(minutes=20),
    )
    offer_all(case, by=theo, at=at + timedelta(minutes=25), key="story-print-offer", extras=0)
    return case
