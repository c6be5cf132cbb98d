"""Nobody parts while something is owed to them that they were never told of."""

import pytest

import cast
from amends.cases.actions import close_case
from amends.cases.errors import NotClosable
from amends.cases.models import Case, Outcome
from amends.remedies.actions import fulfil, record_facts
from amends.remedies.queries import lines_still_due
from cast import AT, Cast
from remedies.desk import empty_window, offered, policy_on
from unchanged import nothing_changes


@pytest.fixture
def people(db: None) -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    return people


@pytest.fixture
def window(people: Cast) -> Case:
    return empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))


def part(case: Case, people: Cast) -> None:
    close_case(case, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=AT)


def test_what_is_owed_whatever_they_choose_is_paid_before_we_part(
    people: Cast, window: Case
) -> None:
    window = record_facts(window, facts={"trips": 2}, by=people.jim, at=AT)
    with nothing_changes(), pytest.raises(NotClosable, match="owed and was never put before them"):
        part(window, people)
    offered(window, people.jim, at=AT)
    with nothing_changes(), pytest.raises(NotClosable, match="is still to be delivered"):
        part(window, people)
    (line,) = lines_still_due(window)
    fulfil(line, by=people.jim, at=AT, proof="From the till")
    part(window, people)


def test_options_that_nobody_chose_keep_nobody_from_parting(people: Cast, window: Case) -> None:
    part(window, people)


def test_without_a_policy_nobody_says_what_is_owed(db: None) -> None:
    people = cast.everybody()
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    part(case, people)
