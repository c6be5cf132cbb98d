"""Once a minute: what came by mail becomes an account's answer; late ones climb the ladder.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from amends.cases.models import SideMessage
from amends.facts.actions import answer_account
from amends.facts.asking import look_after_account
from amends.facts.queries import answers_by_mail, due_accounts
from amends.journal.actor import PUBLIC

logger = logging.getLogger(__name__)
Row = TypeVar("Row")

MOST_IN_ONE_SWEEP = 500


def sweep_accounts(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    _each(answers_by_mail()[:MOST_IN_ONE_SWEEP], lambda message: _answer(message, at=at))
    _each(due_accounts(at)[:MOST_IN_ONE_SWEEP], lambda account: look_after_account(account, at=at))


def _answer(message: SideMessage, *, at: datetime) -> None:
    # It was told when it came, not when we looked.
    answer_account(message.thread.account, message, by=PUBLIC, at=min(message.at, at))


def _each(rows: Iterable[Row], do: Callable[[Row], object]) -> None:
    for row in rows:
        try:
            do(row)
        except Exception:
            # One account that cannot be dealt with must not hold up the others.
            logger.exception("The sweep of accounts left out %r", row)
