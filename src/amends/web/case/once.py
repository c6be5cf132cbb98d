"""A form that is sent twice is answered once, where the action itself keeps no key."""

import hashlib

from django.core.cache import cache

from amends.web.case.keyed_form import KeyedForm

REMEMBERED_SECONDS = 10 * 60
"""Longer than any second click; the table is small and shared with the rate limits."""


def is_first(form: KeyedForm, doing: str) -> bool:
    """Tell whether this very form, word for word, comes for the first time.

    `doing` names what it asks for, and of which row. Call it inside the transaction of what is
    done: the cache is a table of the same database, so a refusal forgets the form again, and of
    two clicks at once the second waits for the first.
    """
    sent = f"{doing}\n{sorted(form.cleaned_data.items())!r}"
    mark = hashlib.sha256(sent.encode()).hexdigest()
    return cache.add(f"form:{mark}", True, timeout=REMEMBERED_SECONDS)
