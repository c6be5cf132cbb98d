"""Every page bars nobody, on a phone and at a desk, by light and in the dark."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.insight.sweep import sweep_focus
from browser.ground import SHOP, ines_is_asked, told_and_understood, written_to
from browser.looking import Window, new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]

PUBLIC = ["/signin/", "/password/", "/complaint/", f"/complaint/{SHOP}/", "/c/no-such-link/"]
DESK = ["/", "/cases/?whose=all", "/cases/new/", "/search/?q=window", "/letters/", "/me/", "/keys/"]
PROMISES = ["/promises/?keeper=any", "/promises/?state=broken", "/promises/report/"]
INSIGHT = ["/insight/", "/insight/focus/"]
SETTINGS = ["", "hours/", "authority/", "policy/", "replies/", "catalogue/", "staff/"]


def test_what_anybody_can_open(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    hers = written_to(street, told_and_understood(street))
    window = new_window(chromium, width=width, is_searched=True)
    for address in (*PUBLIC, hers):
        window.open(live_server.url + address)
    window.open(f"{live_server.url}/complaint/{SHOP}/")
    window.page.get_by_role("button", name="Send it").click()
    window.page.get_by_role("alert").wait_for()
    window.look()
    window.close()


def test_what_the_desk_opens(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = told_and_understood(street)
    sweep_focus(street.clock.now)
    window = new_window(chromium, width=width, is_searched=True)
    window.sign_in(live_server.url, street.staff["Ruth"].email)
    for address in (*DESK, *PROMISES, *INSIGHT, case, f"{case}?open=facts"):
        window.open(live_server.url + address)
    approval = ines_is_asked(street, case)
    customer = f"/customers/{street.case(case).customer_id}/"
    for address in (approval, case, f"{case}?open=close", f"{case}as-customer/", customer):
        window.open(live_server.url + address)
    window.close()


def test_what_is_set(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    street.open_shop("Northlight Electronics")
    window = new_window(chromium, width=width, is_searched=True)
    window.sign_in(live_server.url, street.staff["Ruth"].email)
    jim = f"staff/{street.staff['Jim'].pk}/"
    for part in (*(part for part in SETTINGS if part != "hours/"), jim):
        window.open(f"{live_server.url}/settings/{SHOP}/{part}")
    _a_policy_with_a_mistake_in_it(window, f"{live_server.url}/settings/{SHOP}/policy/")
    window.close()


def _a_policy_with_a_mistake_in_it(window: Window, address: str) -> None:
    window.page.goto(address)
    window.page.get_by_label("The text").fill("policy: amends/1\ntitle: [")
    window.page.get_by_role("button", name="Check it").click()
    window.page.get_by_role("alert").wait_for()
    window.look()
