"""What each role may give without asking: never nothing."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from amends.journal.queries import entries_about
from amends.people.actions import set_authority
from amends.people.defaults import LIMITS, UNITS_TO_A_DOLLAR
from amends.people.errors import BeyondReason, NotTheirsToSet
from amends.people.models import Authority, Customer, Kind, Role, Staff, Team
from amends.people.queries import authority_table, limit_of
from amends.policy.kinds import ROLES, LineKind
from cast import AT
from unchanged import nothing_changes


def test_no_default_is_zero_and_none_falls_up_the_ladder() -> None:
    for kind in Kind:
        limits = [LIMITS[role][kind] for role in Role]
        assert limits[0] > 0
        assert limits == sorted(limits)
    assert min(UNITS_TO_A_DOLLAR.values()) > 1


def test_the_table_is_one_that_a_policy_can_read(northlight: Team) -> None:
    table = authority_table(northlight)
    assert tuple(table) == ROLES
    assert all(tuple(row) == tuple(LineKind) for row in table.values())


def test_a_manager_raises_what_clerks_may_give(northlight: Team, jim: Staff, tom: Staff) -> None:
    higher = {
        Role.CLERK: {Kind.GOODWILL: Decimal(300)},
        Role.LEAD: {Kind.GOODWILL: Decimal(400)},
    }
    set_authority(northlight, higher, by=tom.actor, at=AT)
    assert limit_of(jim, northlight, Kind.GOODWILL) == Decimal(300)
    assert limit_of(jim, northlight, Kind.MAKE_WHOLE) == Decimal(100)
    assert authority_table(northlight)["lead"][LineKind.GOODWILL] == Decimal(400)
    entry = entries_about(northlight).last()
    assert entry.figures == {"clerk_goodwill": "300.00", "lead_goodwill": "400.00"}
    with nothing_changes():
        set_authority(northlight, higher, by=tom.actor, at=AT)


@pytest.mark.parametrize("limit", ["0", "-1", "0.00", "NaN", "Infinity", "1.005", "10000000000"])
def test_a_limit_of_nothing_or_of_nonsense_is_refused(
    northlight: Team, tom: Staff, limit: str
) -> None:
    with nothing_changes(), pytest.raises(BeyondReason) as refused:
        set_authority(
            northlight, {Role.CLERK: {Kind.GOODWILL: Decimal(limit)}}, by=tom.actor, at=AT
        )
    assert refused.value.field == "clerk_goodwill"


def test_the_refusal_of_zero_says_why(northlight: Team, tom: Staff) -> None:
    with pytest.raises(BeyondReason, match="Everybody on the desk may give something"):
        set_authority(northlight, {Role.CLERK: {Kind.GOODWILL: Decimal(0)}}, by=tom.actor, at=AT)


def test_one_bad_limit_among_good_ones_changes_none(northlight: Team, tom: Staff) -> None:
    limits = {Role.CLERK: {Kind.MAKE_WHOLE: Decimal(150), Kind.GOODWILL: Decimal(-1)}}
    with nothing_changes(), pytest.raises(BeyondReason):
        set_authority(northlight, limits, by=tom.actor, at=AT)


def test_a_clerk_never_may_give_more_than_the_lead(northlight: Team, tom: Staff) -> None:
    limits = {Role.CLERK: {Kind.GOODWILL: Decimal(101)}}
    with (
        nothing_changes(),
        pytest.raises(BeyondReason, match=r"at least what a clerk may, 101") as no,
    ):
        set_authority(northlight, limits, by=tom.actor, at=AT)
    assert no.value.field == "lead_goodwill"


def test_nobody_raises_their_own_limit(
    northlight: Team, jim: Staff, ines: Staff, tom: Staff, ruth: Staff, amy: Customer
) -> None:
    own = {Role.MANAGER: {Kind.GOODWILL: Decimal(900)}}
    for somebody in (jim, ines, tom, amy):
        with nothing_changes(), pytest.raises(NotTheirsToSet):
            set_authority(northlight, own, by=somebody.actor, at=AT)
    set_authority(northlight, own, by=ruth.actor, at=AT)
    assert limit_of(tom, northlight, Kind.GOODWILL) == Decimal(900)


def test_a_manager_sets_nothing_elsewhere(the_regent: Team, tom: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirsToSet):
        set_authority(the_regent, {Role.CLERK: {Kind.GOODWILL: Decimal(30)}}, by=tom.actor, at=AT)


def test_the_database_refuses_an_authority_of_zero(northlight: Team) -> None:
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        Authority.objects.filter(team=northlight).update(limit=0)
