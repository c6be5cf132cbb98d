"""All that we hold of a customer is handed over in one archive, and nothing of anybody else's."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import (
    add_note,
    attach_file,
    open_side_thread,
    receive_in_side_thread,
    write_in_side_thread,
)
from amends.cases.models import Case, SideKind
from amends.claims.actions import add_evidence
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.journal.actor import PUBLIC
from amends.journal.queries import entries_about
from amends.letters.actions import hand_over_data, send_letter
from amends.letters.errors import NotYoursToHandOver
from amends.letters.handing_over import archive_of
from amends.orders.actions import make_agreement
from amends.people.models import Channel, Customer, Staff
from amends.remedies.actions import choose, propose
from cast import AT, Cast
from claims.ground import claimed
from promises.words import given
from remedies.desk import EVENING, empty_window, offered, policy_on
from unchanged import nothing_changes
from web.desk_ground import told_of

LATER = AT + timedelta(hours=2)

# All of person.json; then a case with its letter and its file.
PERSON = 12
CASE = 14


@pytest.fixture
def people(db: None) -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    return people


@pytest.fixture
def window(people: Cast) -> Case:
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    send_letter(
        case,
        owed_part="Dear Amy,\n\nthe window was empty. It is ours to put right.",
        extra_part="",
        subject="The window",
        channel=Channel.EMAIL,
        by=people.jim,
        at=AT,
        key="letter",
    )
    add_note(case, body="She asks for the same street.", by=people.jim, at=AT, key="note")
    attach_file(case, filename="window.txt", content=b"empty", by=people.jim.actor, at=AT)
    given(people, due=AT + timedelta(hours=4), key="word")
    make_agreement(
        customer=people.amy, team=people.team, words="We ring before.", by=people.jim, at=AT
    )
    return case


def opened(customer: Customer, staff: Staff) -> dict[str, bytes]:
    whole = io.BytesIO(b"".join(archive_of(customer, staff=staff, at=LATER)))
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_of_hers_is_in_it(people: Cast, window: Case) -> None:
    held = opened(people.amy, people.ines)
    person = json.loads(held["person.json"])
    assert person["name"] == "Amy Chen"
    assert {"email": "amy.chen@example.com"} in person["contacts"]
    assert person["treatment"]["must_not_hear"] == "Doug: it is a surprise"
    assert person["purchases"][0]["lines"][0]["what"] == "55-inch television"
    assert [one["words"] for one in person["agreements"]] == ["We ring before."]
    assert len(person["promises"]) == 1
    case = json.loads(held[f"cases/{window.pk}.json"])
    assert case["messages"][0]["body"].startswith("We stood in front of your shop")
    assert [one["body"] for one in case["notes"]] == ["She asks for the same street."]
    (letter,) = (text for name, text in held.items() if name.startswith("letters/"))
    assert b"the window was empty. It is ours to put right." in letter
    (file,) = (text for name, text in held.items() if name.endswith("-window.txt"))
    assert file == b"empty"


def test_what_was_offered_chosen_and_asked_for_is_in_it(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim, extras=("voucher",), why="An evening was lost.")
    propose(offer.case, offer=offer, words="Another balloon, too.", at=LATER, key="balloon")
    choose(offer, EVENING, at=LATER, noted_by=None)
    case = json.loads(opened(people.amy, people.ines)[f"cases/{window.pk}.json"])
    (told,) = case["offered"]
    assert told["chosen"] == offer.options.get(key=EVENING).title
    assert [option["title"] for option in told["options"]] == [
        option.title for option in offer.options.order_by("position")
    ]
    assert all(option["lines"] for option in told["options"])
    assert [line["kind"] for line in told["whatever_is_chosen"]] == ["goodwill"]
    assert [(one["words"], one["answer"]) for one in case["proposed"]] == [
        ("Another balloon, too.", None)
    ]


def test_nothing_of_another_customer_or_of_a_supplier_is_in_it(people: Cast, window: Case) -> None:
    bought = cast.two_widgets(people.team, people.priya)
    other = told_of(
        people.team, people.priya, people.jim, subject="One of two", words="Where is my widget?"
    )
    attach_file(other, filename="priya.txt", content=b"hers", by=people.jim.actor, at=AT)
    thread = open_side_thread(
        window,
        kind=SideKind.SUPPLIER,
        with_name="Pat Wolf",
        address="pat@widgets.example",
        subject="The TV",
        by=people.jim,
        at=AT,
        key="pat",
    )
    write_in_side_thread(thread, body="Pat, where was it?", by=people.jim, at=AT, key="to-pat")
    theirs = receive_in_side_thread(
        thread, body="Our driver Kurt was ill.", from_name="Pat Wolf", by=PUBLIC, at=AT, key="kurt"
    )
    attach_file(window, filename="kurt.txt", content=b"ill", by=PUBLIC, at=AT, side_message=theirs)
    whole = b"\n".join(
        name.encode() + content for name, content in opened(people.amy, people.ruth).items()
    )
    for foreign in ("Priya", "priya", "widget", bought.number, "Pat", "Kurt", "kurt", "ill."):
        assert foreign.encode() not in whole, foreign


def test_a_file_that_came_with_a_claim_is_the_suppliers_matter(people: Cast) -> None:
    claim = claimed(people)
    jim = people.jim.actor
    photo = attach_file(claim.case, filename="photo.txt", content=b"her box", by=jim, at=AT)
    bill = attach_file(claim.case, filename="bill.txt", content=b"we pay 31", by=jim, at=LATER)
    for file in (photo, bill):
        draft = EvidenceDraft(
            EvidenceKind.INVOICE, Bearing.SUGGESTS, "What it cost", attachment=file
        )
        add_evidence(claim, draft, by=people.jim, at=LATER, key=file.filename)
    files = [name for name in opened(people.priya, people.ines) if name.startswith("files/")]
    assert files == [f"files/{claim.case_id}-{photo.pk}-photo.txt"]


def test_whoever_sees_one_shop_hands_over_what_that_shop_holds(people: Cast, window: Case) -> None:
    regent = cast.the_regent()
    elsewhere = told_of(regent, people.amy, people.ruth, subject="No ushers", words="Shouting.")
    assert f"cases/{elsewhere.pk}.json" not in opened(people.amy, people.ines)
    assert f"cases/{elsewhere.pk}.json" in opened(people.amy, people.ruth)


def test_a_file_that_is_gone_says_so_and_the_rest_is_there(people: Cast, window: Case) -> None:
    file = window.attachments.get()
    file.file.storage.delete(file.file.name)
    held = opened(people.amy, people.ines)
    (gone,) = (name for name in held if name.startswith("files/"))
    assert gone.endswith("-window.txt.gone.txt")
    assert f"cases/{window.pk}.json" in held


def test_it_is_sent_while_it_is_written_with_a_fixed_number_of_queries_for_a_case(
    people: Cast, window: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pieces = archive_of(people.amy, staff=people.ines, at=LATER)
    with django_assert_num_queries(PERSON):
        assert next(pieces)
    with django_assert_num_queries(CASE):
        assert b"".join(pieces)


def test_a_lead_hands_it_over_and_the_journal_says_so(people: Cast, window: Case) -> None:
    hand_over_data(people.amy, by=people.ines, at=LATER, case=window)
    entry = entries_about(window).last()
    assert entry is not None
    assert (entry.name, entry.by) == ("customer.data_handed_over", people.ines.actor)
    assert entry.figures == {"cases": 1}
    with nothing_changes(), pytest.raises(NotYoursToHandOver):
        hand_over_data(people.amy, by=people.jim, at=LATER)
