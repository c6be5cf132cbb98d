"""The way in by a signed link: one case, in the customer's language, kept by nobody on the way."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from amends.cases.models import Case
from amends.cases.queries import case_by_token
from amends.people.queries import teams
from amends.web.public.page import in_their_way

View = Callable[..., HttpResponse]


def by_link(view: Callable[[HttpRequest, Case, str], HttpResponse]) -> View:
    """Give the view the case of the link; a link that opens nothing answers 404, always alike.

    Whoever has the link may do what is on the page, and nobody else: no cookie gives a right
    here, so that there is nothing for a forged form to borrow. Browsers send no origin with the
    forms of a page that hides its address, which the usual check would take for a forgery.
    """

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        case = case_by_token(token)
        if case is None:
            return private(lost(request))
        with in_their_way(case):
            response = view(request, case, token)
            response.headers["Content-Language"] = translation.get_language() or "en"
        return private(response)

    return csrf_exempt(never_cache(opened))


def private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines, and its address out of other people's logs."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def lost(request: HttpRequest) -> HttpResponse:
    """Say kindly that this link opens nothing; the same for one unknown, old or replaced."""
    return render(request, "web/public/lost.html", {"teams": teams()}, status=404)
