"""Tokens for programs: which are in use, and whose one is."""

import hashlib

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from amends.people.errors import NobodyByThatName
from amends.people.models import ApiToken, Team

PREFIX = "amends_"
LONGEST = 200


def digest_of(token: str) -> str:
    """Return what is kept of a token. It is long and random, so that no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def token_row(token: str) -> ApiToken | None:
    """Return the row of a token in use, with its team, or None."""
    if not token.startswith(PREFIX) or len(token) > LONGEST:
        return None
    live = ApiToken.objects.filter(digest=digest_of(token), revoked_at=None)
    return live.select_related("team").first()


def tokens_of(team: Team) -> QuerySet[ApiToken]:
    """Return every token of a team, those in use first, with who made and revoked them."""
    rows = ApiToken.objects.filter(team=team).select_related("made_by", "revoked_by")
    return rows.order_by(F("revoked_at").desc(nulls_first=True), "name", "pk")


def token_numbered(team: Team, number: int) -> ApiToken:
    """Return a token of a team by its number. Raises NobodyByThatName."""
    found = ApiToken.objects.filter(team=team, pk=number).select_related("team").first()
    if found is None:
        raise NobodyByThatName(_("There is no such token here."))
    return found
