"""What went wrong on Market Street over a year, as customers tell it."""

from dataclasses import dataclass

from amends.cases.models import Failure, Loss, Severity


@dataclass(frozen=True, slots=True)
class Mishap:
    """One kind of failure at one shop: how it is told, what was promised, what came."""

    shop: str
    thing: str
    failure: Failure
    severity: Severity
    loss: Loss
    subject: str
    words: str
    promised: str
    happened: str
    gap: str
    mended: int = 0
    """Days ago when what let it happen was changed; 0 where it still happens."""


TRAYS_MENDED = 160
_S, _F, _L = Severity, Failure, Loss
MISHAPS = (
    Mishap(
        "Hale & Daughter", "Ring resized", _F.LATE, _S.MINOR, _L.TIME,
        "The ring was not ready on the day",
        "You said Thursday. I came on Thursday in my lunch hour and it was not ready.",
        "The ring resized by Thursday.", "It was ready on Saturday.",
        "Two days, and a lunch hour spent for nothing.",
    ),
    Mishap(
        "Hale & Daughter", "Pearls restrung", _F.QUALITY, _S.SERIOUS, _L.GOODS,
        "The pearls came apart at dinner",
        "You restrung my mother’s pearls and the thread broke within a week.",
        "Pearls restrung on silk, knotted.", "The thread broke after six days.",
        "Work that was to hold for years did not hold a week.",
    ),
    Mishap(
        "Hale & Daughter", "Necklace, silver", _F.NOT_AS_DESCRIBED, _S.MINOR, _L.GOODS,
        "The clasp is not silver",
        "The necklace is sold as silver and the clasp is something else. It stains my neck.",
        "A silver necklace.", "The clasp is plated brass.",
        "One part of it is not what was paid for.",
    ),
    Mishap(
        "Hale & Daughter", "Watch battery", _F.DAMAGED, _S.SERIOUS, _L.GOODS,
        "A scratch on the back of the watch",
        "My watch came back with a new battery and a long scratch across the back.",
        "A new battery, nothing else touched.", "The back was scratched while it was open.",
        "A scratch that was not there when it came in.",
    ),
    Mishap(
        "Lucia’s", "Dinner for two", _F.LATE, _S.MINOR, _L.TIME,
        "An hour for two plates",
        "We waited an hour for two plates and missed the start of the film.",
        "Food within half an hour.", "The plates came after sixty-five minutes.",
        "Thirty-five minutes, and the start of a film.",
    ),
    Mishap(
        "Lucia’s", "Dinner for one", _F.WRONG_ITEM, _S.SERIOUS, _L.TRUST,
        "Meat in the vegetarian bowl",
        "I do not eat meat. I asked twice. There was pork in the bowl.",
        "A bowl without meat.", "There was pork in it.",
        "The one thing that was asked for twice.",
    ),
    Mishap(
        "Lucia’s", "Catering for twelve", _F.SHORT, _S.SERIOUS, _L.OCCASION,
        "Food for eight, guests for twelve",
        "We ordered for twelve and the trays held eight portions. Four people ate bread.",
        "Food for twelve at seven.", "Eight portions came.",
        "Four portions, and four guests who ate bread.",
        mended=TRAYS_MENDED,
    ),
    Mishap(
        "Lucia’s", "Dinner for two", _F.BILLING, _S.MINOR, _L.MONEY,
        "The neighbours’ drinks on our bill",
        "There were three drinks on the bill that went to the next table.",
        "To pay what was eaten.", "Three drinks of another table were on the bill.",
        "The price of three drinks.",
    ),
    Mishap(
        "The Regent", "Two tickets", _F.ENVIRONMENT, _S.MINOR, _L.TIME,
        "The hall was as cold as a cellar",
        "We sat in our coats for two hours. Nobody knew how to turn the heating on.",
        "A heated hall.", "The heating was off all evening.",
        "Two hours that could not be enjoyed.",
    ),
    Mishap(
        "The Regent", "Family ticket", _F.INFORMATION, _S.SERIOUS, _L.OCCASION,
        "The film was dubbed, the programme said subtitles",
        "Your programme says subtitles. It was dubbed, and my father went home.",
        "The film with subtitles.", "The dubbed copy was shown.",
        "An evening with a father who went home.",
    ),
    Mishap(
        "The Regent", "Two tickets", _F.CONDUCT, _S.SERIOUS, _L.TRUST,
        "Sent away at the door in front of everyone",
        "We were told loudly that our tickets were false. They were for that very hall.",
        "To be let in with valid tickets.", "They were sent away and let in after the start.",
        "The first minutes of the film, and being shamed in front of others.",
    ),
    Mishap(
        "The Regent", "Ticket", _F.BILLING, _S.MINOR, _L.MONEY,
        "Paid twice for one seat",
        "My card was charged twice for seat F7.",
        "To pay one ticket.", "The card was charged twice.",
        "The price of one ticket.",
    ),
    Mishap(
        "Paper Lantern", "Birthday box", _F.LATE, _S.SERIOUS, _L.OCCASION,
        "The birthday box came after the birthday",
        "It was to be there on the ninth. It came on the eleventh, when the party was over.",
        "The box delivered on the ninth.", "It came on the eleventh.",
        "The party was over.",
    ),
    Mishap(
        "Paper Lantern", "Framed print", _F.DAMAGED, _S.MINOR, _L.GOODS,
        "The glass of the frame is cracked",
        "I unpacked the print and the glass was cracked from corner to corner.",
        "A framed print, whole.", "The glass was cracked in the box.",
        "The glass.",
    ),
    Mishap(
        "Paper Lantern", "Wedding invitations, sixty", _F.SHORT, _S.SERIOUS, _L.GOODS,
        "Fifty-two invitations instead of sixty",
        "We counted three times. There are fifty-two, and sixty guests.",
        "Sixty invitations.", "Fifty-two were in the parcel.",
        "Eight invitations.",
    ),
    Mishap(
        "Paper Lantern", "Candle set", _F.NOT_RECEIVED, _S.MINOR, _L.GOODS,
        "The candles never came",
        "Ordered three weeks ago, paid, and nothing has come.",
        "The candles within a week.", "Nothing arrived.",
        "All of it, and three weeks.",
    ),
    Mishap(
        "Northlight Electronics", "Headphones", _F.QUALITY, _S.MINOR, _L.GOODS,
        "The left side is silent after a month",
        "The left side of the headphones stopped after a month.",
        "Headphones that work.", "The left side fell silent after a month.",
        "A pair of headphones that can be listened to.",
    ),
    Mishap(
        "Northlight Electronics", "Screen repair", _F.LATE, _S.SERIOUS, _L.TIME,
        "Two weeks for a screen, promised in two days",
        "I need the phone for work. Two days, you said. It took two weeks.",
        "The screen repaired in two days.", "It took fourteen days.",
        "Twelve days without a phone for work.",
    ),
    Mishap(
        "Northlight Electronics", "Walnut widget", _F.WRONG_ITEM, _S.MINOR, _L.GOODS,
        "Oak instead of walnut",
        "I ordered walnut. It is oak. It does not match the other one.",
        "A walnut widget.", "An oak one was in the box.",
        "The wood does not match the other one.",
    ),
    Mishap(
        "Northlight Electronics", "Kettle", _F.SAFETY, _S.SEVERE, _L.TRUST,
        "The kettle gave me a shock",
        "I touched the kettle and got a shock. There are children in this house.",
        "A kettle that is safe.", "The earth wire was loose.",
        "It could have hurt a child.",
    ),
)  # fmt: skip

FIRST_NAMES = """
Ada Bruno Chidi Dora Emil Fatima George Hana Ivo Julia Kamal Leila Milo Nadia Oscar Paula
Quentin Rita Stefan Tamara Umar Viola Walter Xenia Yusuf Zoe Agnes Boris Clara Dimitri
""".split()  # noqa: SIM905
LAST_NAMES = """
Abbott Bianchi Castillo Demir Evans Fischer Garcia Haddad Ivanov Jensen Kaur Lopez Mbeki Novak
Olsen Park Quinn Rossi Silva Tanaka Usman Vogel Weber Xu Young Zeller
""".split()  # noqa: SIM905
