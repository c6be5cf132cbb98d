"""The pages of suppliers and claims bar nobody, and a letter that may hurt is read first."""

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.claims.actions import open_claim
from amends.claims.drafts import ClaimDraft
from amends.claims.models import Asked
from amends.journal.actor import MACHINE
from amends.people.actions import add_supplier
from browser.ground import told_and_understood
from browser.looking import new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]


def test_what_suppliers_owe(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = told_and_understood(street)
    maker = add_supplier(name="Walnut Works", by=MACHINE, at=street.clock.now)
    draft = ClaimDraft(
        supplier=maker,
        what="Walnut widget",
        ordered=2,
        claimed=1,
        received=1,
        asked=Asked.CREDIT,
        discovered_on=(street.clock.now - timedelta(days=1)).date(),
        goods=Decimal(75),
    )
    claim = open_claim(
        street.case(case), draft, by=street.staff["Jim"], at=street.clock.now, key="claim"
    )
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, street.staff["Ruth"].email)
    for address in ("/suppliers/", f"/suppliers/{maker.pk}/", f"{case}claim/", case):
        window.open(live_server.url + address)
    window.open(f"{live_server.url}/claims/{claim.pk}/?for=lodge")
    window.page.get_by_label("Letter", exact=True).fill("It is your mistake. Pay by Friday.")
    window.page.get_by_role("button", name="Send").click()
    window.page.get_by_text("It has not gone yet.").wait_for()
    window.look()
    window.page.get_by_label("I have read this, and it goes as it is").check()
    window.page.get_by_role("button", name="Send").click()
    window.page.get_by_text("It is your mistake. Pay by Friday.").wait_for()
    window.look()
    window.close()
