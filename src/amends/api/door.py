"""The API itself: who may come in, how often, and how a refusal reads."""

import json

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.security import HttpBearer

from amends import __version__
from amends.people.models import ApiToken
from amends.people.queries import token_row

APP = "amends.api"
RATES = {"in": "120/m/key", "wrong_token": "30/m/ip"}
"""Ours: a shop that sends each order by itself may send two a second."""

DESCRIPTION = """\
Send JSON with a token of your team: `Authorization: Bearer amends_…`. Sending the same twice counts
once, so that whatever was cut off can be sent again. A refusal answers with
`{"problem": "…"}`, a sentence for a person.
"""


class Problem(Schema):
    """Why nothing was done."""

    problem: str


class Refused(HttpError):
    """A request that is refused; `wait` is after how many seconds to try again."""

    def __init__(self, status: int, problem: str, *, wait: int = 0) -> None:
        super().__init__(status, problem)
        self.wait = wait


class TeamToken(HttpBearer):
    """A token of a team, made in its settings or by `amends api token`."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Return the row of a token in use; None answers with 401. Raises Refused (429)."""
        row = token_row(token)
        if row is None:
            _count(request, "wrong_token")
            return None
        _count(request, "in", key=str(row.pk))
        return row


api = NinjaAPI(
    title="Amends",
    version=__version__,
    description=DESCRIPTION,
    auth=TeamToken(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="amends_api",
)


def _count(request: HttpRequest, action: str, *, key: str | None = None) -> None:
    if consume(request, app=APP, action=action, config=RATES, key=key) is None:
        raise Refused(429, "Too much at once. Try again in a minute.", wait=60)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, refusal: HttpError) -> HttpResponse:
    answer = _answer(refusal.status_code, refusal.message)
    if isinstance(refusal, Refused) and refusal.wait:
        answer.headers["Retry-After"] = str(refusal.wait)
    return answer


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, refusal: AuthenticationError) -> HttpResponse:
    answer = _answer(401, "Send a token that is in use: Authorization: Bearer amends_…")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _answer(status: int, problem: str) -> HttpResponse:
    text = json.dumps(Problem(problem=problem).model_dump(), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/json; charset=utf-8")
