"""The guide to writing a policy, taken apart into its samples."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

GUIDE = (Path(__file__).parents[2] / "docs/policy.md").read_text(encoding="utf-8")
_FIRST, _SECOND = GUIDE.split("## All words\n")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEAD = {
    "policy": "amends/1",
    "title": "An example",
    "version": "1",
    "currency": "EUR",
    "valid_from": "2026-01-01",
    "source": "the guide",
}

Tree = dict[str, object]


def grown(one: object, two: object) -> object:
    """Put a sample into what was written before it, as its reader would."""
    if isinstance(one, dict) and isinstance(two, dict):
        return {**one, **{key: grown(one.get(key), value) for key, value in two.items()}}
    return two


def samples(text: str) -> list[str]:
    return _BLOCK.findall(text)


def steps() -> Iterator[tuple[str, str]]:
    """Give each table of the first part with the policy as it stands there."""
    policy: object = {}
    for sample in samples(_FIRST):
        if sample.startswith("tests:"):
            yield yaml.safe_dump(policy, sort_keys=False), sample
        else:
            policy = grown(policy, yaml.safe_load(sample))


def workshop() -> object:
    """Give the policy of the first part as it stands at its end."""
    policy: object = {}
    for sample in samples(_FIRST):
        if not sample.startswith("tests:"):
            policy = grown(policy, yaml.safe_load(sample))
    return policy


def chapters() -> dict[str, str]:
    """Give each chapter of the second part that has samples, as one policy under a small head."""
    found: dict[str, str] = {}
    for chapter in re.split(r"^##+ ", _SECOND, flags=re.MULTILINE)[1:]:
        policy: object = _HEAD
        for sample in samples(chapter):
            policy = grown(policy, yaml.safe_load(sample))
        if policy is not _HEAD:
            found[chapter.partition("\n")[0]] = yaml.safe_dump(policy, sort_keys=False)
    return found
