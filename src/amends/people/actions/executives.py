"""Who is at the top: their names and addresses."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.record import record
from amends.people.errors import BadEntry, NameTaken
from amends.people.matching import matched_email
from amends.people.models import Executive, Role, Staff
from amends.people.reaching import clean_email
from amends.people.standing import require
from amends.people.words import one_line


@transaction.atomic
def add_executive(*, name: str, address: str, by: Staff, at: datetime) -> Executive:
    """Name somebody at the top, so that what customers write to them finds its owner.

    Raises NotTheirsToSet below a manager, BadEntry, and NameTaken for an address that is there.
    """
    require(Role.MANAGER, by.actor)
    name = one_line(name, field="name", longest=120, refuse=BadEntry)
    address = clean_email(address)
    matched = matched_email(address)
    if Executive.objects.filter(matched=matched, removed_at=None).exists():
        raise NameTaken(_("%(address)s is there already.") % {"address": address}, "email")
    executive = Executive.objects.create(
        name=name, address=address, matched=matched, added_by=by, added_at=at
    )
    record("executive.added", executive, by=by.actor, at=at)
    return executive


@transaction.atomic
def remove_executive(executive: Executive, *, by: Staff, at: datetime) -> Executive:
    """Take somebody off the list; what came through them stays. Twice is once.

    Raises NotTheirsToSet below a manager.
    """
    require(Role.MANAGER, by.actor)
    executive = Executive.objects.select_for_update().get(pk=executive.pk)
    if executive.removed_at is not None:
        return executive
    executive.removed_by, executive.removed_at = by, at
    executive.save(update_fields=["removed_by", "removed_at"])
    record("executive.removed", executive, by=by.actor, at=at)
    return executive
