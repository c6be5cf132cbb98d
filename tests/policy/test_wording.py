# ruff: noqa: E501  the rows of a table stay whole
"""Sentences say their figures in the language of the reader."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from amends.policy.figures import money_writer
from policy.the_shop import HEAD, shop

POLICY = """
facts:
  price: money
  delay: {type: int, unit: minutes}
  share: decimal
  came_on: date
  kind: {type: choice, choices: {late: {en: too late, es: demasiado tarde}, lost: {en: never, es: nunca}}}
lines:
  back:
    kind: entitlement
    what: {en: Money back, es: Devolución}
    amount: {of: price}
    because:
      en: "It came {kind}, on {came_on}, {delay} minutes and {share}. That is {amount}."
      es: "Llegó {kind}, el {came_on}, {delay} minutos y {share}. Son {amount}."
"""
FACTS = {
    "price": "1234.50",
    "delay": 12345,
    "share": "0.5",
    "came_on": "2026-03-06",
    "kind": "late",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It came too late, on March 6, 2026, 12,345 minutes and 0.5. That is $1,234.50."),
        ("en-GB", "It came too late, on 6 March 2026, 12,345 minutes and 0.5. That is US$1,234.50."),
        ("es", "Llegó demasiado tarde, el 6 de marzo de 2026, 12.345 minutos y 0,5. Son 1.234,50 US$."),
        ("es_MX", "Llegó demasiado tarde, el 6 de marzo de 2026, 12,345 minutos y 0.5. Son USD1,234.50."),
        ("fi", "It came too late, on March 6, 2026, 12,345 minutes and 0.5. That is $1,234.50."),
        ("no such tongue", "It came too late, on March 6, 2026, 12,345 minutes and 0.5. That is $1,234.50."),
    ],
)  # fmt: skip
def test_a_sentence_keeps_to_one_language(language: str, said: str) -> None:
    (line,) = shop(POLICY).decide(FACTS, language=language).lines
    assert line.because.replace("\xa0", " ") == said


def test_a_policy_may_speak_another_language_of_its_own() -> None:
    policy = shop(
        """
        facts: {price: money}
        lines:
          back: {kind: entitlement, what: Devolución, amount: {of: price}, because: "Son {amount}."}
        """,
        head=HEAD + "language: es\n",
    )
    (line,) = policy.decide({"price": "9.5"}, language="en").lines
    assert line.because.replace("\xa0", " ") == "Son 9,50 US$."


def test_whole_sums_are_said_without_cents() -> None:
    (line,) = shop(POLICY).decide({**FACTS, "price": 250}).lines
    assert line.because.endswith("That is $250.")


LANGUAGES = ("en", "en_GB", "de", "de_CH", "fr", "es", "pt_BR", "pl", "hi", "ja", "ar", "sv", "nl")


@given(
    st.sampled_from(LANGUAGES),
    st.sampled_from(["USD", "EUR", "GBP", "JPY", "KWD", "CHF"]),
    st.integers(0, 10**11),
)
def test_money_is_written_as_the_library_of_languages_writes_it(
    language: str, currency: str, cents: int
) -> None:
    amount = Decimal(cents) / 100
    whole = amount == amount.to_integral_value()
    if currency == "JPY":
        amount = amount.quantize(Decimal(1))
    right = format_currency(amount, currency, locale=language)
    said = money_writer(language, currency)(amount)
    if whole or currency == "JPY":
        # Only the cents may be missing; everything else stays where it was.
        assert [ch for ch in right if not ch.isdigit() and ch not in ".,"] == [
            ch for ch in said if not ch.isdigit() and ch not in ".,"
        ]
        assert "".join(filter(str.isdigit, right)).startswith("".join(filter(str.isdigit, said)))
    else:
        assert said == right


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 minute", "12,345 minutes"]),
        ("es", ["1 minuto", "12.345 minutos"]),
        ("pl", ["1 minuta", "12 345 minut"]),
        ("ja", ["1 分", "12,345 分"]),
    ],
)
def test_a_number_with_its_unit_is_said_in_the_singular_where_it_is_one(
    language: str, said: list[str]
) -> None:
    texts = dict.fromkeys(("en", language), "After {delay:unit}.")
    policy = shop(
        POLICY.replace("because:\n", f"because: {texts}\n").split('      en: "It came')[0]
    )
    for delay, words in zip((1, 12345), said, strict=True):
        (line,) = policy.decide({**FACTS, "delay": delay}, language=language).lines
        assert line.because.replace("\xa0", " ") == f"After {words}."


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{share:unit}", "share:unit needs one of the units minutes, .*, and it has none"),
        ("{price:unit}", "and it has none"),
        ("{mins:unit}", "mins is no declared fact"),
    ],
)
def test_only_what_has_a_known_unit_is_said_with_it(place: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        shop(POLICY.replace("It came {kind}", f"It came {place}"))


def test_a_sentence_may_hold_a_percent_sign_and_as_many_figures_as_it_needs() -> None:
    for places in range(5):
        because = "100 %s sure" + " {delay}" * places
        policy = shop(
            f"""
            facts: {{delay: int}}
            lines:
              it: {{kind: entitlement, what: 5 %, amount: 5, because: "{because}"}}
            """
        )
        (line,) = policy.decide({"delay": 7}).lines
        assert (line.what, line.because) == ("5 %", "100 %s sure" + " 7" * places)


def test_one_made_up_language_after_another_fills_no_memory() -> None:
    policy = shop(POLICY)
    for n in range(500):
        (line,) = policy.decide(FACTS, language=f"x{n}").lines
        assert line.because.startswith("It came too late")
    assert len(policy.speakers) <= 64
