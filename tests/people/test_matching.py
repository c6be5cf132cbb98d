"""One person, however they write their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.people.matching import Contact, matched, matched_name
from amends.people.models import ContactKind


def phone(value: str) -> str:
    return matched(Contact(ContactKind.PHONE, value))


@pytest.mark.parametrize(
    "written",
    [
        "+1 555 010 2345",
        "+1 (555) 010-2345",
        "tel:+1-555-010-2345",
        "001 555.010.2345",
        "+1 555 010 2345 ext. 12",
        "+1 555 010 2345 x7",
        "＋1 ５５５ 010 2345",
        "(+1) 555 010 2345",
    ],
)
def test_one_number_is_one_number_however_it_is_written(written: str) -> None:
    assert phone(written) == "+15550102345"


def test_the_bracketed_zero_is_not_dialled_from_abroad() -> None:
    assert phone("+44 (0)20 7946 0018") == phone("+44 20 7946 0018")


def test_a_number_at_home_is_not_one_from_abroad() -> None:
    assert phone("555 010 2345") == "5550102345"
    assert phone("555 010 2345") != phone("+555 010 2345")


def test_an_address_matches_in_any_case_and_no_further() -> None:
    def email(value: str) -> str:
        return matched(Contact(ContactKind.EMAIL, value))

    assert email(" Amy.Chen@Example.com ") == "amy.chen@example.com"
    assert email("amychen@example.com") != email("amy.chen@example.com")


def test_a_postal_address_matches_without_its_commas_and_lines() -> None:
    one = Contact(ContactKind.POST, "12, Main Street\nSpringfield")
    other = Contact(ContactKind.POST, "12 main street,  springfield")
    assert matched(one) == matched(other) == "12 main street springfield"


def test_a_name_matches_in_any_case_and_spacing() -> None:
    assert matched_name("AMY  Chen ") == matched_name("Amy Chen")
    assert matched_name("Amy Chen") != matched_name("Amy Cheng")


@pytest.mark.parametrize("hopeless", ["", "no number", "+", "1" * 301, "555 010\x00", "\ud800"])
def test_what_cannot_be_compared_matches_nothing(hopeless: str) -> None:
    assert phone(hopeless) == ""


@given(st.sampled_from(list(ContactKind)), st.text(max_size=400))
def test_what_is_compared_fits_its_column_and_stays_the_same(kind: ContactKind, text: str) -> None:
    once = matched(Contact(kind, text))
    assert len(once) <= 300
    if kind is ContactKind.POST and "_" not in text:
        assert matched(Contact(kind, once)) == once
