"""JSON Lines in and out: each line gets its answer, and a bad one never stops the next."""

import json

import pytest

from amends.policy import load_pack
from amends.policy.stream import decided

GOOD = b'{"id": 1, "facts": {"uptime_pct": "99.5", "bill": "120.00"}}'


def answers(*lines: bytes, pack: str = "aws_ec2_sla") -> list[tuple[dict[str, object], bool]]:
    return [(json.loads(text), well) for text, well in decided(load_pack(pack), lines)]


def test_an_answer_says_what_is_owed_in_the_minor_digits_of_the_currency() -> None:
    ((answer, well),) = answers(GOOD)
    assert well
    assert list(answer)[:5] == ["id", "currency", "owed", "goodwill", "lines"]
    assert (answer["id"], answer["currency"], answer["owed"]) == (1, "USD", "12.00")
    assert answer["goodwill"] == "0.00"
    (line,) = answer["lines"]  # type: ignore[misc]
    assert (line["line"], line["kind"], line["amount"]) == ("credit", "entitlement", "12.00")
    assert line["because"].startswith("The month's uptime was 99.5 percent")
    assert answer["options"] == answer["ruled_out"] == []


@pytest.mark.parametrize(
    ("line", "id_", "said"),
    [
        (b"nonsense", None, "no valid JSON"),
        (b"[1]", None, "line 1: expected an object"),
        (b'"\xff"', None, "not written in UTF-8"),
        (b'{"id": 1, "id": 2}', None, "id is given twice"),
        (b'{"id": 7}', 7, "facts are missing"),
        (b'{"id": 7, "facts": [1]}', 7, "facts are missing"),
        (b'{"id": 7, "facts": {}, "fact": 1}', 7, "unknown key fact"),
        (b'{"id": 7, "facts": {}, "language": 5}', 7, "language: expected"),
        (b'{"id": 7, "facts": {}, "on": "soon"}', 7, "on: expected a date"),
        (
            b'{"id": 7, "facts": {"bill": 1}}',
            7,
            "uptime_pct: missing, expected a number of percent",
        ),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": -1}}', 7, "bill: expected a sum of money"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": NaN}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": -Infinity}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": 1e400}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": "1e4"}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": "1,000"}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": true}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime_pct": 99, "bill": null}}', 7, "bill: expected a sum"),
        (b'{"id": 7, "facts": {"uptime": 99, "bill": 1}}', 7, "did you mean uptime_pct?"),
        (
            b'{"id": 7, "facts": {"bill": ' + b"9" * 5000 + b"}}",
            None,
            "line 1: no valid JSON: a number of thousands of digits",
        ),
        (
            b'{"id": 7, "facts": {"uptime_pct": 99, "bill": "1000000000001"}}',
            7,
            "'1000000000001', too large to be meant",
        ),
        (
            b'{"id": 7, "facts": {"uptime_pct": 99, "bill": "12,50"}}',
            7,
            "found '12,50'; write it as 12.50",
        ),
        (b'{"id": 7, "facts": {"bill": 1e99999999999999999999}}', None, "cannot be meant"),
        (b'{"id": 7, "facts": ' + b"[" * 99999 + b"]" * 99999 + b"}", None, "cannot be meant"),
        (b'{"id": NaN, "facts": {}}', "NaN", "bill: missing"),
        (b'{"id": 1.5, "facts": {}}', 1.5, "bill: missing"),
    ],
)
def test_a_bad_line_is_answered_with_its_error_and_the_next_one_is_decided(
    line: bytes, id_: object, said: str
) -> None:
    (bad, badly), (good, well) = answers(line, GOOD)
    assert set(bad) == {"id", "error"}
    assert bad["id"] == id_
    assert said in str(bad["error"])
    assert (badly, well) == (False, True)
    assert good["owed"] == "12.00"


def test_a_bad_line_without_an_id_is_found_by_its_place() -> None:
    told = answers(GOOD, b"", b"{", GOOD)
    assert [str(answer.get("error"))[:7] for answer, well in told if not well] == ["line 3:"]


def test_empty_lines_and_a_mark_at_the_start_of_the_file_are_no_lines() -> None:
    assert [well for _, well in answers(b"\n", b"\xef\xbb\xbf" + GOOD, b"  \r\n")] == [True]


def test_a_line_may_bring_its_own_day_and_language() -> None:
    early = GOOD.replace(b'"id": 1', b'"id": 1, "on": "2020-01-01"')
    ((answer, well),) = answers(early)
    assert not well
    assert "valid from 2022-05-25" in str(answer["error"])
    british = GOOD.replace(b'"id": 1', b'"id": 1, "language": "en-GB"')
    assert "US$120" in json.dumps(answers(british))


def test_a_list_of_holidays_may_be_left_out_or_null() -> None:
    facts = b'{"rates": "2019", "reported_on": "2026-03-06", "fixed_on": "2026-03-11"'
    left_out = b'{"id": 1, "facts": ' + facts + b"}}"
    null = b'{"id": 1, "facts": ' + facts + b', "holidays": null}}'
    one, two = answers(left_out, null, pack="ofcom_auto_compensation")
    assert one == two
    assert one[0]["owed"] == "8.00"
