"""Goodwill by segment on a page: sizes of samples, small ones said to be small, nobody ranked."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.people.models import Staff, Team
from amends.remedies import fairness as segments
from cast import AT, Cast
from remedies.desk import policy_on, settled
from unchanged import nothing_changes
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import opened

DAY = timedelta(days=1)

# Signing in 3, the team 1, its tabs 1, what was given 1.
PAGE = 6


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch)
    everybody = cast.everybody()
    policy_on(everybody.team, everybody.ines)
    return everybody


def row(page: str, name: str) -> list[str]:
    """The cells of one segment."""
    part = next(
        part for part in page.split("<tr>") if part.startswith(f' <th scope="row"> {name} ')
    )
    return re.findall(r'<td class="num">([^<]*)</td>', part)


def given(people: Cast, count: int, *, language: str = "en", extras: tuple[str, ...] = ()) -> None:
    for n in range(count):
        settled(
            people, f"{language}-{n}-{len(extras)}", language=language, extras=extras, at=AT - DAY
        )


def test_a_manager_sees_goodwill_by_segment_with_the_size_of_each_sample(people: Cast) -> None:
    given(people, 2, extras=("voucher",))
    given(people, 2)
    given(people, 1, language="es", extras=("voucher",))
    page = text_of(opened(people.tom, "fairness", people.team))
    assert "5 cases, $12 extra in the mean." in page
    assert row(page, "English") == ["4", "2", "$10", "$10"]
    assert row(page, "Spanish") == ["1", "1", "$20", "$20"]
    assert row(page, "By phone") == ["5", "3", "$12", "$20"]
    assert row(page, "New") == ["5", "3", "$12", "$20"]
    assert row(page, "$100 to $1,000") == ["5", "3", "$12", "$20"]


def test_a_small_sample_is_said_to_be_small_and_a_large_one_is_not(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "FEW", 3)
    given(people, 3)
    given(people, 2, language="es")
    page = text_of(opened(people.tom, "fairness", people.team))
    assert page.count("cases: this says little.") == 1
    assert "this says little." in page.split("Spanish")[1].split("</tr>")[0]


def test_nobody_of_ours_and_no_customer_is_named_or_ranked(people: Cast) -> None:
    given(people, 2, extras=("voucher",))
    page = text_of(opened(people.tom, "fairness", people.team)).split("</header>")[-1]
    tables = page.split('<h2 class="title" id="fairness">')[1].split("</main>")[0]
    for name in ("Jim", "Jane", "Ines", "Tom", "Customer en-0"):
        assert name not in tables


def test_before_any_customer_chose_the_page_says_that_it_fills(people: Cast) -> None:
    page = text_of(opened(people.tom, "fairness", people.team))
    assert "No customer has chosen yet. This fills by itself." in page


def test_below_a_manager_it_is_not_shown_and_the_tab_is_not_there(people: Cast) -> None:
    there = reverse("fairness", args=[people.team.slug])
    for who in (people.jim, people.ines):
        answer = opened(who, "fairness", people.team)
        assert answer.status_code == 403
        assert "This is for a manager or higher to see." in text_of(answer)
        assert f'href="{there}"' not in text_of(opened(who, "policy", people.team))
    assert f'href="{there}"' in text_of(opened(people.tom, "policy", people.team))


def test_the_figures_of_another_team_are_not_there(
    people: Cast, the_regent: Team, tom: Staff
) -> None:
    given(people, 1, extras=("voucher",))
    assert opened(tom, "fairness", the_regent).status_code == 404
    page = text_of(opened(people.ruth, "fairness", the_regent))
    assert "No customer has chosen yet." in page


def test_looking_changes_nothing_and_asks_once_however_many_cases(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(people.tom), reverse("fairness", args=[people.team.slug])
    given(people, 1)
    with nothing_changes(), django_assert_num_queries(PAGE):
        browser.get(address)
    given(people, 9, language="es")
    with django_assert_num_queries(PAGE):
        browser.get(address)
    assert browser.post(address).status_code == 405
