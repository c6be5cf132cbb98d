"""A stranger's mail waits in a real browser: seen, laid out, and decided by one click."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.cases.models import Case
from amends.letters.reply_token import reply_address
from browser.ground import told_and_understood
from browser.looking import new_window
from mail.receiving.ground import STRANGER, arrive, mail
from stories.street import Street

pytestmark = pytest.mark.browser

HTML = '<p>Send it to <b>me</b>.</p><img src="https://track.example/open.gif">'
AT = datetime(2026, 11, 15, 0, 20, tzinfo=UTC)


@pytest.mark.parametrize(("width", "has_script"), [(1280, True), (390, False)])
def test_a_stranger_s_mail_is_looked_at_and_left_out(
    street: Street, chromium: Browser, live_server: LiveServer, width: int, has_script: bool
) -> None:
    told_and_understood(street)
    case = Case.objects.get()
    to = reply_address(case.pk, case.team.email or "desk@northlight.example")
    arrive(mail("Send it to me.", sender=STRANGER, to=to, html=HTML), at=AT)
    window = new_window(chromium, width=width, has_script=has_script)
    asked: list[str] = []
    page = window.page
    page.on("request", lambda request: asked.append(request.url))
    window.sign_in(live_server.url, case.owner.email)
    page.click("text=1 mail waits for a decision")
    window.look()
    page.click("text=Mallory")
    window.look()
    page.click("text=Show it as it was laid out")
    window.look()
    assert page.locator(".foreign b").inner_text() == "me"
    assert not [url for url in asked if "track.example" in url]
    page.click("text=Leave it out")
    assert page.locator("text=No mail waits for a decision.").is_visible()
    window.look()
    window.close()
