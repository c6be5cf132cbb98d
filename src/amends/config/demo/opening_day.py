"""The day on which Market Street opened: shops, hours, people, catalogues, policies."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from amends.config.demo.cast import MANAGER, OWNER, PASSWORD, SHOPS, TIME_ZONE, Person, Shop
from amends.config.demo.street import Street
from amends.journal.actor import MACHINE
from amends.letters.actions import save_reply
from amends.orders.actions import list_offering, say_not_offered
from amends.people.actions import add_team, hire_staff, set_authority, set_hours
from amends.people.hours import Stretch
from amends.people.models import Kind, Role, Staff, Team
from amends.remedies.actions import save_policy, turn_on_policy

POLICY = Path(__file__).parent / "policies" / "market_street.yaml"
LIMITS = {
    role: dict.fromkeys(Kind, limit)
    for role, limit in {
        Role.CLERK: Decimal(300),
        Role.LEAD: Decimal(1_500),
        Role.MANAGER: Decimal(5_000),
        Role.OWNER: Decimal(50_000),
    }.items()
}
REPLIES = {
    "We have it": (
        "Dear {customer},\n\nthank you for telling us. We let you down, and I look after it"
        " myself from now on. You can see what happens next, and write to me, here: {link}\n\n"
        "{owner}\n{team}"
    ),
    "It takes longer than I said": (
        "Dear {customer},\n\nI said that you would have it by now, and you do not. That is ours."
        " The new day stands on your page; if it does not suit you, tell me there and we find"
        " another way: {link}\n\n{owner}\n{team}"
    ),
    "Is it right now?": (
        "Dear {customer},\n\neverything we agreed on has reached you, as far as I can see. Is it"
        " right now? One word here is enough: {link}\n\n{owner}\n{team}"
    ),
}


def open_street(now: datetime) -> Street:
    """Open the five shops, a good year before `now`."""
    at = now - timedelta(days=400)
    teams = {shop.name: _open_shop(shop, at=at) for shop in SHOPS}
    staff = {person.name: _hire(person, [*teams.values()], at=at) for person in (OWNER, MANAGER)}
    for shop in SHOPS:
        for person in shop.people:
            staff[person.name] = _hire(person, [teams[shop.name]], at=at)
        _furnish(shop, teams[shop.name], staff[shop.people[0].name], at=at)
    return Street(now=now, teams=teams, staff=staff)


def _open_shop(shop: Shop, *, at: datetime) -> Team:
    team = add_team(
        name=shop.name,
        trade=shop.trade,
        time_zone=TIME_ZONE,
        currency="USD",
        email=f"{shop.slug}@market-street.example",
        phone="+1 555 0100",
        by=MACHINE,
        at=at,
    )
    weekly = [Stretch(day, time(shop.opens), time(shop.closes)) for day in range(7)]
    set_authority(team, LIMITS, by=MACHINE, at=at)
    return set_hours(team, weekly, by=MACHINE, at=at)


def _hire(person: Person, teams: list[Team], *, at: datetime) -> Staff:
    return hire_staff(
        email=person.email,
        name=person.name,
        teams=teams,
        role=person.role,
        language="en",
        password=PASSWORD,
        by=MACHINE,
        at=at,
    )


def _furnish(shop: Shop, team: Team, lead: Staff, *, at: datetime) -> None:
    for thing in shop.things:
        if thing.price is None:
            say_not_offered(team, name=thing.name, words=thing.words, by=lead.actor, at=at)
        else:
            list_offering(team, name=thing.name, price=thing.price, by=lead.actor, at=at)
    for name, body in REPLIES.items():
        save_reply(team, name=name, body=body, by=lead, at=at)
    version = save_policy(team, text=POLICY.read_text(), by=lead, at=at)
    turn_on_policy(version, by=lead, at=at)
