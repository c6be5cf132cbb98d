"""What each line of the journal says, as a sentence with names. The names are API: see `told`."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from amends.cases.models import ClockKind
from amends.journal.actor import ActorKind
from amends.web.case.account_sentences import OF_ACCOUNTS
from amends.web.case.claim_sentences import OF_CLAIMS
from amends.web.case.ending_sentences import OF_ENDS, OF_HOUSE_AND_ENDS
from amends.web.case.prevention_sentences import OF_FIXES, OF_MEETINGS, OF_PREVENTION
from amends.web.case.told import Told

Sentence = str | Callable[[Told], str]


def _opened(told: Told) -> str:
    is_heard = told.entry.actor_kind == ActorKind.STAFF
    if is_heard and told.entry.actor_id == told.number("owner"):
        return _("%(by)s heard it, %(channel)s, and owns it.") % told
    return _("The case opened, %(channel)s; %(owner)s owns it.") % told


def _climbed(told: Told) -> str:
    kind = str(dict(ClockKind.choices).get(str(told.entry.figures.get("kind")), ""))
    words = {
        1: _("The clock “%(kind)s” runs out soon. Its owner was reminded."),
        2: _("The clock “%(kind)s” ran out. The lead was told."),
        3: _("The clock “%(kind)s” ran out an hour ago. The manager was told."),
    }
    return words[min(told.number("rung") or 1, 3)] % {"kind": kind}


def _needs_approval(told: Told) -> str:
    return _("%(by)s asked %(asked_of)s to approve an offer.") % told


def _made(told: Told) -> str:
    number = told.number("options") or 0
    if told.has("goodwill"):
        words = ngettext(
            "%(by)s put %(options)s option before them, and %(goodwill)s extra.",
            "%(by)s put %(options)s options to choose from, and %(goodwill)s extra.",
            number,
        )
    else:
        words = ngettext(
            "%(by)s put %(options)s option before them.",
            "%(by)s put %(options)s options to choose from.",
            number,
        )
    return words % told


def _chosen(told: Told) -> str:
    title = told.thing("option")
    if told.entry.actor_kind == ActorKind.STAFF:
        words = _("%(by)s wrote down the choice: %(title)s.")
    else:
        words = _("%(by)s chose: %(title)s.")
    return words % {"by": told.by, "title": title or _("one of the options")}


def _delivered(told: Told) -> str:
    words = _("%(by)s delivered: %(what)s.") % {
        "by": told.by,
        "what": told.thing("line") or told["amount"],
    }
    if told.has("made_right"):
        # Apart from the f-string: texts inside one are not found for translation.
        all_right = _("With that all is made right.")
        return f"{words} {all_right}"
    return words


def _arrived(told: Told) -> str:
    what = told.thing("line") or _("what we sent")
    return _("It arrived, says %(by)s: %(what)s.") % {"by": told.by, "what": what}


def _not_arrived(told: Told) -> str:
    what = told.thing("line") or _("what we sent")
    return _("It has not arrived, says %(by)s: %(what)s. It is due again.") % {
        "by": told.by,
        "what": what,
    }


def _filed(told: Told) -> str:
    # What a mail said stands there as its words; only what came back has none.
    is_back = told.entry.figures.get("outcome") == "bounce"
    return _("A mail of ours came back: it did not arrive.") if is_back else ""


def _kept(told: Told) -> str:
    return (
        _("A program answered by itself; that starts nothing.") if told.has("is_automatic") else ""
    )


SENTENCES: Mapping[str, Sentence] = {
    **OF_ACCOUNTS,
    **OF_CLAIMS,
    **OF_ENDS,
    **OF_PREVENTION,
    "approval.granted": gettext_noop("%(by)s approved the offer."),
    "approval.refused": gettext_noop(
        "%(by)s did not approve the offer, and said what can be done instead."
    ),
    "arrival.confirmed": _arrived,
    "arrival.denied": _not_arrived,
    "case.claimed": gettext_noop("%(by)s took it from %(former_owner)s."),
    "case.closed": gettext_noop("%(by)s closed the case: %(outcome)s."),
    "case.followed_up": gettext_noop("%(by)s asked whether it is right now."),
    "case.linked": gettext_noop("%(by)s linked it with case %(other)s."),
    "case.merged": gettext_noop("%(by)s merged case %(merged)s into this one."),
    "case.opened": _opened,
    "case.reopened": gettext_noop("%(by)s opened the case again."),
    "case.snoozed": gettext_noop("%(by)s put it aside until %(until)s."),
    "case.unlinked": gettext_noop("%(by)s took away the link with case %(other)s."),
    "case.woken": gettext_noop("It came back into sight."),
    "clock.climbed": _climbed,
    "customer.told_how_it_went": gettext_noop("%(by)s told us how we did."),
    "facts.recorded": gettext_noop("%(by)s answered what the policy asks."),
    "file.attached": gettext_noop("%(by)s added a file."),
    "finding.stated": gettext_noop(
        "%(by)s wrote down what was promised, what happened and the gap."
    ),
    "handover.accepted": gettext_noop("%(by)s took the case over from %(former_owner)s."),
    "handover.asked": gettext_noop("%(by)s asked %(to_staff)s to take the case."),
    "handover.declined": gettext_noop("%(by)s cannot take the case; it stays where it is."),
    "handover.taken_back": gettext_noop("%(by)s took the question back and keeps the case."),
    "lead.called_in": gettext_noop("%(by)s called in %(lead)s beside the owner."),
    "letter.sent_again": gettext_noop("%(by)s sent a letter again that had not arrived."),
    "line.fulfilled": _delivered,
    "mail.delivered_after_all": gettext_noop("What had not arrived has been taken after all."),
    "mail.filed": _filed,
    "mail.let_in": gettext_noop("%(by)s let a mail into the case that had waited for a decision."),
    "mail.not_delivered": gettext_noop(
        "A letter did not arrive. What it was to answer is open again."
    ),
    "mail.told_otherwise": gettext_noop("%(by)s put a letter away that had not arrived."),
    "link.renewed": gettext_noop(
        "%(by)s gave the customer’s page a new address; the old one ended."
    ),
    "offer.made": _made,
    "offer.needs_approval": _needs_approval,
    "offer.withdrawn": gettext_noop("%(by)s took the options back: %(why)s."),
    "option.chosen": _chosen,
    "promise.at_risk": gettext_noop("A promise may not be kept; its keeper is told."),
    "promise.broken": gettext_noop("A promise was broken."),
    "promise.brought_to_case": gettext_noop("A broken promise is made good here."),
    "promise.given_up": gettext_noop("%(by)s said before its time that a promise cannot be kept."),
    "promise.given": gettext_noop("%(by)s wrote down a promise, due %(due_at)s."),
    "promise.keeper_changed": gettext_noop(
        "%(to_staff)s looks after a promise instead of %(former_owner)s."
    ),
    "promise.keeper_reminded": gettext_noop("Whoever looks after a promise was reminded."),
    "promise.kept": gettext_noop("A promise was kept."),
    "duty.offer_due": gettext_noop("The law asks us to offer another day, or the money back."),
    "duty.refund_due": gettext_noop("The law asks us to pay the money back, unasked."),
    "duty.refund_settled": gettext_noop("It is settled whether the money comes back."),
    "promise.letter_prepared": gettext_noop("A letter about a promise at risk lies ready."),
    "promise.new_date_asked": gettext_noop("%(by)s asked for another date: %(due_at)s."),
    "promise.new_date_refused": gettext_noop(
        "No to another date: the promise stands as it was given."
    ),
    "promise.released": gettext_noop("%(by)s noted that a promise need not be kept."),
    "promise.renegotiated": gettext_noop("Agreed: the promise is now due %(due_at)s."),
    "promise.step_done": gettext_noop("A step that a promise waits for is done."),
    "promise.step_expected": gettext_noop(
        "A step that a promise waits for is to come by %(due_at)s."
    ),
    "proposal.granted": gettext_noop("%(by)s said yes to what was asked for."),
    "proposal.made": gettext_noop("%(by)s told us what they would rather have."),
    "proposal.refused": gettext_noop("%(by)s said no, with a reason and what can be done instead."),
    "side_message.received": gettext_noop("An answer came beside the case."),
    "side_message.sent_again": gettext_noop("%(by)s sent a mail beside the case again."),
    "side_message.written": gettext_noop("%(by)s wrote to somebody beside the case."),
    "side_thread.opened": gettext_noop("%(by)s began a conversation beside the case."),
    "tag.added": gettext_noop("%(by)s added a tag."),
    "tag.removed": gettext_noop("%(by)s took a tag off."),
    "time.asked_for": gettext_noop("%(by)s wants to think it over; we write on %(write_on)s."),
    "words.kept": _kept,
}

SHOWN_AS_WORDS = frozenset(
    {"contact.logged", "customer.asked", "letter.sent", "message.received", "note.added"}
)
"""Told by the words themselves."""

OWN_AFFAIRS = frozenset(
    {
        "account.reminder_seen",
        "claim.reminder_seen",
        "case.followed",
        "case.unfollowed",
        "draft.discarded",
        "draft.saved",
        "notice.seen",
        "reminder.seen",
        "view.dropped",
        "view.saved",
        "calendar.address_renewed",
    }
)
"""One person's own, nobody else's story."""

OF_THE_HOUSE = frozenset(
    {
        "supplier.terms_set",
        "clock_rule.set",
        "pack.turned_on",
        "pack.turned_off",
        "token.made",
        "token.revoked",
        "customer.added",
        "customer.contact_added",
        "customer.met",
        "customer.shop_number_noted",
        "customer.treatment_recorded",
        "customer.worth_noted",
        "focus.read",
        "mail.files_kept",
        "mail.given_up",
        "mail.handed_over",
        "mail.kept",
        "mail.left_out",
        "mail.made_case",
        "mail.run_again",
        "mail.tried_again",
        "mailbox.added",
        "mailbox.changed",
        "mailbox.dropped",
        "mailbox.failed",
        "mailbox.read",
        "offering.changed",
        "offering.listed",
        "offering.not_offered",
        "outgoing.attempt_failed",
        "outgoing.delivered",
        "outgoing.failed",
        "outgoing.sent_again",
        "policy.saved",
        "policy.turned_on",
        "purchase.delivered",
        "purchase.hand_over_noted",
        "purchase.paid",
        "purchase.recorded",
        "purchase.signed_off",
        "row.kept_for_repair",
        "row.mended",
        "saved_reply.added",
        "saved_reply.changed",
        "saved_reply.deleted",
        "staff.absence_noted",
        "staff.details_changed",
        "staff.hired",
        "staff.let_go",
        "staff.role_changed",
        "staff.shifts_set",
        "staff.taken_back",
        "staff.teams_changed",
        "supplier.added",
        "supplier.changed",
        "team.added",
        "team.authority_set",
        "team.described",
        "team.hours_set",
        "team.shut_days_set",
    }
)
"""Facts of the house, of no one case; delivery is told beside each letter."""

UNSPOKEN = SHOWN_AS_WORDS | OWN_AFFAIRS | OF_THE_HOUSE | OF_HOUSE_AND_ENDS | OF_MEETINGS | OF_FIXES


def sentence_of(told: Told) -> str:
    """Return what a line says, in the reader's language; empty for one that is not spoken."""
    sentence = SENTENCES.get(told.entry.name)
    if sentence is None:
        return ""
    words = sentence(told) if callable(sentence) else _(sentence) % told
    if told.entry.name.startswith("promise.") and told.promise:
        return f"{words.rstrip('.')}: “{told.promise}”."
    return words


def is_broken(told: Told) -> bool:
    """Tell whether a line tells of a word that was broken; it stands in red."""
    if told.entry.name in ("promise.broken", "promise.given_up"):
        return True
    return told.entry.name == "clock.climbed" and (told.number("rung") or 0) > 1
