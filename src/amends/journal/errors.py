"""What can go wrong when a fact is written down or something is sent."""


class JournalError(Exception):
    """Anything that the journal or the outbox refuses."""


class NotInATransaction(JournalError):
    """A line was to be written outside the transaction of its fact."""


class PersonalText(JournalError, ValueError):
    """A figure is text too long to be a code; the journal holds no personal text."""


class Undeliverable(JournalError):
    """Raised by a deliverer when trying again cannot help (no such address, refused for good)."""


class CutOff(JournalError):
    """No attempt ever came to an end."""


class NothingToSendAgain(JournalError):
    """Only what has failed can be sent again."""
