"""A finding: promised, happened, gap and evidence; nobody is found right."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from amends.cases.actions import attach_file, close_case, open_case, receive_message
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Case, Failure, Message, Outcome, Stage
from amends.facts.actions import state_finding
from amends.facts.asking import tell_account
from amends.facts.errors import BadWeights, ElsewhereEvidence, FactsError, WeighsTooMuch
from amends.facts.evidence import EvidenceDraft, ParcelDraft
from amends.facts.models import Bearing, Evidence, EvidenceKind, Finding
from amends.facts.queries import finding_of, findings_of
from amends.journal.queries import entries_about
from amends.people.models import Channel, Staff
from cast import AT, Cast
from facts.ground import TOLD, asked
from unchanged import nothing_changes

LATER = AT + timedelta(hours=1)
WORD = EvidenceDraft(EvidenceKind.WORD, Bearing.SUGGESTS, "She opened the parcel and found one.")


def state(
    case: Case,
    by: Staff,
    *evidence: EvidenceDraft,
    gap: str = "One widget is missing.",
    key: str = "finding-1",
) -> Finding:
    return state_finding(
        case,
        promised="Two widgets by 20 February, by Jim",
        happened="One widget came on the 24th",
        gap=gap,
        evidence=evidence,
        by=by,
        at=LATER,
        key=key,
    )


def test_a_finding_sets_promised_and_happened_side_by_side(people: Cast, widget: Case) -> None:
    state(widget, people.jim, WORD)
    finding = finding_of(widget)
    assert finding is not None
    assert (finding.promised, finding.gap) == (
        "Two widgets by 20 February, by Jim",
        "One widget is missing.",
    )
    assert [(e.kind, e.bearing) for e in finding.evidence.all()] == [("word", "suggests")]
    widget.refresh_from_db()
    assert widget.stage == Stage.UNDERSTOOD
    entry = entries_about(widget).last()
    assert entry is not None
    assert (entry.name, entry.figures) == ("finding.stated", {"evidence": 1})


def test_a_better_finding_takes_the_place_of_the_last_and_none_is_lost(
    people: Cast, widget: Case
) -> None:
    first = state(widget, people.jim)
    second = state(widget, people.jane, gap="One widget, and four days.", key="finding-2")
    assert finding_of(widget) == second
    assert [*findings_of(widget)] == [second, first]


def test_a_finding_does_not_move_a_case_back(people: Cast, widget: Case) -> None:
    Case.objects.filter(pk=widget.pk).update(stage=Stage.OFFERED)
    state(widget, people.jim)
    widget.refresh_from_db()
    assert widget.stage == Stage.OFFERED


def test_a_form_sent_twice_is_one_finding(people: Cast, widget: Case) -> None:
    assert state(widget, people.jim, WORD) == state(widget, people.jim, WORD)
    assert Evidence.objects.count() == 1
    names = [entry.name for entry in entries_about(widget)]
    assert names.count("finding.stated") == 1


@pytest.mark.parametrize("bearing", [Bearing.DECIDES, Bearing.SUGGESTS])
def test_a_declared_weight_says_nothing(people: Cast, widget: Case, bearing: Bearing) -> None:
    label = EvidenceDraft(EvidenceKind.DECLARED_WEIGHT, bearing, "2.4 kg on the label")
    with nothing_changes(), pytest.raises(WeighsTooMuch, match="measured by the carrier"):
        state(widget, people.jim, WORD, label)
    silent = EvidenceDraft(EvidenceKind.DECLARED_WEIGHT, Bearing.SILENT, "2.4 kg on the label")
    state(widget, people.jim, silent)
    assert Evidence.objects.get().bearing == Bearing.SILENT


@pytest.mark.parametrize("bearing", [Bearing.DECIDES, Bearing.SUGGESTS])
def test_the_database_refuses_a_declared_weight_that_says_something(
    people: Cast, widget: Case, bearing: Bearing
) -> None:
    finding = state(widget, people.jim)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(
            finding=finding, kind="declared_weight", bearing=bearing, words="2.4 kg"
        )
    assert not Evidence.objects.exists()


def scales(
    measured: int, *, tolerance: int = 50, bearing: Bearing = Bearing.SILENT
) -> EvidenceDraft:
    parcel = ParcelDraft(ordered=2, measured=measured, unit=1000, tare=300, tolerance=tolerance)
    return EvidenceDraft(
        EvidenceKind.CARRIER_WEIGHT, bearing, "On the carrier's scales", parcel=parcel
    )


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (scales(1320), Bearing.DECIDES),
        (scales(2290), Bearing.DECIDES),
        # What is picked by hand does not count against the figures.
        (scales(1320, bearing=Bearing.SILENT), Bearing.DECIDES),
        (scales(1800, tolerance=600, bearing=Bearing.DECIDES), Bearing.SUGGESTS),
        (scales(5000, bearing=Bearing.DECIDES), Bearing.SILENT),
        (scales(1800, bearing=Bearing.DECIDES), Bearing.SILENT),
    ],
)
def test_the_carriers_weight_bears_as_far_as_its_figures_say(
    people: Cast, widget: Case, draft: EvidenceDraft, says: Bearing
) -> None:
    state(widget, people.jim, draft)
    kept = Evidence.objects.get()
    assert (kept.bearing, kept.parcel.unit) == (says, 1000)


def test_a_weight_without_figures_does_not_decide(people: Cast, widget: Case) -> None:
    bare = EvidenceDraft(EvidenceKind.CARRIER_WEIGHT, Bearing.DECIDES, "1.3 kg")
    with nothing_changes(), pytest.raises(WeighsTooMuch, match="what the pieces weigh"):
        state(widget, people.jim, bare)


@pytest.mark.parametrize(
    "wrong", [{"ordered": 0}, {"ordered": 1001}, {"unit": 0}, {"tare": -1}, {"measured": 10**9}]
)
def test_figures_that_cannot_be_are_refused(
    people: Cast, widget: Case, wrong: dict[str, int]
) -> None:
    parcel = ParcelDraft(**{"ordered": 2, "measured": 1300, "unit": 1000, "tare": 300, **wrong})
    draft = EvidenceDraft(EvidenceKind.CARRIER_WEIGHT, Bearing.SILENT, "Scales", parcel=parcel)
    with nothing_changes(), pytest.raises(BadWeights):
        state(widget, people.jim, draft)


def test_evidence_says_whom_it_came_from_and_when(people: Cast, widget: Case) -> None:
    mail = Message.objects.get(case=widget)
    slip = attach_file(
        widget, filename="slip.txt", content=b"1", by=people.jim.actor, at=AT + timedelta(minutes=5)
    )
    account = asked(people, widget)
    told = tell_account(account, TOLD, noted_by=None, at=AT + timedelta(minutes=9), key="a")
    state(
        widget,
        people.jim,
        EvidenceDraft(EvidenceKind.MESSAGE, Bearing.SUGGESTS, "Her mail", message=mail),
        EvidenceDraft(
            EvidenceKind.PHOTO, Bearing.SUGGESTS, "The slip", attachment=slip,
            source="Packing room", question="How many were packed?",
        ),
        EvidenceDraft(EvidenceKind.ACCOUNT, Bearing.SUGGESTS, "What they told", account=account),
        WORD,
    )  # fmt: skip
    kept = [(one.source, one.known_at, one.question, one.sha256) for one in Evidence.objects.all()]
    assert kept == [
        ("Priya Nair", mail.at, "", ""),
        ("Packing room", slip.at, "How many were packed?", slip.sha256),
        ("Packing room", told.at, "", ""),
        ("", None, "", ""),
    ]


@pytest.mark.parametrize("gap", ["", " \n", "\x00", "x" * 4001])
def test_a_finding_without_words_or_far_too_long_is_refused(
    people: Cast, widget: Case, gap: str
) -> None:
    with pytest.raises(BadWords):
        state(widget, people.jim, gap=gap)
    assert not Finding.objects.exists()
    widget.refresh_from_db()
    assert widget.stage == Stage.OWNED


def test_evidence_without_words_or_without_end_is_refused(people: Cast, widget: Case) -> None:
    with pytest.raises(BadWords):
        state(widget, people.jim, EvidenceDraft(EvidenceKind.POD, Bearing.SILENT, " "))
    with pytest.raises(FactsError, match="50"):
        state(widget, people.jim, *[WORD] * 51)
    assert not Finding.objects.exists()


@pytest.mark.parametrize("kind", ["message", "attachment", "account"])
def test_evidence_of_another_case_is_no_evidence(people: Cast, widget: Case, kind: str) -> None:
    other = open_case(
        team=people.team,
        customer=people.amy,
        subject="Another matter",
        failure=Failure.LATE,
        channel=Channel.EMAIL,
        words="It is late.",
        by=people.jane,
        at=AT,
        key="other",
    )
    make: dict[str, Callable[[], EvidenceDraft]] = {
        "account": lambda: EvidenceDraft(
            EvidenceKind.ACCOUNT, Bearing.SUGGESTS, "Told", account=asked(people, other)
        ),
        "message": lambda: EvidenceDraft(
            EvidenceKind.MESSAGE, Bearing.SUGGESTS, "Her mail", message=Message.objects.last()
        ),
        "attachment": lambda: EvidenceDraft(
            EvidenceKind.PHOTO,
            Bearing.SUGGESTS,
            "A photo",
            attachment=attach_file(
                other,
                filename="box.jpg",
                content=b"\xff\xd8\xff\xe0 a photo",
                by=people.jane.actor,
                at=AT,
            ),
        ),
    }
    with pytest.raises(ElsewhereEvidence):
        state(widget, people.jim, make[kind]())
    assert not Finding.objects.exists()


def test_what_the_customer_wrote_and_sent_is_evidence(people: Cast, widget: Case) -> None:
    told = receive_message(
        widget,
        body="Here is a photo of the box.",
        from_name="Priya Nair",
        channel=Channel.EMAIL,
        by=people.priya.actor,
        at=AT,
        key="mail-2",
    )
    photo = attach_file(
        widget,
        filename="box.jpg",
        content=b"\xff\xd8\xff\xe0 a photo",
        by=people.priya.actor,
        at=AT,
    )
    rests_on = EvidenceDraft(EvidenceKind.PHOTO, Bearing.DECIDES, "One fits", photo, told)
    state(widget, people.jim, rests_on)
    kept = Evidence.objects.get()
    assert (kept.attachment, kept.message) == (photo, told)


def test_nothing_is_found_on_a_closed_case(people: Cast, widget: Case) -> None:
    close_case(widget, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=AT)
    with pytest.raises(CaseClosed):
        state(widget, people.jim)
    assert not Finding.objects.exists()


def test_a_finding_takes_two_queries_however_much_it_rests_on(people: Cast, widget: Case) -> None:
    for n, much in enumerate((1, 20)):
        state(widget, people.jim, *[WORD] * much, key=f"finding-{n}")
        with CaptureQueriesContext(connection) as queries:
            finding = finding_of(widget)
            assert finding is not None
            assert len([*finding.evidence.all()]) == much
        assert len(queries) == 2
