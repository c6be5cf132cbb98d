"""What is offered, on whose authority, and what the customer can see of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from amends.cases.actions import close_case
from amends.cases.errors import CaseClosed
from amends.cases.models import Case, Clock, ClockKind, Outcome, Pause, Stage
from amends.people.models import Kind
from amends.remedies.actions import record_facts, withdraw_offer
from amends.remedies.errors import BadFacts, ReasonMissing, UnknownOption
from amends.remedies.models import Approval, Line, Offer, OfferedOption, Withdrawal
from amends.remedies.queries import assess, lines_due, offer_of, offer_shown, offers_of
from cast import AT, Cast
from remedies.desk import EVENING, OFF, REFUND, journal_of, offered

SOON = AT + timedelta(minutes=20)


def test_an_offer_within_ones_own_authority_is_before_the_customer_at_once(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    shown = offer_shown(window)
    assert shown == offer
    assert [(o.title, o.text) for o in shown.options.all()] == [
        ("The window again, on another evening", "Balloons, sign and a cake on the day you pick."),
        ("Something off the balance", "$40 less to pay for the TV."),
    ]
    lines = [(line.kind, line.amount, line.due_on) for line in offer.lines.order_by("option")]
    assert lines == [
        ("make_whole", Decimal("60.00"), date(2026, 3, 17)),
        ("inconvenience", Decimal("40.00"), date(2026, 3, 6)),
    ]
    window.refresh_from_db()
    assert window.stage == Stage.OFFERED
    assert journal_of(window)[-1] == "offer.made"


def test_the_first_offer_stops_its_clock_and_the_others_wait_for_the_customer(
    people: Cast, window: Case
) -> None:
    offered(window, people.jim)
    first = Clock.objects.get(case=window, kind=ClockKind.FIRST_OFFER)
    assert first.stopped_at == SOON
    resolve = Clock.objects.get(case=window, kind=ClockKind.RESOLVE)
    assert (resolve.stopped_at, resolve.paused_at) == (None, SOON)
    assert Pause.objects.get(case=window, until=None).why == "choice"


def test_what_is_above_ones_authority_stays_unseen_and_the_right_person_is_asked(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim, EVENING, REFUND, why="She does not want the TV any more.")
    approval = Approval.objects.get(offer=offer)
    # 640 dollars are above the lead's 500, so the lead is not the one to ask.
    assert approval.asked_of == people.tom
    assert offer.made_at is None
    assert offer_shown(window) is None
    assert offer_of(window) == offer
    assert list(lines_due(window)) == []
    assert offer.hear_by == SOON + timedelta(hours=2)
    word = Clock.objects.get(case=window, kind=ClockKind.NEXT_WORD, stopped_at=None)
    assert word.due_at == offer.hear_by
    assert [notice.case for notice in people.tom.notices.all()] == [window]
    window.refresh_from_db()
    assert window.stage == Stage.ACKNOWLEDGED
    assert journal_of(window)[-1] == "offer.needs_approval"


def test_to_ask_above_one_says_why_and_without_it_nothing_changes(
    people: Cast, window: Case
) -> None:
    with pytest.raises(ReasonMissing, match="Tom Keller"):
        offered(window, people.jim, REFUND, why="  ")
    assert not Offer.objects.exists()
    assert journal_of(window)[-1] == "case.opened"


def test_each_kind_is_summed_and_compared_with_its_own_limit(people: Cast, window: Case) -> None:
    window = record_facts(window, facts={"trips": 4}, by=people.jim, at=AT)
    assessment = assess(window, by=people.jim, at=AT)
    # 4 ways at 12 are owed in any case; with the evening's 60 that is 108 of one kind.
    assert assessment.owed_sum == Decimal("48.00")
    whose = {option.key: option.leave for option in assessment.options}
    assert not whose[EVENING].is_own
    assert whose[EVENING].approver is not None
    assert whose[EVENING].approver.name == "Ines Pereira"
    assert whose[OFF].is_own
    assert whose[REFUND].approver is not None
    assert whose[REFUND].approver.name == "Tom Keller"


def test_a_limit_is_reached_at_the_limit_and_not_before(people: Cast, window: Case) -> None:
    # 100 of make_whole is a clerk's: 40 dollars of ways cannot be, 3 x 12 + 60 = 96 can.
    record_facts(window, facts={"trips": 3}, by=people.jim, at=AT)
    assert offered(window, people.jim, EVENING).made_at is not None


def test_the_extra_is_apart_and_never_changes_what_is_owed(people: Cast, window: Case) -> None:
    record_facts(window, facts={"trips": 2}, by=people.jim, at=AT)
    bare = offered(window, people.jim, EVENING, OFF)
    owed = _owed(bare)
    kind_too = offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    assert _owed(kind_too) == owed
    extra = kind_too.lines.get(kind=Kind.GOODWILL)
    assert (extra.option, extra.amount) == (None, Decimal("20.00"))


def test_the_database_refuses_goodwill_with_strings(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim, extras=("voucher",))
    with pytest.raises(IntegrityError), transaction.atomic():
        offer.lines.filter(kind=Kind.GOODWILL).update(option=offer.options.first())
    assert offer.lines.get(kind=Kind.GOODWILL).option is None


def test_a_form_sent_twice_makes_one_offer(people: Cast, window: Case) -> None:
    first = offered(window, people.jim, key="form-1")
    again = offered(window, people.jim, key="form-1", at=SOON + timedelta(seconds=2))
    assert again == first
    assert journal_of(window).count("offer.made") == 1
    assert OfferedOption.objects.count() == 2


@pytest.mark.parametrize("keys", [("gold",), (EVENING, "gold")])
def test_an_option_that_the_policy_does_not_give_is_refused(
    people: Cast, window: Case, keys: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownOption):
        offered(window, people.jim, *keys)
    assert not Offer.objects.exists()


def test_an_extra_that_the_policy_does_not_give_is_refused(people: Cast, window: Case) -> None:
    with pytest.raises(UnknownOption):
        offered(window, people.jim, extras=("a pony",))
    assert not Offer.objects.exists()


def test_nothing_is_offered_while_the_policy_has_to_know_more(people: Cast, window: Case) -> None:
    Case.objects.filter(pk=window.pk).update(purchase=None)
    with pytest.raises(BadFacts) as refused:
        offered(window, people.jim, EVENING)
    assert [name for name, _ in refused.value.problems] == ["price"]
    assert not Offer.objects.exists()


def test_a_new_offer_takes_the_place_of_one_that_nobody_chose_from(
    people: Cast, window: Case
) -> None:
    first = offered(window, people.jim, EVENING, OFF)
    second = offered(window, people.jim, OFF, at=SOON + timedelta(hours=1))
    first.refresh_from_db()
    assert (first.withdrawn_at, first.withdrawn_why) == (
        SOON + timedelta(hours=1), Withdrawal.REPLACED,
    )  # fmt: skip
    assert offer_shown(window) == second
    assert [*offers_of(window)] == [second, first]


def test_goodwill_that_was_promised_stays_promised_in_the_next_offer(
    people: Cast, window: Case
) -> None:
    offered(window, people.jim, extras=("voucher",))
    promised = lines_due(window).get()
    later = offered(window, people.jim, OFF, at=SOON + timedelta(days=2))
    kept = later.lines.get(kind=Kind.GOODWILL)
    assert (kept.key, kept.amount, kept.due_on) == ("voucher", promised.amount, promised.due_on)
    assert [line.pk for line in lines_due(window)] == [kept.pk]


def test_an_offer_taken_back_leaves_no_choice_but_the_extra_stays_given(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim, extras=("voucher",))
    withdraw_offer(offer, by=people.jim, at=SOON, why=Withdrawal.MISTAKE)
    assert offer_shown(window) is None
    assert [line.key for line in lines_due(window)] == ["voucher"]
    window.refresh_from_db()
    assert window.stage == Stage.ACKNOWLEDGED
    assert not Pause.objects.filter(case=window, until=None).exists()
    withdraw_offer(offer, by=people.jim, at=SOON, why=Withdrawal.ASKED)
    assert journal_of(window).count("offer.withdrawn") == 1


def test_the_page_of_an_offer_takes_the_same_queries_however_much_is_in_it(
    people: Cast, window: Case
) -> None:
    offered(window, people.jim, OFF, extras=("voucher",))
    few = _queries(window)
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    assert _queries(window) == few


def test_nothing_is_offered_on_a_closed_case(people: Cast, window: Case) -> None:
    close_case(window, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=AT)
    with pytest.raises(CaseClosed):
        offered(window, people.jim)
    assert not Offer.objects.exists()


def _queries(case: Case) -> int:
    with CaptureQueriesContext(connection) as queries:
        offer = offer_of(case)
        assert offer is not None
        said = [line.delivery for option in offer.options.all() for line in option.lines.all()]
        said += [line.delivery for line in offer.apart]  # type: ignore[attr-defined]
        assert not any(said)
    return len(queries)


def _owed(offer: Offer) -> list[tuple[str, str, Decimal]]:
    owed = Line.objects.filter(offer=offer).exclude(kind=Kind.GOODWILL)
    return [*owed.order_by("key").values_list("key", "kind", "amount")]
