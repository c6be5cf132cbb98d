"""What the management hears when a letter to the top went back to its owner (S2)."""

from email.utils import format_datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.models import Case, Clock, ClockKind, HandBack
from amends.cases.queries import clocks_of
from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing
from amends.letters.composing import in_language
from amends.letters.delivery import let_failures_come_to, send
from amends.letters.headers import checked_address, named
from amends.letters.queries.conversation import hand_back_id, our_address
from amends.letters.queries.failing import hand_back_in
from amends.letters.reply_token import reply_address
from amends.letters.sheet import as_html, as_text

FIRST_WORDS = (ClockKind.ACKNOWLEDGE, ClockKind.NEXT_WORD, ClockKind.FIRST_OFFER)


def hand_back_words(row: HandBack) -> str:
    """Return what somebody at the top is told, in the team's language: thanks, whose it is, when.

    What they promised already binds us (rule 4), so they are asked for it.
    """
    case = row.case
    words = {
        "executive": row.executive.name,
        "customer": case.customer.name,
        "owner": case.owner.name,
        "number": case.pk,
        "team": case.team.name,
    }
    with in_language(case.team.language):
        due = _next_word(case)
        paragraphs = [
            _("Dear %(executive)s,"),
            _(
                "Thank you for passing on what %(customer)s wrote. It is with %(owner)s, who owns"
                " the case (number %(number)d) and has the last word on it. There is nothing more"
                " that you need to do."
            ),
            _("%(owner)s writes to %(customer)s by %(time)s at the latest.") if due else "",
            _(
                "If you have promised %(customer)s something already, please answer this mail and"
                " say what and by when, so that we keep it. If they write to you again, pass it on"
                " in the same way; it finds the case by itself."
            ),
            "%(team)s",
        ]
    return "\n\n".join(one for one in paragraphs if one) % {**words, "time": due}


def deliver_hand_back(outgoing: Outgoing) -> None:
    """Send what the management is told. Raises as `deliver` of a letter."""
    row = hand_back_in(outgoing)
    if row is None:
        raise Undeliverable("There is no such row.")
    send(hand_back_mail(row, outgoing))


def hand_back_mail(row: HandBack, outgoing: Outgoing) -> EmailMultiAlternatives:
    """Return the mail, the same however often it is built.

    A program sends it, and it says so (RFC 3834), so that no program answers it.
    """
    case, team = row.case, row.case.team
    ours = our_address(case)
    address = checked_address(ours.address)
    answer_to = reply_address(case.pk, address) if ours.takes_marks else address
    body = hand_back_words(row)
    with in_language(team.language):
        subject = _("In good hands: case %(number)d") % {"number": case.pk}
    mail = EmailMultiAlternatives(
        subject=subject,
        body=as_text(body, language=team.language),
        from_email=named(team.name, address),
        to=[named(row.executive.name, checked_address(row.executive.address))],
        reply_to=[named(team.name, answer_to)],
        headers={
            "Message-ID": hand_back_id(row, outgoing),
            "Date": format_datetime(row.at),
            "Auto-Submitted": "auto-replied",
            **settings.MAIL_HEADERS,
        },
    )
    mail.attach_alternative(as_html(body, language=team.language), "text/html")
    let_failures_come_to(mail, answer_to)
    return mail


def _next_word(case: Case) -> str:
    running = [clock.due_at for clock in clocks_of(case) if _runs(clock)]
    if not running:
        return ""
    return date_format(min(running).astimezone(ZoneInfo(case.team.time_zone)), "DATETIME_FORMAT")


def _runs(clock: Clock) -> bool:
    return clock.stopped_at is None and clock.paused_at is None and clock.kind in FIRST_WORDS
