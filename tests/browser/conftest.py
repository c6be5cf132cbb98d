"""A real browser before a real server, and Market Street behind it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import Browser, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from letters.conftest import PostOffice, post_office
from stories.street import Street
from stories.visitor import Clock

__all__ = ["post_office"]

CHROMIUM = Path("/usr/bin/chromium")
# Nothing but the pages is asked for: the machine may have no network.
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests; on CI its absence is a failure."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed (Debian: apt install chromium).")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The browser is driven by an event loop in this thread, but nothing of ours runs in it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        # Beside that loop the ORM keeps a connection of its own, which nobody else would close.
        connections.close_all()
        browser.close()


@pytest.fixture
def street(
    chromium: Browser,
    live_server: LiveServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    post_office: PostOffice,
) -> Street:
    """Market Street on a Saturday evening; links in its letters lead to the live server."""
    cache.clear()
    settings.SITE_URL = live_server.url
    clock = Clock(datetime(2026, 11, 15, 0, 10, tzinfo=UTC))
    clock.stand(monkeypatch)
    return Street(clock, post_office)
