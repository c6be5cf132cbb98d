"""Something is agreed with a customer, so that it need not go wrong again (S1)."""

import pytest

from amends.journal.queries import entries_about
from amends.orders.actions import make_agreement
from amends.orders.errors import BadOrderEntry, NotOfThisTeam
from amends.orders.models import Purchase
from amends.orders.queries import agreements_with
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
