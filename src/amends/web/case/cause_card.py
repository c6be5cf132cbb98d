"""The card of the cause: what the case came of, or what it may have come of."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.facts.models import Finding
from amends.prevention.models import Problem, ProblemCase, Wish
from amends.prevention.queries import Likeness, problems_like, problems_of, things_of, wish_of
from amends.web.case.forms import CauseForm
from amends.web.case.keyed_form import KeyedForm


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A problem that the case may have come of, and why it is suggested."""

    problem: Problem
    why: str


@dataclass(frozen=True, slots=True)
class CauseCard:
    """What stands on the card; a person decides what the case came of."""

    joined: list[ProblemCase]
    suggestions: list[Suggestion]
    wish: Wish | None
    form: CauseForm


def cause_card(case: Case, finding: Finding | None, *, trouble: KeyedForm | None) -> CauseCard:
    """Fetch the card: two queries for a case with a cause, four at most before."""
    joined = problems_of(case)
    form = trouble if isinstance(trouble, CauseForm) else CauseForm()
    suggestions: list[Suggestion] = []
    if not joined:
        lines = things_of(case)
        words = f"{finding.happened} {finding.gap}" if finding else ""
        suggestions = [_suggested(one) for one in problems_like(case, lines, words=words)]
        things = dict.fromkeys(line.what for line in lines)
        choices = [("", _("Whatever we do")), *((thing, thing) for thing in things)]
        form.choices_of("thing", choices)
    return CauseCard(joined, suggestions, wish_of(case), form)


def _suggested(like: Likeness) -> Suggestion:
    same = [
        (like.same_thing, _("the same thing")),
        (like.same_failure, _("the same went wrong")),
        (like.same_supplier, _("the same supplier")),
    ]
    why = [words for is_so, words in same if is_so]
    if like.words:
        why.append(_("the same words: %(words)s") % {"words": ", ".join(like.words[:3])})
    return Suggestion(like.problem, ", ".join(why))
