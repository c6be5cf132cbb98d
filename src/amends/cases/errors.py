"""What this room refuses. Each message is a sentence for whoever tried."""


class CaseError(Exception):
    """Anything that the cases room refuses; its text is shown beside the form."""


class CaseNotFound(CaseError):
    """There is no such case, or this member of staff may not see it."""


class CaseClosed(CaseError):
    """The case is closed; it has to be reopened first."""


class NotTheirs(CaseError):
    """Only the owner, or somebody above them, may do this."""


class NobodyThere(CaseError):
    """The team has nobody who could own a case."""


class HandoverOpen(CaseError):
    """A hand-over is already asked for or already answered."""


class NotClosable(CaseError):
    """Something is still open; the reasons are in the message."""


class BadWords(CaseError):
    """Words that are empty, far too long or not text."""


class BadFile(CaseError):
    """A file too large or of a type that we do not keep."""


class BadSideThread(CaseError):
    """A conversation beside the case that makes no sense, or with an address that is none."""


class BadSorting(CaseError):
    """A tag, link, merge, snooze or view that makes no sense."""
