"""The executives' door: named in the settings, noted on the case, and the owner keeps it (S2)."""

import pytest

from amends.cases.models import Case, HandBack, Notice, NoticeKind, Ownership
from amends.journal.models import Outgoing
from amends.people.actions import add_executive
from amends.people.models import Executive
from amends.remedies.models import Offer
from cast import AT
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, shown

NEW = {
    "who": "Priya Nair",
    "reach": "",
    "channel": "letter",
    "words": "To the chief executive. One of two widgets never came.",
    "failure": "short",
    "severity": "serious",
    "loss": "goods",
}


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def victoria(desk: CaseDesk) -> Executive:
    return add_executive(
        name="Victoria Stone", address="victoria@top.example", by=desk.people.tom, at=AT
    )


def test_a_manager_names_those_at_the_top_once_and_takes_them_off(desk: CaseDesk) -> None:
    tom = desk.browser(desk.people.tom)
    page = f"/settings/{desk.people.team.slug}/management/"
    told = {"name": "Victoria Stone", "email": "Victoria@Top.example"}
    assert tom.post(page, told).headers["Location"] == page
    with nothing_changes():
        text = refused(tom.post(page, told | {"email": "victoria@top.example"}))
        assert "is there already." in text
        assert desk.browser(desk.people.ines).post(page, told).status_code == 403
        assert tom.post(page, {"name": "", "email": "x"}).status_code == 422
    one = Executive.objects.get()
    assert "Victoria@Top.example" in shown(desk.browser(desk.people.jim).get(page))
    with nothing_changes():
        assert desk.browser(desk.people.ines).post(f"{page}{one.pk}/").status_code == 403
    assert tom.post(f"{page}{one.pk}/").status_code == 303
    assert "Victoria" not in shown(tom.get(page))
    assert tom.post(f"{page}{one.pk}/").status_code == 404


def test_what_came_to_the_top_is_noted_on_the_case_and_changes_neither_owner_nor_offer(
    desk: CaseDesk, victoria: Executive
) -> None:
    owners, offers = [*Ownership.objects.values()], [*Offer.objects.values()]
    told = {"executive": victoria.pk, "said": "Nobody rings me.", "added": "Please be generous."}
    for _ in range(2):
        answer = desk.send(desk.people.jane, "through_management", key="same", **told)
        assert answer.status_code == 303
    row = HandBack.objects.get()
    assert (row.case, row.executive, row.noted_by) == (desk.case, victoria, desk.people.jane)
    assert row.message is not None
    assert row.message.body == "Nobody rings me."
    assert [*Ownership.objects.values()] == owners
    assert [*Offer.objects.values()] == offers
    assert not Outgoing.objects.filter(kind="hand_back").exists()
    notice = Notice.objects.get(kind=NoticeKind.MANAGEMENT)
    assert notice.staff == desk.people.jim
    text = desk.text(desk.people.jim)
    assert "To Victoria Stone, " in text
    assert "Jim has the last word." in text
    assert "Please be generous." in text
    assert "Words for Victoria Stone, to copy" in text
    assert "Thank you for passing on what Amy Chen wrote." in text
    assert "A letter to the management came back to Jim, who has the last word." in text


def test_whoever_is_not_at_the_top_is_refused(desk: CaseDesk, victoria: Executive) -> None:
    with nothing_changes():
        answer = desk.send(desk.people.jim, "through_management", executive=9999, said="x")
    assert "There is nobody of this number at the top." in refused(answer)
    with nothing_changes():
        assert desk.send(desk.people.jim, "through_management", said="x").status_code == 422


def test_the_form_is_asked_for_and_says_where_nobody_is_named_yet(desk: CaseDesk) -> None:
    assert "It came through the management" in desk.text(desk.people.jim)
    asked = desk.text(desk.people.jim, "?open=management")
    assert "Nobody at the top is named yet." in asked
    add_executive(name="Victoria Stone", address="v@top.example", by=desk.people.tom, at=AT)
    assert "Victoria Stone</option>" in desk.text(desk.people.jim, "?open=management")


def test_a_new_case_says_to_whom_at_the_top_it_went(desk: CaseDesk, victoria: Executive) -> None:
    browser = desk.browser(desk.people.jim)
    form = shown(browser.get("/cases/new/"))
    assert "Did it come through the management?" in form
    told = {**NEW, "team": desk.people.team.pk, "key": "new", "customer": desk.people.priya.pk}
    answer = browser.post("/cases/new/", {**told, "management": victoria.pk})
    case = Case.objects.latest("pk")
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    row = HandBack.objects.get()
    assert (row.case, row.executive, row.noted_by) == (case, victoria, desk.people.jim)
    assert row.message == case.messages.get()
    assert case.owner == desk.people.jim
    # Whoever notes it knows it.
    assert not Notice.objects.filter(kind=NoticeKind.MANAGEMENT).exists()
    with nothing_changes():
        answer = browser.post("/cases/new/", {**told, "key": "other", "management": "9999"})
    assert answer.status_code == 422


def test_without_anybody_at_the_top_nobody_is_asked(desk: CaseDesk) -> None:
    assert "management?" not in shown(desk.browser(desk.people.jim).get("/cases/new/"))
