"""The tables of this room."""

from amends.letters.models.coaching import Confirmation, Fact, LetterReason
from amends.letters.models.failing import ClockBefore, Enclosure, Undelivered
from amends.letters.models.incoming import CameBack, Folder, IncomingMail, MailOutcome, Source, Why
from amends.letters.models.letters import Draft, Letter, SavedReply
from amends.letters.models.mailbox import MailboxItem
from amends.letters.models.mailboxes import Mailbox, Provider, Security, SignIn

__all__ = [
    "CameBack",
    "ClockBefore",
    "Confirmation",
    "Draft",
    "Enclosure",
    "Fact",
    "Folder",
    "IncomingMail",
    "Letter",
    "LetterReason",
    "MailOutcome",
    "Mailbox",
    "MailboxItem",
    "Provider",
    "SavedReply",
    "Security",
    "SignIn",
    "Source",
    "Undelivered",
    "Why",
]
