"""What a customer would rather have, and the person who answers."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from amends.cases.errors import BadWords
from amends.cases.models import Case, Clock, ClockKind, Stage
from amends.people.models import Kind
from amends.remedies.actions import (
    GrantedLine,
    choose,
    fulfil,
    grant_proposal,
    propose,
    record_facts,
    refuse_proposal,
)
from amends.remedies.errors import AlreadyAnswered, BadGrant, BeyondAuthority, ReasonMissing
from amends.remedies.models import Choice, Offer, Proposal, ProposalAnswer
from amends.remedies.queries import lines_due, lines_still_due, offer_shown, proposals_waiting
from cast import AT, Cast
from remedies.desk import EVENING, OFF, journal_of, offered

SOON = AT + timedelta(minutes=20)
LATER = AT + timedelta(hours=3)
NO = {"reason": "The set is yours already.", "alternative": "The evening, and half of it off."}
CAKE = GrantedLine(
    kind=Kind.MAKE_WHOLE,
    what="A cake on Saturday",
    amount=Decimal("35.00"),
    due_on=date(2026, 3, 7),
    because="It was to be there on the day.",
)


@pytest.fixture
def asked(people: Cast, window: Case) -> Proposal:
    offer = offered(window, people.jim, extras=("voucher",))
    return propose(window, offer=offer, words="Just a cake on Saturday.", at=SOON, key="p-1")


def grant(proposal: Proposal, people: Cast, *lines: GrantedLine, key: str = "g-1") -> Choice:
    return grant_proposal(proposal, lines=lines or (CAKE,), by=people.jim, at=LATER, key=key)


def test_what_they_ask_for_is_offered_and_accepted_in_one_step(
    people: Cast, window: Case, asked: Proposal
) -> None:
    choice = grant(asked, people)
    assert choice.option.title == "As you asked"
    assert [(line.what, line.amount, line.due_on) for line in lines_due(window)] == [
        ("A cake on Saturday", Decimal("35.00"), date(2026, 3, 7)),
        ("Popcorn for two", Decimal("20.00"), date(2026, 4, 2)),
    ]
    window.refresh_from_db()
    assert window.stage == Stage.ACCEPTED
    assert ProposalAnswer.objects.get().is_granted
    assert not proposals_waiting(window).exists()
    assert offer_shown(window) == choice.offer
    assert journal_of(window)[-1] == "proposal.granted"


def test_granting_twice_is_one_grant(people: Cast, window: Case, asked: Proposal) -> None:
    assert grant(asked, people) == grant(asked, people)
    with pytest.raises(AlreadyAnswered):
        grant(asked, people, key="g-2")
    assert Choice.objects.count() == 1
    assert journal_of(window).count("proposal.granted") == 1


def test_above_ones_authority_it_says_who_could_and_nothing_changes(
    people: Cast, window: Case, asked: Proposal
) -> None:
    dear = GrantedLine(Kind.MAKE_WHOLE, "A party", Decimal("100.01"), None, "")
    with pytest.raises(BeyondAuthority, match="Ines Pereira"):
        grant(asked, people, dear)
    assert not Choice.objects.exists()
    assert Offer.objects.get().withdrawn_at is None
    choice = grant_proposal(asked, lines=[dear], by=people.ines, at=LATER, key="g-1")
    assert choice.noted_by == people.ines
    assert people.jim.notices.filter(kind="answer").exists()


def test_an_earlier_choice_is_set_aside_for_what_they_ask_instead(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    first = choose(offer, OFF, at=SOON, noted_by=None)
    asked = propose(window, offer=offer, words="Rather a cake.", at=SOON, key="p-1")
    second = grant(asked, people)
    first.refresh_from_db()
    assert (first.set_aside_at, second.set_aside_at) == (LATER, None)
    assert [line.what for line in lines_due(window)] == ["A cake on Saturday"]


def test_what_was_delivered_in_any_case_is_not_delivered_again(people: Cast, window: Case) -> None:
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offer = offered(window, people.jim, EVENING, extras=("voucher",))
    for line in lines_due(window):
        fulfil(line, by=people.jim, at=SOON, proof="Handed over at the counter.")
    asked = propose(window, offer=offer, words="Rather a cake.", at=SOON, key="p-1")
    grant(asked, people)
    assert {line.key for line in lines_due(window) if line.delivery} == {"trips_back", "voucher"}
    assert [line.what for line in lines_still_due(window)] == ["A cake on Saturday"]


def test_goodwill_that_is_granted_stands_apart_from_what_they_asked(
    people: Cast, window: Case, asked: Proposal
) -> None:
    candles = GrantedLine(Kind.GOODWILL, "Candles", Decimal("5.00"), None, "For Doug.")
    choice = grant(asked, people, CAKE, candles)
    assert [line.what for line in choice.option.lines.all()] == ["A cake on Saturday"]
    apart = choice.offer.lines.filter(option=None)
    assert {line.what for line in apart} == {"Candles", "Popcorn for two"}


@pytest.mark.parametrize(
    "lines",
    [
        [GrantedLine(Kind.MAKE_WHOLE, "Less", Decimal("-1"), None, "")],
        [GrantedLine(Kind.MAKE_WHOLE, "Too fine", Decimal("1.001"), None, "")],
        [GrantedLine(Kind.MAKE_WHOLE, "Nothing", Decimal("NaN"), None, "")],
        [GrantedLine(Kind.MAKE_WHOLE, "Too late", Decimal("1"), date(2026, 3, 2), "")],
        [CAKE] * 21,
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(
    people: Cast, asked: Proposal, lines: list[GrantedLine]
) -> None:
    with pytest.raises(BadGrant):
        grant(asked, people, *lines)
    assert not Choice.objects.exists()


def test_a_grant_without_lines_or_words_is_refused(people: Cast, asked: Proposal) -> None:
    with pytest.raises(BadGrant):
        grant_proposal(asked, lines=[], by=people.jim, at=LATER, key="g-1")
    with pytest.raises(BadWords):
        grant(asked, people, GrantedLine(Kind.MAKE_WHOLE, " ", Decimal("1"), None, ""))
    assert not Choice.objects.exists()


def test_a_no_is_a_persons_with_a_reason_and_an_alternative(
    people: Cast, window: Case, asked: Proposal
) -> None:
    for missing in ({**NO, "reason": ""}, {**NO, "alternative": "  "}):
        with pytest.raises(ReasonMissing):
            refuse_proposal(asked, by=people.jim, at=LATER, **missing)
    assert not ProposalAnswer.objects.exists()
    answer = refuse_proposal(asked, by=people.jim, at=LATER, **NO)
    assert (answer.by, answer.is_granted) == (people.jim, False)
    assert refuse_proposal(asked, by=people.jim, at=LATER, **NO) == answer
    assert journal_of(window).count("proposal.refused") == 1


@pytest.mark.parametrize(
    "no", [{"reason": ""}, {"alternative": ""}, {"by": None}], ids=["reason", "other", "person"]
)
def test_the_database_refuses_a_no_without_any_of_them(
    people: Cast, asked: Proposal, no: Mapping[str, str | None]
) -> None:
    said = {"by": people.jim, **NO, **no}
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposalAnswer.objects.create(proposal=asked, at=LATER, is_granted=False, **said)
    assert not ProposalAnswer.objects.exists()


def test_after_a_no_the_choice_is_theirs_again(people: Cast, window: Case, asked: Proposal) -> None:
    refuse_proposal(asked, by=people.jim, at=LATER, **NO)
    resolve = Clock.objects.get(case=window, kind=ClockKind.RESOLVE)
    assert resolve.paused_at == LATER
    choose(asked.offer or offered(window, people.jim), OFF, at=LATER, noted_by=None)
    assert Choice.objects.get().option.key == OFF


def test_a_yes_after_a_no_changes_nothing(people: Cast, asked: Proposal) -> None:
    refuse_proposal(asked, by=people.jim, at=LATER, **NO)
    with pytest.raises(AlreadyAnswered):
        grant(asked, people)
    assert not Choice.objects.exists()


def test_a_no_after_a_yes_changes_nothing(people: Cast, asked: Proposal) -> None:
    grant(asked, people)
    with pytest.raises(AlreadyAnswered):
        refuse_proposal(asked, by=people.jim, at=LATER, **NO)
    assert ProposalAnswer.objects.get().is_granted
