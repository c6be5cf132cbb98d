"""Who works on Market Street, when they are there, and what they sell."""

from dataclasses import dataclass
from decimal import Decimal

from amends.people.models import Role

PASSWORD = "market-street"  # noqa: S105 - the demo company is open to whoever starts it
TIME_ZONE = "America/New_York"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff; `name` first and last."""

    name: str
    role: Role = Role.CLERK

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@market-street.example"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in a shop's catalogue; without a price it is something we do not offer."""

    name: str
    price: Decimal | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Shop:
    """One of the five. Open every day from `opens` to `closes` o'clock."""

    name: str
    trade: str
    slug: str
    opens: int
    closes: int
    people: tuple[Person, ...]
    things: tuple[Thing, ...]


OWNER = Person("Ruth Adler", Role.OWNER)
MANAGER = Person("Vera Stone", Role.MANAGER)

JEWELLER = Shop(
    name="Hale & Daughter",
    trade="jeweller",
    slug="hale-and-daughter",
    opens=9,
    closes=19,
    people=(Person("Marta Hale", Role.LEAD), Person("Tom Brandt"), Person("Lena Fiore")),
    things=(
        Thing("Wedding ring, engraved", Decimal(420)),
        Thing("Ring resized", Decimal(60)),
        Thing("Watch battery", Decimal(15)),
        Thing("Necklace, silver", Decimal(130)),
        Thing("Pearls restrung", Decimal(85)),
        Thing("Buying gold", None, "We do not buy gold; the bank on Mill Lane does."),
    ),
)
TAQUERIA = Shop(
    name="Lucia’s",
    trade="taqueria",
    slug="lucias",
    opens=9,
    closes=22,
    people=(Person("Lucia Romero", Role.LEAD), Person("Diego Santos"), Person("Maya Ruiz")),
    things=(
        Thing("Dinner for one", Decimal(24)),
        Thing("Dinner for two", Decimal(48)),
        Thing("Catering for twelve", Decimal(260)),
        Thing("Delivery", None, "We do not deliver; everything can be picked up."),
    ),
)
CINEMA = Shop(
    name="The Regent",
    trade="cinema",
    slug="the-regent",
    opens=9,
    closes=23,
    people=(Person("Grace Okoye", Role.LEAD), Person("Ben Albrecht"), Person("Sam Whitlock")),
    things=(
        Thing("Ticket", Decimal(14)),
        Thing("Two tickets", Decimal(28)),
        Thing("Family ticket", Decimal(40)),
        Thing("Hall for an evening", Decimal(350)),
        Thing("Films after midnight", None, "Our last film ends before midnight."),
    ),
)
GIFTS = Shop(
    name="Paper Lantern",
    trade="gift shop",
    slug="paper-lantern",
    opens=9,
    closes=20,
    people=(Person("Nora Lindqvist", Role.LEAD), Person("Theo Marsh")),
    things=(
        Thing("Framed print", Decimal(90)),
        Thing("Wedding invitations, sixty", Decimal(180)),
        Thing("Birthday box", Decimal(35)),
        Thing("Candle set", Decimal(28)),
        Thing("Printing on cloth", None, "We print on paper only; the copy shop prints on cloth."),
    ),
)
ELECTRONICS = Shop(
    name="Northlight Electronics",
    trade="electronics",
    slug="northlight",
    opens=8,
    closes=21,
    people=(Person("Ines Duarte", Role.LEAD), Person("Jim Ortiz"), Person("Jane Okafor")),
    things=(
        Thing("TV", Decimal(890)),
        Thing("Walnut widget", Decimal(75)),
        Thing("Headphones", Decimal(120)),
        Thing("Screen repair", Decimal(95)),
        Thing("Kettle", Decimal(45)),
        Thing("Collecting old sets", None, "The city collects old sets every first Monday."),
    ),
)
SHOPS = (JEWELLER, TAQUERIA, CINEMA, GIFTS, ELECTRONICS)
