"""What this room refuses. Each message is a sentence for whoever tried."""


class ClaimsError(Exception):
    """Anything that the claims room refuses; `field` is the field that it belongs beside."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ClaimNotFound(ClaimsError):
    """There is no such claim or supplier, or this member of staff may not see it."""


class BadClaim(ClaimsError):
    """A claim, its terms or a step of it that makes no sense."""


class ClaimEnded(ClaimsError):
    """The claim was settled, written off or withdrawn; nothing more is asked of them."""


class TellsTooMuch(ClaimsError):
    """A letter to a supplier tells of the customer what the supplier need not know."""
