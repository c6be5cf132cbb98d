"""What this room refuses. Each message is a sentence for whoever tried."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from amends.coach import Contradiction


class LetterError(Exception):
    """Anything that the letters room refuses; its text is shown beside the form."""


class NothingWritten(LetterError):
    """A letter or draft without a word in it."""


class BadKey(LetterError):
    """The form's key is missing, too long or belongs to a letter of another case."""


class LetterNotFound(LetterError):
    """There is no such letter, or this member of staff may not see its case."""


class OfferNotSendable(LetterError):
    """The offer belongs to another case, was withdrawn or was answered already."""


class OfferNotMade(LetterError):
    """Somebody with more authority is still being asked; the message says who and by when."""


class AgainstTheFacts(LetterError):
    """The letter says what its case does not bear out; `found` has each by its key.

    It goes out once its writer has mended or confirmed each of them.
    """

    field = "confirmed"

    def __init__(self, found: Mapping[str, Contradiction]) -> None:
        self.found = dict(found)
        told = " ".join(f"“{one.quote}”: {one.why}" for one in self.found.values())
        super().__init__(
            _("The case says otherwise: %(told)s Mend it, or confirm that it is so.")
            % {"told": told}
        )


class HarmsRemain(LetterError):
    """The letter has words that may hurt, and nobody has said why they stay."""

    field = "despite"


class StillToFill(LetterError):
    """A sentence that the coach offered still has a gap in it."""

    field = "owed"


class NotToEnclose(LetterError):
    """A file of a kind that does not go out, too large, not of this case, or not by e-mail."""

    field = "enclosed"


class NotAsked(LetterError):
    """They did not ask to be told what we changed, were told already, or it does not hold."""


class NotFailed(LetterError):
    """Only a letter that failed can be sent again."""


class NotYoursToSet(LetterError):
    """Saved replies are set by a lead of the team or somebody above."""


class NotYoursToHandOver(LetterError):
    """What we hold of a customer is handed over by a lead or somebody above."""


class BadSavedReply(LetterError):
    """A saved reply without name or words, with a name that is taken or a place unknown."""


class LockLost(LetterError):
    """A password was locked with another secret key than the one in force."""


class BadMailbox(LetterError):
    """A mailbox without an address, with one that is taken, or without a host to fetch from."""


class MailboxNotFound(LetterError):
    """There is no such mailbox, or not for this member of staff."""


class MailNotFound(LetterError):
    """There is no such mail, or not for this member of staff."""


class MailSorted(LetterError):
    """Somebody has decided about this mail already."""


class NobodyToOwn(LetterError):
    """There is no team yet that could own a case."""
