"""What this room refuses. Each message is a sentence for whoever tried."""


class PreventionError(Exception):
    """Anything that the prevention room refuses; `field` is the field that it belongs beside."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ProblemNotFound(PreventionError):
    """There is no such problem or fix, or this member of staff may not see it."""


class BadProblem(PreventionError):
    """A problem, a fix or a step of it that makes no sense."""


class CauseNamesSomebody(PreventionError):
    """A cause is about the work, never about a person (rule 11)."""


class FixOver(PreventionError):
    """The fix was dropped, or somebody has looked already whether it holds."""


class MeetingNotFound(PreventionError):
    """There is no such meeting, or this member of staff may not see it."""


class BadMeeting(PreventionError):
    """Times, a place or minutes that make no sense."""


class MeetingOver(PreventionError):
    """The meeting has begun, was called off or has minutes already."""
