"""Read a message from its bytes: who, what, to whom; what was written now and what is quoted;
whether it is a bounce or an automatic answer. Pure: no Django, no database, no clock, and no
input makes it raise."""

from amends.mail.parsing.message import parse
from amends.mail.parsing.records import Attachment, Bounce, Failure, ParsedMail

__all__ = ["Attachment", "Bounce", "Failure", "ParsedMail", "parse"]
