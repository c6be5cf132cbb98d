from datetime import timedelta

import pytest
from django.db import transaction

import cast
from amends.cases.actions import close_case, reopen_case, say_how_it_went
from amends.cases.actions.within import lock
from amends.cases.errors import CaseClosed, NotClosable, NotTheirs
from amends.cases.models import Case, Clock, Outcome, Pause, Stage
from amends.people.models import Staff
from unchanged import nothing_changes

LATER = cast.AT + timedelta(hours=1)


def test_retained_demands_that_everything_was_accepted_and_delivered(
    birthday: Case, jim: Staff
) -> None:
    with nothing_changes(), pytest.raises(NotClosable, match="accepted and everything"):
        close_case(birthday, outcome=Outcome.RETAINED, words="", by=jim, at=LATER)


def test_a_closed_case_has_no_clock_running(birthday: Case, jim: Staff) -> None:
    closing = close_case(birthday, outcome=Outcome.WITHDRAWN, words="Found it", by=jim, at=LATER)
    birthday.refresh_from_db()
    assert (birthday.stage, birthday.closed_at) == (Stage.CLOSED, LATER)
    assert not Clock.objects.filter(case=birthday, stopped_at=None).exists()
    assert not Pause.objects.filter(case=birthday, until=None).exists()
    with nothing_changes():
        assert close_case(birthday, outcome=Outcome.PARTED, words="", by=jim, at=LATER) == closing


def test_only_the_owner_or_somebody_above_closes(birthday: Case, jane: Staff, ines: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirs, match="Jim Ortiz owns"):
        close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jane, at=LATER)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=ines, at=LATER)


def test_a_closed_case_takes_no_action_until_it_is_reopened(birthday: Case, jim: Staff) -> None:
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=LATER)
    with pytest.raises(CaseClosed, match="Reopen"), transaction.atomic():
        lock(birthday)
    again = reopen_case(birthday, by=jim, at=LATER)
    assert (again.stage, again.is_open) == (Stage.ACKNOWLEDGED, True)
    with nothing_changes():
        reopen_case(birthday, by=jim, at=LATER)


def test_the_customer_can_say_how_it_went_after_the_end(birthday: Case, jim: Staff) -> None:
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=LATER)
    told = say_how_it_went(birthday, words="You were kind", at=LATER)
    assert (told.by, told.words) == (None, "You were kind")
    birthday.refresh_from_db()
    assert not birthday.is_open
