"""A birthday that was mended in time, and stands among what the shop is proud of (S4)."""

from datetime import timedelta
from decimal import Decimal

from amends.cases.actions import close_case, follow_up, open_case
from amends.cases.models import Case, Failure, Loss, Outcome, Severity
from amends.config.demo.street import Street, bought, customer_who, into_the_ledger, offer_all
from amends.insight.actions import appreciate, name_customer
from amends.orders.actions import make_agreement
from amends.orders.drafts import LineDraft
from amends.people.models import Channel
from amends.people.treatment import Treatment
from amends.remedies.actions import choose, fulfil
from amends.remedies.queries import lines_still_due


def the_lamp(street: Street) -> Case:
    """Drive a forgotten lamp to the party, and be proud of it afterwards."""
    jim, ines = street.staff["Jim Ortiz"], street.staff["Ines Duarte"]
    team = street.teams["Northlight Electronics"]
    lena = customer_who(
        "Lena Okafor",
        email="lena.okafor@customer.example",
        by=jim,
        at=street.ago(days=300),
        treatment=Treatment(address_as="Lena", channel=Channel.PHONE),
    )
    at = street.in_hours(team.name, days=47, minutes=420)
    lamp = bought(
        team,
        lena,
        number="N-7719",
        lines=[LineDraft(what="Lamp for a ninth birthday", price=Decimal(120))],
        by=jim,
        at=at - timedelta(days=4),
    )
    case = open_case(
        team=team,
        customer=lena,
        subject="The lamp was to be wrapped by six",
        failure=Failure.PROMISE_BROKEN,
        severity=Severity.SERIOUS,
        loss=Loss.OCCASION,
        is_occasion=True,
        channel=Channel.PHONE,
        words="It is her birthday. You said by six, and it still stands on your shelf.",
        purchase=lamp,
        by=jim,
        at=at,
        key="past-lamp",
    )
    offer = offer_all(case, by=ines, at=at + timedelta(minutes=5), key="past-lamp-offer")
    choose(offer, offer.options.all()[0].key, at=at + timedelta(minutes=7), noted_by=jim)
    into_the_ledger(case, at=at + timedelta(minutes=7))
    done = at + timedelta(minutes=75)
    for line in lines_still_due(case):
        fulfil(line, by=jim, at=done, proof="Driven to the party, before the cake")
    into_the_ledger(case, at=done)
    after = at + timedelta(days=2)
    follow_up(case, words="She sleeps beside it.", by=jim, at=after)
    make_agreement(
        customer=lena,
        team=team,
        words="For a birthday we ring at noon and say that it is wrapped.",
        about=case,
        by=jim,
        at=after,
    )
    close_case(case, outcome=Outcome.RETAINED, words="She came by to say so.", by=jim, at=after)
    proud = appreciate(
        case,
        words="The lamp was still on the shelf at six. At a quarter past seven it stood on the"
        " table, wrapped, before the cake came in.",
        names=[jim, ines],
        by=jim,
        at=after + timedelta(hours=1),
    )
    name_customer(
        proud,
        said="She wrote: put our name beside it.",
        by=jim,
        at=after + timedelta(days=3),
    )
    return case
