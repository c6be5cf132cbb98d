"""The JSON Schema knows every word that the loader knows, and stands in the documentation."""

import json
from pathlib import Path

from amends.policy.conditions import Op
from amends.policy.derived_reading import DerivedReader
from amends.policy.loading import TOP
from amends.policy.schema import policy_schema
from amends.policy.shape_reading import CHANGES, SHAPES
from amends.policy.workdays import Workdays

ROOT = Path(__file__).parents[2]


def words_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(words_of, value.values()))
    if isinstance(value, list):
        return set().union(*map(words_of, value))
    return {value} if isinstance(value, str) else set()


def test_the_schema_in_the_documentation_is_the_one_that_the_command_prints() -> None:
    written = (ROOT / "docs/policy-schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == policy_schema()


def test_the_schema_knows_every_word_of_the_language() -> None:
    known = words_of(policy_schema())
    words = {*TOP, *Op, *SHAPES, *CHANGES, *DerivedReader(Workdays(), None).words}
    assert words - known == set()


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    text = json.dumps(policy_schema())
    named = {word for word in words_of(policy_schema()) if word.startswith("#/$defs/")}
    assert named
    assert '"$defs"' in text
    assert {name.removeprefix("#/$defs/") for name in named} <= set(policy_schema()["$defs"])  # type: ignore[call-overload]
