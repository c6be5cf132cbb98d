"""What holds a letter back, and what is kept of the answers."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from amends.cases.models import Case, Message
from amends.journal.models import Entry
from amends.letters.actions import send_letter
from amends.letters.errors import AgainstTheFacts, HarmsRemain, StillToFill
from amends.letters.models import Confirmation, Fact, Letter, LetterReason
from amends.people.models import Channel, Staff
from amends.remedies.models import Offer
from cast import AT
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
REFUNDED = "Dear Amy,\n\nWe have refunded the delivery fee of $7."
HOLLOW = "Dear Amy,\n\nWe apologise for any inconvenience."


def written(
    case: Case,
    by: Staff,
    words: str,
    *,
    confirmed: Collection[str] = (),
    despite: str = "",
    key: str = "letter",
) -> Message:
    return send_letter(
        case,
        owed_part=words,
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=LATER,
        key=key,
        confirmed=confirmed,
        despite=despite,
    )


def keys_of(case: Case, by: Staff, words: str) -> list[str]:
    with pytest.raises(AgainstTheFacts) as refused:
        written(case, by, words)
    return [*refused.value.found]


def test_what_the_case_does_not_bear_out_is_not_sent(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    with nothing_changes(), pytest.raises(AgainstTheFacts) as refused:
        written(birthday, jim, REFUNDED)
    assert [one.fact for one in refused.value.found.values()] == ["refunded", "sum"]
    assert "“We have refunded”: The case has nothing refunded yet." in str(refused.value)


def test_each_has_to_be_confirmed(birthday: Case, jim: Staff, offer: Offer) -> None:
    first, second = keys_of(birthday, jim, REFUNDED)
    with nothing_changes(), pytest.raises(AgainstTheFacts) as refused:
        written(birthday, jim, REFUNDED, confirmed=[first])
    assert [*refused.value.found] == [second]


def test_what_was_confirmed_is_kept_with_the_letter_and_the_journal_counts_it(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    written(birthday, jim, REFUNDED, confirmed=keys_of(birthday, jim, REFUNDED))
    kept = [*Confirmation.objects.filter(letter__key="letter")]
    assert [(one.fact, one.quote, one.by, one.at) for one in kept] == [
        (Fact.REFUNDED, "We have refunded", jim, LATER),
        (Fact.SUM, "$7", jim, LATER),
    ]
    assert kept[0].why == "The case has nothing refunded yet."
    figures = Entry.objects.get(name="letter.sent").figures
    assert (figures["confirmed"], figures["reason"]) == (2, None)


def test_a_confirmation_is_of_these_words_against_this_case(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    keys = keys_of(birthday, jim, REFUNDED)
    other = REFUNDED.replace("$7", "$8")
    with nothing_changes(), pytest.raises(AgainstTheFacts) as refused:
        written(birthday, jim, other, confirmed=keys)
    assert [one.quote for one in refused.value.found.values()] == ["$8"]


def test_never_again_without_a_fix_is_not_sent(birthday: Case, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(AgainstTheFacts):
        written(birthday, jim, "Dear Amy,\n\nThis will never happen again.")


def test_the_name_of_somebody_else_is_not_sent(birthday: Case, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(AgainstTheFacts):
        written(birthday, jim, "Dear Priya,\n\nThat is ours to mend.")


def test_words_that_hurt_go_out_once_somebody_says_why(birthday: Case, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(HarmsRemain) as refused:
        written(birthday, jim, HOLLOW)
    assert "“apologise for any inconvenience”" in str(refused.value)
    written(birthday, jim, HOLLOW, despite="She asked for  these words")
    reason = LetterReason.objects.get()
    assert (reason.words, reason.moves) == ("She asked for these words", ["hollow_apology"])
    assert (reason.by, reason.at, reason.letter) == (jim, LATER, Letter.objects.get())
    assert Entry.objects.get(name="letter.sent").figures["reason"] == reason.pk


def test_a_reason_given_for_nothing_is_not_kept(birthday: Case, jim: Staff) -> None:
    written(birthday, jim, "Dear Amy,\n\nThat is ours to mend.", despite="In case")
    assert not LetterReason.objects.exists()


def test_an_offered_sentence_with_a_gap_is_not_sent(birthday: Case, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(StillToFill) as refused:
        written(birthday, jim, "Dear Amy,\n\nI will call you by [day].")
    assert str(refused.value) == "Fill in [day], or take it out."


def test_the_same_letter_again_asks_nothing(birthday: Case, jim: Staff) -> None:
    first = written(birthday, jim, HOLLOW, despite="As she wrote to us")
    assert written(birthday, jim, HOLLOW) == first
    assert LetterReason.objects.count() == 1
