"""What the room refuses, with the sentence for the reader."""


class InsightError(Exception):
    """The message is for the reader; `field` names the argument that it belongs beside."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotForThem(InsightError):
    """The figures of a team are for its manager and the owner of the house."""


class NotAppreciable(InsightError):
    """The case did not end as retained, is another team's, or nothing says why."""


class NamesSomebody(InsightError):
    """The sentence names somebody who was not asked."""


class NotTheirName(InsightError):
    """Somebody tried to answer for another person."""


class AppreciationNotFound(InsightError):
    """There is no such recovery or question among those that somebody may see."""
