"""Sums in a sentence: rounded as people say them, and read as people write them."""

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from amends.remedies.money import about, money, sum_named_in


@pytest.mark.parametrize(
    ("sum_", "said"),
    [("0", "0"), ("0.40", "0"), ("7.50", "8"), ("48.20", "48"), ("99.50", "100"),
     ("502", "500"), ("3127.55", "3100"), ("99500", "100000"), ("12345678", "12000000")],
)  # fmt: skip
def test_a_sum_is_said_with_two_digits(sum_: str, said: str) -> None:
    assert about(Decimal(sum_)) == Decimal(said)


def test_it_is_written_as_the_reader_writes_it() -> None:
    assert money(Decimal("3100"), "USD") == "$3,100"
    with override("de"):
        assert money(about(Decimal("3127.55")), "EUR") == "3.100\xa0€"


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("I would like $200 back", "200"),
        ("$ 1,200.50 and not a cent less", "1200.50"),
        ("200 dollars would do", "200"),
        ("Make it 45.5 USD", "45.50"),
        ("usd 45", "45"),
        ("$200, yes, $200", "200"),
        ("one US dollar is 1 dollar", "1"),
        ("12,000 dollars", "12000"),
    ],
)
def test_one_sum_of_money_is_read(words: str, sum_: str) -> None:
    assert sum_named_in(words, currency="USD", language="en") == Decimal(sum_)


@pytest.mark.parametrize(
    "words",
    ["", "A new one, please", "Order 1977, twice", "I paid $200 and want $50", "20 %", "€30",
     "200 dollarettes", "$", "A dollar is a dollar", "$" * 5000],
)  # fmt: skip
def test_no_sum_or_several_or_another_currency_is_none(words: str) -> None:
    assert sum_named_in(words, currency="USD", language="en") is None


def test_a_sum_is_read_in_the_customers_language() -> None:
    read = sum_named_in("1.200,50 Euro zurück", currency="EUR", language="de")
    assert read == Decimal("1200.50")
    assert sum_named_in("30 €", currency="EUR", language="de") == Decimal(30)


@given(st.text(max_size=300))
def test_no_words_are_too_strange_to_be_read(words: str) -> None:
    sum_ = sum_named_in(words, currency="USD", language="es")
    assert sum_ is None or sum_ >= 0
