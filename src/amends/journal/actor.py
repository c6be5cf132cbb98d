"""Who did something: a member of staff, a customer, the public or the machine itself."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """The four kinds of hands that can change anything."""

    STAFF = "staff"
    CUSTOMER = "customer"
    PUBLIC = "public"
    MACHINE = "machine"


@dataclass(frozen=True)
class Actor:
    """Name who acts, by kind and number, never by name. Staff and customers need a number."""

    kind: ActorKind
    id: int | None

    def __post_init__(self) -> None:
        """Refuse a person without a number: ValueError."""
        if self.kind in (ActorKind.STAFF, ActorKind.CUSTOMER) and self.id is None:
            raise ValueError(f"An actor of kind {self.kind} needs an id.")


MACHINE = Actor(ActorKind.MACHINE, None)
PUBLIC = Actor(ActorKind.PUBLIC, None)
