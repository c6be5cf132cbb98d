"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from amends.web.desk.demo_strip import DemoStrip
from amends.web.desk.own_pages import KEYS_COOKIE


def house(request: HttpRequest) -> dict[str, Any]:
    """Tell the templates whether this is the demo company, and whether keys are turned off."""
    return {
        "is_demo": settings.DEMO,
        "demo": SimpleLazyObject(DemoStrip) if settings.DEMO else None,
        "keys_off": request.COOKIES.get(KEYS_COOKIE) == "off",
    }
