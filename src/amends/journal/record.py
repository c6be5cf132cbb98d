"""Write one line for one fact."""

from datetime import datetime

from django.db import connection
from django.db.models import Model

from amends.journal.actor import Actor
from amends.journal.errors import NotInATransaction
from amends.journal.figures import Figure, aware, encoded, reference
from amends.journal.models import Entry


def record(
    name: str,
    subject: Model,
    *,
    about: Model | str | None = None,
    by: Actor,
    at: datetime,
    **figures: Figure,
) -> Entry:
    """Add a line to the journal, in the transaction of the fact that it tells.

    `name` is dotted and past (`promise.broken`) and is never renamed. `about` is the row that it
    belongs to (mostly the case), or its reference. Raises NotInATransaction
    outside a transaction, PersonalText for text that is no code, ValueError for a time without
    a zone or a name without a dot.
    """
    if not connection.in_atomic_block:
        raise NotInATransaction(f"{name} must be recorded in the transaction of its fact.")
    if "." not in name:
        raise ValueError(f"A journal name is dotted, such as promise.broken, not {name!r}.")
    return Entry.objects.create(
        at=aware(at),
        name=name,
        subject=reference(subject),
        about=reference(about) if isinstance(about, Model) else about or "",
        actor_kind=by.kind.value,
        actor_id=by.id,
        figures=encoded(figures),
    )
