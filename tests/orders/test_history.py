"""What a customer has been to us, and what they are likely still to buy."""

from datetime import UTC, datetime
from decimal import Decimal

from amends.journal.actor import MACHINE
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.orders.models import Purchase
from amends.orders.queries import History, Worth, history_of, worth_of, worth_reckoned
from amends.people.actions import add_customer, note_worth
from amends.people.models import Customer, Team
from cast import AT, LONG_AGO


def buys(
    team: Team, customer: Customer, on: datetime, price: str, currency: str = "USD"
) -> Purchase:
    return record_purchase(
        team=team,
        customer=customer,
        number=f"{customer.pk}-{on:%Y%m%d%H%M%S}-{currency}",
        lines=[LineDraft("Something", Decimal(price))],
        currency=currency,
        bought_at=on,
        by=MACHINE,
        at=on,
    )


def test_three_years_to_come_are_like_the_three_years_past(northlight: Team, amy: Customer) -> None:
    buys(northlight, amy, datetime(2022, 5, 1, tzinfo=UTC), "400")
    buys(northlight, amy, datetime(2023, 3, 3, 15, tzinfo=UTC), "1000")
    buys(northlight, amy, datetime(2023, 3, 3, 15, 0, 1, tzinfo=UTC), "0.50", "EUR")
    buys(northlight, amy, datetime(2024, 6, 1, tzinfo=UTC), "1800.50")
    buys(northlight, amy, AT, "1299.49")
    assert worth_reckoned(amy, AT) == Worth(Decimal("3099.99"), "USD", is_imported=False)
    assert history_of(amy, AT) == History(
        purchases=5,
        first_year=2022,
        spent=Decimal("4499.99"),
        worth=Worth(Decimal("3099.99"), "USD", is_imported=False),
    )


def test_what_is_bought_later_is_not_known_yet(northlight: Team, amy: Customer) -> None:
    buys(northlight, amy, LONG_AGO, "100")
    buys(northlight, amy, datetime(2026, 3, 4, tzinfo=UTC), "900")
    assert worth_of(amy, AT) == 0
    assert history_of(amy, AT).purchases == 1


def test_somebody_who_never_bought_has_no_worth_that_we_know(priya: Customer) -> None:
    assert worth_of(priya, AT) is None
    assert history_of(priya, AT) == History(0, None, Decimal(0), None)


def test_a_figure_from_elsewhere_goes_first(northlight: Team, amy: Customer) -> None:
    buys(northlight, amy, AT, "100")
    note_worth(amy, Decimal(3100), currency="EUR", by=MACHINE, at=AT)
    assert worth_reckoned(amy, AT) == Worth(Decimal(3100), "EUR", is_imported=True)
    assert worth_of(amy, AT, currency="USD") is None
    assert worth_of(amy, AT, currency="EUR") == Decimal(3100)


def test_worth_is_told_in_the_currency_of_the_latest_purchase_only(
    northlight: Team, amy: Customer
) -> None:
    buys(northlight, amy, datetime(2025, 1, 1, tzinfo=UTC), "100")
    buys(northlight, amy, datetime(2026, 1, 1, tzinfo=UTC), "70", "EUR")
    assert worth_reckoned(amy, AT) == Worth(Decimal("70.00"), "EUR", is_imported=False)
    assert history_of(amy, AT).spent == Decimal(70)


def test_three_years_before_the_29th_of_february_is_the_28th(
    northlight: Team, amy: Customer
) -> None:
    leap_day = datetime(2028, 2, 29, 12, tzinfo=UTC)
    buys(northlight, amy, datetime(2025, 2, 28, 11, tzinfo=UTC), "1000")
    buys(northlight, amy, datetime(2025, 2, 28, 13, tzinfo=UTC), "5")
    assert worth_of(amy, leap_day) == Decimal(5)


def test_a_customer_from_before_our_books_has_the_year_that_they_told(northlight: Team) -> None:
    old = add_customer(
        name="Otto", since=datetime(2009, 5, 1, tzinfo=UTC).date(), by=MACHINE, at=AT
    )
    assert history_of(old, AT).first_year == 2009
    buys(northlight, old, AT, "10")
    assert history_of(old, AT).first_year == 2009


def test_the_history_is_read_in_three_queries(
    northlight: Team, amy: Customer, django_assert_num_queries
) -> None:
    for year in (2023, 2024, 2025):
        buys(northlight, amy, datetime(year, 6, 1, tzinfo=UTC), "10")
    with django_assert_num_queries(3):
        history_of(amy, AT)
