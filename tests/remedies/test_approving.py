"""An offer above somebody's authority, and the answer to it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

import cast
from amends.cases.actions import add_note
from amends.cases.models import Case, Clock, ClockKind, Stage
from amends.people.models import Staff
from amends.remedies.actions import (
    choose,
    grant_approval,
    make_offer,
    refuse_approval,
    withdraw_offer,
)
from amends.remedies.errors import (
    AlreadyAnswered,
    BeyondAuthority,
    OfferNotOpen,
    ReasonMissing,
)
from amends.remedies.models import Approval, Choice, Offer, Withdrawal
from amends.remedies.queries import approvals_for, offer_shown
from cast import AT, Cast
from remedies.desk import EVENING, REFUND, empty_window, journal_of, offered, policy_on

SOON = AT + timedelta(minutes=20)
LATER = AT + timedelta(days=1)
NO = {"reason": "The set works and she wants to keep it.", "alternative": "Offer the evening."}


@pytest.fixture
def asked(people: Cast, window: Case) -> Approval:
    offer = offered(window, people.jim, EVENING, REFUND, why="She does not want it any more.")
    return offer.approval


def test_granting_puts_the_offer_before_the_customer_with_days_counted_anew(
    people: Cast, window: Case, asked: Approval
) -> None:
    offer = grant_approval(asked, by=people.tom, at=LATER)
    assert offer_shown(window) == offer
    assert offer.made_at == LATER
    assert offer.lines.get(key="refund").due_on == date(2026, 3, 7)
    assert offer.lines.get(key="evening").due_on == date(2026, 3, 18)
    window.refresh_from_db()
    assert window.stage == Stage.OFFERED
    assert [notice.kind for notice in people.jim.notices.all()] == ["answer"]
    assert journal_of(window)[-2:] == ["offer.needs_approval", "approval.granted"]


def test_an_answer_puts_the_question_away_but_not_a_note_that_names_them_too(
    people: Cast, window: Case, asked: Approval
) -> None:
    add_note(window, body="Look here.", by=people.jim, at=SOON, key="n", mentions=[people.tom])
    grant_approval(asked, by=people.tom, at=LATER)
    assert people.tom.notices.filter(seen_at=None).exists()


def test_an_answer_puts_the_question_away(people: Cast, window: Case, asked: Approval) -> None:
    assert people.tom.notices.get().seen_at is None
    grant_approval(asked, by=people.tom, at=LATER)
    assert people.tom.notices.get().seen_at == LATER


def test_the_customer_still_hears_by_the_time_they_were_told(
    people: Cast, window: Case, asked: Approval
) -> None:
    grant_approval(asked, by=people.tom, at=SOON + timedelta(minutes=5))
    word = Clock.objects.get(case=window, kind=ClockKind.NEXT_WORD, stopped_at=None)
    assert (word.due_at, word.paused_at) == (asked.offer.hear_by, None)


def test_granting_twice_is_one_grant(people: Cast, window: Case, asked: Approval) -> None:
    grant_approval(asked, by=people.tom, at=SOON)
    grant_approval(asked, by=people.tom, at=LATER)
    assert Offer.objects.get().made_at == SOON
    assert journal_of(window).count("approval.granted") == 1


@pytest.mark.parametrize("who", ["jim", "jane", "ines"])
def test_nobody_grants_above_their_own_authority(
    people: Cast, window: Case, asked: Approval, who: str
) -> None:
    somebody: Staff = getattr(people, who)
    with pytest.raises(BeyondAuthority, match="Tom Keller"):
        grant_approval(asked, by=somebody, at=SOON)
    with pytest.raises(BeyondAuthority):
        refuse_approval(asked, by=somebody, at=SOON, **NO)
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert offer_shown(window) is None


def test_somebody_of_another_shop_grants_nothing_here(
    people: Cast, window: Case, asked: Approval
) -> None:
    stranger = cast._staff("Vera Stone", people.tom.role, cast.the_regent())
    with pytest.raises(BeyondAuthority):
        grant_approval(asked, by=stranger, at=SOON)
    assert offer_shown(window) is None


def test_the_owner_of_the_house_grants_anything(people: Cast, asked: Approval) -> None:
    assert grant_approval(asked, by=people.ruth, at=SOON).made_at == SOON


def test_a_no_has_a_reason_and_an_alternative(people: Cast, window: Case, asked: Approval) -> None:
    for missing in ({**NO, "reason": " "}, {**NO, "alternative": ""}):
        with pytest.raises(ReasonMissing):
            refuse_approval(asked, by=people.tom, at=SOON, **missing)
    asked.refresh_from_db()
    assert (asked.answered_at, asked.is_granted) == (None, None)
    refuse_approval(asked, by=people.tom, at=SOON, **NO)
    asked.refresh_from_db()
    assert (asked.is_granted, asked.answered_by, asked.reason) == (False, people.tom, NO["reason"])
    offer = Offer.objects.get()
    assert (offer.withdrawn_why, offer.made_at) == (Withdrawal.REFUSED, None)
    assert [notice.kind for notice in people.jim.notices.all()] == ["answer"]


@pytest.mark.parametrize(
    "no",
    [
        {"reason": "", "alternative": "Offer the evening."},
        {"reason": "It works.", "alternative": ""},
        {"reason": "It works.", "alternative": "Offer the evening.", "answered_by": None},
    ],
)
def test_the_database_refuses_a_no_without_a_person_a_reason_and_an_alternative(
    people: Cast, asked: Approval, no: dict[str, str | None]
) -> None:
    said = {"answered_by": people.tom, "answered_at": AT, "is_granted": False, **no}
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=asked.pk).update(**said)
    asked.refresh_from_db()
    assert asked.is_granted is None


def test_a_yes_after_a_no_and_a_no_after_a_yes_change_nothing(
    people: Cast, window: Case, asked: Approval
) -> None:
    refuse_approval(asked, by=people.tom, at=SOON, **NO)
    with pytest.raises(AlreadyAnswered):
        grant_approval(asked, by=people.ruth, at=LATER)
    again = offered(window, people.jim, REFUND, why="She insists.", at=LATER).approval
    grant_approval(again, by=people.tom, at=LATER)
    with pytest.raises(AlreadyAnswered):
        refuse_approval(again, by=people.ruth, at=LATER, **NO)
    assert journal_of(window).count("approval.refused") == 1


def test_the_customer_cannot_choose_what_nobody_has_granted(
    people: Cast, window: Case, asked: Approval
) -> None:
    with pytest.raises(OfferNotOpen):
        choose(asked.offer, REFUND, at=LATER, noted_by=None)
    assert not Choice.objects.exists()


def test_what_was_withdrawn_meanwhile_is_not_granted(
    people: Cast, window: Case, asked: Approval
) -> None:
    withdraw_offer(asked.offer, by=people.jim, at=SOON, why=Withdrawal.NEW_FACTS)
    with pytest.raises(OfferNotOpen):
        grant_approval(asked, by=people.tom, at=LATER)
    assert Offer.objects.get().made_at is None


def test_approvals_are_put_before_who_was_asked_and_go_when_answered(
    people: Cast, asked: Approval
) -> None:
    assert [*approvals_for(people.tom)] == [asked]
    assert [*approvals_for(people.ines)] == []
    grant_approval(asked, by=people.tom, at=SOON)
    assert [*approvals_for(people.tom)] == []


def test_with_nobody_above_who_may_give_it_the_clerk_is_told_and_nothing_changes(db: None) -> None:
    team = cast.northlight()
    jim, ines, amy = cast.jim(team), cast.ines(team), cast.amy()
    policy_on(team, ines)
    case = empty_window(amy, jim, cast.the_tv(team, amy))
    with pytest.raises(BeyondAuthority, match="owner of the house"):
        make_offer(
            case, option_keys=[REFUND], why="She asks.", by=jim, at=timezone.now(), key="form-1"
        )
    assert not Offer.objects.exists()
