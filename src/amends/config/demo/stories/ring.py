"""S0: an engraving reads F for P. The finding is there; nobody voted. The offer is next."""

from datetime import timedelta
from decimal import Decimal

from amends.cases.actions import add_note, attach_file, log_contact, open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.config.demo.street import Street, bought, customer_who
from amends.facts.actions import state_finding
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.orders.drafts import LineDraft
from amends.people.models import Channel, Pace, Preference
from amends.people.treatment import Treatment

ORDER_FORM = b"Order 2281, Hale & Daughter\nRing, 18 carat, size 54\nInside: Never to Part\n"


def the_ring(street: Street) -> Case:
    """Open the case of the ring and state what was promised and what happened."""
    lena, team = street.staff["Lena Fiore"], street.teams["Hale & Daughter"]
    owen = customer_who(
        "Owen Hart",
        email="owen.hart@customer.example",
        by=lena,
        at=street.ago(days=30),
        treatment=Treatment(
            address_as="Owen",
            channel=Channel.PHONE,
            pace=Pace.QUICK,
            prefers=Preference.REPLACEMENT,
            must_not_hear="Julia, his bride: the words in the ring are a surprise",
        ),
    )
    ring = bought(
        team,
        owen,
        number="H-2281",
        lines=[LineDraft(what="Wedding ring, engraved “Never to Part”", price=Decimal(420))],
        by=lena,
        at=street.ago(days=21),
    )
    at = street.ago(minutes=50)
    case = open_case(
        team=team,
        customer=owen,
        subject="The ring says “Never to Fart”",
        failure=Failure.WRONG_ITEM,
        severity=Severity.SEVERE,
        loss=Loss.GOODS,
        is_occasion=True,
        channel=Channel.IN_PERSON,
        words="It is an F. Look at it in the light. The wedding is on Saturday and I cannot put"
        " this on her finger.",
        wants="The ring right before Saturday.",
        purchase=ring,
        by=lena,
        at=at,
        key="story-ring",
    )
    form = attach_file(
        case,
        filename="order form 2281.txt",
        content=ORDER_FORM,
        by=lena.actor,
        at=at + timedelta(minutes=4),
    )
    # S0: they gather and out-vote the customer. Here it moves nothing; the audit shows it.
    add_note(
        case,
        body="I looked at it, and so did Tom: three of us read a P. Who took the order, and was"
        " the form checked? It should have been seen then.",
        by=street.staff["Marta Hale"],
        at=at + timedelta(minutes=6),
        key="story-ring-vote",
    )
    state_finding(
        case,
        promised="“Never to Part” inside the ring, as on the order form.",
        happened="The fourth word begins with an F.",
        gap="One letter, inside a wedding ring, three days before the wedding.",
        evidence=[
            EvidenceDraft(
                EvidenceKind.INVOICE, Bearing.DECIDES, "The order form in his own hand", form
            ),
            EvidenceDraft(EvidenceKind.PHOTO, Bearing.SUGGESTS, "The ring under the loupe"),
        ],
        by=lena,
        at=at + timedelta(minutes=9),
        key="story-ring-finding",
    )
    add_note(
        case,
        body="@Tom can the workshop take it today? Owen waits in the café across the street.",
        mentions=[street.staff["Tom Brandt"]],
        by=lena,
        at=at + timedelta(minutes=11),
        key="story-ring-note",
    )
    log_contact(
        case,
        body="Told Owen that I have his ring and that he has two ways to choose from within the"
        " hour.",
        channel=Channel.IN_PERSON,
        by=lena,
        at=at + timedelta(minutes=12),
        key="story-ring-told",
    )
    return case
