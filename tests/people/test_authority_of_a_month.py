"""What one person may give in a month without asking: no limit at first, and never nothing."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from amends.journal.queries import entries_about
from amends.people.actions import set_authority
from amends.people.errors import BeyondReason, NotTheirsToSet
from amends.people.models import Authority, Kind, Role, Staff, Team
from amends.people.queries import authority_table, monthly_limits
from amends.policy.kinds import LineKind
from cast import AT
from unchanged import nothing_changes

CLERKS = {Role.CLERK: {Kind.GOODWILL: Decimal(200)}}


def test_a_month_has_no_limit_until_somebody_sets_one(northlight: Team, tom: Staff) -> None:
    assert monthly_limits(northlight) == {}
    set_authority(northlight, {}, monthly=CLERKS, by=tom.actor, at=AT)
    assert monthly_limits(northlight) == {"clerk": {LineKind.GOODWILL: Decimal(200)}}
    assert authority_table(northlight)["clerk"][LineKind.GOODWILL] == Decimal(25)
    figures = entries_about(northlight).last().figures
    assert figures == {"clerk_goodwill_month": "200.00"}
    with nothing_changes():
        set_authority(northlight, {}, monthly=CLERKS, by=tom.actor, at=AT)


def test_a_limit_is_taken_away_again_and_that_of_a_case_stays(northlight: Team, tom: Staff) -> None:
    a_case = {Role.CLERK: {Kind.GOODWILL: Decimal(40)}}
    set_authority(northlight, a_case, monthly=CLERKS, by=tom.actor, at=AT)
    set_authority(northlight, {}, monthly={Role.CLERK: {Kind.GOODWILL: None}}, by=tom.actor, at=AT)
    assert monthly_limits(northlight) == {}
    assert authority_table(northlight)["clerk"][LineKind.GOODWILL] == Decimal(40)
    assert entries_about(northlight).last().figures == {"clerk_goodwill_month": None}


@pytest.mark.parametrize("month", ["0", "-1", "NaN", "Infinity", "1.005", "10000000000"])
def test_a_month_of_nothing_or_of_nonsense_is_refused(
    northlight: Team, tom: Staff, month: str
) -> None:
    wrong = {Role.CLERK: {Kind.GOODWILL: Decimal(month)}}
    with nothing_changes(), pytest.raises(BeyondReason) as refused:
        set_authority(northlight, {}, monthly=wrong, by=tom.actor, at=AT)
    assert refused.value.field == "clerk_goodwill_month"


def test_a_month_never_falls_up_the_ladder(northlight: Team, tom: Staff) -> None:
    falling = {**CLERKS, Role.LEAD: {Kind.GOODWILL: Decimal("199.99")}}
    with nothing_changes(), pytest.raises(BeyondReason) as refused:
        set_authority(northlight, {}, monthly=falling, by=tom.actor, at=AT)
    assert refused.value.field == "lead_goodwill_month"
    leads_only = {Role.LEAD: {Kind.GOODWILL: Decimal(900)}}
    with nothing_changes(), pytest.raises(BeyondReason, match="no limit"):
        set_authority(northlight, {}, monthly=leads_only, by=tom.actor, at=AT)
    level = {**CLERKS, Role.LEAD: {Kind.GOODWILL: Decimal(200)}}
    set_authority(northlight, {}, monthly=level, by=tom.actor, at=AT)


def test_no_month_binds_the_owner_of_the_house(northlight: Team, ruth: Staff) -> None:
    month = {Role.OWNER: {Kind.GOODWILL: Decimal(5000)}}
    with nothing_changes(), pytest.raises(BeyondReason, match="stands above the owner"):
        set_authority(northlight, {}, monthly=month, by=ruth.actor, at=AT)


def test_nobody_sets_the_month_of_their_own_role(northlight: Team, tom: Staff, jim: Staff) -> None:
    own = {Role.MANAGER: {Kind.GOODWILL: Decimal(5000)}}
    for somebody, month in ((tom, own), (jim, CLERKS)):
        with nothing_changes(), pytest.raises(NotTheirsToSet):
            set_authority(northlight, {}, monthly=month, by=somebody.actor, at=AT)


def test_the_database_refuses_a_month_of_zero(northlight: Team, tom: Staff) -> None:
    set_authority(northlight, {}, monthly=CLERKS, by=tom.actor, at=AT)
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        Authority.objects.filter(team=northlight).update(a_month=0)
