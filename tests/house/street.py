"""The demo company with a short past, for a module of tests, and taken away after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from amends.cases.models import Case
from amends.config.demo.company import make_company
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.alive import say_alive
from amends.journal.queries import waiting_outgoing
from demo_mode import demo_mode

NOW = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
"""A Tuesday morning in New York."""

PAST = 11
"""Few past cases are enough: what a page asks must not depend on how many there are."""


@contextmanager
def market_street() -> Iterator[list[Case]]:
    """Make Market Street, deliver its letters into its mailbox, and give the live cases."""
    with demo_mode(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(timezone, "now", lambda: NOW)
        live = make_company(NOW, past=PAST)
        for letter in waiting_outgoing():
            assert attempt_delivery(letter.pk, at=NOW)
        say_alive("worker", NOW)
        yield live
        transaction.set_rollback(True)
