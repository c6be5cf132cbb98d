"""Why a case may not close yet: upper rooms say so here (the one inversion of the house)."""

from collections.abc import Callable, Iterable

from amends.cases.models import Case, Outcome

Reasons = Callable[[Case, Outcome], Iterable[str]]
_registered: list[Reasons] = []


def register(reasons: Reasons) -> None:
    """Ask `reasons` too before a case closes; called once, when a room is made ready."""
    if reasons not in _registered:
        _registered.append(reasons)


def reasons_against_closing(case: Case, outcome: Outcome) -> list[str]:
    """Return a sentence for everything that is still open; empty when the case may close."""
    return [sentence for reasons in _registered for sentence in reasons(case, outcome)]
