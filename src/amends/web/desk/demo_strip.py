"""The strip at the top of the demo company's pages."""

from dataclasses import dataclass

from amends.cases.links import customer_path
from amends.cases.queries import cases_for
from amends.people.models import Staff
from amends.people.queries import colleagues_of, house_owners

STORY_KEYS = "story-"
"""How the demo company's live cases are keyed (`config.demo.stories`)."""
MOST_STORIES = 8


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The customer's page of one story."""

    path: str
    words: str


class DemoStrip:
    """Who one can step into and whose page one can read; nothing is read until it is shown."""

    def __init__(self) -> None:
        owner = house_owners().first()
        self.staff: list[Staff] = [*colleagues_of(owner)] if owner else []
        self.pages = _stories(owner) if owner else []


def _stories(owner: Staff) -> list[StoryPage]:
    cases = cases_for(owner).filter(key__startswith=STORY_KEYS)
    first = cases.select_related("customer").order_by("pk")[:MOST_STORIES]
    return [StoryPage(customer_path(case), case.customer.called) for case in first]
