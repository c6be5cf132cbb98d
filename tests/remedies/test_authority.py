"""Who may give how much: pure, at the limits."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from amends.people.models import Kind, Role
from amends.remedies.authority import (
    Cost,
    Giver,
    leave_for,
    role_for_package,
    role_needed,
    sums_of,
)

LIMITS = {
    "clerk": dict.fromkeys(Kind.values, Decimal(100)) | {"goodwill": Decimal(25)},
    "lead": dict.fromkeys(Kind.values, Decimal(500)),
    "manager": dict.fromkeys(Kind.values, Decimal(2500)),
}
kinds = st.sampled_from(Kind.values)
amounts = st.decimals(min_value=0, max_value=5000, places=2)
costs = st.lists(st.builds(Cost, kinds, amounts), max_size=8)


def test_the_limit_itself_is_within_authority() -> None:
    assert role_needed([Cost("make_whole", Decimal("100.00"))], LIMITS, given={}) == Role.CLERK
    assert role_needed([Cost("make_whole", Decimal("100.01"))], LIMITS, given={}) == Role.LEAD


def test_kinds_are_not_added_to_each_other() -> None:
    apart = [Cost("make_whole", Decimal(100)), Cost("inconvenience", Decimal(100))]
    assert role_needed(apart, LIMITS, given={}) == Role.CLERK


def test_a_limit_is_for_one_case_so_what_was_given_before_counts() -> None:
    again = [Cost("make_whole", Decimal(60))]
    assert role_needed(again, LIMITS, given={"make_whole": Decimal(60)}) == Role.LEAD
    assert role_needed(again, LIMITS, given={"inconvenience": Decimal(999)}) == Role.CLERK


def test_the_policy_may_ask_for_a_role_whatever_the_sum() -> None:
    small = [Cost("make_whole", Decimal(1), authority="manager")]
    assert role_needed(small, LIMITS, given={}) == Role.MANAGER


def test_beyond_every_limit_the_owner_of_the_house_decides() -> None:
    assert role_needed([Cost("entitlement", Decimal(9999))], LIMITS, given={}) == Role.OWNER


def test_the_dearest_option_counts_and_what_is_owed_anyway_with_it() -> None:
    owed = [Cost("make_whole", Decimal(60))]
    options = [[Cost("inconvenience", Decimal(90))], [Cost("make_whole", Decimal(50))]]
    package = {"limits": LIMITS, "given": {}, "extras": []}
    assert role_for_package(owed=owed, options=options[:1], **package) == Role.CLERK
    assert role_for_package(owed=owed, options=options, **package) == Role.LEAD


@given(costs, costs)
def test_more_never_needs_less_authority(some: list[Cost], more: list[Cost]) -> None:
    fewer = role_needed(some, LIMITS, given={})
    assert role_needed([*some, *more], LIMITS, given={}).rank >= fewer.rank


@given(costs)
def test_no_sum_is_lost_or_moved_to_another_kind(some: list[Cost]) -> None:
    sums = sums_of(some)
    for kind in Kind.values:
        assert sums.get(kind, 0) == sum(cost.amount for cost in some if cost.kind == kind)


def test_the_next_one_above_who_may_is_asked_not_the_next_above() -> None:
    ines, tom = Giver(1, "Ines", Role.LEAD), Giver(2, "Tom", Role.MANAGER)
    ladder = (ines, tom)
    assert leave_for(Role.CLERK, Role.MANAGER, above=ladder, hear_by=None).approver == tom
    assert leave_for(Role.CLERK, Role.LEAD, above=ladder, hear_by=None).approver == ines
    assert leave_for(Role.LEAD, Role.LEAD, above=(tom,), hear_by=None).is_own
    assert leave_for(Role.CLERK, Role.OWNER, above=ladder, hear_by=None).approver is None
