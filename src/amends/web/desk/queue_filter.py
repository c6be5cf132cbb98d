"""The queue's address: which cases it shows stands in its query string, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from amends.cases.models import Failure, Stage
from amends.cases.queries import QueueFilter
from amends.people.words import can_be_looked_up

WHOSE = ("mine", "all", "closed")
LARGEST_NUMBER = 2**62
"""Numbers above do not fit a column; nothing has them."""


@dataclass(frozen=True, slots=True)
class QueueAddress:
    """What was asked for, with `after`, the place where the page begins."""

    filter: QueueFilter
    after: str = ""

    @property
    def query(self) -> str:
        """Return the query string of this queue from its beginning."""
        return urlencode(_shown(self.filter))

    def with_whose(self, whose: str) -> str:
        """Return the query string for somebody else's cases under the same filters."""
        return urlencode({**_shown(self.filter), "whose": whose})

    def page_from(self, place: str) -> str:
        """Return the query string of the page that begins at `place`."""
        return urlencode({**_shown(self.filter), "after": place})


def read_address(given: Mapping[str, str]) -> QueueAddress:
    """Read a query string; what makes no sense is left out."""
    whose = given.get("whose", "mine")
    stage, failure = given.get("stage", ""), given.get("failure", "")
    tag = given.get("tag", "")[:40]
    wanted = QueueFilter(
        whose=whose if whose in WHOSE else "mine",
        team=_number(given.get("team", "")),
        owner=_number(given.get("owner", "")),
        stage=stage if stage in Stage.values else "",
        failure=failure if failure in Failure.values else "",
        tag=tag if can_be_looked_up(tag) else "",
        with_snoozed=given.get("snoozed") == "on",
    )
    return QueueAddress(wanted, given.get("after", "")[:60])


def _shown(wanted: QueueFilter) -> dict[str, str]:
    shown = {
        "whose": wanted.whose,
        "team": str(wanted.team or ""),
        "owner": str(wanted.owner or ""),
        "stage": wanted.stage,
        "failure": wanted.failure,
        "tag": wanted.tag,
        "snoozed": "on" if wanted.with_snoozed else "",
    }
    return {name: value for name, value in shown.items() if value}


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 20
    return int(text) if is_number and int(text) < LARGEST_NUMBER else None
