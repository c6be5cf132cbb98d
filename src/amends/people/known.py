"""Names that the world has agreed on: time zones, languages, currencies, countries."""

from functools import cache
from zoneinfo import available_timezones

import holidays
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.conf import settings
from django.utils.translation import gettext as _

from amends.people.errors import BadEntry

LONGEST_LANGUAGE = 8


def known_time_zone(name: str, *, field: str = "time_zone") -> str:
    """Return an IANA time zone. Raises BadEntry."""
    if name not in _time_zones():
        raise BadEntry(
            _("%(name)s is not a time zone. Write it as America/New_York.") % _q(name), field
        )
    return name


def known_language(code: str, *, field: str = "language") -> str:
    """Return a language code such as en or pt-BR. Raises BadEntry."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        is_known = False
    else:
        is_known = len(code) <= LONGEST_LANGUAGE
    if not is_known:
        raise BadEntry(
            _("%(name)s is not a language we know. Write it as en or pt-BR.") % _q(code), field
        )
    return code


def spoken_here(code: str, *, field: str = "language") -> str:
    """Return a language that the desk itself speaks, or nothing at all. Raises BadEntry."""
    if code and code not in dict(settings.LANGUAGES):
        raise BadEntry(_("The desk does not speak %(name)s yet.") % _q(code), field)
    return code


def known_currency(code: str, *, field: str = "currency") -> str:
    """Return an ISO 4217 code in use today. Raises BadEntry."""
    if code.upper() not in _currencies():
        raise BadEntry(_("%(name)s is not a currency in use. Write it as USD.") % _q(code), field)
    return code.upper()


def known_place(country: str, subdivision: str) -> tuple[str, str]:
    """Return an ISO 3166 country and its part, either may be empty. Raises BadEntry."""
    country = country.upper()
    if not country and subdivision:
        raise BadEntry(_("Name the country too."), "country")
    if country and country not in _countries():
        raise BadEntry(_("%(name)s is not a country. Write it as US.") % _q(country), "country")
    if subdivision and subdivision not in _countries()[country]:
        parts = ", ".join(_countries()[country]) or "-"
        raise BadEntry(
            _("%(name)s is no part of %(country)s that we know. Leave it empty or take: %(parts)s.")
            % {**_q(subdivision), "country": country, "parts": parts},
            "subdivision",
        )
    return country, subdivision


def _q(name: str) -> dict[str, str]:
    # What was typed may be huge; a message shows its beginning.
    return {"name": repr(name[:30])}


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _currencies() -> frozenset[str]:
    """Codes that are tender somewhere, with no end to it known."""
    used = get_global("territory_currencies").values()
    return frozenset(
        code for rows in used for code, _, end, is_tender in rows if is_tender and not end
    )


@cache
def _countries() -> dict[str, list[str]]:
    listed: dict[str, list[str]] = holidays.list_supported_countries()
    return {code: parts for code, parts in listed.items() if len(code) == 2 and code != "UK"}
