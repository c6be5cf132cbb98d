"""Whatever is put before a policy, it answers, or it names what is wrong; it never breaks."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.policy import FactError, FactSpec, FactType, Policy, load_pack, load_policy, pack_names
from amends.policy.explaining import explain
from amends.policy.stream import decided

ROOT = Path(__file__).parents[2]
FILES = (
    ROOT / "src/amends/config/demo/policies/market_street.yaml",
    *sorted(p for p in (ROOT / "docs/policies").glob("*.yaml") if ".tests" not in p.name),
)
POLICIES = [load_pack(name) for name in pack_names()] + [
    load_policy(path.read_text(encoding="utf-8"), name=path.stem) for path in FILES
]

NUMBERS = st.one_of(
    st.integers(),
    st.sampled_from([0, 1, -1, 10**12, 10**12 + 1, 10**40, -(10**12)]),
    st.floats(),
    st.decimals(),
)
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
WILD = st.one_of(
    ANYTHING,
    NUMBERS.map(str),
    st.dates().map(str),
    st.sampled_from(["2026-02-30", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00"]),
    st.text(min_size=490, max_size=510),
)
# Half of the days lie close together, so that they come in every order.
DAYS = st.dates(date(2026, 3, 1), date(2026, 4, 30)) | st.dates(date(1900, 1, 1), date(2200, 1, 1))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.timezones())  # noqa: DTZ001
LIKELY: dict[FactType, st.SearchStrategy[object]] = {
    FactType.BOOL: st.booleans(),
    FactType.DATE: DAYS.map(str),
    FactType.DATES: st.lists(DAYS.map(str), max_size=3),
    FactType.MOMENT: MOMENTS.map(datetime.isoformat),
    FactType.TEXT: st.text(max_size=500),
}


def likely(spec: FactSpec) -> st.SearchStrategy[object]:
    """Give what might well stand in this fact, so that decisions are reached as well."""
    if spec.type is FactType.CHOICE:
        return st.sampled_from(spec.choices)
    low = 0 if spec.at_least is None else int(spec.at_least)
    high = 10**9 if spec.at_most is None else int(spec.at_most)
    if spec.type is FactType.INT:
        return st.integers(low, min(low + 5000, high)) | st.integers(low, high)
    if spec.type in (FactType.MONEY, FactType.DECIMAL):
        return st.decimals(low, min(low + 5000, high), places=2) | st.decimals(low, high, places=2)
    return LIKELY[spec.type]


def bags(policy: Policy, wild: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    needed = {name: likely(f) | wild for name, f in policy.facts.items() if f.required}
    spared = {name: likely(f) | wild for name, f in policy.facts.items() if not f.required}
    return st.fixed_dictionaries(needed, optional=spared)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
@settings(max_examples=40)
@given(data=st.data())
def test_any_facts_are_decided_on_or_named(policy: Policy, data: st.DataObject) -> None:
    facts = data.draw(st.dictionaries(st.text(max_size=9), ANYTHING) | bags(policy, WILD))
    wrong = "; ".join(policy.check_facts(facts))
    try:
        redress = policy.decide(facts)
    except FactError as error:
        said = str(error)
    else:
        said = ""
        assert redress.owed >= 0
        assert redress.goodwill_total >= 0
    # Only a sum beyond all bounds is found later than by the check of the facts.
    assert said == wrong or "cannot be meant" in said


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
@settings(max_examples=40)
@given(data=st.data())
def test_likely_facts_give_sums_that_add_up(policy: Policy, data: st.DataObject) -> None:
    facts = data.draw(bags(policy, st.nothing()))
    try:
        redress = policy.decide(facts)
    except FactError:
        return
    first = redress.options[0].amount if redress.options else Decimal(0)
    assert redress.owed == sum((line.amount for line in redress.lines), first)
    assert redress.goodwill_total == sum(line.amount for line in redress.goodwill)
    every = [*redress.lines, *redress.goodwill, *(ln for o in redress.options for ln in o.lines)]
    assert policy.amounts(facts) == {line.key: line.amount for line in every}
    assert all(line.because and line.what and line.currency == policy.currency for line in every)
    assert policy.title in explain(policy, facts)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
def test_any_line_of_bytes_gets_its_line_of_json(line: bytes) -> None:
    found = list(decided(load_pack("aws_ec2_sla"), [line]))
    if not line.strip():
        assert found == []
        return
    ((answer, well),) = found
    assert well is False
    assert json.loads(answer)["error"]


@given(ANYTHING, st.dictionaries(st.text(max_size=9), ANYTHING))
def test_any_object_gets_its_own_id_back(id_: object, facts: dict[str, object]) -> None:
    line = json.dumps({"id": id_, "facts": facts}, default=str).encode()
    ((answer, _),) = decided(load_pack("aws_ec2_sla"), [line])

    def no_constants(word: str) -> object:
        raise AssertionError(f"{word} is no JSON")

    read = json.loads(answer, parse_constant=no_constants)
    assert set(read) == {"id", "error"}
    if isinstance(id_, str | int | None):
        assert read["id"] == id_
