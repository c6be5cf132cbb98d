"""Random people do random things to random cases, and the rules of the house hold.

After every step: one owner and no more; one journal line for a fact, none for what changed
nothing; resolved only by the customer's choice; owed sums untouched by goodwill; refusals only
by persons with reason and alternative; the stage that the rows say.
"""

import json
from decimal import Decimal

import pytest
from hypothesis.stateful import (
    invariant,
)

from amends.cases.models import (
    Case,
    Closing,
    Merge,
    Outcome,
    Ownership,
    Stage,
)
from amends.cases.queries import search_cases
from amends.people.models import Kind
from amends.remedies.models import (
    Approval,
    Choice,
    Offer,
    ProposalAnswer,
)
from histories import live_through
from house.desk_of_chance import Desk

RESOLVED = {Stage.ACCEPTED, Stage.MADE_RIGHT, Stage.FOLLOWED_UP}


class Watched(Desk):
    """What holds at the desk, always."""

    @invariant()
    def a_case_has_one_owner_who_is_a_person(self) -> None:
        for case in Case.objects.select_related("owner"):
            current = Ownership.objects.get(case=case, until=None)
            assert current.staff_id == case.owner_id
            assert case.owner.is_active

    @invariant()
    def resolved_means_that_the_customer_accepted(self) -> None:
        for case in Case.objects.filter(closed_at=None):
            has_choice = Choice.objects.filter(case=case, set_aside_at=None).exists()
            if case.stage in RESOLVED:
                assert has_choice, case.stage
        retained = Closing.objects.filter(outcome=Outcome.RETAINED, reopened_at=None)
        for closing in retained:
            assert Choice.objects.filter(case=closing.case, set_aside_at=None).exists()

    @invariant()
    def what_is_owed_knows_nothing_of_goodwill(self) -> None:
        for offer in Offer.objects.prefetch_related("options", "lines"):
            if ProposalAnswer.objects.filter(proposal__case=offer.case, is_granted=True).exists():
                continue
            for option in offer.options.all():
                lines = [line for line in offer.lines.all() if line.option_id == option.pk]
                assert all(line.kind != Kind.GOODWILL for line in lines)
                owed = sum((line.amount for line in lines), Decimal(0))
                same = (json.dumps(offer.facts, sort_keys=True), option.key)
                assert self.owed.setdefault(same, owed) == owed

    @invariant()
    def only_persons_refuse_and_they_say_why_and_what_instead(self) -> None:
        for no in [
            *Approval.objects.filter(is_granted=False),
            *ProposalAnswer.objects.filter(is_granted=False),
        ]:
            person = no.answered_by_id if isinstance(no, Approval) else no.by_id
            assert person
            assert no.reason
            assert no.alternative

    @invariant()
    def nobody_is_offered_what_waits_for_approval(self) -> None:
        waiting = Approval.objects.exclude(is_granted=True).filter(offer__made_at__isnull=False)
        assert not waiting.exists()

    @invariant()
    def every_case_can_be_found(self) -> None:
        found = {case.pk for case in search_cases(self.people.ines, "let down").cases}
        assert found == set(Case.objects.values_list("pk", flat=True))

    @invariant()
    def a_closed_case_says_how_it_ended(self) -> None:
        for case in Case.objects.all():
            ended = (
                Closing.objects.filter(case=case, reopened_at=None).exists()
                or Merge.objects.filter(case=case).exists()
            )
            assert (not case.is_open) == ended == (case.stage == Stage.CLOSED)


@pytest.mark.django_db
def test_the_rules_hold_whatever_people_do() -> None:
    live_through(Watched, times=10)
