"""An account is asked for in a conversation of its own, and its answer is kept there too.

Composed of actions, each idempotent; all of them happen or none.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions import (
    attach_file,
    open_side_thread,
    receive_in_side_thread,
    write_in_side_thread,
)
from amends.cases.models import Case, SideKind, SideMessage
from amends.cases.queries import lives_on_in
from amends.cases.queries.privacy import customer_of
from amends.facts.actions import (
    answer_account,
    ask_account,
    ask_account_again,
    remind_of_account,
)
from amends.facts.drafts import AskDraft, Parts
from amends.facts.errors import BadAccount, TellsOfCustomer
from amends.facts.ladder import ASKED_AGAIN
from amends.facts.models import Account, AccountAnswer, AskedOf
from amends.facts.queries import rung_reached
from amends.facts.wording import again_words, asking_words, subject_for, told_in_words
from amends.journal.actor import PUBLIC
from amends.people.models import Staff
from amends.people.personal import told_in

KINDS = {
    AskedOf.OPERATIONS: SideKind.COLLEAGUE,
    AskedOf.COLLEAGUE: SideKind.COLLEAGUE,
    AskedOf.SUPPLIER: SideKind.SUPPLIER,
    AskedOf.WITNESS: SideKind.WITNESS,
}
OUTSIDE = (AskedOf.SUPPLIER, AskedOf.WITNESS)
Files = Sequence[tuple[str, bytes]]


@transaction.atomic
def ask_for_account(
    case: Case, draft: AskDraft, *, by: Staff, at: datetime, key: str, needs_customer: bool = False
) -> Account:
    """Ask somebody what happened; `needs_customer` when they must know who the customer is.

    The same `key` again is one question. Raises BadAccount, TellsOfCustomer, and what the cases
    room refuses.
    """
    case = lives_on_in(case)
    _refuse_telling(case, draft, needs_customer=needs_customer)
    is_supplier = draft.asked_of == AskedOf.SUPPLIER
    thread = open_side_thread(
        case,
        kind=KINDS[draft.asked_of],
        supplier=draft.supplier if is_supplier else None,
        with_name=draft.name,
        address=draft.address,
        subject=subject_for(case),
        by=by,
        at=at,
        key=f"account:{key}",
    )
    account = ask_account(
        thread,
        asked_of=draft.asked_of,
        question=draft.question,
        due_at=draft.due_at,
        by=by,
        at=at,
        key=key,
    )
    write_in_side_thread(
        thread, body=asking_words(account, by=by), by=by, at=at, key=f"account:{account.pk}"
    )
    return account


@transaction.atomic
def tell_account(
    account: Account, parts: Parts, *, files: Files = (), noted_by: Staff | None, at: datetime,
    key: str,
) -> AccountAnswer:  # fmt: skip
    """Keep what they tell us, with its files; `noted_by` wrote down what was said to them.

    The same `key` is one answer. Raises BadAccount, BadWords and BadFile (cases).
    """
    if not parts.happened.strip():
        raise BadAccount(_("Say what happened, in a sentence or two."), "happened")
    actor = noted_by.actor if noted_by else PUBLIC
    message = receive_in_side_thread(
        account.thread,
        body=told_in_words(parts, account.case.team),
        from_name=account.thread.with_name,
        by=actor,
        at=at,
        key=f"told:{account.pk}:{key}",
    )
    answer = answer_account(account, message, parts=parts, noted_by=noted_by, by=actor, at=at)
    for name, content in files:
        attach_file(
            account.case, filename=name, content=content, by=actor, at=at, side_message=message
        )
    return answer


@transaction.atomic
def ask_again(account: Account, *, by: Staff, at: datetime, key: str) -> Account:
    """Ask once more, by a person's own wish. The same `key` is once. Raises AccountEnded."""
    message = _write_again(account, by=by, at=at, key=key)
    return ask_account_again(account, message, by=by, at=at)


@transaction.atomic
def look_after_account(account: Account, *, at: datetime) -> Account:
    """Do what time calls for: ask them again in time, then tell owner, lead and manager.

    The case is the one that it lives on in, when it was merged away.
    """
    message = None
    case = lives_on_in(account.case)
    is_wanted = case.is_open and bool(account.thread.address)
    if is_wanted and rung_reached(account, at=at) == ASKED_AGAIN:
        asker = account.asked_by if account.asked_by.is_active else case.owner
        message = _write_again(account, by=asker, at=at, key="in-time")
    return remind_of_account(account, message=message, at=at)


def _write_again(account: Account, *, by: Staff, at: datetime, key: str) -> SideMessage:
    return write_in_side_thread(
        account.thread,
        body=again_words(account, by=by),
        by=by,
        at=at,
        key=f"account:{account.pk}:again:{key}",
    )


def _refuse_telling(case: Case, draft: AskDraft, *, needs_customer: bool) -> None:
    if draft.asked_of not in OUTSIDE or needs_customer:
        return
    told = told_in(draft.question, customer_of(case))
    if told:
        raise TellsOfCustomer(
            _("It tells them of the customer (%(told)s). The order number is enough.")
            % {"told": ", ".join(told)},
            "question",
        )
