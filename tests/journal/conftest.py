"""The cast of the journal: a clock that stands still, a letter to send, a mailroom."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import Settings

from amends.journal.models import Outgoing
from amends.journal.outbox import send_later
from journal import mailroom

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def mailroom_open(db: None, settings: Settings) -> None:
    settings.DELIVERERS = {
        "letter": "journal.mailroom.deliver",
        "broken": "journal.mailroom.refuse",
        "nobody": "journal.mailroom.no_such_address",
    }
    mailroom.make_tables()


@pytest.fixture
def letter(mailroom_open: None) -> Outgoing:
    with transaction.atomic():
        return send_later("letter", key="letter:1", about=None, at=NOON, letter=1)
