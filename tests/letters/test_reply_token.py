"""The mark by which an answer finds its case: signed, short, and the same in any case."""

import pytest
from pytest_django import Settings

from amends.letters.reply_token import (
    LONGEST_LOCAL_PART,
    case_of_message_id,
    case_of_reply_address,
    digest_of_message_id,
    message_id_token,
    reply_address,
    side_message_id_token,
    side_of_message_id,
    side_of_reply_address,
    side_reply_address,
    without_mark,
)

DIGEST = "0123456789abcdef" * 2


@pytest.mark.parametrize("base", ["desk@shop.example", "desk+new@shop.example"])
@pytest.mark.parametrize("change", [str, str.upper, str.title, "<{}>".format])
def test_an_address_leads_back_to_its_case_however_it_is_written(base: str, change: object) -> None:
    address = reply_address(1042, base)
    assert case_of_reply_address(change(address)) == 1042  # type: ignore[operator]
    assert without_mark(address) == base


def test_an_address_stays_short_enough_for_every_mail_server() -> None:
    for case in (1, 10**17):
        local = reply_address(case, "complaints@shop.example").rpartition("@")[0]
        assert len(local) <= LONGEST_LOCAL_PART
    long = "a" * 50 + "@shop.example"
    assert reply_address(1042, long) == long


@pytest.mark.parametrize(
    "address",
    [
        "",
        "@",
        "desk@shop.example",
        "desk+@shop.example",
        "desk+1042@shop.example",
        "desk+1042-aaaaaaaaaaaaaaaa@shop.example",
        "+".join(["desk"] * 500),
        "desk+٤٢-aaaaaaaaaaaaaaaa@shop.example",
    ],
)
def test_an_address_without_our_signature_leads_nowhere(address: str) -> None:
    assert case_of_reply_address(address) is None
    assert without_mark(address) == address


def test_the_mark_of_one_case_does_not_open_another() -> None:
    address = reply_address(1042, "desk@shop.example")
    assert case_of_reply_address(address.replace("1042", "1043")) is None
    assert case_of_reply_address(address.replace("1042", "01042")) is None


def test_the_mark_in_a_message_id_is_none_for_an_address() -> None:
    token = message_id_token(1042, DIGEST)
    signature = token.rpartition(".")[2]
    assert case_of_reply_address(f"desk+1042-{signature}@shop.example") is None


def test_a_message_id_leads_back_to_its_case_and_its_mail() -> None:
    token = message_id_token(1042, DIGEST)
    for written in (f"<{token}@shop.example>", f"{token}@shop.example", f"<{token.upper()}@x>"):
        assert case_of_message_id(written) == 1042
        assert digest_of_message_id(written) == DIGEST


@pytest.mark.parametrize(
    "other",
    [
        "",
        "<1@example.com>",
        f"<1042.{DIGEST}.aaaaaaaaaaaaaaaa@shop.example>",
        f"<{message_id_token(1042, DIGEST).replace('1042', '1043')}@shop.example>",
        f"<{message_id_token(1042, DIGEST)}@shop.example\r\nBcc: x@example.com>",
    ],
)
def test_somebody_elses_message_id_leads_nowhere(other: str) -> None:
    assert case_of_message_id(other) is None
    assert digest_of_message_id(other) == ""


def test_another_house_signs_otherwise(settings: Settings) -> None:
    address = reply_address(1042, "desk@shop.example")
    settings.SECRET_KEY = "another key altogether"
    assert case_of_reply_address(address) is None


def test_a_conversation_beside_a_case_has_a_mark_of_its_own() -> None:
    address = side_reply_address(7, "desk@shop.example")
    message_id = f"<{side_message_id_token(7, DIGEST)}@shop.example>"
    assert (side_of_reply_address(address), case_of_reply_address(address)) == (7, None)
    assert (side_of_message_id(message_id), case_of_message_id(message_id)) == (7, None)
    assert digest_of_message_id(message_id) == DIGEST
    assert without_mark(address) == "desk@shop.example"


def test_the_mark_of_a_case_is_never_one_beside_it() -> None:
    address = reply_address(7, "desk@shop.example")
    assert side_of_reply_address(address) is None
    assert side_of_reply_address(address.replace("+7", "+s7")) is None
    message_id = f"{message_id_token(7, DIGEST)}@shop.example"
    assert side_of_message_id(message_id) is None
    assert side_of_message_id(f"s{message_id}") is None
