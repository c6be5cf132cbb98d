"""What a letter promises stands in the ledger afterwards."""

from datetime import date, timedelta

import pytest

from amends.cases.models import Case
from amends.letters.actions import send_letter
from amends.letters.coaching import review_letter
from amends.letters.models import Letter
from amends.letters.promising import give_words
from amends.letters.queries.coaching import known_for
from amends.people.models import Channel, Staff
from amends.promises.errors import BadPromise
from amends.promises.models import GivenIn, Promise
from cast import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
WORDS = (
    "Dear Amy,\n\nThat is ours. I will bring the TV to your house by noon tomorrow. We will call"
    " you on Friday. You will send us the receipt on Thursday."
)


def sent(case: Case, by: Staff, words: str = WORDS) -> Letter:
    message = send_letter(
        case,
        owed_part=words,
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=LATER,
        key="letter",
        despite="As she asked",
    )
    return message.letter


def keys(case: Case, by: Staff, words: str = WORDS) -> dict[str, str]:
    known = known_for(case, writer=by, at=LATER)
    return {one.what: one.key for one in review_letter(known, owed_part=words, extra_part="").given}


def test_words_that_a_letter_gives_are_promises(birthday: Case, jim: Staff) -> None:
    letter = sent(birthday, jim)
    given = give_words(letter, answers={}, at=LATER)
    assert [(one.what, one.due_on) for one in given] == [
        ("Bring the TV to your house", date(2026, 3, 4)),
        ("Call you", date(2026, 3, 6)),
    ]
    for one in given:
        assert (one.given_by, one.keeper, one.customer) == (jim, jim, birthday.customer)
        assert (one.given_in, one.message, one.case) == (
            GivenIn.MESSAGE,
            letter.message,
            birthday,
        )
        assert one.given_at == LATER


def test_written_down_again_they_are_the_same_promises(birthday: Case, jim: Staff) -> None:
    letter = sent(birthday, jim)
    asked = dict.fromkeys(keys(birthday, jim).values(), date(2026, 3, 5))
    first = give_words(letter, answers=asked, at=LATER)
    assert give_words(letter, answers=asked, at=LATER + timedelta(seconds=1)) == first
    give_words(letter, answers={}, at=LATER + timedelta(seconds=2))
    assert Promise.objects.count() == 2


def test_what_its_writer_took_out_is_none_and_a_day_can_be_put_right(
    birthday: Case, jim: Staff
) -> None:
    asked = keys(birthday, jim)
    answers = {asked["Bring the TV to your house"]: None, asked["Call you"]: date(2026, 3, 9)}
    (given,) = give_words(sent(birthday, jim), answers=answers, at=LATER)
    assert (given.what, given.due_on) == ("Call you", date(2026, 3, 9))


def test_a_word_without_a_day_is_none_until_somebody_names_one(birthday: Case, jim: Staff) -> None:
    words = "Dear Amy,\n\nThat is ours. I will look into it soon."
    (key,) = keys(birthday, jim, words).values()
    letter = sent(birthday, jim, words)
    assert give_words(letter, answers={}, at=LATER) == []
    (given,) = give_words(letter, answers={key: date(2026, 3, 6)}, at=LATER)
    assert given.due_on == date(2026, 3, 6)


def test_a_day_that_has_passed_is_refused(birthday: Case, jim: Staff) -> None:
    asked = keys(birthday, jim)
    letter = sent(birthday, jim)
    with pytest.raises(BadPromise):
        give_words(letter, answers={asked["Call you"]: date(2026, 3, 1)}, at=LATER)
