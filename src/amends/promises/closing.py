"""Why a case may not close yet, as this room sees it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amends.cases.models import Case, Outcome
from amends.promises.models import GivenIn
from amends.promises.queries.watching import under_way_on


def reasons_against(case: Case, outcome: Outcome) -> Iterator[str]:
    """Give a sentence for every word given on the case that has not ended.

    Who withdraws lets us off; nobody else does. What was chosen is named line by line where it
    stands, among what is still to be delivered.
    """
    if outcome == Outcome.WITHDRAWN:
        return
    for promise in under_way_on(case).exclude(given_in=GivenIn.OFFER):
        yield _("“%(what)s” was promised and is still open.") % {"what": promise.what}
