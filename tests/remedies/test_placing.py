"""A customer's own proposal beside rule, precedent, authority and ceiling: advice, no answer."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.models import Case, Failure
from amends.orders.actions import say_not_offered
from amends.people.models import Kind, Role
from amends.remedies.actions import propose, save_policy, turn_on_policy
from amends.remedies.authority import Giver, Leave
from amends.remedies.errors import BadGrant
from amends.remedies.granting import GrantedLine
from amends.remedies.likeness import Spread
from amends.remedies.models import Proposal
from amends.remedies.placing import Placing, Scales, Standing, placed
from amends.remedies.queries import placing_of
from cast import AT, Cast
from remedies.desk import POLICY, broken_thing, settled
from unchanged import nothing_changes

INES = Giver(7, "Ines Pereira", Role.LEAD)
OWN = Leave(needed=Role.CLERK, is_own=True)
LIKE = Spread(9, *map(Decimal, ("80", "90", "100", "120", "400")))
SCALES = Scales(
    currency="USD",
    rule=Decimal(100),
    ceiling=Decimal(50),
    like_cases=LIKE,
    leave=OWN,
    above=INES,
    not_offered="",
)
REASONABLE, APPROVAL, BEYOND = Standing.REASONABLE, Standing.NEEDS_APPROVAL, Standing.BEYOND_US


@pytest.mark.parametrize(
    ("asked", "standing"),
    [("0", REASONABLE), ("100", REASONABLE), ("100.01", REASONABLE), ("150", REASONABLE),
     ("150.01", BEYOND)],
)  # fmt: skip
def test_the_ceiling_is_above_what_the_policy_gives_anyway(asked: str, standing: Standing) -> None:
    assert placed(Decimal(asked), SCALES).standing == standing


def test_over_the_ceiling_but_like_others_somebody_above_is_asked() -> None:
    generous = replace(SCALES, like_cases=replace(LIKE, high=Decimal(200)))
    placing = placed(Decimal(200), generous)
    assert (placing.standing, placing.ask) == (APPROVAL, INES)
    assert placing.reasons == (
        "$200 is $100 more than the policy gives anyway, $100.",
        "That is over the ceiling for goodwill, $50.",
        "Cases like it got as much: $90 to $200, the middle one $100.",
        "Ines Pereira has to be asked.",
    )
    assert placed(Decimal("200.01"), generous).standing == BEYOND
    top = replace(generous, above=None)
    assert placed(Decimal(200), top).standing == REASONABLE


def test_above_ones_authority_somebody_is_asked_and_above_everybodys_it_is_beyond_us() -> None:
    asking = replace(SCALES, leave=Leave(needed=Role.LEAD, is_own=False, approver=INES))
    assert (placed(Decimal(90), asking).standing, placed(Decimal(90), asking).ask) == (
        APPROVAL,
        INES,
    )
    nobody = replace(SCALES, leave=Leave(needed=Role.OWNER, is_own=False))
    placing = placed(Decimal(90), nobody)
    assert placing.standing == BEYOND
    assert placing.reasons[-1] == "It is above everybody’s authority here."


def test_without_a_written_ceiling_authority_alone_decides() -> None:
    placing = placed(Decimal(5000), replace(SCALES, ceiling=None, like_cases=None))
    assert placing.standing == REASONABLE
    assert "The policy writes no ceiling for goodwill." in placing.reasons
    assert "There are too few cases like it to compare." in placing.reasons


def test_what_we_do_not_offer_is_beyond_us_whatever_it_costs() -> None:
    placing = placed(Decimal(1), replace(SCALES, not_offered="Engraving"))
    assert placing == Placing(BEYOND, Decimal(1), ("Engraving is something that we do not offer.",))


@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.decimals(min_value=0, max_value=10**6, places=2),
)
def test_asking_for_more_never_stands_better(one: Decimal, other: Decimal) -> None:
    order = [REASONABLE, APPROVAL, BEYOND]
    less, more = (placed(sum_, SCALES).standing for sum_ in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert order.index(less) <= order.index(more)


def proposed(case: Case, words: str, amount: str | None = None) -> Proposal:
    sum_ = None if amount is None else Decimal(amount)
    return propose(case, offer=None, words=words, amount=sum_, at=AT, key=words)


def test_the_sum_that_they_named_is_placed_also_when_it_stands_in_their_words(
    people: Cast,
) -> None:
    case = broken_thing(people, "one", price="60.00")
    in_words = placing_of(proposed(case, "I would take $60 and say no more."), people.jim, at=AT)
    named = placing_of(proposed(case, "Money back and a bit", "80.00"), people.jim, at=AT)
    assert (in_words.standing, in_words.asked) == (REASONABLE, Decimal(60))
    assert (named.standing, named.asked) == (REASONABLE, Decimal(80))
    assert named.reasons[0] == "$80 is $20 more than the policy gives anyway, $60."


def test_more_goodwill_than_ones_own_needs_the_lead(people: Cast) -> None:
    case = broken_thing(people, "one", price="60.00")
    proposal = proposed(case, "Money back and a dinner", "160.00")
    for_jim = placing_of(proposal, people.jim, at=AT)
    assert (for_jim.standing, for_jim.ask) == (
        APPROVAL,
        Giver(people.ines.pk, "Ines Pereira", Role.LEAD),
    )
    assert placing_of(proposal, people.ines, at=AT).standing == REASONABLE


def test_said_line_by_line_each_kind_counts_for_itself(people: Cast) -> None:
    case = broken_thing(people, "one", price="60.00")
    proposal = proposed(case, "Make it right, please")
    assert placing_of(proposal, people.jim, at=AT).standing is None
    lines = [
        GrantedLine(Kind.MAKE_WHOLE, "The money", Decimal(60), None, ""),
        GrantedLine(Kind.GOODWILL, "A cake", Decimal("25.01"), None, ""),
    ]
    placing = placing_of(proposal, people.jim, at=AT, lines=lines)
    assert (placing.standing, placing.asked) == (APPROVAL, Decimal("85.01"))
    cheaper = [lines[0], replace(lines[1], amount=Decimal(25))]
    assert placing_of(proposal, people.jim, at=AT, lines=cheaper).standing == REASONABLE


def test_the_ceiling_of_the_policy_and_like_cases_are_read(people: Cast) -> None:
    ceiling = "goodwill_ceiling: {amount: 30, because: Thirty at most.}\n"
    version = save_policy(people.team, text=POLICY + ceiling, by=people.ines, at=AT)
    turn_on_policy(version, by=people.ines, at=AT - timedelta(days=90))
    case = broken_thing(people, "now")
    proposal = proposed(case, "Half as much again", "150.00")
    assert placing_of(proposal, people.ines, at=AT).standing == BEYOND
    for n in range(3):
        settled(people, f"past-{n}", extras=("voucher",), at=AT - timedelta(days=9 - n))
    placing = placing_of(proposal, people.ines, at=AT)
    assert placing.standing == BEYOND
    assert "Cases like it got less: $120 to $120, the middle one $120." in placing.reasons


def test_a_catalogue_that_says_no_is_found_in_their_words(people: Cast) -> None:
    say_not_offered(people.team, name="Engraving", by=people.jim.actor, at=AT)
    case = broken_thing(people, "one")
    asked = placing_of(proposed(case, "Free engraving instead"), people.jim, at=AT)
    assert (asked.standing, asked.reasons) == (
        BEYOND,
        ("Engraving is something that we do not offer.",),
    )
    unlike = placing_of(proposed(case, "Re-engravings cost $10"), people.jim, at=AT)
    assert unlike.standing == REASONABLE
    shopper = broken_thing(people, "two", failure=Failure.NOT_OFFERED)
    assert placing_of(proposed(shopper, "But I want it"), people.jim, at=AT).standing == BEYOND


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1.005", "10000000000"])
def test_a_sum_that_is_none_is_refused(people: Cast, amount: str) -> None:
    case = broken_thing(people, "one")
    with nothing_changes(), pytest.raises(BadGrant):
        propose(case, offer=None, words="This", amount=Decimal(amount), at=AT, key="k")


def test_placing_changes_nothing_and_answers_nothing(people: Cast) -> None:
    proposal = proposed(broken_thing(people, "one"), "$9000 or I go", "9000")
    with nothing_changes():
        assert placing_of(proposal, people.jim, at=AT).standing is not None
