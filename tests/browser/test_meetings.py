"""The pages of meetings bar nobody, and minutes that name somebody are read again."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.prevention.actions import name_problem, put_on_agenda, set_meetings
from amends.prevention.calendar import Pattern, Rhythm
from browser.ground import SHOP, told_and_understood
from browser.looking import new_window
from stories.street import Street

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1280])]

CAUSE = "Window arrangements are on no closing list"


def test_when_they_meet_and_what_is_looked_at(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = street.case(told_and_understood(street))
    ines, now = street.staff["Ines"], street.clock.now
    problem = name_problem(case, cause=CAUSE, by=ines, at=now, key="cause")
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, ines.email)
    settings = f"{live_server.url}/settings/{SHOP}/meetings/"
    for address in ("/", "/meetings/", f"/problems/{problem.pk}/"):
        window.open(live_server.url + address)
    window.open(settings)
    window.page.get_by_label("At", exact=True).fill("15:00")
    window.page.get_by_role("button", name="Set it").click()
    window.page.get_by_text("End these meetings").wait_for()
    window.page.get_by_text("End these meetings").click()
    window.look()
    put_on_agenda(problem, by=ines.actor, at=now)
    window.open(f"{live_server.url}/meetings/")
    window.page.locator(".ledger a.whole").first.click()
    window.page.get_by_text(CAUSE).wait_for()
    window.page.get_by_text("Move it").click()
    window.page.get_by_text("Call it off").click()
    window.look()
    window.close()


def test_what_was_said(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    case = street.case(told_and_understood(street))
    ines, now = street.staff["Ines"], street.clock.now
    before = now - timedelta(days=9)
    zone = case.team.time_zone
    first = before.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    pattern = Pattern(Rhythm.WEEKLY, first, time(9), zone)
    series = set_meetings(case.team, pattern, minutes=30, by=ines, at=before)
    problem = name_problem(case, cause=CAUSE, by=ines, at=before, key="cause")
    put_on_agenda(problem, by=ines.actor, at=before)
    meeting = series.meetings.earliest("on")
    window = new_window(chromium, width=width)
    window.sign_in(live_server.url, ines.email)
    window.open(f"{live_server.url}/meetings/?when=past")
    window.open(f"{live_server.url}/meetings/{meeting.pk}/")
    page = window.page
    page.get_by_label("What was said").fill("Jim forgot it.")
    page.get_by_role("button", name="Keep the minutes").click()
    page.get_by_text("names a person").wait_for()
    window.look()
    page.get_by_label("What was said").fill("Nobody looks at the window last.")
    page.get_by_label("What was decided").fill("The list gets a line for it")
    page.get_by_role("button", name="Keep the minutes").click()
    page.get_by_text("Decided:").wait_for()
    page.get_by_text("Make a fix of the decision").click()
    page.get_by_text("Correct the minutes").click()
    window.look()
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Keep the correction").is_visible()
    assert page.get_by_text("Nobody looks at the window last.").first.is_visible()
    window.close()
