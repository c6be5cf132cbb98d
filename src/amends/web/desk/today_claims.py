"""What suppliers wrote or have not written, and windows of claims that run out."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from amends.claims.models import About, ClaimReminder, SupplierClaim
from amends.web.desk.today_entries import Entry
from amends.web.templatetags.words import dated_day, when

SAYS = {
    About.NOTIFY: gettext_lazy("%(name)s is to be told by %(day)s."),
    About.CLAIM: gettext_lazy("The claim is to be made by %(day)s."),
    About.CHASE: gettext_lazy("An answer was expected by %(day)s. Ask %(name)s again."),
}


def claim_entries(
    reminders: Iterable[ClaimReminder], answered: Iterable[SupplierClaim]
) -> list[Entry]:
    """Say what somebody is to do about claims, answers first; each thing once, the latest word."""
    entries = [_answered(claim) for claim in answered]
    told: set[tuple[int, str]] = set()
    for reminder in reminders:
        if (reminder.claim_id, reminder.about) not in told:
            told.add((reminder.claim_id, reminder.about))
            entries.append(_reminder(reminder))
    return entries


def _answered(claim: SupplierClaim) -> Entry:
    return Entry(
        when=_("An answer"),
        href=reverse("claim", args=[claim.pk]),
        title=format_html(_("{name} wrote about {what}"), name=claim.supplier.name, what=_b(claim)),
        words=_("Read it, and write down what they say."),
        act=pgettext("button", "Open"),
        case=0,
    )


def _reminder(reminder: ClaimReminder) -> Entry:
    claim = reminder.claim
    said = SAYS[About(reminder.about)] % {
        "name": claim.supplier.name,
        "day": dated_day(reminder.day),
    }
    return Entry(
        when=when(reminder.at),
        href=reverse("claim", args=[claim.pk]),
        title=format_html(_("Claim: {what}"), what=_b(claim)),
        words=said,
        act=_("Seen"),
        case=0,
        put_away=reverse("see_claim_reminder", args=[reminder.pk]),
    )


def _b(claim: SupplierClaim) -> str:
    return format_html("<strong>{}</strong>", claim.what)
