"""What one person gives in a month counts: above their month they ask, whatever the case."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from amends.cases.actions import log_contact
from amends.cases.models import Case
from amends.people.actions import set_authority
from amends.people.models import Channel, Kind, Role
from amends.remedies.actions import (
    choose,
    fulfil,
    grant_approval,
    grant_proposal,
    propose,
    refuse_approval,
    withdraw_offer,
)
from amends.remedies.errors import BeyondAuthority, ReasonMissing
from amends.remedies.granting import GrantedLine
from amends.remedies.models import Approval, Line, Offer, Withdrawal
from amends.remedies.queries import assess, last_word_to_customer
from amends.remedies.queries.lines import in_cents
from amends.remedies.queries.months import granted_this_month, month_around
from cast import AT, Cast
from remedies.desk import EVENING, OFF, REFUND, broken_thing, offered
from unchanged import nothing_changes

NEW_YORK = ZoneInfo("America/New_York")
WHOLE, EXTRA = Kind.MAKE_WHOLE, Kind.GOODWILL


@pytest.fixture
def tight(people: Cast) -> Cast:
    """A clerk makes whole for 150 a month, a lead for 400; a month of goodwill is 40."""
    months = {
        Role.CLERK: {WHOLE: Decimal(150), EXTRA: Decimal(40)},
        Role.LEAD: {WHOLE: Decimal(400), EXTRA: Decimal(40)},
    }
    set_authority(people.team, {}, monthly=months, by=people.ruth.actor, at=AT)
    return people


def given(people: Cast, who: str = "jim", at: datetime = AT) -> dict[str, Decimal]:
    somebody, other = getattr(people, who), broken_thing(people, uuid4().hex, at=at)
    sums = granted_this_month([somebody.pk], people.team, at=at, besides=other)
    return dict(sums.get(somebody.pk, {}))


def test_the_last_cent_of_a_month_is_ones_own_and_the_next_is_not(tight: Cast) -> None:
    offered(broken_thing(tight, "one"), tight.jim, REFUND)
    exact = offered(broken_thing(tight, "two", price="50.00"), tight.jim, REFUND)
    assert exact.made_at is not None
    third = broken_thing(tight, "three", price="0.01")
    with nothing_changes(), pytest.raises(ReasonMissing, match="needs Ines Pereira"):
        offered(third, tight.jim, REFUND)
    asked = offered(third, tight.jim, REFUND, why="Their month is young, mine is not.")
    assert (asked.made_at, asked.approval.asked_of) == (None, tight.ines)


def test_a_month_is_added_up_to_the_cent_on_every_database(tight: Cast) -> None:
    assert in_cents(Decimal("515445.540000001")) == Decimal("515445.54")
    for n in range(15):
        offered(broken_thing(tight, f"n{n}", price="9.99"), tight.jim, REFUND)
    assert str(given(tight)["make_whole"]) == "149.85"
    last = offered(broken_thing(tight, "last", price="0.15"), tight.jim, REFUND)
    assert last.made_at is not None


def test_the_page_says_that_it_is_the_month_and_whom_to_ask(tight: Cast) -> None:
    offered(broken_thing(tight, "one"), tight.jim, REFUND)
    option = assess(broken_thing(tight, "two"), by=tight.jim, at=AT).options[0]
    assert option.leave.needed == Role.CLERK
    assert option.leave.is_month_full
    assert option.leave.approver is not None
    assert option.leave.approver.id == tight.ines.pk


def test_who_gave_it_is_charged_and_nobody_else(tight: Cast) -> None:
    offered(broken_thing(tight, "one"), tight.jim, REFUND)
    assert given(tight, "jim") == {"make_whole": Decimal(100)}
    assert given(tight, "jane") == {}
    assert offered(broken_thing(tight, "two"), tight.jane, REFUND).made_at is not None


def test_an_approval_counts_for_the_month_of_whoever_granted_it(tight: Cast) -> None:
    offer = offered(broken_thing(tight, "one", price="300.00"), tight.jim, REFUND, why="Dear.")
    assert given(tight, "jim") == {}
    grant_approval(offer.approval, by=tight.ines, at=AT + timedelta(hours=1))
    assert (given(tight, "jim"), given(tight, "ines")) == ({}, {"make_whole": Decimal(300)})


def test_an_approver_whose_month_is_full_is_passed_over_and_may_still_say_no(tight: Cast) -> None:
    offered(broken_thing(tight, "one", price="350.00"), tight.ines, REFUND)
    offer = offered(broken_thing(tight, "two", price="120.00"), tight.jim, REFUND, why="Dear.")
    assert offer.approval.asked_of == tight.tom
    with nothing_changes(), pytest.raises(BeyondAuthority, match="Ask Tom Keller"):
        grant_approval(offer.approval, by=tight.ines, at=AT)
    refuse_approval(
        offer.approval, by=tight.ines, at=AT, reason="It is not broken.", alternative="A repair."
    )
    assert Offer.objects.get(pk=offer.pk).withdrawn_why == Withdrawal.REFUSED


def test_a_month_begins_at_midnight_where_the_shop_is(tight: Cast) -> None:
    late = datetime(2026, 4, 1, 3, 59, tzinfo=UTC)
    assert month_around(late, NEW_YORK) == (
        datetime(2026, 3, 1, tzinfo=NEW_YORK),
        datetime(2026, 4, 1, tzinfo=NEW_YORK),
    )
    offered(broken_thing(tight, "one", at=late), tight.jim, REFUND, at=late)
    assert given(tight, at=late) == {"make_whole": Decimal(100)}
    midnight = late + timedelta(minutes=1)
    assert given(tight, at=midnight) == {}
    offered(broken_thing(tight, "two", price="7.00", at=late), tight.jim, REFUND, at=midnight)
    assert given(tight, at=late) == {"make_whole": Decimal(100)}
    assert given(tight, at=midnight) == {"make_whole": Decimal(7)}
    assert month_around(datetime(2026, 12, 31, 12, tzinfo=UTC), NEW_YORK)[1] == datetime(
        2027, 1, 1, tzinfo=NEW_YORK
    )


def test_another_offer_on_the_same_case_takes_the_place_of_the_first(tight: Cast) -> None:
    for role in (Role.CLERK, Role.LEAD):
        month = {role: {EXTRA: Decimal(30)}}
        set_authority(tight.team, {}, monthly=month, by=tight.ruth.actor, at=AT)
    case = broken_thing(tight, "one")
    for _time in range(2):
        again = offered(case, tight.jim, REFUND, extras=("voucher",))
        assert again.made_at is not None
    assert given(tight) == {"make_whole": Decimal(100), "goodwill": Decimal(20)}


def test_of_options_that_nobody_chose_yet_the_dearest_counts_and_then_the_chosen(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim, EVENING, OFF)
    assert given(people) == {"make_whole": Decimal(60), "inconvenience": Decimal(40)}
    choose(offer, OFF, at=AT + timedelta(hours=1), noted_by=None)
    assert given(people) == {"inconvenience": Decimal(40)}


def test_what_was_taken_back_costs_nothing_but_the_extra_that_stays(tight: Cast) -> None:
    offer = offered(broken_thing(tight, "one"), tight.jim, REFUND, extras=("voucher",))
    withdraw_offer(offer, by=tight.jim, at=AT + timedelta(hours=1), why=Withdrawal.MISTAKE)
    assert given(tight) == {"goodwill": Decimal(20)}


def test_what_was_delivered_counts_although_another_choice_took_its_place(tight: Cast) -> None:
    case = broken_thing(tight, "one", price="60.00")
    offer = offered(case, tight.jim, REFUND)
    choose(offer, REFUND, at=AT + timedelta(hours=1), noted_by=None)
    for line in Line.objects.filter(offer=offer):
        fulfil(line, by=tight.jim, at=AT + timedelta(hours=2), proof="Till roll 4")
    later = AT + timedelta(days=1)
    proposal = propose(case, offer=None, words="And the taxi?", at=later, key="taxi")
    taxi = GrantedLine(Kind.MAKE_WHOLE, "The taxi", Decimal(30), None, "It was raining.")
    grant_proposal(proposal, lines=[taxi], by=tight.jim, at=later, key="taxi-grant")
    assert given(tight, at=later) == {"make_whole": Decimal(90)}


def test_a_grant_of_what_they_asked_is_held_by_the_month_too(tight: Cast) -> None:
    offered(broken_thing(tight, "one"), tight.jim, REFUND)
    case = broken_thing(tight, "two")
    proposal = propose(case, offer=None, words="Sixty back", at=AT, key="sixty")
    sixty = GrantedLine(Kind.MAKE_WHOLE, "Sixty back", Decimal(60), None, "As asked.")
    with nothing_changes(), pytest.raises(BeyondAuthority, match="Ask Ines Pereira"):
        grant_proposal(proposal, lines=[sixty], by=tight.jim, at=AT, key="grant")
    grant_proposal(proposal, lines=[sixty], by=tight.ines, at=AT, key="grant")


def test_without_a_limit_for_a_month_no_month_is_added_up(people: Cast) -> None:
    offered(broken_thing(people, "one"), people.jim, REFUND)
    desk = assess(broken_thing(people, "two"), by=people.jim, at=AT).desk
    assert (desk.granted, desk.months) == ({}, {})


def test_whoever_approves_reads_what_the_customer_was_told_and_by_when(tight: Cast) -> None:
    case = broken_thing(tight, "one", price="300.00")
    assert offered(case, tight.jim, REFUND, why="Dear.").hear_by == AT + timedelta(minutes=140)
    approval = Approval.objects.get(offer__case=case)
    assert last_word_to_customer(approval) is None
    for hour, words in ((1, "You hear by half past twelve."), (3, "It is decided.")):
        log_contact(
            case, body=words, channel=Channel.PHONE, by=tight.jim,
            at=AT + timedelta(hours=hour), key=words,
        )  # fmt: skip
    assert last_word_to_customer(approval).body == "It is decided."
    grant_approval(approval, by=tight.ines, at=AT + timedelta(hours=2))
    answered = Approval.objects.get(pk=approval.pk)
    assert last_word_to_customer(answered).body == "You hear by half past twelve."
