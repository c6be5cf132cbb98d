"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    """Tell the templates whether this is the demo company."""
    return {"is_demo": settings.DEMO}
