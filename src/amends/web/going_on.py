"""Where the browser goes after something was done."""

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url


def see_other(to: str, *args: object) -> HttpResponseRedirect:
    """Send the browser on to read the result (303: it never sends the form again)."""
    response = HttpResponseRedirect(resolve_url(to, *args))
    response.status_code = 303
    return response
