"""A finding: promised, happened, gap and evidence; never a verdict."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from amends.cases.actions import attach_file, close_case, open_case, receive_message
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Case, Failure, Message, Outcome, Stage
from amends.facts.actions import state_finding
from amends.facts.errors import ElsewhereEvidence, FactsError, WeighsTooMuch
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, Evidence, EvidenceKind, Finding
from amends.facts.queries import finding_of, findings_of
from amends.journal.queries import entries_about
from amends.people.models import Channel, Staff
from cast import AT, Cast

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


def test_a_declared_weight_never_decides(people: Cast, widget: Case) -> None:
    label = EvidenceDraft(EvidenceKind.DECLARED_WEIGHT, Bearing.DECIDES, "2.4 kg on the label")
    with pytest.raises(WeighsTooMuch, match="measured by the carrier"):
        state(widget, people.jim, WORD, label)
    assert not Finding.objects.exists()
    scales = EvidenceDraft(EvidenceKind.CARRIER_WEIGHT, Bearing.DECIDES, "1.2 kg on the scales")
    hint = EvidenceDraft(EvidenceKind.DECLARED_WEIGHT, Bearing.SUGGESTS, "2.4 kg on the label")
    state(widget, people.jim, scales, hint)
    assert Evidence.objects.count() == 2


def test_the_database_refuses_a_declared_weight_that_decides(people: Cast, widget: Case) -> None:
    finding = state(widget, people.jim)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(
            finding=finding, kind="declared_weight", bearing="decides", words="2.4 kg"
        )
    assert not Evidence.objects.exists()


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


@pytest.mark.parametrize("kind", ["message", "attachment"])
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
