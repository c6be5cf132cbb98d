"""What the team owes, written, checked and turned on by a person on a page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.people.models import Staff, Team
from amends.remedies.actions import turn_on_policy
from amends.remedies.queries import policy_in_force, policy_versions
from cast import AT
from remedies.desk import POLICY
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import journal, kept_policy, opened, sent, sent_in_vain

LATER = AT + timedelta(hours=1)
CHEAPER = POLICY.replace("amount: 60.00", "amount: 55.00")
ZERO = POLICY.replace("currency: USD", "currency: EUR")
MISSPELT = POLICY.replace("kind: make_whole", "kind: make_hole", 1)


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


def line_of(text: str, part: str) -> int:
    """The number of the line in which something first stands, as a person counts."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_a_text_is_checked_and_nothing_is_kept(northlight: Team, ines: Staff) -> None:
    answer = sent_in_vain(ines, "policy", northlight, text=POLICY, do="check")
    assert answer.status_code == 200
    assert "It can be used. Nothing is kept yet." in text_of(answer)


def test_a_checked_version_is_kept_and_is_not_in_force(northlight: Team, ines: Staff) -> None:
    assert sent(ines, "policy", northlight, text=POLICY, do="keep").status_code == 303
    version = policy_versions(northlight).get()
    assert (version.number, version.saved_by, version.turned_on_at) == (1, ines, None)
    assert policy_in_force(northlight, LATER) is None
    assert journal()[-1] == "policy.saved"
    # The second half of a double click, its line ends as a browser sends them.
    again = sent_in_vain(ines, "policy", northlight, text=POLICY.replace("\n", "\r\n"), do="keep")
    assert again.status_code == 303
    page = text_of(opened(ines, "policy", northlight))
    assert "None is in force, so no offer can be made yet." in page
    assert "Never in force" in page


@pytest.mark.parametrize("do", ["check", "keep"])
def test_what_is_wrong_is_told_by_line(northlight: Team, ines: Staff, do: str) -> None:
    answer = sent_in_vain(ines, "policy", northlight, text=MISSPELT, do=do)
    assert answer.status_code == 422
    page = text_of(answer)
    number = line_of(MISSPELT, "make_hole")
    assert "1 line cannot be used." in page
    assert f'<a href="#id_text"> Line {number} </a>' in page
    assert 'aria-invalid="true" aria-describedby="faults"' in page
    assert '<span class="wrong"> kind: make_hole</span>' in page
    assert "kind: make_hole" in page[page.index("<textarea") :]


def test_a_policy_in_another_currency_is_told_at_its_line(northlight: Team, ines: Staff) -> None:
    page = text_of(sent_in_vain(ines, "policy", northlight, text=ZERO, do="keep"))
    assert f"Line {line_of(ZERO, 'currency:')} </a>" in page
    assert "Northlight Electronics reckons in USD, this policy in EUR." in page


@pytest.mark.parametrize("do", ["check", "keep"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "}{",
        "a: &a [*a]",
        "- " * 5_000,
        "[" * 3_000,
        "</textarea><script>alert(1)</script>",
        "policy: amends/1\n" * 50,
        "policy: !!python/object/apply:os.system ['true']",
        "x" * 400_001,
        "a: b\0c",
    ],
)
def test_a_text_that_is_no_policy_changes_nothing(
    northlight: Team, ines: Staff, text: str, do: str
) -> None:
    answer = sent_in_vain(ines, "policy", northlight, text=text, do=do)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    page = text_of(answer)
    assert "Line 1 </a>" in page or 'id="id_text_error"' in page or "Line 2 </a>" in page


def test_a_person_turns_a_version_on_and_a_second_click_writes_nothing(
    northlight: Team, ines: Staff
) -> None:
    version = kept_policy(northlight, ines)
    assert sent(ines, "turn_on_policy", northlight, version.number).status_code == 303
    assert policy_in_force(northlight, LATER) == version
    assert journal()[-1] == "policy.turned_on"
    assert sent_in_vain(ines, "turn_on_policy", northlight, version.number).status_code == 303
    page = text_of(opened(ines, "policy", northlight))
    assert "Ines Pereira turned it on." in page
    assert "Turn on version" not in page


def test_an_earlier_version_comes_back_as_a_new_one(northlight: Team, ines: Staff) -> None:
    first = kept_policy(northlight, ines)
    turn_on_policy(first, by=ines, at=AT - timedelta(days=9))
    turn_on_policy(kept_policy(northlight, ines, CHEAPER), by=ines, at=AT - timedelta(days=2))
    assert sent(ines, "turn_on_policy", northlight, 1).status_code == 303
    in_force = policy_in_force(northlight, LATER)
    assert in_force is not None
    assert (in_force.number, in_force.text) == (3, first.text)
    page = text_of(opened(ines, "policy", northlight))
    assert "In force from" in page
    assert "Ines Pereira had turned it on" in page


def test_any_version_can_be_read(northlight: Team, ines: Staff) -> None:
    kept_policy(northlight, ines)
    kept_policy(northlight, ines, CHEAPER)
    assert "amount: 60.00" in text_of(opened(ines, "policy", northlight, query="?version=1"))
    assert "amount: 55.00" in text_of(opened(ines, "policy", northlight))


@pytest.mark.parametrize("query", ["?version=7", "?version=x", "?version=%00", "?version=²"])
def test_a_version_that_is_not_there(northlight: Team, ines: Staff, query: str) -> None:
    kept_policy(northlight, ines)
    number = opened(ines, "policy", northlight, query=query).status_code
    assert number == (404 if query == "?version=7" else 200)
    assert sent_in_vain(ines, "turn_on_policy", northlight, 7).status_code == 404


def test_a_clerk_reads_checks_and_keeps_nothing(northlight: Team, jim: Staff, ines: Staff) -> None:
    version = kept_policy(northlight, ines)
    page = text_of(opened(jim, "policy", northlight))
    assert "readonly" in page
    assert "Keep it as a new version" not in page
    assert "Turn on version" not in page
    answer = sent_in_vain(jim, "policy", northlight, text=CHEAPER, do="keep")
    assert answer.status_code == 403
    assert "This is for a lead or higher to set." in text_of(answer)
    answer = sent_in_vain(jim, "turn_on_policy", northlight, version.number)
    assert answer.status_code == 403
    assert "A lead of Northlight Electronics, or somebody above, turns" in text_of(answer)


def test_the_policy_of_others_is_not_there(
    northlight: Team, the_regent: Team, ines: Staff, ruth: Staff
) -> None:
    theirs = kept_policy(the_regent, ruth)
    assert opened(ines, "policy", the_regent).status_code == 404
    assert sent_in_vain(ines, "policy", the_regent, text=POLICY, do="keep").status_code == 404
    assert sent_in_vain(ines, "turn_on_policy", the_regent, theirs.number).status_code == 404


def test_the_page_asks_as_many_queries_for_many_versions_as_for_one(
    northlight: Team, ines: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(ines), reverse("policy", args=[northlight.slug])
    turn_on_policy(kept_policy(northlight, ines), by=ines, at=AT)
    with django_assert_num_queries(9):
        browser.get(address)
    for price in range(10, 30):
        kept_policy(northlight, ines, POLICY.replace("60.00", f"{price}.00"))
    with django_assert_num_queries(9):
        browser.get(address)
