"""The real mail beside the project, where it is there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "../shared/data/mail"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real mail in ../shared/data/mail is not here"
)


def files(pattern: str) -> list[Path]:
    """Return the files that fit, in order; none where the mail is not here."""
    return sorted(SHARED.glob(pattern)) if SHARED.is_dir() else []
