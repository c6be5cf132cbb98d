"""Words that are given in the tests, and rows as another process sees them."""

from datetime import date, datetime
from typing import Any

from amends.promises.actions import give_promise
from amends.promises.models import GivenIn, Promise
from cast import AT, Cast


def given(people: Cast, *, due: date | datetime, key: str, **facts: Any) -> Promise:
    """Jim gives Amy his word in the shop on Tuesday at 10, unless told otherwise."""
    return give_promise(
        **{
            "team": people.team,
            "customer": people.amy,
            "what": "The TV stands in the window with balloons",
            "due": due,
            "given_in": GivenIn.IN_PERSON,
            "given_by": people.jim,
            "by": people.jim.actor,
            "at": AT,
            "key": key,
            **facts,
        }
    )


def again(promise: Promise) -> Promise:
    """Return the promise as it is in the database now."""
    return Promise.objects.get(pk=promise.pk)
