"""Recoveries that a team is proud of: chosen by people, with the names of those who wish it."""

from datetime import timedelta

import pytest

import cast
from amends.cases.actions import close_case, reopen_case
from amends.cases.models import Case, Outcome
from amends.insight.actions import (
    answer_naming,
    appreciate,
    name_customer,
    take_down,
    unname_customer,
)
from amends.insight.errors import (
    AppreciationNotFound,
    NamesSomebody,
    NotAppreciable,
    NotTheirName,
)
from amends.insight.models import Naming
from amends.insight.queries import (
    appreciation_for,
    appreciations_for,
    naming_for,
    namings_asked_of,
    namings_of,
)
from amends.journal.queries import entries_about
from amends.people.actions import let_go
from amends.people.models import Staff
from amends.remedies.actions import fulfil
from amends.remedies.queries import lines_still_due
from cast import AT, Cast
from remedies.desk import policy_on, settled
from unchanged import nothing_changes

WHY = "The window stood the next evening, and the street came to look."
LATER = AT + timedelta(days=2)


@pytest.fixture
def people(db: None) -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    return people


def kept_customer(people: Cast, number: str = "NL-1") -> Case:
    """A case in which everything was delivered, and the customer stayed."""
    case = settled(people, number, of=people.amy)
    for line in lines_still_due(case):
        fulfil(line, by=people.jim, at=LATER, proof="Card slip")
    case.refresh_from_db()
    close_case(case, outcome=Outcome.RETAINED, words="", by=people.jim, at=LATER)
    case.refresh_from_db()
    return case


def names_shown(staff: Staff) -> list[list[str]]:
    return [[n.staff.name for n in one.willing] for one in appreciations_for(staff)]


def test_a_recovery_is_chosen_once_and_nobody_is_named_who_has_not_said_yes(people: Cast) -> None:
    case = kept_customer(people)
    told = {"words": WHY, "names": [people.jim, people.jane], "by": people.jim, "at": LATER}
    chosen = appreciate(case, **told)
    with nothing_changes():
        assert appreciate(case, **told) == chosen
    # Whoever puts it there says yes with it; the other is asked.
    assert names_shown(people.tom) == [["Jim Ortiz"]]
    (asked,) = namings_asked_of(people.jane)
    assert not namings_asked_of(people.jim).exists()

    answer_naming(asked, is_willing=True, by=people.jane, at=LATER)
    assert names_shown(people.tom) == [["Jane Doyle", "Jim Ortiz"]]
    with nothing_changes():
        answer_naming(asked, is_willing=True, by=people.jane, at=LATER)
    answer_naming(asked, is_willing=False, by=people.jane, at=LATER)
    assert names_shown(people.tom) == [["Jim Ortiz"]]
    assert [*namings_of(people.jane)] == [asked]
    assert not namings_asked_of(people.jane).exists()
    assert [e.name for e in entries_about(case)][-1] == "appreciation.chosen"


def test_only_whoever_is_named_answers_and_finds_the_question(people: Cast) -> None:
    appreciate(kept_customer(people), words=WHY, names=[people.jane], by=people.ines, at=LATER)
    naming = Naming.objects.get()
    with nothing_changes():
        for other in (people.jim, people.tom, people.ruth):
            with pytest.raises(NotTheirName):
                answer_naming(naming, is_willing=True, by=other, at=LATER)
            with pytest.raises(AppreciationNotFound):
                naming_for(other, naming.pk)
    assert naming_for(people.jane, naming.pk) == naming


@pytest.mark.parametrize(
    "words",
    ["Jim ran for it.", "It was jane's idea.", "Amy came back.", "For Chen, and with a smile."],
)
def test_the_sentence_names_nobody(people: Cast, words: str) -> None:
    case = kept_customer(people)
    with nothing_changes(), pytest.raises(NamesSomebody) as refused:
        appreciate(case, words=words, names=[], by=people.jim, at=LATER)
    assert refused.value.field == "words"


def test_only_what_ended_as_retained_stands_there_and_only_its_team_chooses(people: Cast) -> None:
    open_one = settled(people, "NL-2")
    closed = kept_customer(people)
    stranger = cast.the_regent()
    with nothing_changes():
        with pytest.raises(NotAppreciable, match="retained"):
            appreciate(open_one, words=WHY, names=[], by=people.jim, at=LATER)
        with pytest.raises(NotAppreciable):
            appreciate(closed, words=" ", names=[], by=people.jim, at=LATER)
    assert stranger.pk != closed.team_id


def test_a_case_opened_again_is_not_shown_and_what_was_taken_down_can_be_chosen_again(
    people: Cast,
) -> None:
    case = kept_customer(people)
    chosen = appreciate(case, words=WHY, names=[], by=people.jim, at=LATER)
    reopen_case(case, by=people.jim, at=LATER)
    assert not appreciations_for(people.jim).exists()
    case.refresh_from_db()
    close_case(case, outcome=Outcome.RETAINED, words="", by=people.jim, at=LATER)
    assert [*appreciations_for(people.jim)] == [chosen]
    take_down(chosen, by=people.jane, at=LATER)
    with nothing_changes():
        take_down(chosen, by=people.jim, at=LATER)
    assert not appreciations_for(people.jim).exists()
    with pytest.raises(AppreciationNotFound):
        appreciation_for(people.jim, chosen.pk)
    again = appreciate(case, words=WHY, names=[], by=people.jim, at=LATER)
    assert [*appreciations_for(people.ruth)] == [again]


def test_the_customer_is_named_only_while_they_wish_it(people: Cast) -> None:
    chosen = appreciate(kept_customer(people), words=WHY, names=[], by=people.jim, at=LATER)
    assert [one.agreed for one in appreciations_for(people.jim)] == [[]]
    named = name_customer(chosen, said="She said so on the phone", by=people.jim, at=LATER)
    with nothing_changes():
        assert name_customer(chosen, said="Again", by=people.jim, at=LATER) == named
    assert [one.agreed for one in appreciations_for(people.jim)] == [[named]]
    unname_customer(chosen, by=people.jim, at=LATER)
    with nothing_changes():
        unname_customer(chosen, by=people.jim, at=LATER)
    assert [one.agreed for one in appreciations_for(people.jim)] == [[]]
    with nothing_changes(), pytest.raises(NotAppreciable):
        name_customer(chosen, said="", by=people.jim, at=LATER)


def test_whoever_has_left_is_not_named_any_more(people: Cast) -> None:
    chosen = appreciate(
        kept_customer(people), words=WHY, names=[people.jane], by=people.ines, at=LATER
    )
    naming = Naming.objects.get(appreciation=chosen)
    answer_naming(naming, is_willing=True, by=people.jane, at=LATER)
    assert names_shown(people.jim) == [["Jane Doyle"]]
    let_go(people.jane, by=people.ruth.actor, at=LATER)
    assert names_shown(people.jim) == [[]]
