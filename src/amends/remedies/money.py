"""Sums as people write them in a sentence. Pure."""

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_name, get_currency_symbol
from django.utils.translation import get_language

from amends.policy.figures import locale_of, money_writer

DIGITS_KEPT = 2
_NUMBER = (
    r"(?P<{}>[0-9]{{1,3}}(?:[.,’ ][0-9]{{3}})+(?:[.,][0-9]{{1,2}})?"
    r"|[0-9]{{1,9}}(?:[.,][0-9]{{1,2}})?)"
)
_DECIMALS = re.compile(r"[.,]([0-9]{1,2})$", re.ASCII)


def money(amount: Decimal, currency: str) -> str:
    """Write a sum in the reader's language: "$250", "$12.50"."""
    return money_writer(get_language() or "en", currency)(amount)


def about(amount: Decimal) -> Decimal:
    """Round a sum to two digits, as people say it: 3127 is about 3,100, 48 is 48."""
    size = amount.copy_abs().adjusted() if amount else 0
    step = Decimal(1).scaleb(max(0, size - DIGITS_KEPT + 1))
    return (amount / step).quantize(Decimal(1)) * step


def sum_named_in(words: str, *, currency: str, language: str) -> Decimal | None:
    """Return the one sum of money that somebody names; None for none, or for several.

    A number counts as money beside the sign, the code or the name of `currency` in English or
    in their `language`.
    """
    found = {
        _read(match["before"] or match["after"])
        for match in _pattern(currency, language).finditer(words)
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=64)
def _pattern(currency: str, language: str) -> re.Pattern[str]:
    names = {currency}
    for locale in (locale_of("en"), locale_of(language)):
        names.add(get_currency_symbol(currency, locale))
        for count in (1, 2):
            names.add(get_currency_name(currency, count, locale).split()[-1])
    sign = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?:{sign})\s?{_NUMBER.format('before')}(?![0-9])"
        rf"|(?<![0-9.,]){_NUMBER.format('after')}\s?(?:{sign})(?!\w)",
        re.IGNORECASE,
    )


def _read(text: str) -> Decimal:
    decimals = _DECIMALS.search(text)
    whole = text[: decimals.start()] if decimals else text
    cents = decimals[1] if decimals else "0"
    return Decimal(f"{re.sub('[^0-9]', '', whole)}.{cents}").quantize(Decimal("0.01"))
