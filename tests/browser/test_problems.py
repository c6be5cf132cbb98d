"""The pages of problems bar nobody, and a cause that names somebody comes back kindly."""

from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.config.demo.cast import TIME_ZONE
from amends.prevention.actions import finish_fix, note_wish, plan_fix, verify_fix
from amends.prevention.drafts import FixDraft
from amends.prevention.models import Problem
from browser.ground import told_and_understood, written_to
from browser.looking import new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]


def test_what_must_not_happen_again(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = told_and_understood(street)
    hers = written_to(street, case)
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, street.staff["Ruth"].email)
    page = window.page
    window.open(f"{live_server.url}/problems/")
    window.open(live_server.url + case)
    page.get_by_text("Name the cause", exact=True).click()
    cause = page.get_by_label("What in the work let it happen")
    cause.fill("Jim forgot the window")
    page.get_by_role("button", name="Name it").click()
    page.get_by_text("names a person").wait_for()
    window.look()
    cause.fill("The window is on no closing list")
    page.get_by_role("button", name="Name it").click()
    page.get_by_role("link", name="The window is on no closing list").click()
    page.get_by_role("heading", name="How often").wait_for()
    window.look()
    fix_number = _held(street, case)
    for address in ("/problems/?state=verified", f"/problems/{Problem.objects.get().pk}/"):
        window.open(live_server.url + address)
    window.open(f"{live_server.url}/fixes/{fix_number}/letters/")
    page.get_by_role("button", name="Send to Amy Chen").click()
    page.get_by_text("Told already").wait_for()
    window.look()
    window.open(live_server.url + hers)
    page.get_by_role("button", name="I no longer wish to know").click()
    page.get_by_role("button", name="Tell me what you changed").wait_for()
    window.look()
    window.close()


def _held(street: Street, case: str) -> int:
    """Amy wishes to know; a fix was done and holds."""
    at, jim = street.clock.now, street.staff["Jim"]
    today = at.astimezone(ZoneInfo(TIME_ZONE)).date()
    note_wish(street.case(case), by=None, at=at)
    draft = FixDraft(
        what="written a closing list with the window on it",
        owner=jim,
        due_on=today,
        how_we_know="No window is empty",
        look_on=today,
    )
    fix = plan_fix(Problem.objects.get(), draft, by=jim, at=at, key="fix")
    finish_fix(fix, words="It hangs by the door.", by=jim, at=at)
    verify_fix(fix, words="Not one window since.", by=jim, at=at)
    return fix.pk
