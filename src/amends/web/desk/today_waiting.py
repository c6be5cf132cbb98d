"""What others wait for: hand-overs, approvals, proposals, words of customers, notices."""

from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amends.cases.models import Case, ClockKind, Handover, Notice, NoticeKind
from amends.insight.models import Naming
from amends.letters.models import Undelivered
from amends.letters.queries.incoming import MailCounts
from amends.people.models import Staff
from amends.remedies.models import Approval, Offer, Proposal
from amends.remedies.queries.packages import sums_of_offer
from amends.web.desk.today_entries import Entry, case_path
from amends.web.templatetags.words import money, short_moment, when

RUN_OUT = {
    ClockKind.OWN: gettext_lazy("It needs an owner."),
    ClockKind.ACKNOWLEDGE: gettext_lazy("The first word is running late."),
    ClockKind.FIRST_OFFER: gettext_lazy("The first offer is running late."),
    ClockKind.RESOLVE: gettext_lazy("It is not agreed yet."),
    ClockKind.FULFIL: gettext_lazy("It is not made right yet."),
    ClockKind.NEXT_WORD: gettext_lazy("The next word is running late."),
}
NEWS = {
    NoticeKind.CLOCK: gettext_lazy("A clock"),
    NoticeKind.MENTION: gettext_lazy("You are named"),
    NoticeKind.BESIDE: gettext_lazy("Called in"),
    NoticeKind.FOLLOWED: gettext_lazy("You follow it"),
    NoticeKind.ANSWER: gettext_lazy("An answer"),
    NoticeKind.SIDE: gettext_lazy("An answer beside it"),
    NoticeKind.MANAGEMENT: gettext_lazy("To the top"),
}


def handover_entries(handovers: Iterable[Handover]) -> list[Entry]:
    """Say what colleagues ask one to take."""
    return [
        Entry(
            when=_("Hand-over"),
            href=case_path(one.case),
            title=format_html(
                _("{name} asks you to take {case}"),
                name=one.from_staff.first_name,
                case=_strong(one.case),
            ),
            words=_("It stays with %(name)s until you accept. “%(why)s”")
            % {"name": one.from_staff.first_name, "why": one.why},
            act=_("Accept or decline"),
            case=one.case_id,
        )
        for one in handovers
    ]


def approval_entries(approvals: Iterable[Approval]) -> list[Entry]:
    """Say who wants to give what, and by when the customer was told to hear."""
    return [_approval(one) for one in approvals]


def proposal_entries(proposals: Iterable[Proposal]) -> list[Entry]:
    """Say which customers would rather have something else."""
    return [
        Entry(
            when=_("Proposal"),
            href=reverse("proposal", args=[one.pk]),
            title=format_html(
                _("{name} would rather have something else"),
                name=format_html("<strong>{}</strong>", one.case.customer.name),
            ),
            words=_shortened(one.words),
            act=_("Answer"),
            case=one.case_id,
            customer=one.case.customer_id,
        )
        for one in proposals
    ]


def message_entries(cases: Iterable[Case], *, but: set[int]) -> list[Entry]:
    """Say which customers spoke last, but for the cases that are listed already."""
    return [
        Entry(
            when=when(case.last_word_at),
            href=case_path(case),
            title=format_html(
                _("{name} wrote or rang"),
                name=format_html("<strong>{}</strong>", case.customer.name),
            ),
            words=case.subject,
            act=_("Answer"),
            case=case.pk,
            customer=case.customer_id,
        )
        for case in cases
        if case.pk not in but
    ]


def notice_entries(
    notices: Iterable[Notice], *, staff: Staff, listed: set[int], asked: set[int]
) -> list[Entry]:
    """Say what is new, but for what a line of the same case says already.

    Of a case that is `listed` that is its clock and its answer, of one whose approval is
    `asked` also that one is named there.
    """
    said = {NoticeKind.CLOCK: listed, NoticeKind.ANSWER: listed, NoticeKind.MENTION: asked}
    return [
        _notice(one, staff)
        for one in notices
        if one.case_id not in said.get(NoticeKind(one.kind), ())
    ]


def mail_entries(mail: MailCounts) -> list[Entry]:
    """Say how much mail waits for a decision, and how much could not be filed."""
    entries = []
    if mail.waiting:
        words = ngettext(
            "%(count)d mail waits for a decision",
            "%(count)d mails wait for a decision",
            mail.waiting,
        )
        why = _("It may be about a case, and it may not be from whom it seems.")
        entries.append(_mail_entry(reverse("mail"), words % {"count": mail.waiting}, why))
    if mail.dead:
        words = ngettext(
            "%(count)d mail could not be filed", "%(count)d mails could not be filed", mail.dead
        )
        why = _("It is kept as it came, with the reason.")
        entries.append(_mail_entry(reverse("dead_mail"), words % {"count": mail.dead}, why))
    return entries


def _mail_entry(href: str, title: str, why: str) -> Entry:
    return Entry(when=_("Mail"), href=href, title=title, words=why, act=_("Look at it"), case=0)


def naming_entries(namings: Iterable[Naming]) -> list[Entry]:
    """Ask whether one wishes to be named with a recovery that the team is proud of."""
    return [
        Entry(
            when=_("Your name"),
            href=f"{reverse('me')}#namings",
            title=_("%(name)s is proud of what you did") % {"name": one.asked_by.first_name},
            words=one.appreciation.words,
            act=_("May we name you?"),
            case=0,
        )
        for one in namings
    ]


def undelivered_entries(failed: Iterable[Undelivered]) -> list[Entry]:
    """Say which mails of one's own cases have not arrived."""
    return [_undelivered(one) for one in failed]


def _undelivered(one: Undelivered) -> Entry:
    if one.came_back:
        why = _("Their mail system sent it back.")
    elif one.is_tried_again:
        why = _("No mail server has taken it yet. It is tried again by itself.")
    else:
        why = _("No mail server takes it.")
    # What was said beside the case is owed to nobody whom it let down.
    owed_to = one.case.customer_id if one.letter_id else None
    return Entry(
        when=when(one.since),
        href=reverse("letters"),
        title=format_html(
            _("Your mail to {name} has not arrived"),
            name=format_html("<strong>{}</strong>", one.to_name),
        ),
        words=f"{one.subject}. {why}",
        act=_("Look at it"),
        case=one.case_id,
        customer=owed_to,
        tone="risk" if one.is_tried_again else "broken",
    )


def _approval(approval: Approval) -> Entry:
    offer = approval.offer
    what, extra = _sums(offer)
    if extra:
        what = _("%(owed)s and %(extra)s extra") % {"owed": what, "extra": extra}
    told = _("%(customer)s, “%(subject)s”.") % {
        "customer": offer.case.customer.name,
        "subject": offer.case.subject,
    }
    if offer.hear_by is not None:
        hear_by = _("They were told: by %(time)s.") % {"time": short_moment(offer.hear_by)}
        told = f"{told} {hear_by}"
    return Entry(
        when=_("Approval"),
        href=reverse("approval", args=[approval.pk]),
        title=format_html(
            _("{name} wants to give {what}"),
            name=approval.asked_by.first_name,
            what=format_html("<strong>{}</strong>", what),
        ),
        words=told,
        act=_("Decide"),
        case=offer.case_id,
    )


def _sums(offer: Offer) -> tuple[str, str]:
    """Return what is owed at most and the extra, apart, each as a sum of money (rule 5)."""
    sums = sums_of_offer(offer)
    currency = str(sums["currency"] or offer.case.team.currency)
    owed = sum((Decimal(sums[name] or 0) for name in ("owed", "dearest")), Decimal(0))
    extra = Decimal(sums["goodwill"] or 0)
    return money(owed, currency), money(extra, currency) if extra else ""


def _notice(notice: Notice, staff: Staff) -> Entry:
    said = [f"{notice.case.customer.name}."]
    if notice.kind == NoticeKind.CLOCK and notice.clock is not None:
        said.append(str(RUN_OUT[ClockKind(notice.clock.kind)]))
    if notice.case.owner_id != staff.pk:
        said.append(_("%(name)s owns it.") % {"name": notice.case.owner})
    said.append(_("Since %(time)s.") % {"time": short_moment(notice.at)})
    return Entry(
        when=str(NEWS[NoticeKind(notice.kind)]),
        href=case_path(notice.case),
        title=_strong(notice.case),
        words=" ".join(said),
        act=_("Seen"),
        case=notice.case_id,
        put_away=reverse("see_notice", args=[notice.pk]),
    )


def _strong(case: Case) -> str:
    return format_html("<strong>{}, {}</strong>", case.subject, _("case %d") % case.pk)


def _shortened(words: str, longest: int = 140) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"
