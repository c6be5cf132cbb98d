"""Whoever is asked what happened can tell it with one hand on a phone; accounts stand abreast."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.facts.asking import ask_for_account, tell_account
from amends.facts.drafts import AskDraft, Parts
from amends.facts.links import account_path
from amends.facts.models import Account, AskedOf
from browser.ground import told_and_understood
from browser.looking import new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]


def asked(street: Street, case: str, name: str) -> Account:
    """Jim asks somebody, by a link that he hands them."""
    now = street.clock.now
    draft = AskDraft(AskedOf.OPERATIONS, name, "What stood there?", now + timedelta(days=1))
    return ask_for_account(street.case(case), draft, by=street.staff["Jim"], at=now, key=name)


def test_what_happened_is_told_by_a_link(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = told_and_understood(street)
    account = asked(street, case, "Window team")
    window = new_window(chromium, width=width)
    window.open(live_server.url + account_path(account))
    page = window.page
    page.get_by_label("What happened?").fill("Jim forgot the balloons.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("It has not been sent yet.").wait_for()
    window.look()
    page.get_by_label("What happened?").fill("Window arrangements are on no closing list.")
    page.get_by_role("button", name="Send it now").click()
    page.get_by_role("heading", name="Thank you, Window team.").wait_for()
    window.look()
    window.open(f"{live_server.url}/a/1.abc/")
    window.close()


def test_accounts_stand_abreast_where_there_is_room(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = told_and_understood(street)
    for name, words in (("Window team", "It was empty."), ("Night guard", "A TV stood there.")):
        told = Parts(happened=words)
        account = asked(street, case, name)
        tell_account(account, told, noted_by=None, at=street.clock.now, key="told")
    late = asked(street, case, "Driver")
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, street.staff["Ruth"].email)
    for address in (f"{case}accounts/", f"/accounts/{late.pk}/", case):
        window.open(live_server.url + address)
    boxes = [one.bounding_box() for one in window.page.locator(".abreast article").all()]
    first, second = (box for box in boxes if box is not None)
    is_abreast = abs(first["y"] - second["y"]) < 2 and second["x"] > first["x"]
    assert is_abreast is (width == 1280)
    window.close()
