"""What a letter promises becomes words in the ledger of promises.

A door calls it in the transaction in which the letter was sent; called again it adds nothing.
"""

from collections.abc import Mapping
from datetime import date, datetime

from amends.letters.coaching import Given, review_letter
from amends.letters.models import Letter
from amends.letters.queries.coaching import known_for
from amends.promises.actions import give_promise
from amends.promises.models import GivenIn, Promise


def give_words(
    letter: Letter, *, answers: Mapping[str, date | None], at: datetime
) -> list[Promise]:
    """Write down what a letter promises, and return the words.

    `answers` has, by the key of a word, the day that its writer named, or None where they said
    that it is none. A word that nobody was asked about binds as it was written (rule 4), unless
    it names no day or the ledger has it already. Raises BadPromise (promises) for a day that
    has passed, and BadWords (cases).
    """
    known = known_for(letter.case, writer=letter.by, at=letter.at)
    review = review_letter(known, owed_part=letter.owed_part, extra_part=letter.extra_part)
    given = ((one, answers.get(one.key, one.day_by_itself)) for one in review.given)
    return [_give(letter, one, due, at=at) for one, due in given if due is not None]


def _give(letter: Letter, word: Given, due: date, *, at: datetime) -> Promise:
    return give_promise(
        team=letter.case.team,
        customer=letter.case.customer,
        what=word.what,
        due=due,
        given_in=GivenIn.MESSAGE,
        given_by=letter.by,
        keeper=letter.case.owner,
        case=letter.case,
        message=letter.message,
        source=f"letter:{letter.pk}",
        given_at=letter.at,
        by=letter.by.actor,
        at=at,
        key=f"letter:{letter.pk}:{word.key}",
    )
