"""What can be wrong with what the coach is given."""


class CoachError(Exception):
    """The root of all errors of the coach."""


class PhrasebookError(CoachError):
    """A phrasebook cannot be used; the message names the file, the entry and the trouble."""


class UnreadableInput(CoachError):
    """A file or line that holds no reply the coach could read."""
