from datetime import timedelta

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.errors import BadWords, NobodyThere
from amends.cases.models import Case, Clock, ClockKind, Failure, Message, Ownership, Stage
from amends.journal.models import Entry
from amends.people.actions import note_absence
from amends.people.models import Channel, Customer, Staff, Team
from unchanged import nothing_changes


def _told(
    team: Team, customer: Customer, key: str, by: Staff | None = None, **more: object
) -> Case:
    facts = {
        "subject": "A lamp without its shade",
        "failure": Failure.SHORT,
        "channel": Channel.WEB,
        "words": "No shade.",
        "at": cast.AT,
    }
    return open_case(team=team, customer=customer, by=by, key=key, **(facts | more))  # type: ignore[arg-type]


def test_who_hears_it_owns_it_from_that_second(birthday: Case, jim: Staff) -> None:
    assert birthday.owner == jim
    ownership = Ownership.objects.get(case=birthday)
    assert (ownership.staff, ownership.since, ownership.until) == (jim, cast.AT, None)
    own = Clock.objects.get(case=birthday, kind=ClockKind.OWN)
    assert own.stopped_at == cast.AT


def test_what_is_heard_on_the_phone_is_acknowledged_in_that_moment(birthday: Case) -> None:
    assert birthday.stage == Stage.ACKNOWLEDGED
    running = Clock.objects.filter(case=birthday, stopped_at=None)
    assert {clock.kind for clock in running} == {
        ClockKind.FIRST_OFFER,
        ClockKind.RESOLVE,
        ClockKind.NEXT_WORD,
    }


def test_opening_writes_one_line_without_any_personal_text(birthday: Case, amy: Customer) -> None:
    line = Entry.objects.get(about=f"case:{birthday.pk}")
    assert line.name == "case.opened"
    assert "Amy" not in str(line.figures)
    assert line.figures["customer"] == amy.pk


def test_a_complaint_from_the_form_goes_to_the_least_busy_on_shift(
    northlight: Team, jim: Staff, jane: Staff, ines: Staff, priya: Customer
) -> None:
    _told(northlight, priya, "one", by=jim)
    _told(northlight, priya, "two", by=ines)
    assert _told(northlight, priya, "three").owner == jane
    assert [_told(northlight, priya, key).owner for key in "abc"] == [jim, jane, ines]


def test_at_night_a_complaint_belongs_to_the_lead_never_to_nobody(
    northlight: Team, jim: Staff, ines: Staff, priya: Customer
) -> None:
    night = cast.AT + timedelta(hours=14)
    assert _told(northlight, priya, "night", at=night).owner == ines


def test_somebody_away_is_not_on_shift(
    northlight: Team, jim: Staff, jane: Staff, priya: Customer
) -> None:
    today = cast.AT.date()
    note_absence(jim, first_day=today, last_day=today, by=jim.actor, at=cast.AT)
    assert _told(northlight, priya, "away").owner == jane


def test_a_team_without_staff_refuses_and_keeps_nothing(the_regent: Team, priya: Customer) -> None:
    with nothing_changes(), pytest.raises(NobodyThere, match="The Regent"):
        _told(the_regent, priya, "nobody")


def test_a_form_sent_twice_is_one_case(
    from_the_form: Case, northlight: Team, priya: Customer
) -> None:
    with nothing_changes():
        again = _told(northlight, priya, "widget")
    assert again == from_the_form


@pytest.mark.parametrize("words", ["", "  \n ", "\x00\x07", "x" * 50_001])
def test_words_that_are_none_are_refused_and_nothing_is_opened(
    northlight: Team, jim: Staff, priya: Customer, words: str
) -> None:
    with nothing_changes(), pytest.raises(BadWords, match="What happened"):
        _told(northlight, priya, "bad", words=words)


def test_words_are_kept_as_they_were_said(northlight: Team, jim: Staff, priya: Customer) -> None:
    case = _told(northlight, priya, "said", words="<script>alert(1)</script> ‘No shade’ 👎🏽")
    assert Message.objects.get(case=case).body == "<script>alert(1)</script> ‘No shade’ 👎🏽"
