"""Market Street on a Saturday in November, shortly after seven in the evening."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from letters.conftest import PostOffice, post_office
from stories.street import Street
from stories.visitor import Clock

__all__ = ["post_office"]


@pytest.fixture
def street(db: None, monkeypatch: pytest.MonkeyPatch, post_office: PostOffice) -> Street:
    cache.clear()
    clock = Clock(datetime(2026, 11, 15, 0, 10, tzinfo=UTC))
    clock.stand(monkeypatch)
    return Street(clock, post_office)
