"""A word was broken: a case is opened for it, or the open one joined, with all that is ready.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

from dataclasses import replace
from datetime import datetime

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.clock.duties import refund_asked_for
from amends.facts.actions import state_finding
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.facts.queries import finding_of
from amends.journal.actor import MACHINE
from amends.letters.actions import save_draft
from amends.letters.composing import (
    LetterFacts,
    OfferWords,
    OptionWords,
    first_wording,
    in_language,
)
from amends.letters.queries import draft_of, facts_for_letter
from amends.people.models import Channel, Customer
from amends.promises.actions import bring_to_case
from amends.promises.models import Ending, GivenIn
from amends.promises.queries import case_to_join, works_today
from amends.promises.wording import (
    case_subject,
    gap_words,
    given_up_words,
    happened_words,
    ledger_shows,
    our_own_ledger,
    promised_words,
    when_words,
)
from amends.remedies.errors import BadFacts, NoPolicyInForce
from amends.remedies.queries import assess, offer_of


def make_good(breaking: Ending, *, at: datetime) -> None:
    """Open a case for a broken word, or join the open one, with a finding and a draft ready.

    Where the policy says what is owed, the draft asks the customer to choose, and the options
    stand ticked before the owner; giving them stays with the owner.
    """
    promise = breaking.promise
    if promise.customer is None:
        return
    with in_language(promise.team.language):
        case = case_to_join(promise) or _opened(breaking, promise.customer, at=at)
        if case.is_open:
            _state(breaking, case, at=at)
    refund = refund_asked_for(breaking, case, at=at)
    if case.is_open and _may_draft(breaking, case):
        letter = first_wording(_facts(case, at=at))
        owed_part = "\n\n".join(part for part in (letter.owed_part, refund) if part)
        save_draft(case, owed_part=owed_part, extra_part=letter.extra_part, by=case.owner, at=at)
    bring_to_case(breaking, case, by=MACHINE, at=at)


def _may_draft(breaking: Ending, case: Case) -> bool:
    # What a person has written stays; our own letter from before the date has had its day.
    draft = draft_of(case, case.owner)
    return draft is None or draft.saved_at == breaking.promise.letter_at


def _facts(case: Case, *, at: datetime) -> LetterFacts:
    facts = facts_for_letter(case, writer=case.owner)
    if offer_of(case) is not None:
        return facts
    try:
        options = assess(case, by=case.owner, at=at).options
    except (NoPolicyInForce, BadFacts):
        return facts
    words = tuple(OptionWords(one.title, one.text) for one in options)
    return replace(facts, offer=OfferWords(words, (), ())) if words else facts


def _opened(breaking: Ending, customer: Customer, *, at: datetime) -> Case:
    promise = breaking.promise
    is_late = breaking.done_at is not None
    failure = Failure.PROMISE_BROKEN
    if promise.given_in == GivenIn.ORDER:
        failure = Failure.LATE if is_late else Failure.NOT_RECEIVED
    return open_case(
        team=promise.team,
        customer=customer,
        subject=case_subject(promise),
        failure=failure,
        channel=Channel.WEB,
        words=f"{promised_words(promise)} {_happened(breaking)}",
        reported_by=our_own_ledger(),
        owner=promise.keeper if works_today(promise, at=at) else None,
        severity=Severity.SEVERE if promise.is_essential else Severity.SERIOUS,
        loss=Loss.OCCASION if promise.is_essential else Loss.TIME,
        is_occasion=promise.is_essential,
        purchase=promise.purchase,
        by=None,
        at=at,
        key=f"promise:{promise.pk}",
    )


def _state(breaking: Ending, case: Case, *, at: datetime) -> None:
    # A finding that a person has made already is not to be taken over by ours.
    if finding_of(case) is not None:
        return
    promise, happened = breaking.promise, _happened(breaking)
    state_finding(
        case,
        promised=promised_words(promise),
        happened=happened,
        gap=gap_words(promise),
        evidence=[EvidenceDraft(EvidenceKind.OWN_WORD, Bearing.DECIDES, ledger_shows(promise))],
        by=case.owner,
        at=at,
        key=f"promise:{promise.pk}",
    )


def _happened(breaking: Ending) -> str:
    if breaking.is_given_up:
        return given_up_words()
    if breaking.done_at is None:
        return happened_words(done="")
    return happened_words(done=when_words(breaking.done_at, breaking.promise.zone))
