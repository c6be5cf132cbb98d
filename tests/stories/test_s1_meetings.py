"""S1: what let the staples in is looked at by the kitchen at its next two meetings."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from amends.clock.meetings import sweep_meetings
from amends.orders.drafts import LineDraft
from stories.steps import hear_of_it
from stories.street import Street
from stories.visitor import Visitor

CAUSE = "We unwrapped the meat in a rush, on the table where the paper is stapled"
# Three in the afternoon in New York.
TUESDAYS = [datetime(2026, 11, day, 20, 0, tzinfo=UTC) for day in (17, 24)]
FIRST_OF_DECEMBER = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)
EIGHTH = datetime(2026, 12, 8, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_kitchen_looks_at_it_twice_though_a_meeting_is_called_off(street: Street) -> None:
    street.open_shop("Lucia’s")
    carlos = street.customer("Carlos Vega", "carlos.vega@customer.example")
    dinner = LineDraft("Dinner for two", Decimal(48))
    street.bought(carlos, "L-7710", dinner, days_ago=0, paid=Decimal(0))
    diego, lucia = street.at_desk("Diego"), street.at_desk("Lucia")
    case = _staples(diego)

    # Nobody has said yet when the kitchen meets, so Lucia hears that something waits.
    diego.send("Name it", {"What in the work let it happen": CAUSE})
    diego.follow(CAUSE)
    assert "It waits for two meetings of Lucia’s: none is set." in diego.part("Looked at together")
    lucia.open("/")
    lucia.follow("1 problem of Lucia’s waits for a meeting")
    lucia.send(
        "Set it",
        {
            "How often": "Every so many weeks",
            "First on": "2026-11-17",
            "At": "15:00",
            "Place": "At the long table",
        },
    )
    assert "Every Tuesday at 15:00" in lucia.text
    diego.open(diego.address)
    assert diego.part("Looked at together") == (
        "Looked at together Meeting on Tuesday 17 November, 15:00"
        " Meeting on Tuesday 24 November, 15:00"
    )

    # The first meeting: it is on Today, its agenda names nobody, and what is said is kept.
    street.clock.now = TUESDAYS[0] - HOUR
    sweep_meetings(street.clock.now)
    diego.open("/")
    assert "1 problem on the agenda." in diego.part("Meetings today")
    diego.follow("Meeting of Lucia’s")
    assert f"1. {CAUSE}" in diego.text
    assert "1 case, on 14 November 2026: not safe." in diego.text
    assert "Carlos" not in diego.text
    assert not diego.has_button(f"Keep the minutes: {CAUSE}")
    street.clock.now = TUESDAYS[0] + HOUR
    first = diego.address
    diego.open(first)
    _minutes(diego, "Carlos pulled two staples out.", "A white board", is_refused=True)
    assert "“Carlos” names a person." in diego.text
    _minutes(diego, "The paper is stapled shut where we unwrap in a rush.", "A white board")
    diego.send(
        "Make it a fix",
        {
            "What is changed": "moved the unwrapping to a white board of its own",
            "Who does it": "Lucia Romero",
            "By": "2026-11-20",
            "How we shall know that it holds": "No staple for six weeks",
            "When we look": "2026-12-28",
        },
    )
    assert "The decision became a fix: Lucia Romero sees to it until" in diego.text

    # The second one is called off: what was on it is on the next.
    lucia.open("/meetings/")
    _open_meeting_of(lucia, "24 Nov")
    lucia.send("Call this meeting off", {"Why": "The street fair"})
    assert "Called off by Lucia Romero" in lucia.text
    street.clock.now = FIRST_OF_DECEMBER - HOUR
    sweep_meetings(street.clock.now)
    diego = street.at_desk("Diego")
    diego.follow("Meeting of Lucia’s")
    assert "Decided: A white board" in diego.part("At the meeting of Tuesday 17 November")
    assert "Moved the unwrapping to a white board of its own" in diego.text
    street.clock.now = FIRST_OF_DECEMBER + HOUR
    diego.open(diego.address)
    _minutes(diego, "The board hangs, and nothing was found.", "")

    # Twice is what was promised: at the third it is not there any more.
    street.clock.now = EIGHTH - HOUR
    sweep_meetings(street.clock.now)
    diego.open("/")
    assert "Nothing is on the agenda." in diego.part("Meetings today")
    diego.open(case)
    assert "Diego named the cause." in diego.text
    assert "problem.named" in street.journal(case)


def _staples(diego: Visitor) -> str:
    return hear_of_it(
        diego,
        {
            "Who was let down?": "Carlos Vega",
            "How did you hear of it?": "In person",
            "What did they say?": "I have just pulled two staples out of my mouth.",
            "The case in a few words": "Two staples in the carnitas",
            "What went wrong": "Not safe",
            "How bad": "Severe",
            "What they lost first": "An occasion",
            "Number of the order": "L-7710",
        },
        known_as="Carlos Vega carlos.vega@customer.example",
    )


def _minutes(diego: Visitor, said: str, decided: str, *, is_refused: bool = False) -> None:
    given = {"What was said": said, "What was decided": decided}
    diego.send(f"Keep the minutes: {CAUSE}", given, is_refused=is_refused)


def _open_meeting_of(visitor: Visitor, day: str) -> None:
    """Follow the line of the list that begins with this day."""
    lines = [line for line in visitor.page.all("li") if line.text.startswith(day)]
    assert len(lines) == 1
    visitor.open(lines[0].all("a")[0].attrs["href"])
