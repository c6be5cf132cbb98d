"""To part gracefully: nothing owed stays open, what we hold goes with them, the letter is kind."""

import io
import zipfile

import pytest

from amends.cases.models import Failure
from amends.journal.queries import entries_about
from amends.orders.actions import say_not_offered
from amends.remedies.actions import choose
from cast import AT
from remedies.desk import OFF, offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, shown
from web.desk_ground import told_of


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_nobody_parts_while_something_owed_is_not_delivered(desk: CaseDesk) -> None:
    offer = offered(desk.case, desk.people.jim, at=AT)
    choose(offer, OFF, at=AT, noted_by=desk.people.jim)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "close", outcome="parted", words="Kindly."))
    assert "is still to be delivered." in text


def test_a_letter_to_part_by_is_begun_from_the_close(desk: CaseDesk) -> None:
    assert 'href="?reply=parting#write"' in desk.text(desk.people.jim, "?open=close")
    text = desk.text(desk.people.jim, "?reply=parting")
    assert "Nothing is open between us." in text
    assert '<option value="parting" selected>' in text


def test_what_we_do_not_offer_is_answered_from_the_catalogue(desk: CaseDesk) -> None:
    people = desk.people
    thing = say_not_offered(
        people.team,
        name="Repairs of radios",
        words="Mr Klein in Mill Lane repairs them.",
        by=people.ines.actor,
        at=AT,
    )
    case = told_of(people.team, people.priya, people.jim, failure=Failure.NOT_OFFERED)
    page = desk.browser(people.jim).get(f"/cases/{case.pk}/", {"reply": f"thing-{thing.pk}"})
    text = shown(page)
    assert "Not something we offer: Repairs of radios" in text
    assert "Mr Klein in Mill Lane repairs them." in text
    # Elsewhere it is no answer to begin with.
    assert "Not something we offer" not in desk.text(people.jim)


@pytest.mark.parametrize("reply", ["thing-0", "thing-999999", "thing-x", "thing-" + "9" * 30, "x"])
def test_a_letter_that_is_none_begins_nothing(desk: CaseDesk, reply: str) -> None:
    assert "Dear Amy," in desk.text(desk.people.jim, f"?reply={reply}")


def test_a_lead_takes_all_that_is_held_from_the_case_and_the_journal_says_so(
    desk: CaseDesk,
) -> None:
    ines, amy = desk.people.ines, desk.people.amy
    assert "Take it all, to hand it over" in desk.text(ines, "?open=close")
    answer = desk.browser(ines).post(f"/customers/{amy.pk}/data/", {"case": desk.case.pk})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    assert answer.streaming
    assert "amy-chen-2026-03-03.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert f"cases/{desk.case.pk}.json" in archive.namelist()
    entry = entries_about(desk.case).last()
    assert entry is not None
    assert (entry.name, entry.by) == ("customer.data_handed_over", ines.actor)
    assert "took all that we hold of them, for them." in desk.text(desk.people.jim)


def test_a_clerk_is_told_to_ask_the_lead(desk: CaseDesk) -> None:
    jim, amy = desk.people.jim, desk.people.amy
    assert "Take it all" not in desk.text(jim, "?open=close")
    assert "Take it all" not in desk.sees(jim, "customer", amy.pk)
    with nothing_changes():
        text = refused(desk.browser(jim).post(f"/customers/{amy.pk}/data/"))
    assert "Your lead hands over what we hold of Amy Chen." in text


@pytest.mark.parametrize("case", ["", "x", "999999", "9" * 30])
def test_a_case_that_is_not_hers_is_left_out(desk: CaseDesk, case: str) -> None:
    answer = desk.browser(desk.people.ines).post(
        f"/customers/{desk.people.amy.pk}/data/", {"case": case}
    )
    assert answer.status_code == 200
    assert not entries_about(desk.case).filter(name="customer.data_handed_over").exists()
