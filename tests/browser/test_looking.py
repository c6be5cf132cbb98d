"""The look at every page sees what it is there to see."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from browser.looking import new_window
from stories.street import Street

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("has_script", [True, False])
@pytest.mark.parametrize(
    ("fault", "is_told"),
    [
        ("<font color=#cccc99>pale</font>", "color-contrast"),
        ("<input name=nameless>", "label"),
        (f"<nobr>{'wide ' * 50}</nobr>", "scrolls sideways"),
        ("<b style='color: red'>loud</b>", "Content Security Policy"),
    ],
)
def test_a_fault_of_a_page_is_found(
    street: Street,
    chromium: Browser,
    live_server: LiveServer,
    fault: str,
    is_told: str,
    has_script: bool,
) -> None:
    window = new_window(chromium, width=390, has_script=has_script)
    window.open(f"{live_server.url}/signin/")
    window.page.evaluate(
        "fault => document.querySelector('main').insertAdjacentHTML('beforeend', fault)", fault
    )
    with pytest.raises(AssertionError, match=is_told):
        window.look()
    window.close()
