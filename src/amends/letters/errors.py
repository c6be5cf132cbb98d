"""What this room refuses. Each message is a sentence for whoever tried."""


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


class NotFailed(LetterError):
    """Only a letter that failed can be sent again."""


class NotYoursToSet(LetterError):
    """Saved replies are set by a lead of the team or somebody above."""


class BadSavedReply(LetterError):
    """A saved reply without name or words, with a name that is taken or a place unknown."""
