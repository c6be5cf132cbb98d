"""Something is agreed with a customer, so that it need not go wrong again (S1)."""

from datetime import date, timedelta

import pytest

from amends.journal.queries import entries_about
from amends.orders.actions import end_agreement, make_agreement, note_delivery
from amends.orders.errors import BadOrderEntry, NotOfThisTeam
from amends.orders.models import Purchase
from amends.orders.queries import agreements_in_force, agreements_with, was_agreed
from amends.people.models import Customer, Staff, Team
from cast import AT
from unchanged import nothing_changes

WORDS = "Every proof is checked by Amy under her own name before we print"


def test_an_agreement_is_kept_once_and_read_latest_first(
    northlight: Team, amy: Customer, jim: Staff, the_tv: Purchase
) -> None:
    agreed = {"customer": amy, "team": northlight, "by": jim, "at": AT}
    first = make_agreement(**agreed, words=WORDS)
    second = make_agreement(**agreed | {"at": AT.replace(hour=16)}, words=WORDS, purchase=the_tv)
    with nothing_changes():
        assert make_agreement(**agreed, words=WORDS) == first
    assert [*agreements_with(amy)] == [second, first]
    assert (first.made_by, first.made_at) == (jim, AT)
    assert entries_about(first).get().by == jim.actor


@pytest.mark.parametrize("words", ["", "  ", "w" * 501, "a\x00b", "two\nlines"])
def test_an_agreement_without_clear_words_is_refused(
    northlight: Team, amy: Customer, jim: Staff, words: str
) -> None:
    with nothing_changes(), pytest.raises(BadOrderEntry) as refused:
        make_agreement(customer=amy, team=northlight, words=words, by=jim, at=AT)
    assert refused.value.field == "words"


def test_nobody_agrees_for_another_team_or_on_another_purchase(
    northlight: Team, the_regent: Team, priya: Customer, amy: Customer, jim: Staff, the_tv: Purchase
) -> None:
    with nothing_changes():
        with pytest.raises(NotOfThisTeam, match="somebody of The Regent"):
            make_agreement(customer=amy, team=the_regent, words=WORDS, by=jim, at=AT)
        with pytest.raises(NotOfThisTeam, match="not theirs"):
            make_agreement(
                customer=priya, team=northlight, words=WORDS, purchase=the_tv, by=jim, at=AT
            )


def test_an_agreement_ends_once_and_the_same_words_may_be_agreed_on_again(
    northlight: Team, amy: Customer, jim: Staff, ines: Staff
) -> None:
    agreed = {"customer": amy, "team": northlight, "words": WORDS}
    first = make_agreement(**agreed, by=jim, at=AT)
    end = end_agreement(first, why="She reads the proofs at home now", by=ines, at=AT)
    with nothing_changes():
        assert end_agreement(first, why="Again", by=jim, at=AT) == end
    assert (end.by, end.at, end.why) == (ines, AT, "She reads the proofs at home now")
    assert not agreements_in_force(amy, northlight).exists()
    again = make_agreement(**agreed, by=jim, at=AT + timedelta(days=1))
    assert [*agreements_in_force(amy, northlight)] == [again]
    assert [*agreements_with(amy)] == [again, first]


def test_an_agreement_is_ended_with_a_reason_by_somebody_of_its_team(
    northlight: Team, the_regent: Team, amy: Customer, jim: Staff, ruth: Staff
) -> None:
    agreement = make_agreement(customer=amy, team=the_regent, words=WORDS, by=ruth, at=AT)
    with nothing_changes():
        with pytest.raises(NotOfThisTeam):
            end_agreement(agreement, why="No longer", by=jim, at=AT)
        with pytest.raises(BadOrderEntry) as refused:
            end_agreement(agreement, why=" ", by=ruth, at=AT)
    assert refused.value.field == "why"


def test_what_was_agreed_counts_from_its_day_to_its_end_and_not_for_what_had_come(
    northlight: Team, the_regent: Team, amy: Customer, priya: Customer, jim: Staff, the_tv: Purchase
) -> None:
    def counts(hours: int = 1, purchase: Purchase | None = None) -> bool:
        return was_agreed(amy, northlight, purchase, by=AT + timedelta(hours=hours))

    agreement = make_agreement(customer=amy, team=northlight, words=WORDS, by=jim, at=AT)
    assert [counts(0), counts(1)] == [False, True]
    assert not was_agreed(priya, northlight, None, by=AT + timedelta(hours=1))
    assert not was_agreed(amy, the_regent, None, by=AT + timedelta(hours=1))

    assert counts(1, the_tv)
    note_delivery(the_tv, delivered_on=date(2026, 3, 2), by=jim.actor, at=AT)
    the_tv.refresh_from_db()
    assert not counts(1, the_tv)

    end_agreement(agreement, why="Not needed", by=jim, at=AT + timedelta(hours=3))
    assert [counts(2), counts(3), counts(4)] == [True, True, False]
