"""Rows of a sweep are dealt with one by one: what fails is left out, and said."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

logger = logging.getLogger(__name__)
Row = TypeVar("Row")


def one_by_one(rows: Iterable[Row], do: Callable[[Row], object], *, sweep: str) -> None:
    """Do something with each row of a sweep, which is named in the log of what failed."""
    for row in rows:
        try:
            do(row)
        except Exception:
            # One that cannot be dealt with must not hold up the others.
            logger.exception("The sweep of %s left out %r", sweep, row)
