"""How often somebody may send a form of the public doors.

Counted in the cache, per network address and per form, by the counter that also guards the
sign-in. It is not part of that library's documented interface, so `pyproject.toml` bounds the
library's version.
"""

import math
import time
from collections.abc import Mapping

from allauth.core.internal.ratelimit import consume, get_cache_key, get_rates
from django.core.cache import cache
from django.http import HttpRequest

APP = "amends.web"

# Ours: many people may stand behind one address (a shop, a train), so a day is generous and only
# a burst is slowed down. `odd` is for what no person fills in; it is still read, just slowly.
RATES: Mapping[str, str] = {
    "complaint": "10/h/ip,60/d/ip",
    "odd": "2/h/ip,6/d/ip",
    "choice": "20/h/ip",
    "time": "20/h/ip",
    "proposal": "10/h/ip,40/d/ip",
    "message": "15/h/ip,60/d/ip",
    "account": "20/h/ip,60/d/ip",
    "arrival": "40/h/ip",
    "word": "10/h/ip",
    "wish": "20/h/ip",
    "consent": "20/h/ip",
    "let_off": "20/h/ip",
    # A whole office reads its calendars through one address, some programs every few minutes.
    "calendar": "300/h/ip",
}


def seconds_to_wait(request: HttpRequest, form: str) -> int:
    """Count one more try of a form; 0 when it may go on, else how long to wait, in seconds."""
    config = dict(RATES)
    if consume(request, app=APP, action=form, config=config, limit_get=True) is not None:
        return 0
    longest = 1
    for rate in get_rates(app=APP, action=form, config=config):
        tries = cache.get(get_cache_key(request, app=APP, action=form, rate=rate), [])
        if len(tries) >= rate.amount:
            longest = max(longest, math.ceil(tries[rate.amount - 1] + rate.duration - time.time()))
    return longest
