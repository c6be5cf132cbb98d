"""A shop that sends its orders: everybody at Northlight, a token, and the clock at ten."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

import cast
from amends.people.actions import make_token
from amends.people.models import ApiToken
from cast import AT, Cast
from web.desk_ground import stand_still


@dataclass
class Shop:
    """The shop's program, with its token."""

    row: ApiToken
    token: str

    def sends(self, body: object, *, token: str | None = None, **headers: str) -> HttpResponse:
        """Send a body as JSON, or as it is when it is bytes."""
        told = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Client(enforce_csrf_checks=True).post(
            "/api/orders",
            data=told,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token or self.token}", **headers},
        )


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def shop(people: Cast, monkeypatch: pytest.MonkeyPatch) -> Shop:
    cache.clear()
    stand_still(monkeypatch)
    return Shop(*make_token(people.team, name="Web shop", by=people.tom.actor, at=AT))


def an_order(number: str = "W1", **more: Any) -> dict[str, Any]:
    """A TV for Amy, told for the 6th."""
    return {
        "number": number,
        "bought_at": "2026-02-20T10:00:00-05:00",
        "promised_on": "2026-03-06",
        "customer": {"name": "Amy Chen", "email": "amy.chen@example.com"},
        "lines": [{"what": "Television", "price": "890.00", "supplier": "Widget Works"}],
        **more,
    }
