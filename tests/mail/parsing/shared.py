"""The real mail beside the project, where it is there."""

from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "../shared/data/mail"


def needs_shared(test: Callable[..., None]) -> Callable[..., None]:
    """Skip a test where the real mail is not beside the project."""
    missing = "the real mail in ../shared/data/mail is not here"
    skipping = pytest.mark.skipif(not SHARED.is_dir(), reason=missing)
    marked: Callable[..., None] = pytest.mark.needs_shared_data(skipping(test))
    return marked


def files(pattern: str) -> list[Path]:
    """Return the files that fit, in order; none where the mail is not here."""
    return sorted(SHARED.glob(pattern)) if SHARED.is_dir() else []
