"""Random people do random things to random promises, and the rules of the ledger hold.

After every step: one end and no more; no word lost or changed; renegotiated only with consent;
one journal line for a fact and none for what changed nothing; the state that the rows say.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
)

import cast
from amends.cases.errors import CaseError
from amends.clock.promises import sweep_promises
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises import actions
from amends.promises.errors import PromisesError
from amends.promises.models import (
    UNDER_WAY,
    Ending,
    GivenIn,
    Promise,
    Reason,
    Reminder,
    Renegotiation,
    State,
    StepKind,
)
from amends.promises.models import Step as StepRow
from amends.promises.queries.watching import derived_state
from histories import History, live_through

KEPT_BESIDE = {"keeper", "state", "next_look_at", "rung", "letter_at"}
WORD = [f.attname for f in Promise._meta.concrete_fields if f.name not in KEPT_BESIDE]
pick = st.integers(min_value=0, max_value=1_000)


class Ledger(History):
    """Everybody at Northlight, with up to five promises; `seen` are the ends of all histories."""

    refusals = (PromisesError, CaseError)
    seen: ClassVar[set[str]] = set()

    @initialize()
    def open_the_shop(self) -> None:
        self.people = cast.everybody()
        self.staff = [self.people.jim, self.people.jane, self.people.ines]
        self.words: dict[int, dict[str, Any]] = {}
        self.ends: dict[int, tuple[str, int]] = {}
        self.give(hours=5, is_day=False, who=1, essential=True)
        self.give(hours=30, is_day=True, who=4, essential=False)

    # What people do.

    @rule(hours=st.integers(1, 80), is_day=st.booleans(), who=pick, essential=st.booleans())
    def give(self, hours: int, is_day: bool, who: int, essential: bool) -> None:
        if Promise.objects.count() >= 5:
            return
        due = self.at + timedelta(hours=hours)
        is_theirs = who % 4 == 0
        self.do(
            lambda: actions.give_promise(
                team=self.people.team,
                customer=None if is_theirs else self.people.amy,
                supplier=self.people.widget_works if is_theirs else None,
                what="The TV in the window",
                due=due.date() + timedelta(days=1) if is_day else due,
                given_in=GivenIn.SUPPLIER if is_theirs else GivenIn.PHONE,
                given_by=None if is_theirs else self.staff[who % 3],
                is_essential=essential,
                depends_on=self._promise(who) if who % 5 == 0 else None,
                by=self.staff[who % 3].actor,
                at=self.at,
                key=self.key(),
            )
        )

    @rule(number=pick, hours_ago=st.none() | st.integers(0, 40))
    def keep(self, number: int, hours_ago: int | None) -> None:
        if promise := self._promise(number):
            done_at = None if hours_ago is None else self.at - timedelta(hours=hours_ago)
            self.do(
                lambda: actions.keep_promise(
                    promise, proof="Photo", by=MACHINE, at=self.at, done_at=done_at
                )
            )

    @rule(number=pick, is_done=st.booleans())
    def break_it(self, number: int, is_done: bool) -> None:
        if promise := self._promise(number):
            done_at = self.at if is_done else None
            self.do(lambda: actions.break_promise(promise, by=MACHINE, at=self.at, done_at=done_at))

    @rule(number=pick, who=pick)
    def release(self, number: int, who: int) -> None:
        if promise := self._promise(number):
            by = [MACHINE, self.people.amy.actor, self.people.priya.actor, self.people.jim.actor]
            self.do(
                lambda: actions.release_promise(
                    promise, how=Channel.PHONE, by=by[who % 4], at=self.at
                )
            )

    @rule(number=pick, hours=st.integers(-10, 60), is_day=st.booleans())
    def ask(self, number: int, hours: int, is_day: bool) -> None:
        if promise := self._promise(number):
            due = promise.due_at + timedelta(hours=hours)
            when: date = due.date() if is_day else due
            self.do(
                lambda: actions.ask_for_new_date(
                    promise, due=when, why="It is late", by=self.people.jim, at=self.at
                )
            )

    @rule(number=pick, who=pick, is_yes=st.booleans())
    def answer(self, number: int, who: int, is_yes: bool) -> None:
        asked = self.one(Renegotiation, number)
        if asked is None:
            return
        by = [MACHINE, self.people.amy.actor, self.people.priya.actor, self.people.jim.actor]
        act: Callable[..., object] = actions.record_consent if is_yes else actions.refuse_new_date
        self.do(lambda: act(asked, how=Channel.WEB, by=by[who % 4], at=self.at))

    @rule(number=pick, kind=st.sampled_from(StepKind), hours=st.integers(-5, 60))
    def expect(self, number: int, kind: StepKind, hours: int) -> None:
        if promise := self._promise(number):
            due_at = self.at + timedelta(hours=hours)
            self.do(
                lambda: actions.expect_step(promise, kind, due_at=due_at, by=MACHINE, at=self.at)
            )

    @rule(number=pick)
    def finish_step(self, number: int) -> None:
        step = self.one(StepRow, number)
        if step is not None:
            self.do(lambda: actions.note_step_done(step, done_at=self.at, by=MACHINE, at=self.at))

    @rule(number=pick, who=pick)
    def pass_on(self, number: int, who: int) -> None:
        if promise := self._promise(number):
            to = [*self.staff, self.people.ruth][who % 4]
            self.do(lambda: actions.pass_keeper(promise, to=to, by=to.actor, at=self.at))

    @rule(number=pick, reason=st.sampled_from(Reason))
    def doubt(self, number: int, reason: Reason) -> None:
        if promise := self._promise(number):
            self.do(lambda: actions.note_risk(promise, [reason], by=MACHINE, at=self.at))

    @rule(number=pick)
    def remind(self, number: int) -> None:
        if promise := self._promise(number):
            self.do(lambda: actions.remind_keeper(promise, at=self.at))

    @rule(hours=st.integers(0, 30))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        sweep_promises(self.at)

    # What holds, always.

    @invariant()
    def no_word_is_lost_or_changed(self) -> None:
        now = {row["id"]: row for row in Promise.objects.values(*WORD)}
        for number, word in self.words.items():
            assert now[number] == word
        self.words = now

    @invariant()
    def a_promise_ends_once_and_for_all(self) -> None:
        ends: dict[int, tuple[str, int]] = {}
        for ending in Ending.objects.filter(set_aside_at=None):
            assert ending.promise_id not in ends
            ends[ending.promise_id] = (ending.kind, ending.pk)
        for number, before in self.ends.items():
            # Only a breaking that proves wrong is set aside, for a keeping.
            assert ends[number] == before or (before[0], ends[number][0]) == ("broken", "kept")
        self.ends = ends
        Ledger.seen |= {kind for kind, _number in ends.values()}

    @invariant()
    def renegotiated_only_with_consent(self) -> None:
        for ending in Ending.objects.filter(kind=State.RENEGOTIATED):
            asked = ending.renegotiation
            assert asked is not None
            assert asked.is_consented
            # Noted by a person of ours, or said by the customer on their page.
            assert asked.answered_at <= ending.promise.deadline
            assert ending.promise.replaced_by.due_at == asked.due_at > ending.promise.due_at
        consents = Renegotiation.objects.filter(is_consented=True).count()
        assert consents == Ending.objects.filter(kind=State.RENEGOTIATED).count()
        assert consents == Promise.objects.exclude(replaces=None).count()

    @invariant()
    def the_columns_say_what_the_rows_say(self) -> None:
        for promise in Promise.objects.all():
            assert promise.state == derived_state(promise)
            assert (promise.next_look_at is not None) == (promise.state in UNDER_WAY)
            if promise.next_look_at is not None:
                assert promise.next_look_at <= promise.deadline

    @invariant()
    def nobody_is_told_twice(self) -> None:
        rungs = [*Reminder.objects.values_list("promise", "rung", "staff")]
        assert len(rungs) == len(set(rungs))

    # How it is done.

    def _promise(self, number: int) -> Promise | None:
        found: Promise | None = self.one(Promise, number)
        return found


@pytest.mark.django_db
def test_the_rules_hold_whatever_people_do() -> None:
    live_through(Ledger, times=12)
    # Which ends chance leads to changes with what it may do; three of four show that it goes far.
    assert len(Ledger.seen) >= 3
