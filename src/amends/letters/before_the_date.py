"""A letter to start from before a promised date passes: what we know, and their choice.

Composed of actions, each idempotent; nothing is sent.
"""

from datetime import datetime

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.letters.actions import save_draft
from amends.letters.composing import in_language
from amends.letters.queries import draft_of
from amends.people.models import Channel, Staff
from amends.promises.models import Promise
from amends.promises.queries import case_to_join, known_reasons, new_date_to_propose
from amends.promises.wording import (
    case_subject_before,
    may_come_late_words,
    our_own_ledger,
    proactive_words,
    promised_words,
)


def words_before_the_date(promise: Promise, *, at: datetime) -> str:
    """Return the letter in the customer's language; empty for a word that was given to us."""
    if promise.customer is None:
        return ""
    with in_language(promise.customer.language):
        return proactive_words(
            promise,
            customer=promise.customer.called,
            reasons=known_reasons(promise),
            new_date=new_date_to_propose(promise, at=at),
        )


def lay_letter_ready(promise: Promise, case: Case, *, at: datetime) -> None:
    """Lay the letter ready for the owner of a case, unless they are writing one already."""
    words = words_before_the_date(promise, at=at)
    if words and case.is_open and draft_of(case, case.owner) is None:
        save_draft(case, owed_part=words, extra_part="", by=case.owner, at=at)


def case_to_write_on(promise: Promise, *, owner: Staff | None, at: datetime) -> Case | None:
    """Return the case on which to write about a promise before its date, opened where none is.

    The word joins it when it breaks all the same. `owner` is who is to own a new one, else whom
    the team would give it to; None for a word that was given to us. Raises NobodyThere (cases).
    """
    if promise.customer is None:
        return None
    known = case_to_join(promise)
    if known is not None:
        return known
    with in_language(promise.team.language):
        return open_case(
            team=promise.team,
            customer=promise.customer,
            subject=case_subject_before(promise),
            failure=Failure.LATE,
            channel=Channel.WEB,
            words=f"{promised_words(promise)} {may_come_late_words()}",
            reported_by=our_own_ledger(),
            owner=owner,
            severity=Severity.SEVERE if promise.is_essential else Severity.SERIOUS,
            loss=Loss.OCCASION if promise.is_essential else Loss.TIME,
            is_occasion=promise.is_essential,
            purchase=promise.purchase,
            by=None,
            at=at,
            key=f"before:{promise.pk}",
        )
