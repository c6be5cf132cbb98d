"""What this room refuses. Each message is a sentence for whoever tried."""


class PromisesError(Exception):
    """Anything that the promises room refuses; its text is shown beside the form."""


class PromiseNotFound(PromisesError):
    """There is no such promise, or this member of staff may not see it."""


class BadPromise(PromisesError):
    """A word without a date that can be kept, or without anybody who gave it."""


class PromiseEnded(PromisesError):
    """The promise was kept, broken, renegotiated or released already."""


class NotInTime(PromisesError):
    """It was done after its time: the word was broken, also when it was done in the end."""


class NotYet(PromisesError):
    """The time of the promise has not run out, so that nobody can call it broken."""


class NoConsent(PromisesError):
    """Only the customer consents or lets us off; silence and machines do not."""


class AlreadyAsked(PromisesError):
    """The customer has been asked for another date and has not answered yet."""


class NotAKeeper(PromisesError):
    """This person cannot keep a promise of that team."""


class NoSuchPack(PromisesError):
    """There is no clock pack of that name."""
