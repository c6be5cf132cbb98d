"""What was offered and chosen becomes promises, line by line; delivering the lines keeps them.

Composed of actions, each idempotent: a door calls it after an offer was made, a choice or a
delivery, and the clock's sweep finishes what was cut off.
"""

from datetime import datetime

from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import break_promise, give_promise, keep_promise, release_promise
from amends.promises.errors import BadPromise
from amends.promises.models import GivenIn, Promise
from amends.promises.queries import would_be_in_time
from amends.remedies.queries.words_given import LineWord, Words, standing_choice_of, words_of

LONGEST = 300

TELLING = (
    "offer.made",
    "approval.granted",
    "option.chosen",
    "proposal.granted",
    "line.fulfilled",
    "arrival.denied",
)
"""The facts after which there may be a word to write down, keep or give up."""


def write_words(case: Case, *, at: datetime) -> None:
    """Bring the ledger up to what is promised on a case and what of it was delivered."""
    for words in words_of([case.pk]):
        write(words, at=at)


def write(words: Words, *, at: datetime) -> None:
    """Write new words down, keep or break what was delivered, and let go what was given up."""
    for word in words.new:
        _give(words.case, word, at=at)
    for promise, word in words.done:
        _finish(promise, word, at=at)
    for promise in words.given_up:
        _let_go(words.case, promise, at=at)


def _give(case: Case, word: LineWord, *, at: datetime) -> None:
    if word.due_on is None:
        return
    try:
        give_promise(
            team=case.team,
            customer=case.customer,
            what=" ".join(word.lines[0].what.split())[:LONGEST],
            due=word.due_on,
            given_in=GivenIn.OFFER,
            given_by=word.given_by,
            keeper=case.owner,
            case=case,
            source=word.source,
            given_at=min(word.given_at, at),
            by=MACHINE,
            at=at,
            key=word.key,
        )
    except BadPromise:
        # A day that had passed when the line was written is no word that can be kept; the line
        # stays due, and the clock of the case runs.
        return


def _finish(promise: Promise, word: LineWord, *, at: datetime) -> None:
    done_at, proof = word.delivered_last
    if would_be_in_time(promise, done_at=done_at):
        keep_promise(promise, proof=proof, by=MACHINE, at=at, done_at=done_at)
    else:
        break_promise(promise, proof=proof, by=MACHINE, at=at, done_at=done_at)


def _let_go(case: Case, promise: Promise, *, at: datetime) -> None:
    # The customer chose something else, so that they let us off what they had chosen before.
    choice = standing_choice_of(case)
    noted_by = choice.noted_by if choice is not None else None
    release_promise(
        promise,
        how=Channel(case.channel) if noted_by is not None else Channel.WEB,
        by=noted_by.actor if noted_by is not None else case.customer.actor,
        at=at,
    )
