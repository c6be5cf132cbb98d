"""Tags, links, merges, snoozes and saved views."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, stop_every_clock
from amends.cases.errors import BadSorting
from amends.cases.models import (
    Case,
    CaseTag,
    Link,
    Merge,
    SavedView,
    Snooze,
    Stage,
    Tag,
)
from amends.cases.queries.access import lives_on_in
from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def add_tag(case: Case, *, name: str, by: Staff, at: datetime) -> CaseTag:
    """Put a word of the team's own on the case; the same word twice is one."""
    word = clean_words(name, what=_("The tag"), longest=40).casefold()
    case = lock(case, allow_closed=True)
    tag, _is_new = Tag.objects.get_or_create(team=case.team, name=word)
    known = CaseTag.objects.filter(case=case, tag=tag).first()
    if known is not None:
        return known
    case_tag = CaseTag.objects.create(case=case, tag=tag, by=by, at=at)
    record("tag.added", tag, about=case, by=by.actor, at=at)
    return case_tag


@transaction.atomic
def remove_tag(case: Case, *, name: str, by: Staff, at: datetime) -> None:
    """Take a word off the case; one that is not there changes nothing."""
    case = lock(case, allow_closed=True)
    on_case = CaseTag.objects.filter(case=case, tag__name=name.casefold()).select_related("tag")
    case_tag = on_case.first()
    if case_tag is None:
        return
    case_tag.delete()
    record("tag.removed", case_tag.tag, about=case, by=by.actor, at=at)


@transaction.atomic
def link_cases(case: Case, other: Case, *, by: Staff, at: datetime) -> Link:
    """Note that two cases belong together."""
    if case.pk == other.pk:
        raise BadSorting(_("A case cannot be linked with itself."))
    lower, upper = sorted((case, other), key=lambda one: one.pk)
    known = Link.objects.filter(case=lower, other=upper).first()
    if known is not None:
        return known
    link = Link.objects.create(case=lower, other=upper, by=by, at=at)
    record("case.linked", link, about=case, by=by.actor, at=at, other=other.pk)
    return link


@transaction.atomic
def unlink_cases(case: Case, other: Case, *, by: Staff, at: datetime) -> None:
    """Take the link between two cases away; none changes nothing."""
    lower, upper = sorted((case, other), key=lambda one: one.pk)
    link = Link.objects.filter(case=lower, other=upper).first()
    if link is None:
        return
    record("case.unlinked", link, about=case, by=by.actor, at=at, other=other.pk)
    link.delete()


@transaction.atomic
def merge_case(case: Case, *, into: Case, by: Staff, at: datetime) -> Merge:
    """Say that `case` is the same matter as `into`.

    Every line of it stays where it is and is read with the other's. Only cases of the same
    customer and team merge, so that nobody reads what is not theirs.
    """
    first, second = sorted((case, into), key=lambda one: one.pk)
    lock(first, allow_closed=True), lock(second, allow_closed=True)
    case, into = lock(case, allow_closed=True), lock(lives_on_in(into), allow_closed=True)
    known = Merge.objects.filter(case=case).first()
    if known is not None and known.into_id == into.pk:
        return known
    if known is not None or case.pk == into.pk or not case.is_open:
        raise BadSorting(_("Case %(number)d cannot be merged again.") % {"number": case.pk})
    if case.customer_id != into.customer_id or case.team_id != into.team_id:
        raise BadSorting(
            _("Only cases of the same customer and the same team can be merged. Link them.")
        )
    Merge.objects.filter(into=case).update(into=into)
    merge = Merge.objects.create(case=case, into=into, by=by, at=at)
    stop_every_clock(case, at=at)
    case.closed_at, case.stage = at, Stage.CLOSED
    case.save(update_fields=["closed_at", "stage"])
    record("case.merged", merge, about=into, by=by.actor, at=at, merged=case.pk)
    return merge


@transaction.atomic
def snooze_case(case: Case, *, until: datetime, by: Staff, at: datetime) -> Snooze:
    """Put the case out of sight until a moment. Its clocks run on, and a word wakes it."""
    if until <= at:
        raise BadSorting(_("That moment has passed. Give a later one."))
    case = lock(case)
    Snooze.objects.filter(case=case, woken_at=None).update(woken_at=at)
    snooze = Snooze.objects.create(case=case, by=by, at=at, until=until)
    case.snoozed_until = until
    case.save(update_fields=["snoozed_until"])
    record("case.snoozed", snooze, about=case, by=by.actor, at=at, until=until)
    return snooze


@transaction.atomic
def wake_case(case: Case, *, by: Actor, at: datetime) -> Case:
    """Bring a snoozed case back into sight; one that is in sight stays as it is.

    The clock does it when the moment has come, anybody of ours before.
    """
    case = lock(case, allow_closed=True)
    snooze = Snooze.objects.filter(case=case, woken_at=None).first()
    if snooze is None:
        return case
    snooze.woken_at = at
    snooze.save(update_fields=["woken_at"])
    case.snoozed_until = None
    case.save(update_fields=["snoozed_until"])
    record("case.woken", snooze, about=case, by=by, at=at)
    return case


@transaction.atomic
def save_view(*, name: str, query: str, by: Staff, at: datetime) -> SavedView:
    """Keep a queue under a name; the same name again keeps the new one."""
    words = clean_words(name, what=_("The name"), longest=60)
    if len(query) > 500:
        raise BadSorting(_("This view has too many filters to be kept."))
    view, _is_new = SavedView.objects.update_or_create(
        staff=by, name=words, defaults={"query": query, "saved_at": at}
    )
    record("view.saved", view, by=by.actor, at=at)
    return view


@transaction.atomic
def drop_view(view: SavedView, *, by: Staff, at: datetime) -> None:
    """Forget a saved view of one's own."""
    if view.staff_id != by.pk:
        raise BadSorting(_("This view is somebody else's."))
    record("view.dropped", view, by=by.actor, at=at)
    view.delete()
