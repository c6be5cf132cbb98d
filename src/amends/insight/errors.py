"""What the room refuses, with the sentence for the reader."""


class InsightError(Exception):
    """The message is for the reader."""


class NotForThem(InsightError):
    """The figures of a team are for its manager and the owner of the house."""
