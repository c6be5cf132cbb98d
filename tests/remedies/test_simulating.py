"""Past cases under another policy: what it costs, for whom it differs, and nothing changes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from amends.cases.models import Case
from amends.people.models import Team
from amends.policy import Policy, load_policy
from amends.remedies.actions import make_offer, save_policy, turn_on_policy
from amends.remedies.models import Offer
from amends.remedies.queries import policy_of, simulate_policy
from amends.remedies.simulation import Simulation
from cast import AT, Cast
from remedies.desk import POLICY, REFUND, broken_thing, offered, settled
from unchanged import nothing_changes

DAY = timedelta(days=1)
HALF = POLICY.replace("amount: {of: paid}", "amount: {of: paid, percent: 50}")
BETTER = POLICY.replace("amount: {of: paid}", "amount: {of: paid, percent: 110}")
NARROW = POLICY.replace("when: {paid: {above: 0}}", "when: {paid: {at_least: 60}}").replace(
    "  voucher:\n", "  voucher:\n    when: {paid: {at_least: 60}}\n"
)


def policy(text: str) -> Policy:
    return load_policy(text, name="new")


def simulated(people: Cast, text: str, **bounds: object) -> Simulation:
    with nothing_changes():
        return simulate_policy(people.team, policy(text), at=AT, **bounds)  # type: ignore[arg-type]


@pytest.fixture
def year(people: Cast) -> Cast:
    """Five past cases, the newest first: 50, 40, 60, 70 and 45 paid back."""
    for n, paid in enumerate(("50", "40", "60", "70", "45")):
        extras = ("voucher",) if n == 0 else ()
        settled(people, f"past-{n}", paid=paid, extras=extras, at=AT - (n + 1) * DAY)
    return people


def test_the_policy_of_the_time_gives_what_was_given(year: Cast) -> None:
    same = simulated(year, POLICY)
    assert (same.cases, same.found, same.failed, same.left_out) == (5, 5, 0, 0)
    assert (same.more, same.less, same.same) == (0, 0, 5)
    assert same.owed_then == same.owed_now == Decimal(265)
    assert same.goodwill_then == same.goodwill_now == Decimal(20)
    assert (same.broken, same.uncovered, same.troubles) == (0, 0, ())


def test_a_meaner_policy_says_who_gets_less_and_by_how_much(year: Cast) -> None:
    less = simulated(year, HALF)
    assert (less.owed_now, less.more, less.less) == (Decimal("132.50"), 0, 5)
    assert [change.owed_then for change in less.most_less] == [70, 60, 50, 45, 40]
    assert less.most_less[0].more == Decimal(-35)
    assert less.most_more == ()


def test_a_more_generous_one_says_who_gets_more(year: Cast) -> None:
    more = simulated(year, BETTER)
    assert (more.owed_now, more.more, more.less) == (Decimal("291.50"), 5, 0)
    assert more.most_more[0].owed_now == Decimal(77)


def test_a_precedent_breaks_that_was_like_the_others_and_would_not_be_any_more(year: Cast) -> None:
    # Like the case of 50 are those of 40, 60, 70 and 45: their middle half is 43.75 to 62.50.
    # All others got more or less than the middle half of those like them to begin with.
    broken = simulated(year, HALF)
    assert [Case.objects.get(pk=number).key for number in broken.broken_cases] == ["past-0"]
    assert broken.broken == 1
    assert simulated(year, BETTER).broken == 0


def test_goodwill_stands_apart_and_counts_what_was_given_and_what_is_new(year: Cast) -> None:
    dearer = POLICY.replace("amount: 20.00", "amount: 30.00")
    assert simulated(year, dearer).goodwill_now == Decimal(30)
    new = POLICY.replace("goodwill:\n", "goodwill:\n  card:\n    what: A card\n    amount: 2\n"
                         "    because: By hand.\n")  # fmt: skip
    assert simulated(year, new).goodwill_now == Decimal(30)
    assert simulated(year, new).same == 5


def test_what_no_line_covers_is_named(year: Cast) -> None:
    narrow = simulated(year, NARROW)
    assert narrow.uncovered == 3
    assert len(narrow.uncovered_cases) == 3
    assert narrow.less == 3


def test_a_fact_that_nobody_was_asked_for_is_an_error_by_name_and_the_rest_goes_on(
    year: Cast,
) -> None:
    asks = POLICY.replace("  trips: {", "  shade: {type: text}\n  trips: {")
    failed = simulated(year, asks)
    assert (failed.cases, failed.failed, failed.same) == (5, 5, 0)
    (trouble,) = failed.troubles
    assert (trouble.fact, trouble.cases) == ("shade", 5)
    assert "missing" in trouble.message


def test_a_fact_that_the_rows_know_is_filled_from_them(year: Cast) -> None:
    asks = POLICY.replace("  trips: {", "  item: {type: text}\n  trips: {")
    assert simulated(year, asks).failed == 0


def test_the_newest_few_are_replayed_on_a_page_and_it_is_said_of_how_many(year: Cast) -> None:
    page = simulated(year, POLICY, newest=2)
    assert (page.cases, page.found, page.owed_then) == (2, 5, Decimal(90))
    assert simulated(year, POLICY, newest=99).cases == 5


def test_nothing_older_than_since_is_replayed(year: Cast) -> None:
    recent = simulated(year, POLICY, since=AT - 3 * DAY)
    assert (recent.cases, recent.found) == (3, 3)


def test_complaints_without_a_chosen_remedy_are_counted_apart(year: Cast) -> None:
    offered(broken_thing(year, "open"), year.tom, REFUND, why="As always.")
    assert simulated(year, POLICY).left_out == 1


def test_each_step_is_told(year: Cast) -> None:
    heard: list[tuple[int, int]] = []
    simulate_policy(
        year.team, policy(POLICY), at=AT, newest=3, told=lambda n, of: heard.append((n, of))
    )
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_policy_that_holds_only_later_or_held_only_once_is_tried_as_if_today(year: Cast) -> None:
    later = POLICY.replace("valid_from: 2021-01-01", "valid_from: 2027-01-01")
    assert simulated(year, later).failed == 0
    over = POLICY.replace("valid_from: 2021-01-01", "valid_from: 2021-01-01\nvalid_to: 2022-01-01")
    assert simulated(year, over).failed == 0


def test_other_teams_and_currencies_stay_out(year: Cast, the_regent: Team) -> None:
    assert simulate_policy(the_regent, policy(POLICY), at=AT).cases == 0
    assert simulate_policy(None, policy(POLICY), at=AT).cases == 5
    euros = policy(POLICY.replace("currency: USD", "currency: EUR"))
    assert simulate_policy(None, euros, at=AT).cases == 0


def test_a_decision_keeps_the_version_that_it_was_made_under(people: Cast) -> None:
    case = broken_thing(people, "one")
    before = offered(case, people.tom, REFUND)
    turn_on_policy(
        save_policy(people.team, text=HALF, by=people.ines, at=AT + DAY),
        by=people.ines,
        at=AT + DAY,
    )
    assert Offer.objects.get(pk=before.pk).policy_version.number == 1
    assert before.lines.get().amount == Decimal(100)
    after = make_offer(
        case, option_keys=[REFUND], by=people.tom, at=AT + DAY, key="after", why="Half."
    )
    assert (after.policy_version.number, after.lines.get().amount) == (2, Decimal(50))
    assert policy_of(before.policy_version).rules != policy_of(after.policy_version).rules


def test_memory_holds_no_more_than_the_examples(people: Cast) -> None:
    for n in range(25):
        settled(people, f"past-{n}", paid="50", at=datetime(2026, 2, 1, tzinfo=UTC) + n * DAY)
    bare = simulated(people, NARROW)
    assert (bare.uncovered, len(bare.uncovered_cases), len(bare.most_less)) == (25, 20, 5)
