"""What is said to somebody who sends a form too often."""

from django.utils.translation import gettext as _

from amends.web.templatetags.words import long_span


def too_often(seconds: int) -> str:
    """Return when to try again; what was typed is still in the form."""
    return _(
        "That was too often in a short time. Nothing that you wrote is lost: send it again in"
        " %(span)s, or reach us as it says on this page."
    ) % {"span": long_span(max(1, -(-seconds // 60)))}
