"""How often a form of the public doors may be sent."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory

from amends.web.limits import RATES, seconds_to_wait

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_sent_anything() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def from_address(address: str = "192.0.2.1") -> HttpRequest:
    return RequestFactory().post("/complaint/", REMOTE_ADDR=address)


def sent(form: str, times: int, address: str = "192.0.2.1") -> list[int]:
    return [seconds_to_wait(from_address(address), form) for _ in range(times)]


@pytest.mark.parametrize("form", RATES)
def test_one_more_than_the_burst_has_to_wait_at_most_an_hour(form: str) -> None:
    burst = int(RATES[form].partition("/")[0])
    waits = sent(form, burst + 2)
    assert waits[:burst] == [0] * burst
    assert all(0 < wait <= 3600 for wait in waits[burst:])


def test_another_address_and_another_form_do_not_wait() -> None:
    burst = int(RATES["word"].partition("/")[0])
    assert sent("word", burst + 1)[-1] > 0
    assert sent("word", 1, "192.0.2.2") == [0]
    assert sent("proposal", 1) == [0]
