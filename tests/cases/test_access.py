from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import signing

import cast
from amends.cases import links
from amends.cases.actions import open_case, renew_link
from amends.cases.errors import CaseNotFound
from amends.cases.links import customer_path
from amends.cases.models import Case, Failure
from amends.cases.queries import QueueFilter, case_by_token, case_for, queue_of
from amends.people.models import Channel, Customer, Staff, Team


def _token(case: Case) -> str:
    return customer_path(case).removeprefix("/c/").removesuffix("/")


def test_the_link_opens_one_case_and_no_other(birthday: Case, from_the_form: Case) -> None:
    assert case_by_token(_token(birthday)) == birthday
    assert case_by_token(_token(from_the_form)) == from_the_form


@pytest.mark.parametrize("token", ["", "x", "1.2.3", "1~a~b", "½", "../", "a" * 4000])
def test_a_made_up_link_opens_nothing(birthday: Case, token: str) -> None:
    assert case_by_token(token) is None


def test_a_link_with_one_letter_changed_opens_nothing(birthday: Case) -> None:
    token = _token(birthday)
    for place in range(len(token)):
        changed = "A" if token[place] != "A" else "B"
        assert case_by_token(token[:place] + changed + token[place + 1 :]) is None


def test_a_link_signed_for_another_use_opens_nothing(birthday: Case) -> None:
    signer = signing.TimestampSigner(salt="another", sep="~")
    assert case_by_token(signer.sign(f"{birthday.pk}.{birthday.link_key}")) is None


def test_a_renewed_link_ends_the_old_one(birthday: Case, jim: Staff) -> None:
    old = _token(birthday)
    renew_link(birthday, by=jim, at=cast.AT)
    birthday.refresh_from_db()
    assert case_by_token(old) is None
    assert case_by_token(_token(birthday)) == birthday


def test_an_old_link_ends_by_itself(birthday: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    token = _token(birthday)
    over = replace(links._LINK, good_for=timedelta(seconds=-1))
    monkeypatch.setattr(links, "_LINK", over)
    assert case_by_token(token) is None


def test_staff_of_another_team_do_not_see_a_case(birthday: Case, jim: Staff, ruth: Staff) -> None:
    stranger = Staff.objects.create(email="x@x.example", name="X", joined_at=cast.AT)
    with pytest.raises(CaseNotFound):
        case_for(stranger, birthday.pk)
    assert case_for(jim, birthday.pk) == case_for(ruth, birthday.pk) == birthday


def test_the_queue_is_paged_without_losing_or_doubling_a_case(
    northlight: Team, jim: Staff, priya: Customer
) -> None:
    for number in range(115):
        open_case(
            team=northlight, customer=priya, subject=f"Lamp {number}", failure=Failure.SHORT,
            channel=Channel.PHONE, words="No shade.", by=jim, at=cast.AT, key=f"lamp-{number}",
        )  # fmt: skip
    seen, after = [], ""
    for _ in range(5):
        sheet = queue_of(jim, QueueFilter(), at=cast.AT, after=after)
        seen += [case.pk for case in sheet.cases]
        after = sheet.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 115
    assert queue_of(jim, QueueFilter(), at=cast.AT, after="nonsense").cases
