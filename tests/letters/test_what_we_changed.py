"""Who wished to know hears what we changed, and only then "never again" may be written."""

from datetime import timedelta

import pytest

import cast
from amends.cases.actions import close_case, reopen_case
from amends.cases.models import Case, Clock, Message, Outcome
from amends.journal.queries import entries_about, waiting_outgoing
from amends.letters.actions import send_letter, tell_of_fix
from amends.letters.errors import AgainstTheFacts, HarmsRemain, NotAsked, NothingWritten
from amends.letters.models import Letter
from amends.letters.queries.coaching import known_for
from amends.letters.words_of_change import words_of_change
from amends.people.models import Channel
from amends.prevention.actions import join_problem, note_wish, take_back_wish
from amends.prevention.models import Fix, Told
from amends.prevention.queries import cases_to_tell, changes_verified, told_of, wish_of
from cast import AT, Cast
from prevention.ground import DAY, WHAT, done, held, named, planned, short
from unchanged import nothing_changes

MONTHS_LATER = AT + 90 * DAY
NEVER_AGAIN = "This will never happen again."
SINCE_THEN = f"Dear Amy,\n\nIt was our packing. Since then we have {WHAT}."


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def case(people: Cast) -> Case:
    """Amy got one of two and wishes to know what we change; it was closed in March."""
    case = short(people, people.amy)
    note_wish(case, by=None, at=AT + timedelta(hours=1))
    close_case(case, outcome=Outcome.PARTED, words="", by=people.jim, at=AT + 2 * DAY)
    return case


@pytest.fixture
def fix(people: Cast, case: Case) -> Fix:
    return held(people, named(people, case))


def drafted(fix: Fix, case: Case) -> str:
    return words_of_change(case.customer, fix.what).owed_part


def test_months_later_amy_reads_what_was_changed_and_her_case_stays_closed(
    people: Cast, case: Case, fix: Fix
) -> None:
    assert [*cases_to_tell(fix)] == [case]
    words = drafted(fix, case)
    assert f"Since then we have {WHAT}." in words
    message = tell_of_fix(fix, case, words=words, by=people.jim, at=MONTHS_LATER, key="told")
    letter = Letter.objects.get()
    assert (letter.to_address, letter.channel) == ("amy.chen@example.com", Channel.EMAIL)
    assert message.body.startswith("Dear Amy,")
    assert [one.kind for one in waiting_outgoing()] == ["letter"]
    now = Case.objects.get(pk=case.pk)
    assert not now.is_open
    assert not Clock.objects.filter(case=case, stopped_at=None).exists()
    assert [*cases_to_tell(fix)] == []
    [told] = told_of(fix)
    assert (told.case, told.by, told.at) == (case, people.jim, MONTHS_LATER)
    assert [line.name for line in entries_about(case)][-1] == "customer.told_of_fix"


def test_a_second_click_sends_no_second_letter(people: Cast, case: Case, fix: Fix) -> None:
    words = drafted(fix, case)
    first = tell_of_fix(fix, case, words=words, by=people.jim, at=MONTHS_LATER, key="told")
    with nothing_changes():
        again = tell_of_fix(fix, case, words=words, by=people.jim, at=MONTHS_LATER, key="told")
        assert again == first
        with pytest.raises(NotAsked):
            tell_of_fix(fix, case, words=words, by=people.jane, at=MONTHS_LATER, key="hers")


def test_whoever_did_not_wish_or_no_longer_wishes_is_not_written_to(
    people: Cast, case: Case, fix: Fix
) -> None:
    silent = short(people, people.priya, key="silent")
    join_problem(fix.problem, silent, by=people.jim, at=MONTHS_LATER)
    take_back_wish(case, by=None, at=MONTHS_LATER)
    fix.refresh_from_db()
    assert [*cases_to_tell(fix)] == []
    for one in (silent, case):
        with nothing_changes(), pytest.raises(NotAsked):
            tell_of_fix(fix, one, words="Dear you,", by=people.jim, at=MONTHS_LATER, key="told")
    assert not Told.objects.exists()


def test_nobody_is_told_of_what_was_not_seen_to_hold(people: Cast, case: Case) -> None:
    fix = done(people, planned(people, named(people, case)))
    with nothing_changes(), pytest.raises(NotAsked):
        tell_of_fix(fix, case, words="Dear Amy,", by=people.jim, at=MONTHS_LATER, key="told")


def test_a_wish_said_twice_is_one_and_can_be_said_again(people: Cast, case: Case) -> None:
    with nothing_changes():
        note_wish(case, by=people.jim, at=MONTHS_LATER)
    take_back_wish(case, by=None, at=MONTHS_LATER)
    assert wish_of(case) is None
    with nothing_changes():
        take_back_wish(case, by=None, at=MONTHS_LATER)
    note_wish(case, by=people.jim, at=MONTHS_LATER)
    wish = wish_of(case)
    assert wish is not None
    assert wish.noted_by == people.jim


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", NothingWritten),
        ("Dear Amy,\n\nThe trainee typed your address wrong.", HarmsRemain),
        ("Dear Amy,\n\nYou should have informed us earlier.", HarmsRemain),
        ("Dear Amy,\n\nI have refunded $480.00 to you.", AgainstTheFacts),
    ],
)
def test_the_coach_holds_back_what_may_hurt_or_is_not_so(
    people: Cast, case: Case, fix: Fix, words: str, refusal: type[Exception]
) -> None:
    with nothing_changes(), pytest.raises(refusal):
        tell_of_fix(fix, case, words=words, by=people.jim, at=MONTHS_LATER, key="told")


@pytest.mark.parametrize(
    "what",
    [
        WHAT,
        "moved the stapler out of the kitchen and unwrap the meat on a white board",
        "written a closing list with the window on it",
        "found stand-ins for every usher",
    ],
)
def test_the_first_wording_passes_the_coach_in_every_language(
    people: Cast, case: Case, what: str
) -> None:
    problem = named(people, case)
    fix = held(people, problem, what=what)
    words = drafted(fix, case)
    assert tell_of_fix(fix, case, words=words, by=people.jim, at=MONTHS_LATER, key="told")


def test_never_again_is_held_back_without_a_fix_that_holds(people: Cast, case: Case) -> None:
    reopen_case(case, by=people.jim, at=AT + 3 * DAY)
    problem = named(people, case)
    with pytest.raises(AgainstTheFacts), nothing_changes():
        write(people, case)
    fix = done(people, planned(people, problem))
    assert changes_verified(case) == []
    with pytest.raises(AgainstTheFacts), nothing_changes():
        write(people, case)
    assert known_for(case, writer=people.jim, at=AT).facts.changed == ""
    assert fix.what == WHAT


def test_never_again_may_be_written_once_a_fix_was_seen_to_hold(
    people: Cast, case: Case, fix: Fix
) -> None:
    reopen_case(case, by=people.jim, at=MONTHS_LATER)
    assert known_for(case, writer=people.jim, at=MONTHS_LATER).facts.changed == WHAT
    with pytest.raises(HarmsRemain), nothing_changes():
        # The case denies it no more; without what was changed it is still only words.
        write(people, case)
    assert write(people, case, words=f"{SINCE_THEN} {NEVER_AGAIN}").body.startswith("Dear Amy,")


def test_a_change_that_nobody_verified_backs_nothing(people: Cast, case: Case) -> None:
    reopen_case(case, by=people.jim, at=MONTHS_LATER)
    done(people, planned(people, named(people, case)))
    with pytest.raises(AgainstTheFacts), nothing_changes():
        write(people, case, words=f"{SINCE_THEN} {NEVER_AGAIN}")


def test_after_it_came_back_never_again_is_held_back_once_more(
    people: Cast, case: Case, fix: Fix
) -> None:
    back = short(people, people.priya, at=MONTHS_LATER, key="back")
    join_problem(fix.problem, back, by=people.jim, at=MONTHS_LATER)
    reopen_case(case, by=people.jim, at=MONTHS_LATER)
    with pytest.raises(AgainstTheFacts), nothing_changes():
        write(people, case)


def write(people: Cast, case: Case, *, words: str = f"Dear Amy,\n\n{NEVER_AGAIN}") -> Message:
    """Jim writes that it will never happen again."""
    return send_letter(
        case, owed_part=words, extra_part="", subject="Your widgets",
        channel=Channel.EMAIL, by=people.jim, at=MONTHS_LATER + DAY, key="never",
    )  # fmt: skip
