"""`POST /api/orders`: orders come in from the shop as they are made and move on."""

import json
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from ninja.responses import Status

from amends.api.door import Problem, Refused, api
from amends.api.order_schema import marks_of, number_of, order_told
from amends.cases.errors import NobodyThere
from amends.orders.kept_rows import AS_JSON, ORDERS, KeptRow, storable
from amends.people.models import ApiToken
from amends.promises.importing import LONGEST_NUMBER, Count, intake

MOST = 500
MOST_MEGABYTES = 2


class BadEntry(Schema):
    """An entry that did not go in: its place in the list from 1, and why. It is kept."""

    entry: int
    number: str
    why: str


class Taken(Schema):
    """What the orders did. `mended` are kept entries that went in after all."""

    new: int
    changed: int
    same: int
    mended: int
    bad: list[BadEntry]


ORDER = {"$ref": "#/components/schemas/OrderSent"}
BODY = {"anyOf": [ORDER, {"type": "array", "items": ORDER, "minItems": 1, "maxItems": MOST}]}


@api.post(
    "/orders",
    url_name="api_orders",
    summary="Bring orders in",
    response={
        200: Taken,
        207: Taken,
        **dict.fromkeys((400, 401, 409, 413, 429), Problem),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": BODY}},
        }
    },
)
def bring_orders(request: HttpRequest) -> Status[Taken]:
    """Bring in one order, or a list of up to 500, each as it stands now.

    Each order by itself goes in or does not: 200 when all went in, 207 when some did not, told
    in `bad` by their place and kept for repair. Send an order again whenever something about it
    is new; what was sent before changes nothing.
    """
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    entries = _entries(request)
    team, count, bad = token.team, Count(), []
    try:
        takes = intake(team, source=f"api {token.name}", count=count, at=timezone.now())
    except NobodyThere as nobody:
        raise Refused(409, str(nobody)) from nobody
    zone = ZoneInfo(team.time_zone)
    for place, entry in enumerate(entries, start=1):
        number = number_of(entry)[:LONGEST_NUMBER]
        told = storable(json.dumps(entry, ensure_ascii=False, default=str))
        kept = KeptRow(takes.source, place, storable(number), {ORDERS: [{AS_JSON: told}]})
        at = timezone.now()
        why = takes.take(partial(order_told, entry, zone), kept, marks=marks_of(entry), at=at)
        if why:
            bad.append(BadEntry(entry=place, number=kept.number, why=why))
    answer = Taken(
        new=count.new, changed=count.changed, same=count.same, mended=count.mended, bad=bad
    )
    return Status(207 if bad else 200, answer)


def _entries(request: HttpRequest) -> list[object]:
    try:
        body = request.body
    except RequestDataTooBig as much:
        raise Refused(413, f"Send {MOST_MEGABYTES} megabytes at most at a time.") from much
    try:
        tree: object = json.loads(body.decode("utf-8"), parse_float=Decimal, parse_constant=_refuse)
        # What cannot be written down again could not be kept for repair.
        json.dumps(tree, default=str)
    except (ValueError, RecursionError, ArithmeticError) as wrong:
        raise Refused(400, "The body is no JSON in UTF-8.") from wrong
    if not isinstance(tree, list | dict):
        raise Refused(400, "Send one order, or a list of them.")
    entries = tree if isinstance(tree, list) else [tree]
    if not 1 <= len(entries) <= MOST:
        raise Refused(413 if entries else 400, f"Send between 1 and {MOST} orders at a time.")
    return entries


def _refuse(name: str) -> float:
    raise ValueError(f"JSON has no {name}.")
