"""Market Street for one story: its shops and people, made through the actions, and its post."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4

from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.config.demo.cast import MANAGER, OWNER, PASSWORD, SHOPS, TIME_ZONE, Person, Shop
from amends.config.demo.opening_day import LIMITS, POLICY
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.actor import MACHINE
from amends.journal.queries import entries_about, waiting_outgoing
from amends.letters.models import MailOutcome, Source
from amends.mail.receiving import Came, receive
from amends.orders.actions import list_offering, record_purchase, say_not_offered
from amends.orders.drafts import LineDraft
from amends.orders.models import Purchase
from amends.people.actions import (
    add_team,
    change_teams,
    hire_staff,
    meet_customer,
    set_authority,
    set_hours,
)
from amends.people.hours import Stretch
from amends.people.matching import Contact
from amends.people.models import ContactKind, Customer, Staff, Team
from amends.remedies.actions import save_policy, turn_on_policy
from letters.conftest import PostOffice
from mail.receiving.ground import mail
from stories.visitor import Clock, Visitor

LINK = re.compile(r"http://\S+(/c/\S+/)")
ASKED = re.compile(r"http://\S+(/a/\S+/)")


@dataclass
class Street:
    """One or two shops, open for a year; who works there is found by their first name."""

    clock: Clock
    post_office: PostOffice
    teams: dict[str, Team] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)

    def open_shop(self, name: str) -> Team:
        """Open a shop with its hours, people, catalogue and policy."""
        shop = next(one for one in SHOPS if one.name == name)
        at = self.clock.now - timedelta(days=400)
        team = self.teams[name] = _team(shop, at)
        for person in shop.people:
            self.staff[person.name.split()[0]] = _hired(person, team, at)
        for person in (OWNER, MANAGER):
            known = self.staff.get(first := person.name.split()[0])
            if known is None:
                self.staff[first] = _hired(person, team, at)
            else:
                change_teams(known, [*self.teams.values()], by=MACHINE, at=at)
        lead = self.staff[shop.people[0].name.split()[0]]
        for thing in shop.things:
            if thing.price is None:
                say_not_offered(team, name=thing.name, words=thing.words, by=lead.actor, at=at)
            else:
                list_offering(team, name=thing.name, price=thing.price, by=lead.actor, at=at)
        turn_on_policy(save_policy(team, text=POLICY.read_text(), by=lead, at=at), by=lead, at=at)
        return team

    def customer(self, name: str, email: str) -> Customer:
        """Somebody who has bought here before."""
        contacts = [Contact(ContactKind.EMAIL, email)]
        return meet_customer(name=name, contacts=contacts, by=MACHINE, at=self.clock.now)

    def bought(
        self,
        customer: Customer,
        number: str,
        line: LineDraft,
        *,
        days_ago: int,
        paid: Decimal | None = None,
    ) -> Purchase:
        """A purchase in the first shop, paid in full unless told otherwise."""
        at = self.clock.now - timedelta(days=days_ago)
        return record_purchase(
            team=next(iter(self.teams.values())),
            customer=customer,
            number=number,
            lines=[line],
            bought_at=at,
            paid=line.price * line.quantity if paid is None else paid,
            by=MACHINE,
            at=at,
        )

    def at_desk(self, first_name: str) -> Visitor:
        """Somebody of ours, signed in at the desk through the sign-in page."""
        visitor = Visitor(self.clock)
        visitor.open("/")
        assert "Sign in" in visitor.text
        email = self.staff[first_name].email
        visitor.send("Sign in", {"E-mail address": email, "Password": PASSWORD})
        assert visitor.address == "/"
        return visitor

    def post_goes_out(self) -> str:
        """Let the worker deliver what waits, and return the text of the last letter."""
        for outgoing in [*waiting_outgoing()]:
            assert attempt_delivery(outgoing.pk, at=self.clock.now)
        body = self.post_office.mails[-1].get_body(("plain",))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")

    def mail_comes(self, raw: bytes) -> MailOutcome:
        """Let a mail arrive as the pipe of the mail server hands it over."""
        came = Came(key=uuid4().hex, source=Source.PIPE)
        return MailOutcome(receive(raw, came, at=self.clock.now).mail.outcome)

    def they_answer(self, body: str, *, sender: str) -> MailOutcome:
        """Let somebody answer the last mail of ours, as a mail program does."""
        ours = self.post_office.mails[-1]
        return self.mail_comes(
            mail(
                body,
                sender=sender,
                to=str(ours["Reply-To"] or ours["From"]),
                subject=f"Re: {ours['Subject']}",
                In_Reply_To=str(ours["Message-ID"]),
                References=str(ours["Message-ID"]),
            )
        )

    def customer_with(self, letter: str) -> Visitor:
        """The customer, who follows the link in a letter to the page of their own."""
        link = LINK.search(letter)
        assert link is not None, letter
        visitor = Visitor(self.clock)
        visitor.open(link[1])
        return visitor

    def asked_with(self, letter: str) -> Visitor:
        """Somebody who was asked what happened, and follows the link in the letter."""
        link = ASKED.search(letter)
        assert link is not None, letter
        visitor = Visitor(self.clock)
        visitor.open(link[1])
        return visitor

    def case(self, address: str) -> Case:
        """The case at an address of the desk."""
        return case_for(self.staff["Ruth"], int(address.strip("/").split("/")[-1]))

    def journal(self, address: str) -> list[str]:
        """What the journal holds of the case at an address, line by line."""
        return [entry.name for entry in entries_about(self.case(address))]


def _team(shop: Shop, at: datetime) -> Team:
    team = add_team(
        name=shop.name,
        trade=shop.trade,
        time_zone=TIME_ZONE,
        currency="USD",
        email=f"{shop.slug}@market-street.example",
        by=MACHINE,
        at=at,
    )
    weekly = [Stretch(day, time(shop.opens), time(shop.closes)) for day in range(7)]
    set_authority(team, LIMITS, by=MACHINE, at=at)
    return set_hours(team, weekly, by=MACHINE, at=at)


def _hired(person: Person, team: Team, at: datetime) -> Staff:
    return hire_staff(
        email=person.email,
        name=person.name,
        teams=[team],
        role=person.role,
        language="en",
        password=PASSWORD,
        by=MACHINE,
        at=at,
    )
