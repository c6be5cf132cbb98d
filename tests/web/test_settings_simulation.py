"""A version is tried on past cases before a person turns it on; trying changes nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.models import Case
from amends.people.models import Staff, Team
from amends.remedies.models import PolicyVersion
from amends.remedies.queries import policy_in_force
from amends.web.settings_pages import simulation
from cast import AT, Cast
from remedies.desk import POLICY, broken_thing, policy_on, settled
from unchanged import nothing_changes
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import journal, kept_policy, opened, sent

DAY = timedelta(days=1)
HALF = POLICY.replace("amount: {of: paid}", "amount: {of: paid, percent: 50}")
NARROW = POLICY.replace("when: {paid: {above: 0}}", "when: {paid: {at_least: 60}}").replace(
    "  voucher:\n", "  voucher:\n    when: {paid: {at_least: 60}}\n"
)
ASKING = POLICY.replace("facts:\n", "facts:\n  receipt: {type: bool, title: Receipt shown}\n")

Tried = Callable[[str], str]

# Signing in 3, the team 1, its tabs 1, the version 1, the one in force 1; how many cases and those
# left out 2, the numbers of the cases 1, the cases with their goodwill and what was bought 3, the
# policy of that time 1, those like them 1.
PAGE = 15


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch)
    everybody = cast.everybody()
    policy_on(everybody.team, everybody.ines)
    return everybody


@pytest.fixture
def year(people: Cast) -> list[Case]:
    """Five past cases, the newest first, with 50, 40, 60, 70 and 45 paid back."""
    return [
        settled(people, f"past-{n}", paid=paid, at=AT - (n + 1) * DAY)
        for n, paid in enumerate(("50", "40", "60", "70", "45"))
    ]


@pytest.fixture
def tried(people: Cast) -> Tried:
    """Keep a text and look at what it would have done."""

    def try_it(text: str) -> str:
        version = kept_policy(people.team, people.ines, text)
        browser = signed_in(people.ines)
        with nothing_changes():
            answer = browser.get(
                reverse("simulate_policy", args=[people.team.slug, version.number])
            )
        assert answer.status_code == 200
        return text_of(answer)

    return try_it


def test_a_version_says_what_it_would_have_cost_and_nothing_changes(
    year: list[Case], tried: Tried
) -> None:
    page = tried(HALF)
    assert "5 cases in which the customer chose were replayed; nothing was changed by it." in page
    owed = page.split("Owed </th>")[1].split("</tr>")[0]
    assert [cell.split("<")[0].strip() for cell in owed.split('class="num">')[1:]] == [
        "$265",
        "$132.50",
        "-$132.50",
    ]
    assert "More: 0. Less: 5. The same: 0." in page


def test_who_gets_less_is_told_with_the_largest_and_a_link(year: list[Case], tried: Tried) -> None:
    page = tried(HALF)
    first = page.split('id="who"')[1].split("<li>")[1]
    assert f'<a href="/cases/{year[3].pk}/">Case {year[3].pk}</a>' in first
    assert "$70, now $35" in first


def test_like_cases_that_it_would_part_are_told(year: list[Case], tried: Tried) -> None:
    page = tried(HALF)
    parted = page.split('id="breaks"')[1].split("</section>")[0]
    assert "One case got what most cases like it got, and would not any more." in parted
    assert f"Case {year[0].pk} </a>" in parted
    same = tried(POLICY + "# The same.\n")
    assert "None. Whoever got what cases like theirs got still would." in same


def test_cases_without_a_line_are_told(year: list[Case], tried: Tried) -> None:
    none = tried(NARROW).split('id="uncovered"')[1].split("</section>")[0]
    assert "3 cases: nothing would be owed and nothing could be extra." in none
    for case in (year[0], year[1], year[4]):
        assert f"Case {case.pk} </a>" in none


def test_a_fact_that_it_asks_for_and_nobody_knows_is_told_by_name(
    year: list[Case], tried: Tried
) -> None:
    page = tried(ASKING).split('id="troubles"')[1].split("</section>")[0]
    assert "5 cases lack a fact that it asks for, and count for nothing above." in page
    assert "<strong>receipt</strong>" in page
    assert f'In 5 cases, one of them <a href="/cases/{year[0].pk}/">' in page


def test_only_the_newest_are_replayed_and_the_number_is_told(
    people: Cast, year: list[Case], tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulation, "ON_A_PAGE", 2)
    broken_thing(people, "waits", at=AT - DAY)
    page = tried(HALF)
    assert "2 cases in which the customer chose were replayed" in page
    assert "They are the newest of 5." in page
    assert "One more complaint ended without a choice and is left out." in page


def test_before_any_customer_chose_the_page_says_what_will_be_there(tried: Tried) -> None:
    assert "No customer has chosen yet." in tried(HALF)


def test_it_is_turned_on_from_there_by_a_person_with_a_journal_line(
    people: Cast, year: list[Case], tried: Tried
) -> None:
    page = tried(HALF)
    address = reverse("turn_on_policy", args=[people.team.slug, 2])
    assert f'action="{address}"' in page
    assert sent(people.ines, "turn_on_policy", people.team, 2).status_code == 303
    in_force = policy_in_force(people.team, AT)
    assert in_force is not None
    assert (in_force.number, in_force.turned_on_by) == (2, people.ines)
    assert journal()[-1] == "policy.turned_on"
    page = text_of(opened(people.ines, "simulate_policy", people.team, 2))
    assert "It is in force." in page
    assert f'action="{address}"' not in page


def test_the_policy_page_leads_there(people: Cast) -> None:
    kept_policy(people.team, people.ines, HALF)
    there = reverse("simulate_policy", args=[people.team.slug, 2])
    assert f'<a href="{there}"> Try version 2 on past cases </a>' in text_of(
        opened(people.ines, "policy", people.team)
    )
    assert there not in text_of(opened(people.jim, "policy", people.team))


def test_a_version_that_can_no_longer_be_read_says_where(people: Cast) -> None:
    version = kept_policy(people.team, people.ines, HALF)
    PolicyVersion.objects.filter(pk=version.pk).update(text=HALF.replace("make_whole", "hole", 1))
    page = text_of(opened(people.ines, "simulate_policy", people.team, version.number))
    assert "It cannot be used as it stands." in page
    assert "Turn it on" not in page


def test_a_clerk_is_told_whom_it_is_for_and_others_find_nothing(
    people: Cast, the_regent: Team, ruth: Staff
) -> None:
    answer = opened(people.jim, "simulate_policy", people.team, 1)
    assert answer.status_code == 403
    assert "This is for a lead or higher to see." in text_of(answer)
    theirs = kept_policy(the_regent, ruth)
    assert opened(people.ines, "simulate_policy", the_regent, theirs.number).status_code == 404
    assert opened(people.ines, "simulate_policy", people.team, 9).status_code == 404


def test_only_looking_is_done_there(people: Cast) -> None:
    browser = signed_in(people.ines)
    with nothing_changes():
        answer = browser.post(reverse("simulate_policy", args=[people.team.slug, 1]))
    assert answer.status_code == 405


def test_what_the_policy_of_the_time_gave_is_the_same_now(year: list[Case], tried: Tried) -> None:
    page = tried(POLICY + "# The same.\n")
    assert "More: 0. Less: 0. The same: 5." in page
    assert page.count("$265") == 2


def test_many_cases_ask_as_often_as_few(
    people: Cast, year: list[Case], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept_policy(people.team, people.ines, HALF)
    browser = signed_in(people.ines)
    address = reverse("simulate_policy", args=[people.team.slug, 2])
    with django_assert_num_queries(PAGE):
        browser.get(address)
    for n in range(10):
        settled(people, f"more-{n}", paid="50", at=AT - (n + 10) * DAY)
    with django_assert_num_queries(PAGE):
        browser.get(address)
