"""Why a case may not close yet, as this room sees it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amends.cases.models import Case, Outcome
from amends.remedies.models import Choice, Offer
from amends.remedies.queries.assessing import owed_and_never_offered
from amends.remedies.queries.lines import lines_still_due
from amends.remedies.queries.waiting import approvals_pending, proposals_waiting

NO_ANSWER_NEEDED = (Outcome.PARTED, Outcome.WITHDRAWN)


def reasons_against(case: Case, outcome: Outcome) -> Iterator[str]:
    """Give a sentence for everything that is promised, asked or offered and still open.

    Who withdraws lets us off what was promised; nobody else does. Nobody parts while the policy
    says that something is owed to them whatever they choose, and no offer told them so.
    """
    if outcome != Outcome.WITHDRAWN:
        for line in lines_still_due(case):
            yield _("“%(what)s” is still to be delivered.") % {"what": line.what}
    if outcome == Outcome.PARTED:
        for what in owed_and_never_offered(case):
            yield _("“%(what)s” is owed and was never put before them.") % {"what": what}
    if proposals_waiting(case).exists():
        yield _("%(name)s asked for something else and has no answer.") % {
            "name": case.customer.called
        }
    for approval in approvals_pending().filter(offer__case=case).select_related("asked_of"):
        yield _("%(name)s is asked to approve the offer and has not answered.") % {
            "name": approval.asked_of
        }
    if outcome not in NO_ANSWER_NEEDED and _waits_for_choice(case):
        yield _("%(name)s has an offer and has not chosen.") % {"name": case.customer.called}


def _waits_for_choice(case: Case) -> bool:
    offers = Offer.objects.filter(case=case, made_at__isnull=False, withdrawn_at__isnull=True)
    return offers.exclude(pk__in=Choice.objects.filter(case=case).values("offer")).exists()
