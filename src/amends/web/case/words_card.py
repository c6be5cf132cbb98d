"""The words given on a case: line by line of what was chosen, and all others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.cases.models import Case
from amends.journal.figures import reference
from amends.promises.models import GivenIn, Promise, State
from amends.promises.queries import promises_of_case
from amends.web.case.words_told import WordTold, date_in_words, word_told


@dataclass(frozen=True, slots=True)
class WordsCard:
    """`lines` are the words of what was chosen, by their source; `others` all the rest.

    `needs_date` when the case is open and the customer has no dated word from us. `things` is
    what the journal's references to the words mean, and their dates.
    """

    lines: dict[str, WordTold]
    others: list[WordTold]
    needs_date: bool
    things: dict[str, str]


def words_card(case: Case, *, at: datetime) -> WordsCard:
    """Fetch the words of a case; one that was renegotiated shows as the one it became."""
    told = [word_told(promise, at=at) for promise in promises_of_case(case)]
    standing = [word for word in told if word.promise.state != State.RENEGOTIATED]
    return WordsCard(
        lines=_lines(standing),
        others=[word for word in standing if word.promise.given_in != GivenIn.OFFER],
        needs_date=case.is_open and not any(_is_owed(word) for word in told),
        things=dict(pair for word in told for pair in _things(word.promise)),
    )


def _lines(words: Iterable[WordTold]) -> dict[str, WordTold]:
    # What is due once more stands for what was kept and never arrived.
    in_order = sorted(words, key=lambda word: word.promise.pk)
    return {
        word.promise.source: word for word in in_order if word.promise.given_in == GivenIn.OFFER
    }


def _things(promise: Promise) -> Iterator[tuple[str, str]]:
    yield reference(promise), promise.what
    yield f"{reference(promise)}:due", date_in_words(promise)
    for asked in promise.renegotiations.all():
        yield f"{reference(asked)}:due", date_in_words(asked)


def _is_owed(word: WordTold) -> bool:
    return word.promise.is_under_way and word.promise.customer_id is not None
