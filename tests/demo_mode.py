"""The house as the demo company has it: its addresses, its strip, letters in its own mailbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import reload

from django.test import override_settings
from django.urls import clear_url_caches

from amends.config import urls
from amends.web import urls as web_urls
from amends.web.desk.letters import OWN_MAILBOX


@contextmanager
def demo_mode() -> Iterator[None]:
    """Be the demo company; the addresses are read anew, as by a process started in that mode."""
    try:
        with override_settings(DEMO=True, EMAIL_BACKEND=OWN_MAILBOX):
            _read_addresses()
            yield
    finally:
        _read_addresses()


def _read_addresses() -> None:
    reload(web_urls)
    reload(urls)
    clear_url_caches()
