"""The story of a case, in sentences with names."""

from datetime import timedelta

import pytest

import cast
from amends.cases.actions import (
    add_note,
    attach_file,
    climb_ladder,
    receive_message,
    renew_link,
)
from amends.cases.models import ClockKind
from amends.cases.queries import clocks_of
from amends.people.actions import change_teams
from amends.people.models import Channel
from amends.remedies.actions import choose, fulfil
from amends.remedies.queries import lines_due
from cast import AT
from remedies.desk import EVENING, offered
from web.case_desk import CaseDesk, case_desk


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_the_first_line_says_who_heard_it(desk: CaseDesk) -> None:
    assert "Jim heard it, by phone, and owns it." in desk.text(desk.people.jim)


def test_an_offer_a_choice_and_a_delivery_are_told_by_name_and_thing(desk: CaseDesk) -> None:
    jim = desk.people.jim
    offer = offered(desk.case, jim, extras=("voucher",), at=AT + timedelta(minutes=2))
    choose(offer, EVENING, at=AT + timedelta(minutes=3), noted_by=None)
    for n, line in enumerate(lines_due(desk.case)):
        fulfil(line, by=jim, at=AT + timedelta(minutes=4 + n), proof="Handed over")
    text = desk.text(jim)
    assert "Jim put 2 options to choose from, and $20 extra." in text
    assert "Amy chose: The window again, on another evening." in text
    assert "Jim delivered: Window, balloons and cake." in text
    assert "With that all is made right." in text


def test_a_clock_that_ran_out_stands_in_red(desk: CaseDesk) -> None:
    clock = clocks_of(desk.case).get(kind=ClockKind.FIRST_OFFER)
    for days in (1, 2):
        climb_ladder(clock, at=AT + timedelta(days=days))
        clock.refresh_from_db()
    desk.at(AT + timedelta(days=2, minutes=5))
    text = desk.text(desk.people.jim)
    assert "The clock “First offer” runs out soon. Its owner was reminded." in text
    assert 'class="broken"><span class="when">' in text
    assert "The clock “First offer” ran out. The lead was told." in text
    assert 'class="broken"> First offer <strong>ran out Wed 10:00</strong>' in text


def test_a_note_stands_apart_from_what_the_customer_said(desk: CaseDesk) -> None:
    people = desk.people
    add_note(
        desk.case,
        body="Doug turned 40.",
        by=people.jim,
        at=AT + timedelta(minutes=2),
        key="note",
        mentions=[people.ines],
    )
    text = desk.text(people.jim)
    assert '<li class="note">' in text
    assert "<strong>Jim noted</strong>" in text
    assert "for Ines Pereira" in text


def test_a_file_is_a_link_to_download_beside_the_words_it_came_with(desk: CaseDesk) -> None:
    message = receive_message(
        desk.case,
        body="Here is the window.",
        from_name="Amy Chen",
        channel=Channel.WEB,
        by=desk.people.amy.actor,
        at=AT + timedelta(minutes=1),
        key="window",
    )
    photo = attach_file(
        desk.case,
        filename="window.txt",
        content=b"empty",
        by=desk.people.amy.actor,
        at=AT + timedelta(minutes=1),
        message=message,
    )
    text = desk.text(desk.people.jim)
    assert text.count(f'href="/attachments/{photo.pk}/"') == 1
    assert "Amy added a file" not in text


def test_somebody_who_changed_to_another_team_is_still_named(desk: CaseDesk) -> None:
    people = desk.people
    renew_link(desk.case, by=people.jane, at=AT + timedelta(minutes=1))
    change_teams(
        people.jane, [cast.the_regent()], by=people.ruth.actor, at=AT + timedelta(minutes=2)
    )
    assert "Jane Doyle gave the customer’s page a new address" in desk.text(people.jim)


def test_earlier_lines_are_a_link_away_and_none_is_lost(desk: CaseDesk) -> None:
    jim = desk.people.jim
    for n in range(120):
        add_note(
            desk.case,
            body=f"Line number {n:03}.",
            by=jim,
            at=AT + timedelta(seconds=n + 1),
            key=f"line{n}",
        )
    latest = desk.text(jim)
    assert "Line number 119." in latest
    assert "Line number 010." not in latest
    query = latest.split('href="?before=')[1].split("#")[0]
    earlier = desk.text(jim, f"?before={query}")
    assert "Line number 010." in earlier
    shown = [n for n in range(120) if f"Line number {n:03}." in latest + earlier]
    assert shown == [*range(120)]
    assert "To the latest entries" in earlier


def test_a_place_in_the_story_that_makes_no_sense_shows_the_latest(desk: CaseDesk) -> None:
    jim = desk.people.jim
    for nonsense in ("x", "nan", "9e99", "-1e300"):
        assert "Jim heard it" in desk.text(jim, f"?before={nonsense}")
