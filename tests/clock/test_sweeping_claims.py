"""The clock looks at claims: windows at 50 % and 80 %, answers that do not come, each told once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amends.claims.actions import (
    chase_later,
    lodge_claim,
    notify_supplier,
    see_claim_reminder,
    withdraw_claim,
)
from amends.claims.models import About, ClaimReminder, SupplierClaim
from amends.claims.queries import claim_reminders_for
from amends.clock.claims import sweep_claims
from amends.people.actions import let_go
from cast import AT, Cast
from claims.ground import DAY, TUESDAY, again, claimed, terms
from unchanged import nothing_changes

MINUTE = timedelta(minutes=1)
# Told by 13 March, in eleven days of New York; on the 8th its clocks go forward.
HALF = datetime(2026, 3, 8, 16, 30, tzinfo=UTC)
MOST = datetime(2026, 3, 11, 23, 24, tzinfo=UTC)
OVER = datetime(2026, 3, 14, 4, 0, tzinfo=UTC)


@pytest.fixture
def claim(people: Cast) -> SupplierClaim:
    terms(people)
    return claimed(people)


def told(about: About) -> list[tuple[int, str]]:
    rows = ClaimReminder.objects.filter(about=about).order_by("at", "rung", "staff__name")
    return [(row.rung, row.staff.first_name) for row in rows]


def test_a_window_is_told_of_at_half_at_four_fifths_and_when_it_is_over(
    people: Cast, claim: SupplierClaim
) -> None:
    with nothing_changes():
        sweep_claims(AT)
    for moment in (HALF - 2 * timedelta(hours=1), HALF + timedelta(hours=1)):
        sweep_claims(moment)
    assert told(About.NOTIFY) == [(1, "Jim")]
    with nothing_changes():
        sweep_claims(HALF + timedelta(hours=2))
    sweep_claims(MOST + timedelta(hours=1))
    assert told(About.NOTIFY) == [(1, "Jim"), (2, "Ines"), (2, "Jim")]
    sweep_claims(OVER - MINUTE)
    assert len(told(About.NOTIFY)) == 3
    sweep_claims(OVER)
    assert told(About.NOTIFY)[3:] == [(3, "Ines"), (3, "Jim"), (3, "Tom")]
    # It is over; the claim goes on, and nobody but a person gives it up.
    assert again(claim).ended_at is None


def test_who_looks_late_is_told_once_and_at_the_height_it_has_reached(
    people: Cast, claim: SupplierClaim
) -> None:
    sweep_claims(OVER + DAY)
    assert told(About.NOTIFY) == [(3, "Ines"), (3, "Jim"), (3, "Tom")]


def test_who_was_told_in_time_is_not_warned_again(people: Cast, claim: SupplierClaim) -> None:
    notify_supplier(claim, words="Rang Pat", by=people.jim, at=AT, key="a")
    sweep_claims(OVER + DAY)
    assert told(About.NOTIFY) == []
    # The claim itself is still to be made, of which half the time was over on 11 March.
    assert told(About.CLAIM) == [(1, "Jim")]
    lodge_claim(claim, words="By their form", by=people.jim, at=OVER + DAY, key="b")
    sweep_claims(AT + 300 * DAY)
    assert len(told(About.CLAIM)) == 1


def test_a_supplier_who_never_answers_climbs_the_ladder(people: Cast, claim: SupplierClaim) -> None:
    lodge_claim(claim, words="By their form", by=people.jim, at=AT, key="a")
    sunday = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    sweep_claims(sunday - MINUTE)
    assert told(About.CHASE) == []
    for days in range(10):
        sweep_claims(sunday + days * DAY)
        sweep_claims(sunday + days * DAY + MINUTE)
    assert told(About.CHASE) == [
        (1, "Jim"),
        (2, "Ines"),
        (2, "Jim"),
        (3, "Ines"),
        (3, "Jim"),
        (3, "Tom"),
    ]
    # Asked again, the days begin anew.
    chase_later(claim, on=(sunday + 20 * DAY).date(), by=people.jim, at=sunday + 10 * DAY)
    sweep_claims(sunday + 21 * DAY)
    assert told(About.CHASE)[6:] == [(1, "Jim")]


def test_a_claim_whose_owner_has_left_is_told_to_the_lead(
    people: Cast, claim: SupplierClaim
) -> None:
    let_go(people.jim, by=people.ruth.actor, at=AT)
    sweep_claims(HALF + timedelta(hours=1))
    assert told(About.NOTIFY) == [(1, "Ines")]


def test_a_reminder_is_put_away_and_one_of_a_claim_that_is_over_is_gone(
    people: Cast, claim: SupplierClaim
) -> None:
    sweep_claims(MOST + timedelta(hours=1))
    mine = claim_reminders_for(people.jim).get(about=About.NOTIFY)
    see_claim_reminder(mine, by=people.jim, at=MOST + DAY)
    with nothing_changes():
        see_claim_reminder(mine, by=people.jim, at=MOST + DAY)
    assert not claim_reminders_for(people.jim).filter(about=About.NOTIFY).exists()
    assert claim_reminders_for(people.ines).exists()
    withdraw_claim(claim, words="Found it", by=people.jim, at=MOST + DAY, key="x")
    assert not claim_reminders_for(people.ines).exists()


def test_a_sweep_with_nothing_to_do_asks_twice(people: Cast, claim: SupplierClaim) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        sweep_claims(AT)
    assert len(asked) == 2
    assert claim.discovered_on == TUESDAY
