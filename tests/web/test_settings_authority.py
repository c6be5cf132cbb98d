"""Who may give what without asking, set on a page: never zero, never one's own."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.people.actions import set_authority
from amends.people.models import Kind, Role, Staff, Team
from amends.people.queries import authority_table, monthly_limits
from amends.policy.kinds import LineKind
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


def limits(team: Team, *roles: Role, **other: str) -> dict[str, str]:
    """The form as it stands for some roles, with some of it changed."""
    table = authority_table(team)
    now = {
        f"{role.value}_{kind.value}": str(table[role.value][LineKind(kind.value)])
        for role in roles
        for kind in Kind
    }
    return {**now, **other}


def test_the_manager_lets_a_clerk_give_more(northlight: Team, tom: Staff) -> None:
    form = limits(northlight, Role.CLERK, Role.LEAD, clerk_goodwill="40.50")
    answer = sent(tom, "authority", northlight, **form)
    assert answer.status_code == 303
    assert authority_table(northlight)["clerk"][LineKind.GOODWILL] == Decimal("40.50")
    assert journal()[-1] == "team.authority_set"
    # The second half of a double click writes nothing.
    assert sent_in_vain(tom, "authority", northlight, **form).status_code == 303


def test_a_month_has_a_limit_where_one_is_set(northlight: Team, tom: Staff) -> None:
    form = limits(northlight, Role.CLERK, Role.LEAD, clerk_goodwill_month="400")
    assert sent(tom, "authority", northlight, **form).status_code == 303
    assert monthly_limits(northlight) == {"clerk": {LineKind.GOODWILL: Decimal(400)}}
    assert 'value="400.00"' in text_of(opened(tom, "authority", northlight))
    sent(tom, "authority", northlight, **{**form, "clerk_goodwill_month": ""})
    assert monthly_limits(northlight) == {}


@pytest.mark.parametrize("given", ["0", "-1", "much"])
def test_a_month_of_nothing_is_told_beside_its_field(
    northlight: Team, tom: Staff, given: str
) -> None:
    form = limits(northlight, Role.CLERK, Role.LEAD, clerk_goodwill_month=given)
    answer = sent_in_vain(tom, "authority", northlight, **form)
    assert answer.status_code == 422
    assert error_beside(answer, "clerk_goodwill_month")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("0", "this has to be more than zero"),
        ("-5", "this has to be more than zero"),
        ("", "Give a sum; nobody stands at nothing."),
        ("a lot", "Enter a number."),
        ("NaN", "Enter a number."),
        ("1e400", "This sum is too large to be meant."),
        ("0.001", "A sum has at most two decimals."),
        ("9" * 3_000, "This sum is too large to be meant."),
        ("<script>", "Enter a number."),
    ],
)
def test_a_limit_that_nobody_can_mean_is_told_beside_its_field(
    northlight: Team, tom: Staff, given: str, words: str
) -> None:
    form = limits(northlight, Role.CLERK, Role.LEAD, clerk_goodwill=given)
    answer = sent_in_vain(tom, "authority", northlight, **form)
    assert answer.status_code == 422
    assert words in error_beside(answer, "clerk_goodwill")


def test_a_lead_never_stands_below_a_clerk(northlight: Team, tom: Staff) -> None:
    form = limits(northlight, Role.CLERK, Role.LEAD, lead_goodwill="20.00")
    answer = sent_in_vain(tom, "authority", northlight, **form)
    assert answer.status_code == 422
    assert "may give at least what a clerk may" in error_beside(answer, "lead_goodwill")
    assert 'value="20.00"' in text_of(answer)


def test_a_manager_sees_their_own_limits_and_cannot_set_them(northlight: Team, tom: Staff) -> None:
    assert 'name="manager_goodwill"' not in text_of(opened(tom, "authority", northlight))
    form = limits(northlight, Role.MANAGER, manager_goodwill="900.00")
    answer = sent_in_vain(tom, "authority", northlight, **form)
    assert answer.status_code == 403
    assert "Nobody sets their own limits; ask the owner of the house." in text_of(answer)


def test_the_owner_of_the_house_sets_those_of_everybody(northlight: Team, ruth: Staff) -> None:
    form = limits(northlight, *Role, manager_goodwill="900.00")
    assert sent(ruth, "authority", northlight, **form).status_code == 303
    assert authority_table(northlight)["manager"][LineKind.GOODWILL] == Decimal("900.00")


@pytest.mark.parametrize("name", ["jim", "ines"])
def test_whoever_stands_below_a_manager_reads_and_cannot_set(
    northlight: Team, name: str, request: pytest.FixtureRequest
) -> None:
    who = request.getfixturevalue(name)
    page = text_of(opened(who, "authority", northlight))
    assert "$25 <" in page
    assert "Keep this" not in page
    form = limits(northlight, Role.CLERK, clerk_goodwill="24.00")
    answer = sent_in_vain(who, "authority", northlight, **form)
    assert answer.status_code == 403
    assert "This is for a manager or higher to set." in text_of(answer)


def test_the_authority_of_others_is_not_there(the_regent: Team, tom: Staff) -> None:
    assert opened(tom, "authority", the_regent).status_code == 404
    form = limits(the_regent, Role.CLERK, clerk_goodwill="1.00")
    assert sent_in_vain(tom, "authority", the_regent, **form).status_code == 404


def test_the_page_asks_six_queries(
    northlight: Team, tom: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(tom), reverse("authority", args=[northlight.slug])
    set_authority(northlight, {Role.CLERK: {Kind.GOODWILL: Decimal(30)}}, by=tom.actor, at=AT)
    with django_assert_num_queries(6):
        browser.get(address)
