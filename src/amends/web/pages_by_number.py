"""The way from one page of a list to the next, where pages have numbers."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses of the page before and of the one after; empty where there is none."""

    newer: str = ""
    older: str = ""


def pages_of(page: Page[Any], name: str = "page", **more: str) -> Pages:
    """Return the ways on from a page whose number stands in the address as `name`."""

    def to(number: int) -> str:
        return f"?{urlencode({**more, name: number})}"

    return Pages(
        newer=to(page.number - 1) if page.has_previous() else "",
        older=to(page.number + 1) if page.has_next() else "",
    )
