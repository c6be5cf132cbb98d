"""The OpenAPI document, and the same as a page that needs nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amends.api.door import api
from amends.api.order_schema import OrderSent

PREFIX = "api"
REFERENCE = "#/components/schemas/{model}"
Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a body or an answer, indented by how deep it stands."""

    name: str
    kind: str
    is_needed: bool
    says: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program may ask for."""

    method: str
    path: str
    summary: str
    description: str
    body: list[Field]
    answers: list[tuple[str, list[Field]]]


def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    found = dict(api.get_openapi_schema(path_prefix=PREFIX))
    # Each entry of a body is read by itself, so that the API itself does not know its shape.
    order = OrderSent.model_json_schema(ref_template=REFERENCE)
    components = dict(found["components"])
    components["schemas"] = {
        **components["schemas"],
        **order.pop("$defs"),
        OrderSent.__name__: order,
    }
    return found | {"components": components, "servers": [{"url": settings.SITE_URL}]}


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """Answer with the OpenAPI document."""
    return JsonResponse(document())


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what the API can do."""
    found = document()
    context = {
        "about": _plain(found["info"]["description"]),
        "operations": [*operations(found)],
        "address": settings.SITE_URL,
    }
    return render(request, "api/documentation.html", context)


def operations(found: Tree) -> Iterator[Operation]:
    """Give the operations of an OpenAPI document."""
    for path, methods in found["paths"].items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
            yield Operation(
                method.upper(),
                path,
                told.get("summary", ""),
                _plain(told.get("description", "")),
                [*_fields(body.get("schema", {}), found)],
                [*_answers(told["responses"], found)],
            )


def _answers(responses: Tree, found: Tree) -> Iterator[tuple[str, list[Field]]]:
    """Give what is answered; answers of one shape, one after the other, are told once."""
    shapes = [(str(status), [*_fields(_schema_of(r), found)]) for status, r in responses.items()]
    for fields, alike in groupby(shapes, key=itemgetter(1)):
        yield ", ".join(status for status, _same in alike), fields


def _plain(words: str) -> str:
    # The document is Markdown; the page has no use for its marks.
    return words.replace("`", "")


def _schema_of(answer: Tree) -> Tree:
    found: Tree = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return found


def _fields(told: Tree, found: Tree, *, depth: str = "") -> Iterator[Field]:
    whole = _resolved(told, found)
    needed = whole.get("required", ())
    for name, raw in whole.get("properties", {}).items():
        one = _resolved(raw, found)
        yield Field(f"{depth}{name}", _kind(one), name in needed, raw.get("description", ""))
        below = _resolved(one["items"], found) if one.get("type") == "array" else one
        if "properties" in below:
            yield from _fields(below, found, depth=f"{depth}{name}.")


def _resolved(told: Tree, found: Tree) -> Tree:
    """Follow a reference, and take what is meant where nothing at all is allowed as well."""
    if "anyOf" in told:
        return _resolved(next(one for one in told["anyOf"] if one.get("type") != "null"), found)
    if "$ref" not in told:
        return told
    there: Tree = found["components"]["schemas"][told["$ref"].rpartition("/")[2]]
    return there


def _kind(told: Tree) -> str:
    if "enum" in told:
        return ", ".join(f"“{one}”" for one in told["enum"])
    return "list" if told.get("type") == "array" else str(told.get("type", ""))
