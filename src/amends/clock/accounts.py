"""Once a minute: what came by mail becomes an account's answer; late ones climb the ladder.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

from datetime import datetime

from amends.cases.models import SideMessage
from amends.clock.one_by_one import one_by_one
from amends.facts.actions import answer_account
from amends.facts.asking import look_after_account
from amends.facts.queries import answers_by_mail, due_accounts
from amends.journal.actor import PUBLIC

MOST_IN_ONE_SWEEP = 500


def sweep_accounts(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    one_by_one(
        answers_by_mail()[:MOST_IN_ONE_SWEEP],
        lambda message: _answer(message, at=at),
        sweep="accounts",
    )
    one_by_one(
        due_accounts(at)[:MOST_IN_ONE_SWEEP],
        lambda account: look_after_account(account, at=at),
        sweep="accounts",
    )


def _answer(message: SideMessage, *, at: datetime) -> None:
    # It was told when it came, not when we looked.
    answer_account(message.thread.account, message, by=PUBLIC, at=min(message.at, at))
