"""What was said before a mail of ours, and from which address of ours it goes."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings

from amends.cases.models import Case, Direction, HandBack, Message, SideMessage, SideWay
from amends.journal.models import Outgoing
from amends.letters.headers import digest_of, message_id
from amends.letters.models import IncomingMail, Letter, Mailbox, Why
from amends.letters.queries.failing import hand_back_in, letter_in, side_message_in
from amends.letters.reply_token import message_id_token, side_message_id_token
from amends.letters.sheet import Said
from amends.people.models import Channel, Team

MOST_MAILS = 50
MOST_QUOTED = 5
LONGEST_QUOTED = 20_000
"""Earlier messages, and characters of them, that stand under a mail: a mailbox has an end."""
IN_WRITING = (Channel.EMAIL, Channel.WEB)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The thread that a mail stands in: what it answers, and all before it, oldest first."""

    answers: str = ""
    answered_subject: str = ""
    message_ids: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ours:
    """An address of ours that a mail goes from; with `takes_marks` answers may carry a mark."""

    address: str
    takes_marks: bool = False


def letter_id(letter: Letter, outgoing: Outgoing) -> str:
    """Return the Message-ID of a letter: the same whenever it is sent, with the case's mark."""
    return message_id(message_id_token(letter.case_id, digest_of(outgoing)))


def side_id(message: SideMessage, outgoing: Outgoing) -> str:
    """Return the Message-ID of a mail beside a case, with the mark of its conversation."""
    return message_id(side_message_id_token(message.thread_id, digest_of(outgoing)))


def hand_back_id(row: HandBack, outgoing: Outgoing) -> str:
    """Return the Message-ID of what the management is told, with the case's mark."""
    return message_id(message_id_token(row.case_id, digest_of(outgoing)))


def message_id_of(outgoing: Outgoing) -> str:
    """Return the Message-ID that an outgoing mail went out with, or goes out with."""
    beside, above = side_message_in(outgoing), hand_back_in(outgoing)
    if beside is not None:
        return side_id(beside, outgoing)
    if above is not None:
        return hand_back_id(above, outgoing)
    letter = letter_in(outgoing)
    return letter_id(letter, outgoing) if letter else ""


def earlier_mails(letter: Letter) -> Earlier:
    """Return the thread of a letter: mails of its case that came, and our letters, before it."""
    came = IncomingMail.objects.filter(
        message__case=letter.case_id, message_id__lt=letter.message_id
    )
    # A mail from the top is no mail of theirs: a letter to them never answers it.
    came = came.exclude(why=Why.MANAGEMENT).order_by("-message_id")[:MOST_MAILS]
    ours = _letters_before(letter)
    ids = [(mail.message_id or 0, _kept_id(mail)) for mail in came]
    ids += [(one.message_id, letter_id(one, row)) for one, row in ours]
    last = next((mail for mail in came if _kept_id(mail)), None)
    return Earlier(
        answers=_kept_id(last) if last else "",
        answered_subject=last.subject if last else "",
        message_ids=[one for _number, one in sorted(ids) if one],
    )


def earlier_side_mails(message: SideMessage) -> Earlier:
    """Return the thread of a mail beside a case: only what was said in that conversation."""
    before = SideMessage.objects.filter(thread=message.thread_id, pk__lt=message.pk)
    came = IncomingMail.objects.filter(side_message__in=before).order_by("-side_message_id")
    written = {f"side_message:{one.pk}": one for one in before.filter(way=SideWay.OUT)}
    ids = [(mail.side_message_id or 0, _kept_id(mail)) for mail in came[:MOST_MAILS]]
    ids += [
        (written[row.key].pk, side_id(written[row.key], row))
        for row in Outgoing.objects.filter(key__in=written)
    ]
    last = came.first()
    return Earlier(
        answers=_kept_id(last) if last else "",
        answered_subject=message.thread.subject if before.exists() else "",
        message_ids=[one for _number, one in sorted(ids) if one],
    )


def said_before(letter: Letter) -> list[Said]:
    """Return what they wrote and what we wrote to them before a letter, the latest first.

    Calls and talks that we wrote down are not among it: they have not read those. Of a surprise
    nothing is repeated, since a mail may be open on the wrong screen.
    """
    if letter.case.customer.must_not_hear:
        return []
    before = Message.objects.filter(case=letter.case_id, pk__lt=letter.message_id).order_by("-pk")
    shown = [
        Said(one.from_name, _local(one.at, letter.case.team), one.body)
        for one in before.select_related("letter")[:MOST_MAILS]
        if _was_read(one)
    ]
    return _bounded(shown)


def said_before_beside(message: SideMessage) -> list[Said]:
    """Return what was said in the same conversation beside a case, the latest first."""
    before = SideMessage.objects.filter(thread=message.thread_id, pk__lt=message.pk)
    team = message.thread.case.team
    return _bounded(
        [
            Said(one.from_name, _local(one.at, team), one.body)
            for one in before.order_by("-pk")[:MOST_QUOTED]
        ]
    )


def our_address(case: Case) -> Ours:
    """Return the address that mail about a case goes from.

    The mailbox that they wrote to last, if it is the team's and in use; else the team's own
    address, else its first mailbox, else the house's.
    """
    boxes = [*Mailbox.objects.filter(team=case.team_id, is_on=True).order_by("pk")]
    used = (
        IncomingMail.objects.filter(case=case.pk, mailbox__in=boxes)
        .order_by("-pk")
        .values_list("mailbox_id", flat=True)
        .first()
    )
    for box in boxes:
        if box.pk == used or (used is None and box.address.lower() == case.team.email.lower()):
            return Ours(box.address, takes_marks=box.has_plus_addresses)
    if case.team.email:
        return Ours(case.team.email)
    if boxes:
        return Ours(boxes[0].address, takes_marks=boxes[0].has_plus_addresses)
    return Ours(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def _letters_before(letter: Letter) -> list[tuple[Letter, Outgoing]]:
    before = Letter.objects.filter(
        case=letter.case_id, channel=Channel.EMAIL, message_id__lt=letter.message_id
    )
    by_key = {f"letter:{one.pk}": one for one in before.order_by("-message_id")[:MOST_MAILS]}
    return [(by_key[row.key], row) for row in Outgoing.objects.filter(key__in=by_key)]


def _kept_id(mail: IncomingMail) -> str:
    return mail.header_id if mail.header_id.startswith("<") else ""


def _was_read(message: Message) -> bool:
    if message.direction == Direction.IN:
        return message.channel in IN_WRITING
    return hasattr(message, "letter")


def _local(at: datetime, team: Team) -> datetime:
    return at.astimezone(ZoneInfo(team.time_zone))


def _bounded(said: list[Said]) -> list[Said]:
    kept: list[Said] = []
    left = LONGEST_QUOTED
    for one in said[:MOST_QUOTED]:
        if len(one.words) > left:
            break
        left -= len(one.words)
        kept.append(one)
    return kept
