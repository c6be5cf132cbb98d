"""Tokens for programs are made and revoked."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor, ActorKind
from amends.journal.record import record
from amends.people.errors import BadEntry, NameTaken
from amends.people.models import ApiToken, Role, Staff, Team
from amends.people.queries.tokens import PREFIX, digest_of
from amends.people.standing import require
from amends.people.words import one_line

BYTES = 32


@transaction.atomic
def make_token(team: Team, *, name: str, by: Actor, at: datetime) -> tuple[ApiToken, str]:
    """Make a token for a team; return its row and the token itself, which is kept nowhere.

    Raises NotTheirsToSet below a manager, BadEntry, and NameTaken while another of that name
    is in use.
    """
    require(Role.MANAGER, by, team)
    name = one_line(name, field="name", longest=60, refuse=BadEntry)
    Team.objects.select_for_update().get(pk=team.pk)
    if ApiToken.objects.filter(team=team, name=name, revoked_at=None).exists():
        raise NameTaken(_("A token called %(name)s is in use.") % {"name": name}, "name")
    token = f"{PREFIX}{secrets.token_urlsafe(BYTES)}"
    row = ApiToken.objects.create(
        team=team,
        name=name,
        digest=digest_of(token),
        made_by_id=by.id if by.kind == ActorKind.STAFF else None,
        made_at=at,
    )
    record("token.made", row, about=team, by=by, at=at)
    return row, token


@transaction.atomic
def revoke_token(row: ApiToken, *, by: Staff, at: datetime) -> ApiToken:
    """End a token at once; twice is once. Raises NotTheirsToSet below a manager."""
    require(Role.MANAGER, by.actor, row.team)
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("team").get(pk=row.pk)
    if row.revoked_at is not None:
        return row
    row.revoked_at, row.revoked_by = at, by
    row.save(update_fields=["revoked_at", "revoked_by"])
    record("token.revoked", row, about=row.team, by=by.actor, at=at)
    return row
