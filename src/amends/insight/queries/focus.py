"""The focus audit from what was read: sums over indexed rows, whatever the size of the desk."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Sum

from amends.cases.models import Stage
from amends.coach.audit import Audit, Focus, Sums
from amends.coach.audit import CaseFocus as OneCase
from amends.insight.models import About, CaseFocus, FocusReading
from amends.insight.quarters import Quarter, quarters_of
from amends.insight.turns import INTERNAL, LETTER
from amends.insight.wanted import KNOWN, Wanted, was_lost

WORST = 20
PAGE = 25


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One page of cases, most words on fault first; `next` is where the following begins."""

    cases: list[CaseFocus]
    next: str


def focus_audit(wanted: Wanted) -> Audit:
    """Return what the coach's own audit makes of the same cases; four queries."""
    audit = Audit()
    _add_cases(audit, wanted)
    _add_turns(audit, wanted)
    worst = _with_outcome(_by_fault(wanted))[:WORST]
    audit.worst = [OneCase(str(one.case_id), _sums_of(one)) for one in worst]
    return audit


def cases_by_focus(wanted: Wanted, *, after: str = "") -> CaseSheet:
    """Return a page of cases with their customers, most words on fault first.

    `after` is the `next` of the page before; anything else begins at the beginning.
    """
    rows = _by_fault(wanted).select_related("case", "team")
    fault, _dash, case = after.partition("-")
    if fault.isascii() and fault.isdigit() and case.isascii() and case.isdigit():
        rows = rows.filter(
            Q(fault__lt=int(fault[:9])) | Q(fault=int(fault[:9]), case__gt=int(case[:18]))
        )
    found = [*_with_outcome(rows)[: PAGE + 1]]
    last = found[PAGE - 1] if len(found) > PAGE else None
    return CaseSheet(found[:PAGE], f"{last.fault}-{last.case_id}" if last else "")


def quarters_by_fault(wanted: Wanted) -> Sequence[Quarter]:
    """Return how cases ended that are closed, by their share of fault; one query."""
    rows = _with_outcome(CaseFocus.objects.filter(wanted.cases, share__isnull=False))
    counted = (
        rows.filter(outcome__in=KNOWN)
        .order_by()
        .values_list("share", "outcome")
        .annotate(cases=Count("pk"))
    )
    return quarters_of(counted)


def _add_cases(audit: Audit, wanted: Wanted) -> None:
    rows = (
        _with_outcome(CaseFocus.objects.filter(wanted.cases))
        .order_by()
        .values("team__name", "channel", "first", "outcome")
        .annotate(
            cases=Count("pk"),
            fault_words=Sum("fault"),
            solution_words=Sum("solution"),
            all_words=Sum("words"),
            after_fault=Sum("fault_time"),
            after_solution=Sum("solution_time"),
            after_other=Sum("other_time"),
        )
    )
    for row in rows:
        lost = was_lost(row["outcome"])
        is_blamed = row["first"] == About.FAULT
        sums = Sums(
            words=_words(row["fault_words"], row["solution_words"], row["all_words"]),
            time={
                Focus.FAULT: row["after_fault"],
                Focus.SOLUTION: row["after_solution"],
                Focus.OTHER: row["after_other"],
            },
            cases=row["cases"],
            fault_first=is_blamed * row["cases"],
            lost=bool(lost) * row["cases"],
            known=(lost is not None) * row["cases"],
        )
        for part in (
            audit.whole,
            audit.teams.setdefault(row["team__name"], Sums()),
            audit.channels.setdefault(row["channel"], Sums()),
            audit.blamed if is_blamed else audit.mended,
        ):
            part.add(sums)


def _add_turns(audit: Audit, wanted: Wanted) -> None:
    """Add the parts by stage and kind, and where fault came first."""
    stages: dict[str, Sums] = defaultdict(Sums)
    rows = (
        FocusReading.objects.filter(wanted.cases, is_ours=True)
        .order_by()
        .values("stage", "main", in_note=Q(note__isnull=False))
        .annotate(
            turns=Count("pk"),
            fault_words=Sum("fault"),
            solution_words=Sum("solution"),
            all_words=Sum("words"),
            passed=Sum("until_next"),
        )
    )
    for row in rows:
        sums = Sums(
            words=_words(row["fault_words"], row["solution_words"], row["all_words"]),
            cases=row["turns"],
        )
        sums.time[Focus(row["main"])] = row["passed"]
        stages[row["stage"]].add(sums)
        audit.kinds.setdefault(_kind(row["in_note"]), Sums()).add(sums)
    firsts = CaseFocus.objects.filter(wanted.cases, first=About.FAULT).order_by()
    for stage, in_note, cases in firsts.values_list("first_stage", "first_in_note").annotate(
        cases=Count("pk")
    ):
        stages[stage].fault_first += cases
        audit.kinds[_kind(in_note)].fault_first += cases
    audit.stages = {stage: stages[stage] for stage in Stage.values if stage in stages}


def _sums_of(one: Any) -> Sums:
    lost = was_lost(one.outcome)
    return Sums(
        words=_words(one.fault, one.solution, one.words),
        time=dict(zip(Focus, (one.fault_time, one.solution_time, one.other_time), strict=True)),
        cases=1,
        fault_first=int(one.first == About.FAULT),
        lost=int(bool(lost)),
        known=int(lost is not None),
    )


def _kind(in_note: bool) -> str:
    return INTERNAL if in_note else LETTER


def _words(fault: int, solution: int, words: int) -> dict[Focus, int]:
    return {
        Focus.FAULT: fault,
        Focus.SOLUTION: solution,
        Focus.OTHER: words - fault - solution,
    }


def _by_fault(wanted: Wanted) -> QuerySet[CaseFocus]:
    return CaseFocus.objects.filter(wanted.cases).order_by("-fault", "case_id")


def _with_outcome(rows: QuerySet[CaseFocus]) -> QuerySet[Any]:
    """Give each case how it ended; None while it is open."""
    return rows.annotate(
        closing=FilteredRelation(
            "case__closings", condition=Q(case__closings__reopened_at__isnull=True)
        ),
        outcome=F("closing__outcome"),
    )
