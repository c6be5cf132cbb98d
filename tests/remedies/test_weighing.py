"""What it costs beside what the relationship is worth, as a sentence."""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import override

from amends.cases.models import Case
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.people.actions import note_worth
from amends.remedies.actions import choose
from amends.remedies.queries import (
    assess,
    offer_of,
    weight_of_assessment,
    weight_of_offer,
)
from amends.remedies.weighing import Weight
from cast import AT, Cast
from remedies.desk import EVENING, OFF, offered


def weighed(people: Cast, case: Case) -> Weight:
    return weight_of_assessment(case, assess(case, by=people.tom, at=AT), at=AT)


def test_an_imported_figure_stands_before_what_was_bought(people: Cast, window: Case) -> None:
    note_worth(people.amy, Decimal("3127.40"), currency="USD", by=people.jim.actor, at=AT)
    weight = weighed(people, window)
    assert (weight.owed, weight.goodwill) == (Decimal(60), Decimal(110))
    assert weight.sentence == "About $170 against a relationship worth about $3,100."
    assert weight.reasons == (
        "The figure of their worth came with their record.",
        "It may widen goodwill and never changes what is owed.",
    )


def test_without_one_it_is_what_they_bought_in_three_years(people: Cast, window: Case) -> None:
    weight = weighed(people, window)
    assert weight.worth is not None
    assert (weight.worth.amount, weight.worth.is_imported) == (Decimal("890.00"), False)
    assert weight.reasons[0].startswith("They bought for that much in the last three years")


def test_worth_is_reckoned_in_the_currency_of_the_policy(people: Cast, window: Case) -> None:
    record_purchase(
        team=people.team,
        customer=people.amy,
        number="NL-EUR",
        lines=[LineDraft("Adapter", Decimal(12))],
        paid=Decimal(12),
        currency="EUR",
        bought_at=AT,
        by=people.jim.actor,
        at=AT,
    )
    weight = weighed(people, window)
    assert weight.worth is not None
    assert (weight.worth.amount, weight.worth.currency) == (Decimal("890.00"), "USD")


def test_a_figure_in_another_currency_says_nothing(people: Cast, window: Case) -> None:
    note_worth(people.amy, Decimal(3100), currency="EUR", by=people.jim.actor, at=AT)
    weight = weighed(people, window)
    assert weight.sentence == "About $80. What the relationship is worth is not known."
    assert weight.reasons == ("It may widen goodwill and never changes what is owed.",)


def test_what_was_offered_is_weighed_with_its_first_option_and_then_the_chosen(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.tom, EVENING, OFF, extras=("voucher",))
    standing = offer_of(window)
    assert standing is not None
    weight = weight_of_offer(window, standing, at=AT)
    assert (weight.owed, weight.goodwill, weight.ceiling) == (Decimal(60), Decimal(20), None)
    choose(offer, OFF, at=AT + timedelta(hours=1), noted_by=None)
    chosen = offer_of(window)
    assert chosen is not None
    assert weight_of_offer(window, chosen, at=AT).owed == Decimal(40)


def test_the_written_ceiling_is_named(people: Cast, window: Case) -> None:
    weight = Weight(
        owed=Decimal(250), goodwill=Decimal(250), currency="USD", worth=None, ceiling=Decimal(300)
    )
    assert weight.reasons == (
        "Goodwill may go up to $300 here; what is owed does not depend on it.",
    )
    with override("de"):
        assert "500" in weight.sentence
