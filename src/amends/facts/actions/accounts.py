"""Somebody is asked for an account, tells it, or is asked no more."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock as lock_case
from amends.cases.models import SideMessage, SideThread
from amends.cases.words import clean_words
from amends.facts.actions.within import lock, refuse_if_over
from amends.facts.drafts import Parts
from amends.facts.errors import BadAccount
from amends.facts.ladder import moments_of, next_after
from amends.facts.models import Account, AccountAnswer, AccountWithdrawal, AskedOf
from amends.facts.naming import pointing_in
from amends.facts.queries.accounts import names_around
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of

LONGEST_QUESTION = 2_000
LONGEST_PART = 10_000
LONGEST_WHY = 300
MOST = 30
"""More than so many people are not asked about one case."""

NOTHING = Parts()


@transaction.atomic
def ask_account(
    thread: SideThread,
    *,
    asked_of: AskedOf,
    question: str,
    due_at: datetime,
    by: Staff,
    at: datetime,
    key: str,
) -> Account:
    """Ask for an account in a conversation of its own; no clock of the case waits for it.

    The same `key` again returns the account that is there. Raises BadAccount, and BadWords and
    CaseClosed (cases).
    """
    known = Account.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock_case(thread.case)
    if due_at <= at:
        raise BadAccount(_("That time is over. Give them some."), "due")
    if case.accounts.count() >= MOST:
        raise BadAccount(_("Thirty people were asked about this case already."))
    moments = moments_of(hours_of(case.team), asked_at=at, due_at=due_at)
    account = Account.objects.create(
        case=case,
        thread=thread,
        asked_of=asked_of,
        question=clean_words(question, what=_("The question"), longest=LONGEST_QUESTION),
        due_at=due_at,
        asked_by=by,
        asked_at=at,
        link_key=secrets.token_hex(16),
        next_look_at=next_after(moments, 0),
        key=key,
    )
    record(
        "account.asked", account, about=case, by=by.actor, at=at,
        asked_of=asked_of.value, due_at=due_at,
    )  # fmt: skip
    return account


@transaction.atomic
def answer_account(
    account: Account,
    message: SideMessage,
    *,
    parts: Parts = NOTHING,
    noted_by: Staff | None = None,
    by: Actor,
    at: datetime,
) -> AccountAnswer:
    """Keep what they told us, as they told it; without `parts` the message has all of it.

    The same message twice is one answer. One that comes late, or after we asked no more, is
    kept too.
    """
    known = AccountAnswer.objects.filter(message=message).first()
    if known is not None:
        return known
    account = lock(account)
    told = parts.whole or message.body
    answer = AccountAnswer.objects.create(
        account=account,
        message=message,
        promised=_part(parts.promised),
        happened=_part(parts.happened),
        met_with=_part(parts.met_with),
        would_help=_part(parts.would_help),
        noted_by=noted_by,
        names_somebody=bool(pointing_in(told, names_around(account))),
        at=at,
    )
    account.next_look_at = None
    account.save(update_fields=["next_look_at"])
    record(
        "account.answered", account, about=account.case, by=by, at=at,
        answer=answer.pk, is_late=at > account.due_at,
    )  # fmt: skip
    return answer


@transaction.atomic
def withdraw_account(account: Account, *, why: str, by: Staff, at: datetime) -> Account:
    """Ask for it no more, and say why; twice is once. Raises AccountEnded once it was answered."""
    account = lock(account)
    if hasattr(account, "withdrawal"):
        return account
    refuse_if_over(account)
    why = clean_words(why, what=_("Why"), longest=LONGEST_WHY)
    AccountWithdrawal.objects.create(account=account, by=by, at=at, why=why)
    account.next_look_at = None
    account.save(update_fields=["next_look_at"])
    record("account.withdrawn", account, about=account.case, by=by.actor, at=at)
    return account


def _part(words: str) -> str:
    return clean_words(words, what=_("Your words"), longest=LONGEST_PART, may_be_empty=True)
