import pytest

from amends.cases.actions import close_case
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Case, Outcome
from amends.journal.models import Entry
from amends.letters.actions import discard_draft, save_draft
from amends.letters.errors import NothingWritten
from amends.letters.models import Draft
from amends.letters.queries import draft_of
from amends.people.models import Staff
from cast import AT

pytestmark = pytest.mark.django_db


def test_a_draft_waits_for_its_writer_and_nobody_else(
    birthday: Case, jim: Staff, ines: Staff
) -> None:
    save_draft(birthday, owed_part="Dear Amy,", extra_part="Dinner", by=jim, at=AT)
    draft = draft_of(birthday, jim)
    assert draft is not None
    assert (draft.owed_part, draft.extra_part, draft.saved_at) == ("Dear Amy,", "Dinner", AT)
    assert draft_of(birthday, ines) is None


def test_the_same_words_again_are_no_new_fact(birthday: Case, jim: Staff) -> None:
    first = save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    again = save_draft(birthday, owed_part="Dear Amy,\r\n", extra_part=" ", by=jim, at=AT)
    assert again == first
    assert Entry.objects.filter(name="draft.saved").count() == 1
    changed = save_draft(birthday, owed_part="Dear Amy, I", extra_part="", by=jim, at=AT)
    assert changed == first
    assert Draft.objects.get().owed_part == "Dear Amy, I"
    assert Entry.objects.filter(name="draft.saved").count() == 2


def test_nothing_and_far_too_much_are_refused_and_the_draft_stays(
    birthday: Case, jim: Staff
) -> None:
    save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    with pytest.raises(NothingWritten):
        save_draft(birthday, owed_part=" \n", extra_part="\0", by=jim, at=AT)
    with pytest.raises(BadWords):
        save_draft(birthday, owed_part="x" * 50_001, extra_part="", by=jim, at=AT)
    assert Draft.objects.get().owed_part == "Dear Amy,"
    assert Entry.objects.filter(name="draft.saved").count() == 1


def test_a_discarded_draft_is_gone_and_a_second_click_is_silent(birthday: Case, jim: Staff) -> None:
    draft = save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    discard_draft(draft, by=jim, at=AT)
    discard_draft(draft, by=jim, at=AT)
    assert draft_of(birthday, jim) is None
    assert Entry.objects.filter(name="draft.discarded").count() == 1


def test_nobody_discards_the_draft_of_somebody_else(
    birthday: Case, jim: Staff, ines: Staff
) -> None:
    draft = save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    discard_draft(draft, by=ines, at=AT)
    assert draft_of(birthday, jim) == draft
    assert not Entry.objects.filter(name="draft.discarded").exists()


def test_a_closed_case_takes_no_draft(birthday: Case, jim: Staff) -> None:
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    with pytest.raises(CaseClosed):
        save_draft(birthday, owed_part="Dear Amy,", extra_part="", by=jim, at=AT)
    assert not Draft.objects.exists()
