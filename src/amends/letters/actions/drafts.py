"""What somebody has written so far is kept until it is sent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import Case
from amends.journal.record import record
from amends.letters.errors import NothingWritten
from amends.letters.models import Draft
from amends.letters.parts import cleaned_parts
from amends.people.models import Staff


@transaction.atomic
def save_draft(case: Case, *, owed_part: str, extra_part: str, by: Staff, at: datetime) -> Draft:
    """Keep what is written; the same words again change nothing.

    Raises NothingWritten, BadWords (cases) for far too much, CaseClosed.
    """
    owed_part, extra_part = cleaned_parts(owed_part, extra_part)
    if not owed_part and not extra_part:
        raise NothingWritten(_("There is nothing to keep yet. Write at least a word."))
    case = lock(case)
    known = Draft.objects.filter(case=case, staff=by).first()
    if known and (known.owed_part, known.extra_part) == (owed_part, extra_part):
        return known
    draft, is_new = Draft.objects.update_or_create(
        case=case,
        staff=by,
        defaults={"owed_part": owed_part, "extra_part": extra_part, "saved_at": at},
    )
    record("draft.saved", draft, about=case, by=by.actor, at=at, is_new=is_new)
    return draft


@transaction.atomic
def discard_draft(draft: Draft, *, by: Staff, at: datetime) -> None:
    """Throw a draft away; a second click, or a draft sent meanwhile, changes nothing."""
    if not Draft.objects.filter(pk=draft.pk, staff=by).delete()[0]:
        return
    record("draft.discarded", draft, about=draft.case, by=by.actor, at=at)
