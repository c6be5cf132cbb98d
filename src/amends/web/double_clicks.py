"""A form that is sent twice at the same moment is one thing."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

R = TypeVar("R")


def done_once(act: Callable[[], R]) -> R:
    """Do what a form asks for, in one transaction: what is refused leaves nothing behind.

    `act` tells by a key what was done before. Raises what it raises.
    """
    try:
        with transaction.atomic():
            return act()
    except IntegrityError:
        # The other half of a double click was first; now what it made is there to be found.
        with transaction.atomic():
            return act()
