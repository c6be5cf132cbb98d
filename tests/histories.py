"""Chance makes a history of doings; what must always hold is looked at after each of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

import cast
from amends.journal.models import Entry


class History(RuleBasedStateMachine):
    """A house and what chance does in it. `refusals` may be raised and must change nothing."""

    refusals: ClassVar[tuple[type[Exception], ...]]

    def __init__(self) -> None:
        super().__init__()
        self.at = cast.AT
        self.keys = 0
        # What is done is rolled back, so that the next history finds an empty house.
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def do(self, action: Callable[[], object]) -> None:
        """Do it seven minutes later: one journal line for a fact, none for what changed nothing."""
        self.at += timedelta(minutes=7)
        before, lines = _rows(), Entry.objects.count()
        refused = ""
        try:
            with transaction.atomic():
                action()
        except self.refusals as refusal:
            refused = str(refusal)
        has_changed = _rows() != before
        assert Entry.objects.count() - lines == has_changed
        assert not (refused and has_changed)

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys}"

    def one(self, model: Any, number: int) -> Any:
        """Return one of the rows, or None while there is none."""
        rows = [*model.objects.order_by("pk")]
        return rows[number % len(rows)] if rows else None


def live_through(history: type[History], *, times: int) -> None:
    """Live through `times` histories of 40 doings each, the same ones on every run."""
    run_state_machine_as_test(
        history,
        settings=settings(
            max_examples=times,
            stateful_step_count=40,
            phases=[Phase.explicit, Phase.generate],
            deadline=None,
            derandomize=True,
            suppress_health_check=[*HealthCheck],
        ),
    )


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the rooms but the journal's own lines."""
    return {
        model._meta.label: [*model._default_manager.order_by("pk").values_list()]
        for model in apps.get_models()
        if model.__module__.startswith("amends.") and model is not Entry
    }
