"""What the lines of the journal say of causes and wishes, on the page of their case."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amends.journal.actor import ActorKind
from amends.web.case.told import Told


def _joined(told: Told) -> str:
    words = [_("%(by)s added it to a problem.") % told]
    if told.entry.figures.get("came_back"):
        words.append(_("It came back after a fix, so it is more severe now."))
    if told.entry.figures.get("is_second"):
        words.append(_("It met them before, so the lead stands beside."))
    return " ".join(words)


def _wished(told: Told) -> str:
    if told.entry.actor_kind == ActorKind.STAFF:
        return _("%(by)s noted that they wish to be told what we change.") % told
    return _("They wish to be told what we change.")


def _no_longer(told: Told) -> str:
    if told.entry.actor_kind == ActorKind.STAFF:
        return _("%(by)s noted that they no longer wish to be told what we change.") % told
    return _("They no longer wish to be told what we change.")


OF_FIXES = frozenset(
    {
        "fix.did_not_help",
        "fix.done",
        "fix.dropped",
        "fix.handed",
        "fix.handing_seen",
        "fix.planned",
        "fix.verified",
        "problem.reworded",
    }
)
"""Facts of a problem, which has a page of its own."""

OF_PREVENTION: Mapping[str, str | Callable[[Told], str]] = {
    "problem.named": gettext_noop("%(by)s named the cause."),
    "case.joined_problem": _joined,
    "case.left_problem": gettext_noop("%(by)s took it out of a problem."),
    "wish.noted": _wished,
    "wish.taken_back": _no_longer,
    "customer.told_of_fix": gettext_noop("%(by)s told them what we changed."),
}

OF_MEETINGS = frozenset(
    {
        "meeting.cancelled",
        "meeting.moved",
        "meetings.ended",
        "meetings.laid_out",
        "meetings.set",
        "minutes.corrected",
        "minutes.written",
        "problem.put_on_agenda",
    }
)
"""What is told on the pages of meetings, of no one case."""
