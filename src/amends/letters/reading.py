"""What a mail says, as the door that read it hands it over. Values only."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Returned:
    """One address that a mail of ours did not reach.

    `status` is an enhanced code (RFC 3463). Mail that is only late, and still tried by the mail
    system that tells us, did not come back.
    """

    address: str
    status: str
    is_permanent: bool
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A letter that the mail passes on: its writer, its words, and what was added above it."""

    name: str
    address: str
    words: str
    added: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One mail. `recipients` are all addresses that it was for, those on its envelope first.
    `message_id` is in angle brackets where the mail states one, else made from what it says.

    `content_key` is the same for every copy of it. `is_automatic`: a program sent it;
    `is_auto_reply`: to answer; `is_list`: to many. `is_disowned`: the mail system of its sender
    says that it sent no such mail (DMARC). `returned` and `returned_id` tell of a mail of ours,
    `passed_on` of somebody else's letter in it.
    """

    message_id: str
    content_key: str
    from_name: str
    from_address: str
    answer_to: str
    recipients: tuple[str, ...]
    subject: str
    sent_at: datetime | None
    answers: tuple[str, ...]
    text: str
    elided: str
    html: str
    blocked_images: int
    images_elsewhere: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    is_auto_reply: bool = False
    is_automatic: bool = False
    is_list: bool = False
    is_disowned: bool = False
    returned: tuple[Returned, ...] = ()
    returned_id: str = ""
    passed_on: PassedOn | None = None
    problem: str = ""

    @property
    def came_back(self) -> bool:
        """Tell whether it says that a mail of ours did not arrive, or arrives late."""
        return bool(self.returned)
