"""Accounts that did not come in time."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from amends.facts.models import AccountReminder
from amends.web.desk.today_entries import Entry
from amends.web.templatetags.words import short_moment, when


def account_entries(reminders: Iterable[AccountReminder]) -> list[Entry]:
    """Say which accounts are late; each once, the latest word."""
    latest: dict[int, AccountReminder] = {}
    for reminder in reminders:
        latest.setdefault(reminder.account_id, reminder)
    return [_entry(reminder) for reminder in latest.values()]


def _entry(reminder: AccountReminder) -> Entry:
    account = reminder.account
    merge = getattr(account.case, "merge", None)
    number = merge.into_id if merge else account.case_id
    said = {"due": short_moment(account.due_at), "number": number}
    return Entry(
        when=when(reminder.at),
        href=reverse("account", args=[account.pk]),
        title=format_html(
            _("{name} has not told us what happened"),
            name=format_html("<strong>{}</strong>", account.thread.with_name),
        ),
        words=_("Hoped for by %(due)s, on case %(number)d. The offer need not wait.") % said,
        act=_("Seen"),
        case=0,
        put_away=reverse("see_account_reminder", args=[reminder.pk]),
    )
