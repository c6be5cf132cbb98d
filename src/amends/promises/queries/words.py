"""One word, found by its key or by what it stands in, and what became of it."""

from collections.abc import Iterable

from amends.promises.models import Promise, Step, StepKind


def word_with_key(key: str) -> Promise | None:
    """Return the promise that was given under a key, or None."""
    return Promise.objects.filter(key=key).select_related("customer", "team").first()


def last_word_of(promise: Promise) -> Promise:
    """Return the word that stands after every renegotiation, the promise itself without any."""
    while (following := _replacing(promise)) is not None:
        promise = following
    return promise


def standing_words_on(cases: Iterable[int]) -> dict[str, Promise]:
    """Return the last word of each line of these cases, by its source; one query.

    What was renegotiated counts with its new date, and what is due once more as given again.
    """
    rows = Promise.objects.filter(case__in=[*cases], replaced_by__isnull=True).exclude(source="")
    return {promise.source: promise for promise in rows.order_by("pk")}


def step_of(promise: Promise, kind: StepKind) -> Step | None:
    """Return the step of a kind that a promise waits or waited for, or None."""
    return Step.objects.filter(promise=promise, kind=kind).select_related("promise").first()


def _replacing(promise: Promise) -> Promise | None:
    return Promise.objects.filter(replaces=promise).select_related("customer", "team").first()
