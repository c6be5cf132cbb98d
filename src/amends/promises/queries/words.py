"""One word, found by its key, and what became of it."""

from amends.promises.models import Promise, Step, StepKind


def word_with_key(key: str) -> Promise | None:
    """Return the promise that was given under a key, or None."""
    return Promise.objects.filter(key=key).select_related("customer", "team").first()


def last_word_of(promise: Promise) -> Promise:
    """Return the word that stands after every renegotiation, the promise itself without any."""
    while (following := _replacing(promise)) is not None:
        promise = following
    return promise


def step_of(promise: Promise, kind: StepKind) -> Step | None:
    """Return the step of a kind that a promise waits or waited for, or None."""
    return Step.objects.filter(promise=promise, kind=kind).select_related("promise").first()


def _replacing(promise: Promise) -> Promise | None:
    return Promise.objects.filter(replaces=promise).select_related("customer", "team").first()
