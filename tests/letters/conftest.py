"""The birthday case, its offer, and a real SMTP server which letters are delivered to."""

import asyncio
import os
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.models import Channel, Customer, Staff, Team
from amends.remedies.actions import make_offer, save_policy, turn_on_policy
from amends.remedies.models import Offer
from cast import AT, LONG_AGO
from fixtures_cast import amy, ines, jim, northlight, priya, ruth, the_regent, tom

__all__ = ["amy", "ines", "jim", "northlight", "priya", "ruth", "the_regent", "tom"]

POLICY = """
policy: amends/1
title: Northlight, when we let somebody down
version: "1"
currency: USD
valid_from: 2020-01-01
source: Written by Ines
authority: {clerk: {make_whole: 100, entitlement: 100, inconvenience: 50, goodwill: 25}}
facts:
  failure: {type: text, title: What went wrong}
lines:
  delivery:
    kind: make_whole
    what: The delivery fee back
    amount: 5
    due: {days: 3}
    because: It was for nothing.
options:
  discount:
    title: Something off the price
    text: Twenty dollars come off the price.
    because: The evening was spoiled.
    lines:
      off: {kind: inconvenience, what: Twenty off, amount: 20, because: For the evening.}
  again:
    title: A new evening in the window
    text: Balloons and a cake on the day you pick.
    because: As it was promised.
    lines:
      window: {kind: make_whole, what: The window again, amount: 90, because: As promised.}
  money_back:
    title: Your money back
    text: Everything that you have paid.
    because: It was for that day.
    lines:
      back: {kind: make_whole, what: Everything paid, amount: 400, because: It was for that day.}
goodwill:
  dinner: {what: Dinner for two at Lucia's, amount: 20, because: A small evening out.}
"""


@dataclass
class PostOffice:
    """Takes mail, unless told otherwise. `refused` addresses get a 550, `busy` ones a 450,
    `answer` is what it says to a whole mail, `hangs_up` how many it hangs up on half-way and
    `drips` the seconds between two letters of an answer. `dies_after` counts the mails that it
    keeps and then hangs up on, `kills` is a process killed once it has one."""

    host: str
    port: int
    refused: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    answer: str = ""
    hangs_up: int = 0
    drips: float = 0.0
    dies_after: int = 0
    kills: int | None = None
    taken: list[Envelope] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [
            message_from_bytes(envelope.original_content or b"", policy=default)  # type: ignore[arg-type]
            for envelope in self.taken
        ]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return f"550 5.1.1 <{address}>: no such person here"
        if address in self.busy:
            return f"450 4.2.1 <{address}>: come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.hangs_up:
            self.hangs_up -= 1
            assert server.transport is not None
            server.transport.abort()
            return "421 Gone"
        if self.drips:
            for letter in "250-slowly\r\n" * 20:
                server._writer.write(letter.encode())  # type: ignore[union-attr]
                await asyncio.sleep(self.drips)
        if self.answer:
            return self.answer
        self.taken.append(envelope)
        if self.kills is not None:
            os.kill(self.kills, signal.SIGKILL)
            self.kills = None
        if self.dies_after:
            self.dies_after -= 1
            assert server.transport is not None
            server.transport.abort()
        return "250 Kept"


@pytest.fixture
def post_office(settings: Settings) -> Iterator[PostOffice]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = PostOffice("127.0.0.1", port)
    controller = Controller(office, hostname=office.host, port=port, data_size_limit=2**25)
    controller.start()
    settings.EMAIL_BACKEND = "amends.letters.smtp.TimelySmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = office.host, port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield office
    controller.stop()


@pytest.fixture
def birthday(northlight: Team, jim: Staff, amy: Customer) -> Case:
    """Jim owns it; he has read Amy's mail and not yet answered."""
    return open_case(
        team=northlight,
        customer=amy,
        subject="The TV for Doug's birthday was not in the window",
        failure=Failure.PROMISE_BROKEN,
        channel=Channel.EMAIL,
        words="There was nothing in the window. Nothing.",
        by=jim,
        at=AT,
        key="birthday",
    )


@pytest.fixture
def _policy(northlight: Team, ines: Staff) -> None:
    version = save_policy(northlight, text=POLICY, by=ines, at=LONG_AGO)
    turn_on_policy(version, by=ines, at=LONG_AGO)


@pytest.fixture
def offer(_policy: None, birthday: Case, jim: Staff) -> Offer:
    """Two options within Jim's authority, and dinner apart."""
    return make_offer(
        birthday,
        option_keys=["discount", "again"],
        goodwill_keys=["dinner"],
        by=jim,
        at=AT,
        key="offer",
    )


@pytest.fixture
def asked_offer(_policy: None, birthday: Case, jim: Staff) -> Offer:
    """An offer that Ines is asked about."""
    return make_offer(
        birthday,
        option_keys=["discount", "money_back"],
        by=jim,
        at=AT,
        key="asked offer",
        why="It cannot be repeated",
    )
