"""Pages of the desk are for staff who are signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from amends.cases.errors import CaseNotFound
from amends.claims.errors import ClaimNotFound
from amends.facts.errors import AccountNotFound
from amends.insight.errors import AppreciationNotFound
from amends.letters.errors import LetterNotFound, MailboxNotFound, MailNotFound
from amends.orders.errors import NoSuchThing
from amends.people.errors import NobodyByThatName
from amends.people.models import Staff
from amends.prevention.errors import MeetingNotFound, ProblemNotFound
from amends.promises.errors import PromiseNotFound
from amends.remedies.errors import NotThere

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

NOT_FOUND = (
    AccountNotFound,
    AppreciationNotFound,
    CaseNotFound,
    ClaimNotFound,
    LetterNotFound,
    MailNotFound,
    MailboxNotFound,
    MeetingNotFound,
    NoSuchThing,
    NobodyByThatName,
    NotThere,
    ProblemNotFound,
    PromiseNotFound,
)
"""What rooms say of a row that is not there or that somebody may not see: to a page the same."""


def staff_page(
    page: Callable[Concatenate[HttpRequest, Staff, P], R],
) -> Callable[Concatenate[HttpRequest, P], R]:
    """Give the page the member of staff who asks; send everybody else to the sign-in.

    The page's first arguments are the request and the member of staff. Nothing that it shows
    is kept by a browser or a proxy. What they may not see answers as what is not there (404).
    """

    @wraps(page)
    def with_staff(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return page(request, cast(Staff, request.user), *args, **kwargs)
        except NOT_FOUND as absent:
            raise Http404(str(absent)) from absent

    return cast(
        Callable[Concatenate[HttpRequest, P], R],
        never_cache(login_required(with_staff)),
    )
