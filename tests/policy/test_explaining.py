"""One decision told as a person would tell it."""

from pathlib import Path

from amends.policy import load_pack, load_policy
from amends.policy.explaining import explain

SHOP = load_policy(
    (Path(__file__).parents[2] / "docs/policies/bike_shop.yaml").read_text(encoding="utf-8"),
    name="bike_shop",
)


def test_an_explanation_names_what_is_owed_why_and_why_not_the_rest() -> None:
    pack = load_pack("gb_energy_appointment")
    lines = pack.rules.names
    facts = {"missed_on": "2026-03-02", "paid_on": "2026-03-17", "exempt": False}
    exempt = "Exempt (the customer cancelled, severe weather): no"
    told = explain(pack, facts)
    assert told == (
        "Missed appointment of an energy supplier in Great Britain, version 2026-11\n"
        "\n"
        "On these facts:\n"
        "  Appointment missed on: 2026-03-02\n"
        "  Paid on: 2026-03-17\n"
        f"  {exempt}\n"
        "  To be paid by the end of: 2026-03-16 (worked out)\n"
        "\n"
        "Owed, whatever is chosen:\n"
        "  Missed appointment, £40, within 10 working days. We missed the appointment on "
        "March 2, 2026. That is £40.\n"
        "  Paid late, £40. The first sum was to be paid by the end of March 16, 2026 and was paid "
        "on March 17, 2026. That is another £40.\n"
        "In all £80 owed, £0 goodwill.\n"
        "\n"
        "Why:\n"
        f"  missed (line {lines['missed']}): {exempt}\n"
        f"  paid_late (line {lines['paid_late']}): {exempt}; "
        "Paid on: 2026-03-17, after To be paid by the end of\n"
        "\n"
        "Why not the rest:\n"
        f"  exempted (line {lines['exempted']}) does not apply: {exempt}"
    )


def test_options_goodwill_and_what_was_ruled_out_stand_apart() -> None:
    facts = {"price": 180, "failure": "scratched", "shown": False}
    told = explain(SHOP, facts).splitlines()
    assert "The customer chooses one:" in told
    assert "  Leave it, and pay less, €45. It was whole when you brought it." in told
    assert "A little extra, apart:" in told
    assert "  Coffee and cake next door, €8. While you wait, or whenever you like." in told
    assert "Ruled out:" in told
    assert "In all €45 owed, €8 goodwill." in told
    assert any(line.startswith("  new_paint (line") and "does not apply" in line for line in told)


def test_who_must_be_asked_is_said() -> None:
    told = explain(SHOP, {"price": 180, "failure": "wrong_part"})
    assert "  Done again, before anything else, €190 (needs lead)." in told


def test_nothing_owed_is_said_as_well() -> None:
    told = explain(SHOP, {"price": 180})
    late = SHOP.rules.names["late"]
    assert "Nothing is owed on these facts." in told
    assert f"  late (line {late}) does not apply: Days late: 0 days, at least 1 day" in told
