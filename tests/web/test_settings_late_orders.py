"""Which clock pack a team keeps is picked in the settings."""

from amends.people.models import Staff, Team
from amends.promises.models import PackTurnedOn
from amends.promises.queries import pack_of, pack_turned_on
from web.desk_ground import text_of
from web.settings_ground import journal, opened, sent, sent_in_vain


def test_each_pack_stands_there_with_its_source(jim: Staff, northlight: Team) -> None:
    page = text_of(opened(jim, "late_orders", northlight))
    for source in ("16 CFR 435.2", "Consumer Rights Act 2015", "Directive 2011/83/EU"):
        assert source in page
    assert "checked on Nov. 22, 2026" in page
    assert "None of this is legal advice." in page


def test_a_manager_turns_one_on_another_and_none(tom: Staff, northlight: Team) -> None:
    assert sent(tom, "late_orders", northlight, pack="us_mail_order").status_code == 303
    assert "Turned on by Tom Keller" in text_of(opened(tom, "late_orders", northlight))
    sent(tom, "late_orders", northlight, pack="uk_delivery")
    pack = pack_of(northlight)
    assert pack is not None
    assert pack.name == "uk_delivery"
    sent(tom, "late_orders", northlight, pack="")
    assert pack_turned_on(northlight) is None
    assert journal()[-3:] == ["pack.turned_on", "pack.turned_on", "pack.turned_off"]
    # Who kept what, and when, stays on record.
    assert PackTurnedOn.objects.filter(ended_by=tom).count() == 2


def test_the_same_again_changes_nothing(tom: Staff, northlight: Team) -> None:
    sent_in_vain(tom, "late_orders", northlight, pack="")
    sent(tom, "late_orders", northlight, pack="eu_delivery")
    sent_in_vain(tom, "late_orders", northlight, pack="eu_delivery")


def test_a_clerk_does_not_pick_and_nobody_picks_what_is_not_there(
    jim: Staff, tom: Staff, northlight: Team
) -> None:
    assert sent_in_vain(jim, "late_orders", northlight, pack="uk_delivery").status_code == 403
    assert sent_in_vain(tom, "late_orders", northlight, pack="fr_livraison").status_code == 422
    assert "A manager picks them." in text_of(opened(jim, "late_orders", northlight))
