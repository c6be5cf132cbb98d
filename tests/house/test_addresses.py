"""Every address of the house stands in one table, and lets in exactly whom the table says."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from amends.people.models import Staff
from house.addresses import ADDRESSES, Address, Get, Who
from house.ground import Ground, ground
from house.html import Fields, Page
from web.desk_ground import stand_still

PEOPLE = ["nobody", "elsewhere", "clerk", "lead", "manager", "owner"]
IN_THE_TEAM = ["clerk", "lead", "manager", "owner"]
LETS_IN = {
    Who.ANYBODY: PEOPLE,
    Who.LINK: PEOPLE,
    Who.PROGRAM: [],
    Who.STRANGER: ["nobody"],
    Who.SIGNED_IN: PEOPLE[1:],
    Who.ONESELF: ["clerk"],
    Who.TEAM: IN_THE_TEAM,
    Who.LEAD: IN_THE_TEAM[1:],
    Who.MANAGER: IN_THE_TEAM[2:],
    Who.OWNER: IN_THE_TEAM[3:],
    Who.FIGURES: IN_THE_TEAM[2:],
}

# What a form needs beside what stands in it already, so that only the right to send it decides.
_MAILBOX = {
    "address": "desk2@northlight.example",
    "port": "993",
    "security": "tls",
    "sign_in": "password",
    "folder": "INBOX",
    "provider": "raw",
}
FILLED_IN = {
    "replies": {"name": "Sorry", "body": "Dear {customer}"},
    "catalogue": {"name": "Kettle"},
    "shop": {"name": "Northlight", "time_zone": "UTC", "language": "en"},
    "late_orders": {"pack": "uk_delivery"},
    "programs": {"name": "Web shop"},
    "management": {"name": "Victoria Stone", "email": "victoria@northlight.example"},
    "meeting_settings": {
        "rhythm": "weekly",
        "every_weeks": "1",
        "nth": "1",
        "first_on": "2026-03-04",
        "clock": "09:00",
        "minutes": "30",
    },
    "meetings_end": {"last_on": "2026-03-10"},
    "mailboxes": _MAILBOX,
    "mailbox": _MAILBOX,
    "staff": {"name": "Otto Brandt", "email": "otto@northlight.example", "role": "clerk"},
    "colleague_absence": {"first_day": "2026-04-01", "last_day": "2026-04-02", "why": ""},
    "colleague_role": {"role": "clerk"},
}


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, set[str]]]:
    """Yield every name that the resolver knows, with the places in its address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        else:
            assert pattern.name, f"{pattern.pattern} has no name"
            yield pattern.name, {*pattern.pattern.regex.groupindex}


def every_address() -> dict[str, set[str]]:
    return dict(named(get_resolver().url_patterns))


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> Ground:
    stand_still(monkeypatch)
    return ground()


def browser_of(staff: Staff | None, *, is_strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=is_strict)
    if staff is not None:
        client.force_login(staff)
    return client


def is_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith("/signin/?next=")


def test_every_address_stands_in_the_table_and_nothing_else_does() -> None:
    assert set(every_address()) == set(ADDRESSES)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_page_opens_for_whom_the_table_says(who: str, house: Ground) -> None:
    browser = browser_of(house.people[who])
    wrong = {}
    for name, params in every_address().items():
        answer = browser.get(house.address(name, params))
        if (problem := _why_not_opened(ADDRESSES[name], who, answer)) is not None:
            wrong[name] = problem
    assert wrong == {}


def _why_not_opened(address: Address, who: str, answer: HttpResponse) -> str | None:
    status = answer.status_code
    if address.get is Get.FORM_ONLY:
        return None if status == 405 else f"{status} instead of 405"
    if who in LETS_IN[address.opens]:
        is_right = status in address.get.value and not is_sign_in(answer)
        return None if is_right else f"{status} instead of {address.get.name}"
    return _why_not_refused(address, address.opens, who, answer)


def _why_not_refused(address: Address, lets_in: Who, who: str, answer: HttpResponse) -> str | None:
    """Say what is wrong with how somebody was turned away, or None."""
    if lets_in is Who.PROGRAM:
        return None if answer.status_code == 401 else f"{answer.status_code}, not 401"
    if lets_in is Who.STRANGER or who == "nobody":
        away = "/" if lets_in is Who.STRANGER else address.away
        is_led = answer.status_code == 302 and answer.headers["Location"].startswith(away)
        return None if is_led else f"{answer.status_code} instead of being led to {away}"
    is_elsewhere = who == "elsewhere" and lets_in is not Who.FIGURES
    is_hidden = is_elsewhere or lets_in is Who.ONESELF
    expected = 404 if is_hidden else 403
    return None if answer.status_code == expected else f"{answer.status_code}, not {expected}"


@pytest.mark.parametrize("who", PEOPLE)
def test_a_form_is_taken_from_whom_the_table_says(who: str, house: Ground) -> None:
    forms = {**forms_shown_to(house, "owner"), **forms_shown_to(house, who)}
    case = {"case": [str(house.numbers["case"])]}
    wrong = {}
    for name, params in every_address().items():
        path, address = house.address(name, params), ADDRESSES[name]
        filled_in = {key: [value] for key, value in FILLED_IN.get(name, {}).items()}
        with transaction.atomic():
            # A browser for each: one of the forms signs them out.
            browser = browser_of(house.people[who])
            answer = browser.post(path, {**case, **forms.get(path, {}), **filled_in})
            transaction.set_rollback(True)
        if (problem := _why_not_taken(address, who, answer)) is not None:
            wrong[name] = problem
    assert wrong == {}


def _why_not_taken(address: Address, who: str, answer: HttpResponse) -> str | None:
    if address.sends is None:
        return None if answer.status_code == 405 else f"{answer.status_code} instead of 405"
    if who in LETS_IN[address.sends]:
        is_right = answer.status_code in (200, 302, 303, 422) and not is_sign_in(answer)
        return None if is_right else f"{answer.status_code}, not taken"
    return _why_not_refused(address, address.sends, who, answer)


def forms_shown_to(house: Ground, who: str) -> dict[str, Fields]:
    """Return the forms of the settings as somebody sees them, by where they are sent."""
    staff = house.people[who]
    if staff is None:
        return {}
    browser = browser_of(staff)
    names = ["team_settings", "authority", "policy", "replies", "catalogue", "staff", "colleague"]
    pages = [browser.get(house.address(name, every_address()[name])) for name in names]
    # A page whose form is sent to itself says so by an empty action.
    return {
        form.action or page.wsgi_request.path: form.fields
        for page in pages
        for form in Page(page.content.decode()).forms
        if form.method == "post"
    }


def test_without_its_token_a_form_changes_nothing(house: Ground) -> None:
    browser = browser_of(house.people["clerk"], is_strict=True)
    taken = set()
    for name, params in every_address().items():
        with transaction.atomic():
            answer = browser.post(house.address(name, params))
            transaction.set_rollback(True)
        if answer.status_code != 403:
            taken.add(name)
    assert taken == {name for name, address in ADDRESSES.items() if not address.needs_token}


def test_a_wrong_link_opens_nothing_for_anybody(house: Ground) -> None:
    house.token, house.sign = f"{house.token[:-3]}abc", f"{house.sign[:-3]}abc"
    house.meetings = f"{house.meetings[:-3]}abc"
    house.hook, house.told = f"{house.hook[:-3]}abc", f"{house.told[:-3]}abc"
    by_link = [name for name, address in ADDRESSES.items() if address.opens is Who.LINK]
    for who in ("nobody", "clerk", "owner"):
        browser = browser_of(house.people[who])
        for name in by_link:
            path = house.address(name, every_address()[name])
            assert browser.get(path).status_code == 404, name
            assert browser.post(path).status_code == 404, name
    assert len(by_link) > 6
