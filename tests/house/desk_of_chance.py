"""A desk where random people do random things to random cases."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
)

import cast
from amends.cases import actions as cases
from amends.cases.errors import CaseError
from amends.cases.models import (
    Case,
    Failure,
    Handover,
    Outcome,
    Severity,
)
from amends.facts.actions import state_finding
from amends.people.models import Channel, Kind
from amends.remedies import actions as remedies
from amends.remedies.errors import RemediesError
from amends.remedies.models import (
    Approval,
    Fulfilment,
    Line,
    Offer,
    Proposal,
)
from amends.remedies.queries import assess
from histories import History
from remedies.desk import policy_on

pick = st.integers(min_value=0, max_value=1_000)


class Desk(History):
    """Everybody at Northlight, with up to four cases."""

    refusals = (CaseError, RemediesError)

    @initialize()
    def open_the_shop(self) -> None:
        self.people = cast.everybody()
        policy_on(self.people.team, self.people.ines)
        self.staff = [self.people.jim, self.people.jane, self.people.ines, self.people.tom]
        self.tv = cast.the_tv(self.people.team, self.people.amy)
        self.owed: dict[tuple[str, str], Decimal] = {}
        self.open_case(who=0, by_phone=True, failure=Failure.NOT_RECEIVED, severity=1)

    # What people do.

    @rule(who=pick, by_phone=st.booleans(), failure=st.sampled_from(Failure), severity=pick)
    def open_case(self, who: int, by_phone: bool, failure: Failure, severity: int) -> None:
        if Case.objects.count() >= 4:
            return
        customer = [self.people.amy, self.people.priya][who % 2]
        self.do(
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
                key=self.key(),
            )
        )

    @rule(number=pick, who=pick, seen=pick)
    def claim(self, number: int, who: int, seen: int) -> None:
        case = self._case(number)
        if case:
            by, owner = self.staff[who % 4], self.staff[seen % 4]
            self.do(lambda: cases.take_ownership(case, seen_owner=owner.pk, by=by, at=self.at))

    @rule(number=pick, who=pick, to=pick)
    def ask_handover(self, number: int, who: int, to: int) -> None:
        case = self._case(number)
        if case:
            by, other = self.staff[who % 4], self.staff[to % 4]
            self.do(lambda: cases.ask_handover(case, to=other, why="x", by=by, at=self.at))

    @rule(number=pick, who=pick, answer=pick)
    def answer_handover(self, number: int, who: int, answer: int) -> None:
        handover = self.one(Handover, number)
        by = self.staff[who % 4]
        if handover is None:
            return
        if answer % 3 == 0:
            self.do(lambda: cases.accept_handover(handover, by=by, at=self.at))
        elif answer % 3 == 1:
            self.do(lambda: cases.decline_handover(handover, answer="no", by=by, at=self.at))
        else:
            self.do(lambda: cases.take_back_handover(handover, by=by, at=self.at))

    @rule(number=pick, what=pick, who=pick)
    def talk(self, number: int, what: int, who: int) -> None:
        case, by = self._case(number), self.staff[who % 4]
        if case is None:
            return
        said: dict[str, Any] = {"body": "words", "at": self.at, "key": self.key()}
        if what % 4 == 0:
            self.do(lambda: cases.add_note(case, by=by, **said))
        elif what % 4 == 1:
            self.do(lambda: cases.log_contact(case, channel=Channel.PHONE, by=by, **said))
        elif what % 4 == 2:
            self.do(lambda: cases.ask_customer(case, channel=Channel.EMAIL, by=by, **said))
        else:
            said |= {"from_name": "Amy", "channel": Channel.WEB, "by": case.customer.actor}
            self.do(lambda: cases.receive_message(case, **said))

    @rule(number=pick, who=pick)
    def state_finding(self, number: int, who: int) -> None:
        case = self._case(number)
        if case:
            by = self.staff[who % 4]
            self.do(
                lambda: state_finding(
                    case, promised="p", happened="h", gap="g", by=by, at=self.at, key=self.key()
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
                key=self.key(), why="It is right.",
            )  # fmt: skip

        self.do(offer)

    @rule(number=pick, who=pick, is_granted=st.booleans(), reason=st.sampled_from(["", "too much"]))
    def answer_approval(self, number: int, who: int, is_granted: bool, reason: str) -> None:
        approval, by = self.one(Approval, number), self.staff[who % 4]
        if approval is None:
            return
        if is_granted:
            self.do(lambda: remedies.grant_approval(approval, by=by, at=self.at))
        else:
            self.do(
                lambda: remedies.refuse_approval(
                    approval, by=by, at=self.at, reason=reason, alternative="the other one"
                )
            )

    @rule(number=pick, option=pick, who=pick, by_themselves=st.booleans())
    def choose(self, number: int, option: int, who: int, by_themselves: bool) -> None:
        offer = self.one(Offer, number)
        if offer is None:
            return
        keys = [*offer.options.values_list("key", flat=True), "nonsense"]
        noted_by = None if by_themselves else self.staff[who % 4]
        key = keys[option % len(keys)]
        self.do(lambda: remedies.choose(offer, key, at=self.at, noted_by=noted_by))

    @rule(number=pick, with_time=st.booleans())
    def ask_for_something_else(self, number: int, with_time: bool) -> None:
        offer = self.one(Offer, number)
        if offer is None:
            return
        if with_time:
            day = (self.at + timedelta(days=3)).date()
            self.do(lambda: remedies.ask_for_time(offer, write_on=day, at=self.at))
        else:
            self.do(
                lambda: remedies.propose(
                    offer.case, offer=offer, words="four", at=self.at, key=self.key()
                )
            )

    @rule(number=pick, who=pick, is_granted=st.booleans(), reason=st.sampled_from(["", "too far"]))
    def answer_proposal(self, number: int, who: int, is_granted: bool, reason: str) -> None:
        proposal, by = self.one(Proposal, number), self.staff[who % 4]
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
            self.do(
                lambda: remedies.grant_proposal(
                    proposal, lines=[line], by=by, at=self.at, key=self.key()
                )
            )
        else:
            self.do(
                lambda: remedies.refuse_proposal(
                    proposal, by=by, at=self.at, reason=reason, alternative="two tickets"
                )
            )

    @rule(number=pick, who=pick, arrived=pick)
    def deliver(self, number: int, who: int, arrived: int) -> None:
        line, by = self.one(Line, number), self.staff[who % 4]
        if line is None:
            return
        if arrived % 3 == 0:
            delivery = Fulfilment.objects.filter(line=line).last()
            if delivery:
                self.do(lambda: remedies.confirm_arrival(delivery, at=self.at))
        elif arrived % 3 == 1:
            self.do(lambda: remedies.say_not_arrived(line, at=self.at))
        else:
            self.do(lambda: remedies.fulfil(line, by=by, at=self.at, proof="till roll"))

    @rule(number=pick, who=pick, outcome=st.sampled_from(Outcome), what=pick)
    def finish(self, number: int, who: int, outcome: Outcome, what: int) -> None:
        case, by = self._case(number), self.staff[who % 4]
        if case is None:
            return
        if what % 3 == 0:
            self.do(lambda: cases.reopen_case(case, by=by, at=self.at))
        elif what % 3 == 1:
            self.do(lambda: cases.follow_up(case, words="fine", by=by, at=self.at))
        else:
            self.do(lambda: cases.close_case(case, outcome=outcome, words="", by=by, at=self.at))

    @precondition(lambda self: Case.objects.count() >= 2)
    @rule(number=pick, into=pick, who=pick)
    def merge(self, number: int, into: int, who: int) -> None:
        case, other = self._case(number), self._case(into)
        if case and other and number % 5 == 0:
            by = self.staff[who % 4]
            self.do(lambda: cases.merge_case(case, into=other, by=by, at=self.at))

    def _case(self, number: int) -> Case | None:
        found: Case | None = self.one(Case, number)
        return found
