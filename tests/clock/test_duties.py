"""A team keeps a clock pack: what the clock does about orders that are late, or will be."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

import cast
from amends.cases.models import Case, Failure
from amends.clock.promises import sweep_promises
from amends.coach import review
from amends.journal.actor import MACHINE
from amends.letters.before_the_date import words_before_the_date
from amends.letters.queries import draft_of
from amends.orders.importing.drafts import CustomerTold, LineTold, OrderTold
from amends.orders.models import Purchase
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    expect_step,
    keep_promise,
    note_risk,
    record_consent,
    turn_on_pack,
)
from amends.promises.from_orders import bring_order
from amends.promises.models import Duty, DutyKind, GivenIn, Promise, Reason, State, StepKind
from amends.promises.queries import duties_of_case, is_offer_made, pack_of
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

FRIDAY = date(2026, 3, 6)
MIDNIGHT = datetime(2026, 3, 7, 5, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def ordered(people: Cast, **more: Any) -> Promise:
    """A TV with 640 of 890 dollars paid, told for Friday."""
    tv = cast.the_tv(people.team, people.amy)
    return given(
        people, due=FRIDAY, key="order", what="Order NL-2041 delivered",
        given_in=GivenIn.ORDER, given_by=None, purchase=tv, **more,
    )  # fmt: skip


def keeping(people: Cast, pack: str) -> None:
    turn_on_pack(people.team, pack, by=people.tom, at=AT)


def the_refund() -> Promise:
    return Promise.objects.get(key__startswith="refund:")


def test_before_the_day_passes_there_is_an_offer_to_make_and_a_letter_for_it(
    people: Cast,
) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    expect_step(promise, StepKind.STOCK, due_at=MIDNIGHT + DAY, by=MACHINE, at=AT)
    sweep_promises(AT + MINUTE)
    case = Case.objects.get()
    assert (case.owner, case.purchase, case.failure) == (people.jim, promise.purchase, Failure.LATE)
    draft = draft_of(case, people.jim)
    assert draft is not None
    assert "or you have your money back" in draft.owed_part
    duty = Duty.objects.get()
    assert (duty.kind, duty.due_at, is_offer_made(duty)) == (DutyKind.OFFER, MIDNIGHT, False)
    assert [*duties_of_case(case)] == [duty]
    ask_for_new_date(promise, due=FRIDAY + 4 * DAY, why="Stock", by=people.jim, at=AT + 2 * MINUTE)
    assert is_offer_made(duty)
    with nothing_changes():
        sweep_promises(AT + 3 * MINUTE)


def test_without_an_offer_the_money_comes_back_by_itself(people: Cast) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    sweep_promises(MIDNIGHT)
    assert again(promise).state == State.BROKEN
    word = the_refund()
    # Open Monday to Saturday: the seventh business day after Friday, 6 March.
    assert (word.due_on, word.state, word.customer) == (date(2026, 3, 14), State.OPEN, people.amy)
    case = Case.objects.get()
    assert (word.case, word.keeper) == (case, case.owner)
    draft = draft_of(case, case.owner)
    assert draft is not None
    assert "$640 comes back to you by March 14, 2026" in draft.owed_part
    assert Duty.objects.get(kind=DutyKind.REFUND).word == word
    with nothing_changes():
        sweep_promises(MIDNIGHT + MINUTE)


def test_one_second_before_the_day_is_over_nothing_is_due(people: Cast) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    sweep_promises(MIDNIGHT - timedelta(seconds=1))
    assert again(promise).is_under_way
    assert not Duty.objects.filter(kind=DutyKind.REFUND).exists()


def test_who_says_nothing_keeps_the_order_until_the_other_day(people: Cast) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    ask_for_new_date(promise, due=FRIDAY + 3 * DAY, why="Stock", by=people.jim, at=AT)
    sweep_promises(MIDNIGHT)
    # Silence is not consent: the word is broken, and has its case.
    assert (again(promise).state, Case.objects.count()) == (State.BROKEN, 1)
    assert not Promise.objects.filter(key__startswith="refund:").exists()
    other_day = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
    sweep_promises(other_day - MINUTE)
    assert not Promise.objects.filter(key__startswith="refund:").exists()
    sweep_promises(other_day)
    assert (the_refund().case, the_refund().due_on) == (Case.objects.get(), date(2026, 3, 17))


def test_what_came_before_the_other_day_is_not_paid_back(people: Cast) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    ask_for_new_date(promise, due=FRIDAY + 3 * DAY, why="Stock", by=people.jim, at=AT)
    sweep_promises(MIDNIGHT)
    late = MIDNIGHT + DAY
    break_promise(again(promise), by=MACHINE, at=late, done_at=late, proof="Signed")
    sweep_promises(MIDNIGHT + 4 * DAY)
    duty = Duty.objects.get(kind=DutyKind.REFUND)
    assert (duty.settled_at, duty.word) == (MIDNIGHT + 4 * DAY, None)


@pytest.mark.parametrize("pack", ["us_mail_order", "uk_delivery", "eu_delivery"])
def test_a_second_day_that_is_missed_is_paid_back_unasked(people: Cast, pack: str) -> None:
    keeping(people, pack)
    promise = ordered(people)
    asked = ask_for_new_date(promise, due=FRIDAY + 3 * DAY, why="Stock", by=people.jim, at=AT)
    second = record_consent(asked, how=Channel.PHONE, by=people.jim.actor, at=AT)
    sweep_promises(MIDNIGHT)
    assert not Duty.objects.filter(kind=DutyKind.REFUND).exists()
    sweep_promises(second.deadline)
    assert Duty.objects.get(kind=DutyKind.REFUND).why == "second_delay"
    assert the_refund().is_under_way


@pytest.mark.parametrize(("is_essential", "is_due"), [(True, True), (False, False)])
def test_in_europe_a_missed_day_ends_the_contract_only_when_it_was_essential(
    people: Cast, is_essential: bool, is_due: bool
) -> None:
    keeping(people, "uk_delivery")
    ordered(people, is_essential=is_essential)
    sweep_promises(MIDNIGHT)
    assert Promise.objects.filter(key__startswith="refund:").exists() == is_due
    if is_due:
        assert the_refund().due_on == FRIDAY + 14 * DAY


def test_a_refund_that_is_late_itself_is_no_second_order(people: Cast) -> None:
    keeping(people, "us_mail_order")
    ordered(people)
    sweep_promises(MIDNIGHT)
    sweep_promises(the_refund().deadline)
    assert the_refund().state == State.BROKEN
    assert Promise.objects.filter(key__startswith="refund:").count() == 1
    assert Case.objects.count() == 1


def test_where_nothing_was_paid_nothing_comes_back(people: Cast) -> None:
    keeping(people, "us_mail_order")
    ordered(people)
    Purchase.objects.update(paid=Decimal(0))
    sweep_promises(MIDNIGHT)
    duty = Duty.objects.get(kind=DutyKind.REFUND)
    assert (duty.settled_at, duty.word) == (MIDNIGHT, None)


def test_without_a_pack_and_for_other_words_the_law_is_silent(
    people: Cast, window: Promise
) -> None:
    promise = ordered(people)
    sweep_promises(MIDNIGHT)
    assert again(promise).state == State.BROKEN
    assert not Duty.objects.exists()
    keeping(people, "us_mail_order")
    given(people, due=FRIDAY + DAY, key="phone", purchase=cast.the_tv(people.team, people.amy))
    sweep_promises(MIDNIGHT + DAY)
    assert not Duty.objects.exists()


def test_cut_off_before_the_word_was_given_the_next_sweep_gives_it(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping(people, "us_mail_order")
    ordered(people)
    with monkeypatch.context() as patch:
        patch.setattr("amends.clock.duties.give_promise", _dies)
        sweep_promises(MIDNIGHT)
    assert Duty.objects.get(kind=DutyKind.REFUND).settled_at is None
    sweep_promises(MIDNIGHT + MINUTE)
    assert the_refund().due_on == date(2026, 3, 14)


def _dies(**_facts: object) -> None:
    raise RuntimeError("the worker was killed")


def test_an_order_without_a_day_has_thirty(people: Cast) -> None:
    told = OrderTold(
        number="N1",
        customer=CustomerTold(name="Amy Chen", email="amy.chen@example.com"),
        bought_at=datetime(2026, 3, 3, 4, 30, tzinfo=UTC),
        zone="America/New_York",
        says="Order N1 delivered",
        lines=(LineTold("Lamp", Decimal(20)),),
    )
    facts: dict[str, Any] = {
        "team": people.team, "keeper": None, "suppliers": {}, "usual": None, "source": "a test",
        "at": AT,
    }  # fmt: skip
    bring_order(told, **facts)
    assert not Promise.objects.exists()
    keeping(people, "uk_delivery")
    cancelled = OrderTold(**{**_fields(told), "number": "N2", "carries_promise": False})
    open_one = OrderTold(**{**_fields(told), "number": "N3"})
    for order in (cancelled, open_one):
        bring_order(order, pack=pack_of(people.team), **facts)
    # Bought late on the 2nd, New York time.
    assert Promise.objects.get().due_on == date(2026, 4, 1)
    with nothing_changes():
        bring_order(open_one, pack=pack_of(people.team), **facts)


def _fields(told: OrderTold) -> dict[str, Any]:
    return {name: getattr(told, name) for name in OrderTold.__dataclass_fields__}


def test_what_the_clock_writes_is_clean_under_the_coach(people: Cast) -> None:
    keeping(people, "us_mail_order")
    ordered(people)
    sweep_promises(MIDNIGHT)
    draft = draft_of(Case.objects.get(), people.jim)
    assert draft is not None
    read = review(draft.owed_part, now=MIDNIGHT)
    assert [finding.quote for finding in read.harms] == []
    assert [one.quote for one in read.commitments if one.vague] == []


@pytest.mark.parametrize("purchase", [None, "a TV"])
@pytest.mark.parametrize("reason", Reason)
def test_a_letter_before_the_day_is_clean_and_names_a_day_and_a_choice(
    people: Cast, reason: Reason, purchase: str | None
) -> None:
    promise = ordered(people) if purchase else given(people, due=FRIDAY, key="word")
    note_risk(promise, [reason], by=MACHINE, at=AT)
    letter = words_before_the_date(again(promise), at=AT)
    read = review(letter, now=AT)
    assert [finding.quote for finding in read.harms] == []
    assert [one.quote for one in read.commitments if one.vague] == []
    assert {"specific_regret", "options"} <= {finding.move.value for finding in read.helps}
    assert "I can have it done by March 10, 2026" in letter


def test_a_kept_word_asks_for_nothing(people: Cast) -> None:
    keeping(people, "us_mail_order")
    promise = ordered(people)
    keep_promise(promise, proof="Signed", by=MACHINE, at=AT)
    with nothing_changes():
        sweep_promises(MIDNIGHT + DAY)
