"""Whom a cause must not name, and what is said to whoever named them."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from amends.cases.models import Case, SideKind, SideThread
from amends.facts.persons import blame_in, somebody_in
from amends.people.models import Role, Staff, Team
from amends.people.words import one_line
from amends.prevention.errors import BadProblem, CauseNamesSomebody

LONGEST = 300


def clean_cause(
    text: str,
    *,
    team: Team,
    cases: Iterable[Case],
    field: str,
    but: Iterable[str] = (),
    longest: int = LONGEST,
) -> str:
    """Return words about the work on one line; two queries.

    `cases` are those whose customers must not be named, `but` names of things that may stand
    there. Raises CauseNamesSomebody, and BadProblem for nothing or too much.
    """
    line = one_line(" ".join(text.split()), field=field, longest=longest, refuse=BadProblem)
    refuse_persons(line, team=team, cases=cases, field=field, but=but)
    return line


def refuse_persons(
    text: str, *, team: Team, cases: Iterable[Case], field: str, but: Iterable[str] = ()
) -> None:
    """Raise CauseNamesSomebody for words that name a person or end at somebody's doing."""
    cases = [*cases]
    named = somebody_in(text, [*_ours(team), *_theirs(cases)], but=[team.name, *but])
    if named:
        raise CauseNamesSomebody(
            _(
                "“%(words)s” names a person. A cause is in the work: what was missing, unclear, "
                "too hurried or too far away? Say that, with “we”."
            )
            % {"words": named},
            field,
        )
    blame = blame_in(text)
    if blame:
        raise CauseNamesSomebody(
            _(
                "“%(words)s” ends at somebody’s doing, and then nothing can be changed. What in "
                "the work let it happen, so that it could have happened to anybody?"
            )
            % {"words": blame},
            field,
        )


def _ours(team: Team) -> list[str]:
    here = Staff.objects.filter(Q(memberships__team=team) | Q(role=Role.OWNER)).distinct()
    return [*here.values_list("name", flat=True)]


def _theirs(cases: list[Case]) -> list[str]:
    """Return the customers of cases, and with whom we spoke beside them."""
    names = [n for case in cases for n in (case.customer.name, case.customer.address_as) if n]
    names += [case.reported_by for case in cases if case.reported_by]
    beside = SideThread.objects.filter(case__in=cases).select_related("supplier")
    for thread in beside[:200]:
        is_the_company = thread.supplier is not None and thread.with_name == thread.supplier.name
        if thread.kind != SideKind.SUPPLIER or not is_the_company:
            names.append(thread.with_name)
    return names
