"""The nearest past cases as somebody may read of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.people.models import Staff
from amends.remedies.likeness import Past
from amends.remedies.models import Precedent
from amends.remedies.queries.precedents import NEWEST


@dataclass(frozen=True, slots=True)
class PastTold:
    """A past case and the title of what was chosen in it.

    `is_seen` when the reader may open it; only then there is its subject, and `why`, the
    sentence that says why its offer was right.
    """

    past: Past
    title: str
    is_seen: bool
    subject: str
    why: str


def past_told(nearest: Sequence[Past], staff: Staff) -> tuple[PastTold, ...]:
    """Return past cases for whoever reads of them, in the same order; at most two queries.

    The words of a case are those of its team, its sums are the whole house's.
    """
    if not nearest:
        return ()
    numbers = [past.case for past in nearest]
    rows = Precedent.objects.filter(case__in=numbers).select_related(
        "case", "choice__offer", "choice__option"
    )
    found = {row.case_id: row for row in rows}
    seen = {*cases_for(staff).filter(pk__in=numbers).values_list("pk", flat=True)}
    told: list[PastTold] = []
    for past in nearest:
        row = found.get(past.case)
        if row is None:
            continue
        is_seen = past.case in seen
        told.append(
            PastTold(
                past=past,
                title=row.choice.option.title,
                is_seen=is_seen,
                subject=row.case.subject if is_seen else "",
                why=row.choice.offer.why if is_seen else "",
            )
        )
    return tuple(told)


def options_known(case: Case, *, currency: str, at: datetime) -> frozenset[str]:
    """Return the keys of the options that were chosen until `at` where the same went wrong.

    In the newest past cases with the failure and the first loss of this one, as many as are
    looked at for those most like it; one query.
    """
    rows = Precedent.objects.filter(
        currency=currency, failure=case.failure, loss=case.loss, at__lte=at
    ).exclude(case=case.pk)
    newest = rows.order_by("-at", "-pk").values_list("choice__option__key", flat=True)[:NEWEST]
    return frozenset(newest)
