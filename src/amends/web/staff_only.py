"""Pages of the desk are for staff who are signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from amends.people.models import Staff

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Staff, P], HttpResponse]


def staff_page(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the page the member of staff who asks; send everybody else to the sign-in.

    The page's first arguments are the request and the member of staff. Nothing that it shows
    is kept by a browser or a proxy.
    """

    @wraps(page)
    def with_staff(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return page(request, cast(Staff, request.user), *args, **kwargs)

    return cast(
        Callable[Concatenate[HttpRequest, P], HttpResponse],
        never_cache(login_required(with_staff)),
    )
