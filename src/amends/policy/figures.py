"""Numbers, money and dates: read strictly, written in the reader's language."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision
from babel.units import format_unit

# Beyond these no shop, fine or ticket is meant; sums of products of two still fit in 28 digits.
LARGEST = Decimal(10) ** 12
MOST_DECIMALS = 6

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?", re.ASCII)
_PLAIN_CORE = re.compile(r"1(\D?)234(\D?)567(\D)89", re.ASCII)

Writer = Callable[[Decimal], str]


def number(text: str) -> Decimal | None:
    """Read a plain decimal number exactly; None when it is anything else (1e5, 1_000, NaN)."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def digits_of(currency: str) -> int:
    """Count the digits of a currency's minor unit (2 for USD, 0 for JPY), after CLDR."""
    return get_currency_precision(currency)


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """Find the locale of a language tag (`es`, `en-GB`, `pt_BR`); English when unknown."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")


@lru_cache(maxsize=512)
def money_writer(language: str, currency: str) -> Writer:
    """Give the function that writes sums of a currency in a language.

    Whole sums are written without decimals ("$250"), others with the minor unit ("$12.50").
    """
    locale = locale_of(language)
    digits = digits_of(currency)

    def by_locale(amount: Decimal) -> str:
        whole = amount == amount.to_integral_value()
        return format_currency(
            amount if not whole else amount.quantize(Decimal(1)),
            currency,
            locale=locale,
            currency_digits=not whole,
            format=_whole_pattern(locale) if whole else None,
        )

    sample = format_currency(Decimal("1234567.89"), currency, locale=locale, currency_digits=False)
    core = _PLAIN_CORE.search(sample)
    if core is None or core[1] != core[2]:
        return by_locale
    prefix, suffix = sample[: core.start()], sample[core.end() :]
    group, point = core[1], core[3]

    cents = "." + "0" * digits

    def any_size(amount: Decimal) -> str:
        text = f"{amount:,.{digits}f}"
        if digits and text.endswith(cents):
            text = text[: -len(cents)]
        return f"{prefix}{_grouped(text, group, point)}{suffix}"

    def quick(amount: Decimal) -> str:
        text = str(amount)
        if len(text) > 9 or text[-3:-2] != "." or text[0] == "-":
            return any_size(amount)
        whole, rest = text[:-3], text[-2:]
        if len(whole) > 3:
            whole = f"{whole[:-3]}{group}{whole[-3:]}"
        if rest == "00":
            return f"{prefix}{whole}{suffix}"
        return f"{prefix}{whole}{point}{rest}{suffix}"

    return quick if digits == 2 else any_size


def _grouped(text: str, group: str, point: str) -> str:
    return text.replace(",", "\0").replace(".", point).replace("\0", group)


def _whole_pattern(locale: Locale) -> str:
    pattern: str = locale.currency_formats["standard"].pattern
    return re.sub(r"\.0+", "", pattern)


@lru_cache(maxsize=4096)
def written_number(value: Decimal | int, language: str) -> str:
    """Write a number in a language, with no more decimals than it has."""
    if isinstance(value, Decimal):
        value = value.normalize()
    return format_decimal(value, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=256)
def number_writer(language: str) -> Callable[[Decimal | int], str]:
    """Give the function that writes numbers in a language."""
    plain = written_number(987, language) == "987"

    def write(value: Decimal | int) -> str:
        # Most numbers in sentences are small counts, and need no library.
        if plain and type(value) is int and 0 <= value < 1000:
            return str(value)
        return written_number(value, language)

    return write


# The units that CLDR can put beside a number in any language, "1 day" and "2 days".
UNITS = {
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
    "km": "length-kilometer",
    "kg": "mass-kilogram",
}


@lru_cache(maxsize=4096)
def written_with_unit(value: Decimal | int, unit: str, language: str) -> str:
    """Write a number with its unit, one of UNITS, in a language; the singular where it is one."""
    shown, locale = written_number(value, language), locale_of(language)
    name = UNITS[unit]
    wanted: tuple[Literal["long", "short"], ...] = ("long", "short")
    if not name.startswith("duration"):
        wanted = ("short",)
    forms = (format_unit(value, name, length=length, locale=locale) for length in wanted)
    # Some languages lack the long form of some units; the library then names the unit itself.
    written = next((form for form in forms if name not in form), f"{shown} {unit}")
    # The library has a decimal form of its own; ours has no more decimals than there are.
    plain = format_decimal(value, locale=locale)
    return written.replace(plain, shown)


@lru_cache(maxsize=4096)
def written_date(value: date, language: str) -> str:
    """Write a day in a language, month in letters so that no one misreads it."""
    return format_date(value, format="long", locale=locale_of(language))
