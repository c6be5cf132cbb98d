"""Where a mail belongs: to which case, to a new one, or before a person. Pure.

In doubt a person decides: words of a stranger never stand on somebody's case, and nothing that
came in is lost.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from amends.letters.models import Folder, MailOutcome, Why

_NAMED = re.compile(
    r"(?:#|\b(?:case|fall|vorgang|caso|dossier|cas|affaire|zaak|sak|sag|ärende|tapaus|sprawa"
    r"|případ|дело|案件)\s{0,2}(?:no|nr|n[º°])?\.?\s{0,2}:?\s{0,2}#?)(\d{1,9})\b",
    re.IGNORECASE,
)
# How mail programs of many languages begin the subject of what is passed on (RFC 5322 has none).
_FORWARD = re.compile(
    r"\s*(?:\[[^\]]{0,40}\]\s*)?(?:(?:re|aw|sv|vs|antw|odp|res|ref|rif)\s?:\s*){0,3}"
    r"(?:fwd?|wg|tr|rv|enc|vb|vl|vid(?:eresendt)?|doorst|i|pd|ilt|továbbítás|preposlané"
    r"|轉寄|转发|転送|пересл)\s?[:：]",
    re.IGNORECASE,
)
_NOBODY_READS = re.compile(
    r"(?:.*[._+-])?(?:no-?_?reply|do-?_?not-?_?reply|donot-?reply|mailer-daemon|postmaster|"
    r"notifications?|notify|bounces?|newsletter|nicht-?antworten|ne-?pas-?repondre|no-?responder)"
    r"(?:[._+-].*)?\Z",
    re.IGNORECASE,
)


class Sender(StrEnum):
    """Who a mail says that it comes from."""

    NOBODY = "nobody"
    OURS = "ours"
    LOOK_ALIKE = "look_alike"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    EXECUTIVE = "executive"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that counts for where a mail belongs. Cases are numbers, None when there is none.

    `marked` is the case in the address that it was for, `threaded` that of the mails of ours
    which it answers, `numbered` one named in its subject in which the sender is known.
    `known_on` are those among them in which the sender is known. `beside` is the conversation
    beside a case that it answers, `is_known_beside` tells whether it is held with the sender.
    `passes_on` tells whether a customer's letter is in it, `handed` is the case of that customer.
    """

    sender: Sender
    beside: int | None = None
    is_known_beside: bool = False
    marked: int | None = None
    threaded: int | None = None
    numbered: int | None = None
    known_on: frozenset[int] = frozenset()
    is_copy: bool = False
    is_our_mail: bool = False
    came_back: bool = False
    is_auto_reply: bool = False
    is_automatic: bool = False
    is_list: bool = False
    is_unread: bool = False
    is_disowned: bool = False
    is_forward: bool = False
    is_too_many: bool = False
    passes_on: bool = False
    handed: int | None = None

    @property
    def thread(self) -> int | None:
        """The case that it claims to be about, by the strongest sign."""
        return self.marked or self.threaded or self.numbered

    @property
    def is_answer(self) -> bool:
        """Tell whether it claims to belong to something that there is already."""
        return self.beside is not None or self.thread is not None

    @property
    def is_known(self) -> bool:
        """Tell whether the sender has a part in what it claims to belong to."""
        return self.is_known_beside if self.beside is not None else self.thread in self.known_on


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a mail, and why.

    `case` takes it in, or `beside`, a conversation beside a case; `thread` is a case that does not.
    `passes_on` says that it is a customer's letter inside the mail which is taken in.
    """

    outcome: MailOutcome
    why: Why
    case: int | None = None
    passes_on: bool = False
    thread: int | None = None
    beside: int | None = None
    folder: Folder | None = None


def decide(facts: Facts) -> Verdict:
    """Return where a mail belongs."""
    return (
        _nothing_new(facts)
        or _by_program(facts)
        or _from_the_top(facts)
        or _for_a_person(facts)
        or _words(facts)
    )


def _nothing_new(facts: Facts) -> Verdict | None:
    if facts.is_copy:
        return Verdict(MailOutcome.DUPLICATE, Why.COPY, folder=Folder.COPIES)
    if facts.is_our_mail:
        return Verdict(MailOutcome.DUPLICATE, Why.OURS, thread=facts.thread, folder=Folder.COPIES)
    return None


def _by_program(facts: Facts) -> Verdict | None:
    if facts.came_back:
        return Verdict(
            MailOutcome.BOUNCE, Why.CAME_BACK, thread=facts.thread, folder=Folder.BOUNCES
        )
    if not facts.is_auto_reply:
        return None
    # An answer from a person's deputy is nobody's we know: it is kept, but not on the case.
    is_theirs = facts.beside is None and facts.is_known and facts.sender == Sender.CUSTOMER
    return Verdict(
        MailOutcome.AUTO_REPLY,
        Why.PROGRAM,
        case=facts.thread if is_theirs and not facts.is_disowned else None,
        thread=facts.thread,
        folder=Folder.AUTOMATIC,
    )


def _from_the_top(facts: Facts) -> Verdict | None:
    if facts.sender != Sender.EXECUTIVE:
        return None
    # S2: a letter to the top goes to whoever owns the matter; who passes it on decides nothing.
    if facts.is_disowned or facts.is_too_many:
        why = Why.UNPROVEN if facts.is_disowned else Why.TOO_MANY
        return Verdict(MailOutcome.QUARANTINED, why, thread=facts.handed or facts.thread)
    case = facts.handed if facts.passes_on else facts.thread
    if case is not None:
        return Verdict(MailOutcome.REPLY, Why.MANAGEMENT, case=case, passes_on=facts.passes_on)
    outcome = MailOutcome.NEW if facts.passes_on else MailOutcome.QUARANTINED
    return Verdict(outcome, Why.MANAGEMENT, passes_on=facts.passes_on)


def _for_a_person(facts: Facts) -> Verdict | None:
    why = _doubt(facts)
    if why is None:
        return None
    folder = Folder.BULK if why == Why.BULK else None
    return Verdict(MailOutcome.QUARANTINED, why, thread=facts.thread, folder=folder)


def _doubt(facts: Facts) -> Why | None:
    whose = {
        Sender.NOBODY: Why.NOBODY,
        Sender.OURS: Why.SPOOFED,
        Sender.LOOK_ALIKE: Why.LOOK_ALIKE,
    }.get(facts.sender)
    # A colleague whom we asked beside the case answers from an address of ours.
    is_asked = facts.sender == Sender.OURS and facts.beside is not None and facts.is_known_beside
    if whose is not None and not is_asked:
        return whose
    if facts.is_answer and facts.is_disowned:
        return Why.UNPROVEN
    if facts.is_answer and not facts.is_known:
        return Why.STRANGER
    if facts.is_answer and facts.is_forward:
        return Why.FORWARDED
    if facts.is_too_many:
        return Why.TOO_MANY
    return None if facts.is_answer else _doubt_about_new(facts)


def _doubt_about_new(facts: Facts) -> Why | None:
    if facts.sender == Sender.SUPPLIER:
        return Why.SUPPLIER
    is_notice = facts.is_unread and (facts.is_automatic or facts.is_list)
    is_letter_to_many = facts.is_list and facts.sender != Sender.CUSTOMER
    return Why.BULK if is_notice or is_letter_to_many else None


def _words(facts: Facts) -> Verdict:
    if facts.beside is not None:
        return Verdict(MailOutcome.REPLY, Why.BESIDE, beside=facts.beside)
    if facts.thread is None:
        return Verdict(MailOutcome.NEW, Why.UNKNOWN)
    why = Why.THREAD if facts.threaded else Why.NUMBER
    why = Why.TOKEN if facts.marked else why
    return Verdict(MailOutcome.REPLY, why, case=facts.thread)


def numbers_named(subject: str) -> list[int]:
    """Return the numbers of cases that a subject names, such as #1042 or "case 1042"."""
    return [int(number) for number in _NAMED.findall(subject[:500])]


def is_forward(subject: str) -> bool:
    """Tell whether a subject begins as that of a mail that somebody passes on."""
    return bool(_FORWARD.match(subject[:200]))


def without_forward(subject: str) -> str:
    """Return a subject without what says that the mail is passed on."""
    return _FORWARD.sub("", subject, count=1)


def is_unread(address: str) -> bool:
    """Tell whether an address says of itself that nobody reads what is sent to it."""
    return bool(_NOBODY_READS.match(address.rpartition("@")[0][:200]))
