"""What every page does: the reader's language and time zone, and a strict content policy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from amends.people.models import Staff

Respond = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


class ReaderMiddleware:
    """Show each page in the language and time zone of who reads it.

    Staff: their own language, the time zone of their first team. Everybody else: what the
    browser asks for; the customer's page then sets the customer's language itself.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_request(request)
        zone = "UTC"
        if isinstance(request.user, Staff):
            language = request.user.language or language
            team = request.user.teams.first()
            zone = team.time_zone if team else zone
        with translation.override(language), timezone.override(zone):
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ContentSecurityPolicyMiddleware:
    """Forbid everything that does not come from our own files: no inline script or style."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response
