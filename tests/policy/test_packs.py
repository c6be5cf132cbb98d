"""Every pack is exact on its own table, and every rule in it is reached."""

import pytest

from amends.policy import UnknownPack, load_pack, pack_names
from amends.policy.packs import pack_text
from amends.policy.trial import read_trials, try_out


def test_nine_packs_are_shipped() -> None:
    assert pack_names() == (
        "aws_ec2_sla",
        "eu261",
        "gb_energy_appointment",
        "gb_power_cut",
        "ofcom_auto_compensation",
        "uk261",
        "uk_delay_repay",
        "us_denied_boarding",
        "water_gss_england",
    )


@pytest.mark.parametrize("name", pack_names())
def test_a_pack_is_exact_on_every_row_and_reached_in_every_rule(name: str) -> None:
    rows = read_trials(pack_text(name, ".tests.yaml"), name=name)
    report = try_out(load_pack(name), rows)
    assert [(o.row.line, o.failures) for o in report.failed] == []
    assert report.unreached == ()


@pytest.mark.parametrize("name", pack_names())
def test_a_pack_says_where_it_comes_from_and_that_it_is_no_legal_advice(name: str) -> None:
    pack = load_pack(name)
    assert pack.jurisdiction
    assert pack.source
    assert pack.checked_on is not None
    assert pack.note is not None
    assert pack.note.startswith("No legal advice.")
    assert pack.notes == ()


def test_a_pack_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownPack, match="did you mean uk261"):
        load_pack("uk216")
