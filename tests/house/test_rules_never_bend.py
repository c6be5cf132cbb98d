"""Random people do random things to random cases, and the rules of the house hold.

After every step: one owner and no more; one journal line for a fact, none for what changed
nothing; resolved only by the customer's choice; owed sums untouched by goodwill; refusals only
by persons with reason and alternative; the stage that the rows say.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import cast
from amends.cases import actions as cases
from amends.cases.errors import CaseError
from amends.cases.models import (
    Case,
    Closing,
    Failure,
    Handover,
    Merge,
    Outcome,
    Ownership,
    Severity,
    Stage,
)
from amends.cases.queries import search_cases
from amends.facts.actions import state_finding
from amends.journal.models import Entry
from amends.people.models import Channel, Kind
from amends.remedies import actions as remedies
from amends.remedies.errors import RemediesError
from amends.remedies.models import (
    Approval,
    Choice,
    Fulfilment,
    Line,
    Offer,
    Proposal,
    ProposalAnswer,
)
from amends.remedies.queries import assess
from remedies.desk import policy_on

RESOLVED = {Stage.ACCEPTED, Stage.MADE_RIGHT, Stage.FOLLOWED_UP}
REFUSALS = (CaseError, RemediesError)
pick = st.integers(min_value=0, max_value=1_000)


class Desk(RuleBasedStateMachine):
    """Everybody at Northlight, with up to four cases."""

    @initialize()
    def open_the_shop(self) -> None:
        self.at = cast.AT
        self.people = cast.everybody()
        policy_on(self.people.team, self.people.ines)
        self.staff = [self.people.jim, self.people.jane, self.people.ines, self.people.tom]
        self.tv = cast.the_tv(self.people.team, self.people.amy)
        self.keys = 0
        self.owed: dict[tuple[str, str], Decimal] = {}
        self.entries = Entry.objects.count()

    # What people do.

    @rule(who=pick, by_phone=st.booleans(), failure=st.sampled_from(Failure), severity=pick)
    def open_case(self, who: int, by_phone: bool, failure: Failure, severity: int) -> None:
        if Case.objects.count() >= 4:
            return
        customer = [self.people.amy, self.people.priya][who % 2]
        self._do(
            lambda: cases.open_case(
                team=self.people.team,
                customer=customer,
                subject="Let down",
                failure=failure,
                severity=[*Severity][severity % 3],
                channel=Channel.PHONE if by_phone else Channel.WEB,
                words="You let me down.",
                purchase=self.tv if who % 2 == 0 else None,
                facts={"price": "48.00"} if who % 2 else None,
                by=self.staff[who % 4] if by_phone else None,
                at=self.at,
                key=self._key(),
            )
        )

    @rule(number=pick, who=pick, seen=pick)
    def claim(self, number: int, who: int, seen: int) -> None:
        case = self._case(number)
        if case:
            by, owner = self.staff[who % 4], self.staff[seen % 4]
            self._do(lambda: cases.take_ownership(case, seen_owner=owner.pk, by=by, at=self.at))

    @rule(number=pick, who=pick, to=pick)
    def ask_handover(self, number: int, who: int, to: int) -> None:
        case = self._case(number)
        if case:
            by, other = self.staff[who % 4], self.staff[to % 4]
            self._do(lambda: cases.ask_handover(case, to=other, why="x", by=by, at=self.at))

    @rule(number=pick, who=pick, answer=pick)
    def answer_handover(self, number: int, who: int, answer: int) -> None:
        handover = self._one(Handover, number)
        by = self.staff[who % 4]
        if handover is None:
            return
        if answer % 3 == 0:
            self._do(lambda: cases.accept_handover(handover, by=by, at=self.at))
        elif answer % 3 == 1:
            self._do(lambda: cases.decline_handover(handover, answer="no", by=by, at=self.at))
        else:
            self._do(lambda: cases.take_back_handover(handover, by=by, at=self.at))

    @rule(number=pick, what=pick, who=pick)
    def talk(self, number: int, what: int, who: int) -> None:
        case, by = self._case(number), self.staff[who % 4]
        if case is None:
            return
        said: dict[str, Any] = {"body": "words", "at": self.at, "key": self._key()}
        if what % 4 == 0:
            self._do(lambda: cases.add_note(case, by=by, **said))
        elif what % 4 == 1:
            self._do(lambda: cases.log_contact(case, channel=Channel.PHONE, by=by, **said))
        elif what % 4 == 2:
            self._do(lambda: cases.ask_customer(case, channel=Channel.EMAIL, by=by, **said))
        else:
            said |= {"from_name": "Amy", "channel": Channel.WEB, "by": case.customer.actor}
            self._do(lambda: cases.receive_message(case, **said))

    @rule(number=pick, who=pick)
    def state_finding(self, number: int, who: int) -> None:
        case = self._case(number)
        if case:
            by = self.staff[who % 4]
            self._do(
                lambda: state_finding(
                    case, promised="p", happened="h", gap="g", by=by, at=self.at, key=self._key()
                )
            )

    @rule(number=pick, who=pick, options=pick, extras=st.booleans())
    def make_offer(self, number: int, who: int, options: int, extras: bool) -> None:
        case, by = self._case(number), self.staff[who % 4]
        if case is None:
            return

        def offer() -> object:
            found = assess(case, by=by, at=self.at)
            keys = [option.key for option in found.options][: 1 + options % 3]
            goodwill = [extra.line.key for extra in found.goodwill] if extras else []
            return remedies.make_offer(
                case, option_keys=keys, goodwill_keys=goodwill, by=by, at=self.at,
                key=self._key(), why="It is right.",
            )  # fmt: skip

        self._do(offer)

    @rule(number=pick, who=pick, is_granted=st.booleans(), reason=st.sampled_from(["", "too much"]))
    def answer_approval(self, number: int, who: int, is_granted: bool, reason: str) -> None:
        approval, by = self._one(Approval, number), self.staff[who % 4]
        if approval is None:
            return
        if is_granted:
            self._do(lambda: remedies.grant_approval(approval, by=by, at=self.at))
        else:
            self._do(
                lambda: remedies.refuse_approval(
                    approval, by=by, at=self.at, reason=reason, alternative="the other one"
                )
            )

    @rule(number=pick, option=pick, who=pick, by_themselves=st.booleans())
    def choose(self, number: int, option: int, who: int, by_themselves: bool) -> None:
        offer = self._one(Offer, number)
        if offer is None:
            return
        keys = [*offer.options.values_list("key", flat=True), "nonsense"]
        noted_by = None if by_themselves else self.staff[who % 4]
        key = keys[option % len(keys)]
        self._do(lambda: remedies.choose(offer, key, at=self.at, noted_by=noted_by))

    @rule(number=pick, with_time=st.booleans())
    def ask_for_something_else(self, number: int, with_time: bool) -> None:
        offer = self._one(Offer, number)
        if offer is None:
            return
        if with_time:
            day = (self.at + timedelta(days=3)).date()
            self._do(lambda: remedies.ask_for_time(offer, write_on=day, at=self.at))
        else:
            self._do(
                lambda: remedies.propose(
                    offer.case, offer=offer, words="four", at=self.at, key=self._key()
                )
            )

    @rule(number=pick, who=pick, is_granted=st.booleans(), reason=st.sampled_from(["", "too far"]))
    def answer_proposal(self, number: int, who: int, is_granted: bool, reason: str) -> None:
        proposal, by = self._one(Proposal, number), self.staff[who % 4]
        if proposal is None:
            return
        if is_granted:
            line = remedies.GrantedLine(
                kind=Kind.MAKE_WHOLE,
                what="As you asked",
                amount=Decimal(40),
                due_on=(self.at + timedelta(days=4)).date(),
                because="You asked for it.",
            )
            self._do(
                lambda: remedies.grant_proposal(
                    proposal, lines=[line], by=by, at=self.at, key=self._key()
                )
            )
        else:
            self._do(
                lambda: remedies.refuse_proposal(
                    proposal, by=by, at=self.at, reason=reason, alternative="two tickets"
                )
            )

    @rule(number=pick, who=pick, arrived=pick)
    def deliver(self, number: int, who: int, arrived: int) -> None:
        line, by = self._one(Line, number), self.staff[who % 4]
        if line is None:
            return
        if arrived % 3 == 0:
            delivery = Fulfilment.objects.filter(line=line).last()
            if delivery:
                self._do(lambda: remedies.confirm_arrival(delivery, at=self.at))
        elif arrived % 3 == 1:
            self._do(lambda: remedies.say_not_arrived(line, at=self.at))
        else:
            self._do(lambda: remedies.fulfil(line, by=by, at=self.at, proof="till roll"))

    @rule(number=pick, who=pick, outcome=st.sampled_from(Outcome), what=pick)
    def finish(self, number: int, who: int, outcome: Outcome, what: int) -> None:
        case, by = self._case(number), self.staff[who % 4]
        if case is None:
            return
        if what % 3 == 0:
            self._do(lambda: cases.reopen_case(case, by=by, at=self.at))
        elif what % 3 == 1:
            self._do(lambda: cases.follow_up(case, words="fine", by=by, at=self.at))
        else:
            self._do(lambda: cases.close_case(case, outcome=outcome, words="", by=by, at=self.at))

    @precondition(lambda self: Case.objects.count() >= 2)
    @rule(number=pick, into=pick, who=pick)
    def merge(self, number: int, into: int, who: int) -> None:
        case, other = self._case(number), self._case(into)
        if case and other and number % 5 == 0:
            by = self.staff[who % 4]
            self._do(lambda: cases.merge_case(case, into=other, by=by, at=self.at))

    # What holds, always.

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

    # How it is done.

    def _do(self, action: Callable[[], object]) -> None:
        self.at += timedelta(minutes=7)
        before = _rows()
        refused = ""
        try:
            with transaction.atomic():
                action()
        except REFUSALS as refusal:
            refused = str(refusal)
        has_changed = _rows() != before
        lines = Entry.objects.count() - self.entries
        assert lines == has_changed
        assert not (refused and has_changed)
        self.entries += lines

    def _key(self) -> str:
        self.keys += 1
        return f"key-{self.keys}"

    def _case(self, number: int) -> Case | None:
        return self._one(Case, number)

    def _one(self, model: Any, number: int) -> Any:
        rows = [*model.objects.order_by("pk")]
        return rows[number % len(rows)] if rows else None


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the rooms but the journal's own lines."""
    return {
        model._meta.label: [*model._default_manager.order_by("pk").values_list()]
        for model in apps.get_models()
        if model.__module__.startswith("amends.") and model is not Entry
    }


@pytest.mark.django_db
def test_the_rules_hold_whatever_people_do() -> None:
    class Rolled(Desk):
        """A desk whose doings are rolled back, so that the next one finds an empty house."""

        def __init__(self) -> None:
            super().__init__()
            self.atomic = transaction.atomic()
            self.atomic.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(
        Rolled,
        settings=settings(
            max_examples=15,
            stateful_step_count=40,
            phases=[Phase.explicit, Phase.generate],
            deadline=None,
            derandomize=True,
            suppress_health_check=[*HealthCheck],
        ),
    )
