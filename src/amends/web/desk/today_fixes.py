"""Fixes that are due, that are to be looked at, and customers who wish to know of them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amends.prevention.models import Fix, FixHanding, FixState
from amends.web.desk.today_entries import Entry
from amends.web.templatetags.words import dated_day, short_day


def fix_entries(
    due: Iterable[Fix],
    to_verify: Iterable[Fix],
    to_tell: Iterable[Fix],
    handed: Iterable[FixHanding],
) -> list[Entry]:
    """Say what somebody is to do about their fixes, what is overdue first, and which are new."""
    return [
        *(_due(fix) for fix in due),
        *(_to_verify(fix) for fix in to_verify),
        *(_to_tell(fix) for fix in to_tell),
        *(_handed(handing) for handing in handed),
    ]


def fixes_that_have_nobody(fixes: Iterable[Fix]) -> list[Entry]:
    """Say to a lead which fixes nobody looks after any more."""
    return [
        Entry(
            when=short_day(fix.due_on if fix.state == FixState.PLANNED else fix.look_on),
            href=_place(fix),
            title=format_html(_("Fix: {what}"), what=_b(fix)),
            words=_("This fix has nobody."),
            act=_("Hand it on"),
            case=0,
            tone="risk",
        )
        for fix in fixes
    ]


def _due(fix: Fix) -> Entry:
    is_late = fix.due_on < timezone.localdate()
    words = _("It was to be done by %(day)s.") if is_late else _("It is to be done today.")
    return Entry(
        when=short_day(fix.due_on) if is_late else _("Today"),
        href=_place(fix),
        title=format_html(_("Fix: {what}"), what=_b(fix)),
        words=words % {"day": dated_day(fix.due_on)},
        act=pgettext("button", "Open"),
        case=0,
        tone="risk" if is_late else "",
    )


def _to_verify(fix: Fix) -> Entry:
    return Entry(
        when=short_day(fix.look_on),
        href=_place(fix),
        title=format_html(_("See whether it holds: {what}"), what=_b(fix)),
        words=fix.how_we_know,
        act=pgettext("button", "Open"),
        case=0,
    )


def _to_tell(fix: Fix) -> Entry:
    return Entry(
        when=_("It holds"),
        href=reverse("letters_of_change", args=[fix.pk]),
        title=format_html(_("Tell what we changed: {what}"), what=_b(fix)),
        words=_("Customers wish to know it. Their letters are drafted; a person sends them."),
        act=_("Write"),
        case=0,
    )


def _handed(handing: FixHanding) -> Entry:
    return Entry(
        when=_("Hand-over"),
        href=_place(handing.fix),
        title=format_html(_("Fix: {what}"), what=_b(handing.fix)),
        words=_("%(name)s handed it to you.") % {"name": handing.by.name},
        act=_("Seen"),
        case=0,
        put_away=reverse("see_fix_handing", args=[handing.pk]),
    )


def _place(fix: Fix) -> str:
    return f"{reverse('problem', args=[fix.problem_id])}#fix-{fix.pk}"


def _b(fix: Fix) -> str:
    return format_html("<strong>{}</strong>", fix.what)
