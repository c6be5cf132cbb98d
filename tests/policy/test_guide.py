"""Every sample of the guide is loaded, and says what the guide says of it."""

import re
from pathlib import Path

import pytest
import yaml

from amends.policy import load_policy, pack_names
from amends.policy.conditions import Op
from amends.policy.derived_reading import DerivedReader
from amends.policy.kinds import ROLES, FactType, LineKind
from amends.policy.line_reading import LINE, OPTION
from amends.policy.loading import ROUNDINGS, TOP
from amends.policy.shape_reading import CHANGES, SHAPES
from amends.policy.trial import ROW, read_trials, try_out
from amends.policy.trial import TOP as OF_A_TABLE
from amends.policy.workdays import Workdays
from policy.guide import GUIDE, chapters, samples, steps, workshop

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("policy", "table"), list(steps()))
def test_each_step_of_the_workshop_holds_what_its_table_says(policy: str, table: str) -> None:
    report = try_out(load_policy(policy, name="guide"), read_trials(table, name="guide"))
    assert [(o.row.name, o.failures) for o in report.failed] == []


def test_the_workshop_of_the_guide_is_the_one_beside_it() -> None:
    written = (DOCS / "policies/bike_shop.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(written) == workshop()


@pytest.mark.parametrize("chapter", chapters())
def test_a_chapter_of_the_guide_is_a_policy(chapter: str) -> None:
    load_policy(chapters()[chapter], name=chapter)


def test_every_sample_of_the_guide_is_read_by_a_test() -> None:
    tables = len(list(steps()))
    assert tables == 6
    assert len(samples(GUIDE)) == 6 + tables + len(chapters())


@pytest.mark.parametrize(
    "word",
    [
        *TOP,
        *FactType,
        *Op,
        *LineKind,
        *ROLES,
        *ROUNDINGS,
        *SHAPES,
        *CHANGES,
        *LINE,
        *OPTION,
        *OF_A_TABLE,
        *ROW,
        *DerivedReader(Workdays(), None).words,
        *pack_names(),
    ],
)
def test_no_word_of_the_language_is_left_out_of_the_guide(word: str) -> None:
    assert re.search(rf"(?<![a-z_]){word}(?![a-z_])", GUIDE)


def test_every_page_that_the_guide_names_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE)
    assert [link for link in links if not (DOCS / link).is_file()] == []
    headings = {
        re.sub(r"[^a-z -]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings
