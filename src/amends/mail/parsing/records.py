"""What is known of a message once it is parsed. Values only."""

from dataclasses import dataclass
from datetime import datetime

from amends.mail.parsing.mime.addresses import Address


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file. `filename` has no path in it; None when the sender gave no name. `content_id` is
    what the HTML calls an inline image by (`cid:`), without angle brackets."""

    filename: str | None
    content_type: str
    content: bytes
    content_id: str = ""
    is_inline: bool = False

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient that a mail did not reach. `status` is an enhanced code (RFC 3463)."""

    recipient: str
    status: str
    is_permanent: bool
    action: str = ""
    diagnostic: str = ""
    original_recipient: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail of ours that came back: whom it did not reach, and which mail it was."""

    failures: tuple[Failure, ...]
    original_id: str = ""

    @property
    def first(self) -> Failure:
        return self.failures[0]


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A message, read. Addresses keep their case; text has one kind of line end (LF).

    `delivered_to` are the addresses that mail servers noted on the way here. `is_list` says that
    a list or newsletter sent it, `is_disowned` that the first server on the way here noted that
    its sender's house disowns it (DMARC, RFC 8601).
    """

    message_id: str
    has_own_id: bool
    content_key: str
    sender: Address
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    delivered_to: tuple[Address, ...]
    subject: str
    date: datetime | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    text: str
    elided: str
    html: str
    blocked_images: int
    images_elsewhere: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    is_auto_reply: bool
    is_automatic: bool
    is_bulk: bool
    is_list: bool
    is_disowned: bool
    bounce: Bounce | None
    problem: str = ""
