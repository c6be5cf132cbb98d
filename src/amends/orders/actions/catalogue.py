"""What we offer, and what we say kindly that we do not."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.orders.errors import AlreadyListed, BadOrderEntry
from amends.orders.models import Offering
from amends.people.models import Team
from amends.people.sums import clean_sum
from amends.people.words import one_line


@transaction.atomic
def list_offering(
    team: Team,
    *,
    name: str,
    by: Actor,
    at: datetime,
    price: Decimal | None = None,
    words: str = "",
) -> Offering:
    """Put something that we offer into the catalogue, at a price in the team's currency.

    The same again is the one that is there. Raises AlreadyListed and BadOrderEntry.
    """
    offering, is_new = _listed(team, name, words, price, is_offered=True, at=at)
    if is_new:
        record("offering.listed", offering, by=by, at=at, price=offering.price)
    return offering


@transaction.atomic
def say_not_offered(team: Team, *, name: str, by: Actor, at: datetime, words: str = "") -> Offering:
    """Say in the catalogue that we do not offer something, so that it can be told kindly (S2).

    `words` are for the customer: why not, or where to find it. The same again is the one that
    is there. Raises AlreadyListed and BadOrderEntry.
    """
    offering, is_new = _listed(team, name, words, None, is_offered=False, at=at)
    if is_new:
        record("offering.not_offered", offering, by=by, at=at)
    return offering


@transaction.atomic
def change_offering(
    offering: Offering,
    *,
    name: str,
    is_offered: bool,
    price: Decimal | None,
    words: str,
    by: Actor,
    at: datetime,
) -> Offering:
    """Change what the catalogue says of something; the same again changes nothing.

    Raises AlreadyListed and BadOrderEntry.
    """
    name, words, price = _clean(name, words, price if is_offered else None)
    offering.refresh_from_db(from_queryset=Offering.objects.select_for_update())
    now = (offering.name, offering.is_offered, offering.price, offering.words)
    if now == (name, is_offered, price, words):
        return offering
    other = _called(offering.team, name)
    if other is not None and other != offering:
        raise AlreadyListed(_("%(name)s is listed already.") % {"name": other}, "name")
    offering.name, offering.is_offered = name, is_offered
    offering.price, offering.words = price, words
    offering.save(update_fields=["name", "is_offered", "price", "words"])
    record("offering.changed", offering, by=by, at=at, is_offered=is_offered, price=price)
    return offering


def _listed(
    team: Team, name: str, words: str, price: Decimal | None, *, is_offered: bool, at: datetime
) -> tuple[Offering, bool]:
    name, words, price = _clean(name, words, price)
    Team.objects.select_for_update().get(pk=team.pk)
    known = _called(team, name)
    if known is None:
        return Offering.objects.create(
            team=team, name=name, is_offered=is_offered, price=price, words=words, listed_at=at
        ), True
    if (known.is_offered, known.price, known.words) != (is_offered, price, words):
        raise AlreadyListed(
            _("%(name)s is listed already; change it instead.") % {"name": known}, "name"
        )
    return known, False


def _called(team: Team, name: str) -> Offering | None:
    return Offering.objects.filter(team=team, name__iexact=name).first()


def _clean(name: str, words: str, price: Decimal | None) -> tuple[str, str, Decimal | None]:
    return (
        one_line(name, field="name", longest=120, refuse=BadOrderEntry),
        one_line(words, field="words", longest=300, refuse=BadOrderEntry, may_be_empty=True),
        None if price is None else clean_sum(price, field="price", refuse=BadOrderEntry),
    )
