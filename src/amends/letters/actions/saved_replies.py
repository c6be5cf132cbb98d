"""Saved replies: words to start from, kept by the leads of a team."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from amends.cases.words import clean_words
from amends.journal.record import record
from amends.letters.errors import BadSavedReply, NotYoursToSet
from amends.letters.models import SavedReply
from amends.letters.placeholders import PLACES, unknown_places
from amends.people.models import Role, Staff, Team
from amends.people.queries import belongs_to

LONGEST_NAME = 80


@transaction.atomic
def save_reply(team: Team, *, name: str, body: str, by: Staff, at: datetime) -> SavedReply:
    """Add a saved reply; the same name and words again give back the one that is there.

    Raises NotYoursToSet below a lead of the team, BadSavedReply for a name that is taken or a
    place that nothing fills, BadWords (cases).
    """
    _check_lead(by, team)
    name, body = _checked(name, body)
    known = SavedReply.objects.filter(team=team, name=name).first()
    if known and known.body == body:
        return known
    reply = SavedReply(team=team, name=name, body=body, saved_at=at)
    _write(reply)
    record("saved_reply.added", reply, about=team, by=by.actor, at=at)
    return reply


@transaction.atomic
def change_reply(reply: SavedReply, *, name: str, body: str, by: Staff, at: datetime) -> SavedReply:
    """Give a saved reply another name or other words; the same again changes nothing.

    Raises what `save_reply` raises, and BadSavedReply when it is gone.
    """
    _check_lead(by, reply.team)
    name, body = _checked(name, body)
    held = SavedReply.objects.select_for_update().filter(pk=reply.pk).first()
    if held is None:
        raise BadSavedReply(_("Somebody has deleted this saved reply meanwhile."))
    if (held.name, held.body) == (name, body):
        return held
    held.name, held.body, held.saved_at = name, body, at
    _write(held)
    record("saved_reply.changed", held, about=held.team, by=by.actor, at=at)
    return held


@transaction.atomic
def delete_reply(reply: SavedReply, *, by: Staff, at: datetime) -> None:
    """Delete a saved reply; a second click changes nothing. Raises NotYoursToSet."""
    _check_lead(by, reply.team)
    if not SavedReply.objects.filter(pk=reply.pk).delete()[0]:
        return
    record("saved_reply.deleted", reply, about=reply.team, by=by.actor, at=at)


def _check_lead(by: Staff, team: Team) -> None:
    if by.rank < Role.LEAD.rank or not belongs_to(by, team):
        raise NotYoursToSet(
            _("Saved replies of %(team)s are set by its lead or somebody above.") % {"team": team}
        )


def _checked(name: str, body: str) -> tuple[str, str]:
    name = clean_words(" ".join(name.split()), what=_("The name"), longest=LONGEST_NAME)
    body = clean_words(body, what=_("The saved reply"))
    unknown = unknown_places(body)
    if unknown:
        raise BadSavedReply(
            _("Nothing fills %(unknown)s. There is %(known)s.")
            % {
                "unknown": ", ".join(unknown)[:200],
                "known": ", ".join(f"{{{place}}}" for place in PLACES),
            }
        )
    return name, body


def _write(reply: SavedReply) -> None:
    try:
        with transaction.atomic():
            reply.save()
    except IntegrityError:
        raise BadSavedReply(
            _("There is a saved reply called %(name)s already. Take another name.")
            % {"name": reply.name}
        ) from None
