"""Where the files of the tests are kept: never among those of a real desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import override_settings


@contextmanager
def attachments_in(folder: Path) -> Iterator[None]:
    """Keep what is attached in this folder."""
    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder, "base_url": None},
        },
    }
    with override_settings(STORAGES=storages):
        yield
