"""What this room refuses. Each message is a sentence for whoever tried."""


class OrdersError(Exception):
    """Anything that the orders room refuses.

    `field` names the argument that the message belongs beside; it is empty when none does.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class BadOrderEntry(OrdersError):
    """What was entered is empty, far too long or contradicts itself."""


class BeyondTheBill(OrdersError):
    """More was paid or delivered than was bought."""


class AlreadyListed(OrdersError):
    """Something of this name is in the catalogue already."""


class NumberTaken(OrdersError):
    """Another customer's purchase has this number."""


class NotOfThisTeam(OrdersError):
    """The purchase or the person belongs to another team or customer."""


class NoSuchThing(OrdersError):
    """There is no such purchase or offering among those that may be seen."""
