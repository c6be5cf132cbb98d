"""Keep messages as they came, each in a file named by its hash, beside the attachments."""

import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.core.files.storage import default_storage


@dataclass(frozen=True, slots=True)
class KeptRaw:
    """A message that is on disk; `size` in bytes."""

    name: str
    sha256: str
    size: int


def keep_raw(raw: bytes) -> KeptRaw:
    """Write a message to disk, and return how it is found again.

    When this returns it would outlive a loss of power. The same message again is the same file.
    Raises OSError when there is no room for it.
    """
    digest = sha256(raw).hexdigest()
    name = f"mail/{digest[:2]}/{digest}.eml"
    path = Path(default_storage.path(name))
    if not path.exists() or path.stat().st_size != len(raw):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_for_good(path, raw)
    return KeptRaw(name, digest, len(raw))


def read_raw(name: str) -> bytes:
    """Return a message as it came. Raises OSError when somebody took its file away."""
    return Path(default_storage.path(name)).read_bytes()


def _write_for_good(path: Path, raw: bytes) -> None:
    draft, draft_name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(draft, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(draft_name).replace(path)
    except BaseException:
        Path(draft_name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
