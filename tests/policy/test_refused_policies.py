"""A policy that is wrong is refused on load, with the line, the key and what was expected."""

import pytest

from amends.policy import PolicyError, load_policy
from policy.refusals import line, problems
from policy.the_shop import HEAD


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (
            "amount: {percnt: 5, of: price}",
            "lines.refund.amount.percnt: unknown key; did you mean percent?",
        ),
        (
            "amount: {of: prise}",
            "lines.refund.amount.of: prise is no declared fact; did you mean price?",
        ),
        ("amount: {of: delay}", "lines.refund.amount.of: delay is int, expected money"),
        ("amount: {of: spent}", "spent may be missing here"),
        ("amount: ten", "expected a number up to a million million, found ten"),
        ("amount: -5", "a sum is never below 0"),
        ("amount: 5 EUR", "this sum is in EUR, the policy is in USD (line 4)"),
        ("amount: {percent: 0, of: price}", "above 0"),
        ("amount: {share: 101, of: price}", "expected a share above 0 and up to 100"),
        ("amount: {flat: 5, of: price}", "expected exactly one of"),
        ("amount: {each: 5}", "per is missing"),
        ("amount: {each: 5, per: delay, every: 0}", "expected a number above 0"),
        ("amount: {table: kind, rows: {late: 5}}", "a row is missing for short"),
        ("amount: {table: kind, rows: {late: 5, sort: 6, short: 1}}", "did you mean short?"),
        ("amount: {flat: 5, times_at_most: 3}", "times is missing"),
        (
            "amount: 5, when: {delay: {at_leest: 3}}",
            "unknown comparison at_leest; did you mean at_least?",
        ),
        ("amount: 5, when: {delay: {at_least: 3.5}}", "expected a whole number, found 3.5"),
        ("amount: 5, when: {kind: {at_least: 3}}", "at_least does not fit kind (choice)"),
        ("amount: 5, when: {kind: lost}", "lost is not known here; known are late, short"),
        ("amount: 5, when: {delay: {given: true}}", "delay is always given"),
        ("amount: 5, when: {delay: {between: [9, 3]}}", "the lower one first"),
        ("amount: 5, when: {kind: {any_of: []}}", "expected one value or more"),
        ("amount: 5, when: {delay: {above: {fact: kind}}}", "delay is int, kind is choice"),
        ("amount: 5, when: {}", "leave `when` out for always"),
        ("amount: 5, when: {delay: null}", "expected a value"),
        ("amount: 5, kind: entitlement", "given twice, first on line"),
        ("amount: 5, due: {days: -1}", "expected 0 to 3660 days"),
        ("amount: 5, authority: boss", "boss is not known here"),
        ("amount: 5, excludes: [other]", "excludes other, which is no other line beside it"),
        ("amount: 5, valid_from: 2026-05-01, valid_to: 2026-04-01", "ends before it begins"),
        ("amount: 5, valid_from: 2026-02-30", "is on no calendar"),
        ("amount: {of: lifetime_value}", "lifetime_value may only widen goodwill"),
        ("amount: 5, when: {lifetime_value: {above: 5}}", "lifetime_value may only widen goodwill"),
    ],
)
def test_a_wrong_line_is_named(extra: str, said: str) -> None:
    found = problems(line(extra))
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("line 14, ")


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("Late by {dlay}.", "did you mean delay?"),
        ("Late by {delay.", "a brace without its partner"),
        ("You spent {spent}.", "spent may be missing here"),
        ("It was {price:.2f}.", "is no declared fact"),
        ("{es: Tarde}", "the policy's own language is missing: en"),
        ("{}", "the policy's own language is missing: en"),
        ("{en: Late, very late}", "quote a text that has a comma"),
        ("null", "expected words, found nothing"),
    ],
)
def test_a_wrong_sentence_is_named(because: str, said: str) -> None:
    quoted = because if because.startswith("{e") or because in ("{}", "null") else f'"{because}"'
    found = problems(
        f"""
        lines:
          refund:
            kind: entitlement
            what: Money back
            amount: 5
            because: {quoted}
        """
    )
    assert len(found) == 1
    assert said in found[0]
    assert "line 18" in found[0]


def test_goodwill_among_what_is_owed_is_refused() -> None:
    (found,) = problems(
        """
        lines:
          dinner: {kind: goodwill, what: Dinner, because: Because, amount: 5}
        """
    )
    assert "goodwill stands apart" in found


def test_what_is_owed_among_goodwill_is_refused() -> None:
    (found,) = problems(
        """
        goodwill:
          refund: {kind: make_whole, what: Refund, because: Because, amount: 5}
        """
    )
    assert "make_whole is owed" in found


def test_a_name_used_twice_is_refused_with_the_first_line() -> None:
    (found,) = problems(
        """
        authority: {clerk: {everything: 10}}
        lines:
          dinner: {kind: entitlement, what: Dinner, because: Because, amount: 5}
        goodwill:
          dinner: {what: Dinner, because: Because, amount: 5}
        """
    )
    assert "the name is taken on line 15" in found


def test_every_problem_of_a_file_is_named_at_once() -> None:
    found = problems(
        """
        lines:
          one: {kind: entitlement, what: One, because: Yes, amount: {of: prise}}
          two: {kind: entitlement, what: Two, because: Yes, amount: 5, when: {delai: 3}}
        ruled_out:
          three: {what: Three}
        """
    )
    assert [text.split(",")[0] for text in found] == ["line 14", "line 15", "line 17"]


@pytest.mark.parametrize("name", ["language", "tone", "channel", "customer_name", "nationality"])
def test_who_asks_and_how_cannot_be_a_fact(name: str) -> None:
    (found,) = problems("", facts=f"facts:\n  {name}: text\n")
    assert "may not change an answer" in found


def test_what_is_worked_out_from_the_value_of_a_customer_decides_nothing_owed() -> None:
    (found,) = problems(
        """
        derived:
          great: {when: {lifetime_value: {above: 1000}}}
        lines:
          one: {kind: entitlement, what: One, because: Yes, amount: 5, when: {great: true}}
        """
    )
    assert "great may only widen goodwill" in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("just words", "expected keys with values"),
        ("policy: amends/2\n", "currency is missing"),
        ("a: [1, 2", "no valid YAML"),
        ("a: &x 1\nb: *x\n", "references are not used here"),
        ("a: " + "[" * 60 + "]" * 60, "too deep"),
        ("\x00", "no valid YAML"),
    ],
)
def test_what_is_no_policy_at_all_is_refused(text: str, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load_policy(text, name="shop")
    assert any(said in str(problem) for problem in refused.value.problems)


def test_an_unknown_currency_is_refused() -> None:
    found = problems("", head=HEAD.replace("USD", "XYQ"))
    assert "XYQ is no currency code" in found[0]


def test_a_policy_that_ends_before_it_begins_is_refused() -> None:
    found = problems("valid_to: 2025-01-01\n")
    assert "ends before it begins (line 5)" in found[0]
