"""What the team is proud of: chosen by people, with names of those who wish it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import Case, Closing, Outcome
from amends.cases.queries import staff_who_may_see
from amends.insight.errors import NamesSomebody, NotAppreciable, NotTheirName
from amends.insight.models import Appreciation, CustomerNamed, Naming
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.personal import Person, told_in
from amends.people.queries import belongs_to, staff_of
from amends.people.words import one_line


@transaction.atomic
def appreciate(
    case: Case, *, words: str, names: Iterable[Staff], by: Staff, at: datetime
) -> Appreciation:
    """Put a recovery among what the team is proud of; `words` say why and name nobody.

    Each of `names` is asked whether they wish to be named, but for `by`, who says so with it.
    What is there already stays as it is. Raises NotAppreciable for a case that did not end as
    retained or somebody of another team, and NamesSomebody.
    """
    _refuse_outsider(case, by)
    case = lock(case, allow_closed=True)
    ended = Closing.objects.filter(case=case, reopened_at=None, outcome=Outcome.RETAINED)
    if not ended.exists():
        raise NotAppreciable(
            _("Only a case that ended as retained stands there. It is for customers who stayed.")
        )
    words = one_line(words, field="words", longest=400, refuse=NotAppreciable)
    _refuse_names(case, words)
    known = Appreciation.objects.filter(case=case, taken_down_at=None).first()
    if known is not None:
        return known
    chosen = Appreciation.objects.create(case=case, words=words, by=by, at=at)
    for person in {one.pk: one for one in staff_who_may_see(case, names)}.values():
        is_own = person.pk == by.pk
        Naming.objects.create(
            appreciation=chosen,
            staff=person,
            asked_by=by,
            asked_at=at,
            is_willing=True if is_own else None,
            answered_at=at if is_own else None,
        )
    record("appreciation.chosen", chosen, about=case, by=by.actor, at=at)
    return chosen


@transaction.atomic
def answer_naming(naming: Naming, *, is_willing: bool, by: Staff, at: datetime) -> Naming:
    """Say whether one wishes to be named; said otherwise later, that holds. Raises NotTheirName."""
    naming = Naming.objects.select_for_update().get(pk=naming.pk)
    if naming.staff_id != by.pk:
        raise NotTheirName(_("Only whoever is named can say so."))
    if naming.is_willing == is_willing:
        return naming
    naming.is_willing, naming.answered_at = is_willing, at
    naming.save(update_fields=["is_willing", "answered_at"])
    record("appreciation.naming_answered", naming, by=by.actor, at=at, is_willing=is_willing)
    return naming


@transaction.atomic
def name_customer(
    appreciation: Appreciation, *, said: str, by: Staff, at: datetime
) -> CustomerNamed:
    """Note that the customer agreed to be named, and how they said so. Twice is once.

    Raises NotAppreciable.
    """
    _refuse_outsider(appreciation.case, by)
    said = one_line(said, field="said", longest=300, refuse=NotAppreciable)
    Appreciation.objects.select_for_update().get(pk=appreciation.pk)
    named, is_new = CustomerNamed.objects.get_or_create(
        appreciation=appreciation,
        withdrawn_at=None,
        defaults={"said": said, "noted_by": by, "noted_at": at},
    )
    if is_new:
        record("appreciation.customer_named", named, by=by.actor, at=at)
    return named


@transaction.atomic
def unname_customer(appreciation: Appreciation, *, by: Staff, at: datetime) -> None:
    """Note that the customer does not wish to be named any more. Twice is once.

    Raises NotAppreciable.
    """
    _refuse_outsider(appreciation.case, by)
    changed = CustomerNamed.objects.filter(appreciation=appreciation, withdrawn_at=None).update(
        withdrawn_by=by, withdrawn_at=at
    )
    if changed:
        record("appreciation.customer_unnamed", appreciation, by=by.actor, at=at)


@transaction.atomic
def take_down(appreciation: Appreciation, *, by: Staff, at: datetime) -> Appreciation:
    """Take a recovery off the page; twice is once. Raises NotAppreciable."""
    _refuse_outsider(appreciation.case, by)
    appreciation = Appreciation.objects.select_for_update().get(pk=appreciation.pk)
    if appreciation.taken_down_at is not None:
        return appreciation
    appreciation.taken_down_by, appreciation.taken_down_at = by, at
    appreciation.save(update_fields=["taken_down_by", "taken_down_at"])
    record("appreciation.taken_down", appreciation, about=appreciation.case, by=by.actor, at=at)
    return appreciation


def _refuse_outsider(case: Case, by: Staff) -> None:
    if not belongs_to(by, case.team):
        raise NotAppreciable(_("This is for somebody of %(team)s to choose.") % {"team": case.team})


def _refuse_names(case: Case, words: str) -> None:
    people = (case.customer.name, case.customer.address_as, case.reported_by)
    here = staff_of(case.team).values_list("name", flat=True)
    found = told_in(words, Person((*people, *here)))
    if found:
        raise NamesSomebody(
            _("Leave out %(names)s: whoever is named there agreed to it first.")
            % {"names": ", ".join(found)},
            "words",
        )
