"""What this room refuses. Each message is a sentence for whoever tried."""


class FactsError(Exception):
    """Anything that the facts room refuses; `field` is the field that it belongs beside."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class WeighsTooMuch(FactsError):
    """Evidence is said to decide what its kind never can."""


class BadWeights(FactsError):
    """Figures of a parcel that cannot be."""


class ElsewhereEvidence(FactsError):
    """Evidence points to a row of another case, or to nothing that we know."""


class AccountNotFound(FactsError):
    """There is no such account, or this member of staff may not see it."""


class BadAccount(FactsError):
    """An account that is asked for, or an answer, that makes no sense."""


class AccountEnded(FactsError):
    """It was answered or is not needed any more."""


class TellsOfCustomer(FactsError):
    """A question to somebody outside tells who the customer is."""
