"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from amends.insight.queries import may_see_figures
from amends.people.models import Staff
from amends.web.desk.demo_strip import DemoStrip
from amends.web.desk.own_pages import KEYS_COOKIE


def house(request: HttpRequest) -> dict[str, Any]:
    """Tell whether this is the demo company, who sees figures, and whether keys are off."""
    return {
        "is_demo": settings.DEMO,
        "demo": SimpleLazyObject(DemoStrip) if settings.DEMO else None,
        # Asked only by a page with the bar: who is signed in takes a query to know.
        "sees_figures": lambda: isinstance(request.user, Staff) and may_see_figures(request.user),
        "keys_off": request.COOKIES.get(KEYS_COOKIE) == "off",
    }
