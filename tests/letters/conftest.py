"""A real SMTP server in a thread, which letters are delivered to."""

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


@dataclass
class PostOffice:
    """Takes mail, unless told otherwise. `refused` addresses get a 550, `dies_after` counts the
    mails that it keeps and then hangs up on, `kills` is a process killed once it has one."""

    host: str
    port: int
    refused: set[str] = field(default_factory=set)
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
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
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
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = office.host, port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield office
    controller.stop()
