"""A walk through the house: from one page along every link, with an eye on each page's queries."""

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from house.html import Page

MOST_ALIKE = 5
"""How often one page may ask the same question with other values; more grows with its rows.

The most that is asked on purpose: the deliveries of an offer, for its options and for what is due
whatever is chosen, by two cards of the case page, and those of what is promised.
"""

MOST_QUERIES = 8
"""How many pages of one name are opened with a query string; the next are more of the same."""

MOST_PAGES = 1_000
"""The demo company has far fewer; a walk beyond goes in circles."""

WORDS = re.compile(r"'(?:[^']|'')*'")
NUMBERS = re.compile(r"\b\d+(?:\.\d+)?\b")
COLUMNS = re.compile(r"^SELECT .*? FROM ")
SIGNED_AT = re.compile(r"(?<=^/c/)([^/~]+)~[^/]+")
LISTS = re.compile(r"\((?:\?|, )+\)")


@dataclass
class Walk:
    """Where it led. `faults` by page; `seen` are the pages with their ids, see `same_page`."""

    seen: dict[str, set[str]] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)

    def fault(self, page: str, words: str) -> None:
        """Note what is wrong with a page."""
        self.faults.setdefault(page, []).append(words)


def walk(browser: Client, *begins: str) -> Walk:
    """Open every page that can be reached by links from where it begins, each once."""
    done, ahead = Walk(), deque(begins)
    asked_of: Counter[str] = Counter()
    places: list[tuple[str, str, str]] = []
    while ahead:
        address = ahead.popleft()
        path, _mark, query = address.partition("?")
        if same_page(address) in done.seen or (query and asked_of[_name_of(path)] >= MOST_QUERIES):
            continue
        asked_of[_name_of(path)] += bool(query)
        assert len(done.seen) < MOST_PAGES, f"The walk has no end; it is at {address}."
        page = _opened(browser, address, done)
        for link in page.links:
            target, place = urldefrag(urljoin(address, link))
            if target.startswith("/"):
                ahead.append(target)
                places.append((address, target, place))
    for page_with_link, target, place in places:
        if place and place not in done.seen.get(same_page(target), {place}):
            done.fault(page_with_link, f"nothing on {target} is called #{place}")
    return done


def alike(statements: Iterable[str]) -> dict[str, int]:
    """Return the questions that were asked too often, whatever values stood in them."""
    shapes = Counter(shape_of(sql) for sql in statements if not sql.startswith("SAVEPOINT"))
    return {shape: count for shape, count in shapes.items() if count > MOST_ALIKE}


def shape_of(sql: str) -> str:
    """Return a statement without its values, and without the columns that it reads."""
    return LISTS.sub("(?)", NUMBERS.sub("?", WORDS.sub("?", COLUMNS.sub("FROM ", sql))))


def same_page(address: str) -> str:
    """Return one address for all that lead to a page: a customer's link bears when it was made."""
    return SIGNED_AT.sub(r"\1", address)


def _name_of(path: str) -> str:
    try:
        return resolve(path).url_name or path
    except Resolver404:
        return path


def _opened(browser: Client, address: str, done: Walk) -> Page:
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
    page = _read(answer)
    done.seen[same_page(address)] = page.ids
    if answer.status_code not in (200, 302):
        done.fault(address, f"answers {answer.status_code}")
    for statement, count in alike(query["sql"] for query in asked.captured_queries).items():
        done.fault(address, f"asks {count} times: {statement}")
    return page


def _read(answer: HttpResponse) -> Page:
    if answer.status_code == 302:
        return Page(f'<a href="{answer.headers["Location"]}"></a>')
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return Page(answer.content.decode() if is_page else "")
