"""The key that signs sessions and customers' links."""

import contextlib
import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_secret_key(data: Path) -> str:
    """Return the key kept in the data folder; make it on the first start.

    Several processes may start at once: the first to create the file wins, all read it.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secret-key"
    draft = data / f"secret-key.{os.getpid()}"
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
