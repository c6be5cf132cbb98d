"""Files of orders, for the tests of the import."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from amends.orders.importing.mapping import OrderMap, map_of
from amends.people.models import Team
from amends.promises.importing import Bad, Count, bring_file

ROOT = Path(__file__).resolve().parents[2]
MAPS = ROOT / "docs" / "maps"
SAMPLE = ROOT.parent / "shared" / "data" / "orders"
NOON = datetime(2026, 3, 3, 17, 0, tzinfo=UTC)

HEADER = "no,mail,who,bought,due,sent,came,state,thing,price\n"
TREE: dict[str, object] = {
    "number": "no",
    "customer": {"name": "who", "email": "mail"},
    "bought": "bought",
    "promised": "due",
    "handed_over": "sent",
    "delivered": "came",
    "status": "state",
    "without_promise": ["cancelled"],
    "cancelled_by_customer": ["cancelled"],
    "lines": {"what": "thing", "price": "price"},
}
TV = "N1,amy.chen@example.com,Amy Chen,2026-02-20,2026-03-06,,,open,Television,890.00\n"
LAMP = "N2,priya@example.com,Priya Nair,2026-02-21,2026-03-01,,,open,Lamp,20.00\n"


def plain_map(**more: object) -> OrderMap:
    """The map of the files here, with something else in it."""
    return map_of(TREE | more, name="plain.yaml")


def brought(
    path: Path, team: Team, by: OrderMap | None = None, *, at: datetime = NOON
) -> tuple[Count, Sequence[Bad]]:
    """Bring a file in; what it did, and what did not go in."""
    count = Count()
    bad = [*bring_file(path, by or plain_map(), team=team, now=lambda: at, count=count)]
    return count, bad


def wrote(folder: Path, text: str, name: str = "orders.csv", encoding: str = "utf-8") -> Path:
    """Write a file and return where."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
