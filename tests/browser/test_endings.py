"""Agreements, parting, what came to the top and what we are proud of bar nobody."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.cases.actions import close_case, hand_back
from amends.cases.models import Outcome
from amends.insight.actions import appreciate, name_customer
from amends.orders.actions import end_agreement, make_agreement
from amends.people.actions import add_executive
from amends.remedies.actions import choose, fulfil, make_offer
from amends.remedies.queries import assess, lines_still_due
from browser.ground import SHOP, told_and_understood
from browser.looking import new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]

ALOUD = "Before the day we ring and say that the window is ready."


def test_what_is_agreed_and_what_came_to_the_top(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    path = told_and_understood(street)
    case, ruth, at = street.case(path), street.staff["Ruth"], street.clock.now
    top = add_executive(name="Victoria Stone", address="v@top.example", by=ruth, at=at)
    hand_back(case, executive=top, words="Be kind.", by=ruth, at=at, key="top")
    agreed = {"customer": case.customer, "team": case.team, "by": ruth, "at": at}
    make_agreement(**agreed, words=ALOUD)
    end_agreement(
        make_agreement(**agreed, words="A call at noon."), why="Too early", by=ruth, at=at
    )
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, ruth.email)
    for address in (
        f"{path}?open=management",
        f"{path}?open=close",
        f"/customers/{case.customer_id}/",
        f"/settings/{SHOP}/management/",
        "/cases/new/",
    ):
        window.open(live_server.url + address)
    window.page.get_by_label("Who was let down?").press_sequentially(case.customer.name)
    window.page.get_by_text(f"Agreed: {ALOUD}").wait_for()
    window.look()
    window.close()


def test_what_we_are_proud_of(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = street.case(told_and_understood(street))
    ruth, jim, at = street.staff["Ruth"], street.staff["Jim"], street.clock.now
    option = assess(case, by=ruth, at=at).options[0].key
    offer = make_offer(
        case, option_keys=[option], goodwill_keys=[], why="It was the day.", by=ruth, at=at, key="o"
    )
    choose(offer, option, at=at, noted_by=ruth)
    for line in lines_still_due(case):
        fulfil(line, by=jim, at=at, proof="In the window")
    close_case(case, outcome=Outcome.RETAINED, words="", by=ruth, at=at)
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, ruth.email)
    window.open(f"{live_server.url}/cases/{case.pk}/")
    proud = appreciate(case, words="It stood there the next day.", names=[ruth], by=jim, at=at)
    for address in ("/appreciation/", "/", "/me/"):
        window.open(live_server.url + address)
    window.page.get_by_role("button", name="Yes, name me").click()
    window.page.get_by_text("Your name stands there.").wait_for()
    name_customer(proud, said="She wrote so.", by=jim, at=at)
    window.open(f"{live_server.url}/appreciation/")
    window.page.get_by_text("Change what stands here of case").click()
    window.look()
    window.close()
