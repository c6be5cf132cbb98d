"""What this room refuses. Each message is a sentence for whoever tried."""


class PeopleError(Exception):
    """Anything that the people room refuses.

    `field` names the argument that the message belongs beside; it is empty when none does.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class BadEntry(PeopleError):
    """What was entered is empty, far too long, unknown or contradicts itself."""


class BeyondReason(BadEntry):
    """A sum, count or date that nobody can mean, such as an authority of zero."""


class NameTaken(PeopleError):
    """Another team, supplier or member of staff has this name or address already."""


class NotTheirsToSet(PeopleError):
    """Somebody tried to set what is for those above them to set."""


class LastOwner(PeopleError):
    """The house would be left with nobody who may run it."""


class NotInTeam(PeopleError):
    """This member of staff does not work in that team."""


class NobodyByThatName(PeopleError):
    """There is no such team, person or supplier among those that may be seen."""
