"""A customer's own proposal, placed against rule, precedent, authority and ceiling."""

from decimal import Decimal

import pytest

import cast
from amends.journal.actor import MACHINE
from amends.orders.actions import say_not_offered
from amends.remedies.actions import propose
from amends.remedies.models import Proposal
from cast import AT
from remedies.desk import broken_thing
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused
from web.judging_ground import SOON, WHY, bare, broken, past_of


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def wished(desk: CaseDesk, words: str, sum_: str | None = None) -> Proposal:
    amount = None if sum_ is None else Decimal(sum_)
    return propose(desk.case, offer=None, words=words, amount=amount, at=SOON, key=words)


def placed(desk: CaseDesk, wish: Proposal) -> str:
    text = desk.sees(desk.people.jim, "proposal", wish.pk)
    return bare(text.split('id="placing">')[1].split("</section>")[0])


def test_a_wish_is_placed_in_words_with_reasons(desk: CaseDesk) -> None:
    broken(desk, "60")
    reasonable = placed(desk, wished(desk, "Money back and a bit", "80"))
    assert reasonable.startswith("Where it stands Reasonable.")
    assert "$80 is $20 more than the policy gives anyway, $60." in reasonable
    assert "It is within your authority." in reasonable
    approval = placed(desk, wished(desk, "Money back and a dinner", "160"))
    assert "Needs an approval. Ines Pereira can say yes on this page." in approval
    assert "Ines Pereira has to be asked." in approval
    assert "It cannot be placed yet. They name no sum." in placed(desk, wished(desk, "Sorry?"))


def test_beyond_us_is_advice_and_a_person_may_still_say_yes(desk: CaseDesk) -> None:
    say_not_offered(desk.people.team, name="Engraving", by=MACHINE, at=AT)
    broken(desk, "60")
    wish = wished(desk, "Free engraving instead")
    words = placed(desk, wish)
    assert "Beyond us. That is advice, no answer: you may say yes," in words
    assert "Engraving is something that we do not offer." in words
    with nothing_changes():
        refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="refuse", reason="No."))
    fields = {"line1-kind": "make_whole", "line1-what": "An engraving", "line1-amount": "30"}
    answer = desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields)
    assert answer.status_code == 303


def test_lines_that_were_refused_are_placed_as_they_were_filled_in(desk: CaseDesk) -> None:
    broken(desk, "60")
    wish = wished(desk, "Make it right, please")
    fields = {"line1-kind": "goodwill", "line1-what": "A cake", "line1-amount": "40"}
    with nothing_changes():
        answer = desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields)
    text = refused(answer)
    assert "This is above your authority. Ask Ines Pereira." in text
    assert "Needs an approval." in text


def test_a_yes_unlike_others_needs_a_sentence_beside_its_field(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60")
    broken(desk, "60")
    wish = wished(desk, "Ninety", "90")
    fields = {"line1-kind": "make_whole", "line1-what": "Ninety back", "line1-amount": "90"}
    with nothing_changes():
        answer = desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields)
    text = refused(answer)
    assert 'id="grant-why_error">Cases like it mostly got $45 to $55' in text
    assert 'value="Ninety back"' in text
    answer = desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", why=WHY, **fields)
    assert answer.status_code == 303
    assert f"“{WHY}”" in desk.text(desk.people.jim)


def test_without_a_policy_a_wish_is_shown_and_not_placed(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = cast.everybody()
    desk = CaseDesk(people, broken_thing(people, "now"), monkeypatch)
    desk.at(AT)
    wish = wished(desk, "Money back")
    text = desk.sees(people.jim, "proposal", wish.pk)
    assert "Money back" in text
    assert 'id="placing"' not in text
