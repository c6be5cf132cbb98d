from datetime import timedelta

import pytest

from amends.cases.errors import BadWords
from amends.cases.models import Case
from amends.journal.models import Entry
from amends.letters.actions import change_reply, delete_reply, save_reply
from amends.letters.errors import BadSavedReply, LetterNotFound, NotYoursToSet
from amends.letters.models import SavedReply
from amends.letters.placeholders import filled
from amends.letters.queries import facts_for_letter, saved_replies, saved_reply_for
from amends.people.models import Staff, Team
from cast import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


@pytest.fixture
def holding(northlight: Team, ines: Staff) -> SavedReply:
    words = "Dear {customer},\n\n{owner} of {team} looks after “{subject}”: {link}"
    return save_reply(northlight, name="Holding", body=words, by=ines, at=AT)


def test_the_places_are_filled_from_the_case(
    holding: SavedReply, birthday: Case, jim: Staff
) -> None:
    facts = facts_for_letter(birthday, writer=jim)
    assert filled(holding.body, facts.places) == (
        "Dear Amy,\n\nJim Ortiz of Northlight Electronics looks after "
        f"“A word from Northlight Electronics”: {facts.link}"
    )
    assert facts.link.startswith("http")


def test_unknown_places_are_named_and_nothing_is_saved(northlight: Team, ines: Staff) -> None:
    with pytest.raises(BadSavedReply) as refused:
        save_reply(northlight, name="Sums", body="{name} {customer} {sum}", by=ines, at=AT)
    assert str(refused.value) == (
        "Nothing fills {name}, {sum}. There is {customer}, {owner}, {team}, {subject}, {link}."
    )
    assert not SavedReply.objects.exists()


def test_the_same_reply_twice_is_one_and_another_of_its_name_is_refused(
    holding: SavedReply, northlight: Team, ines: Staff
) -> None:
    again = save_reply(northlight, name=" Holding ", body=holding.body, by=ines, at=LATER)
    assert again == holding
    with pytest.raises(BadSavedReply, match="called Holding already"):
        save_reply(northlight, name="Holding", body="Other words", by=ines, at=LATER)
    assert SavedReply.objects.get().saved_at == AT
    assert Entry.objects.filter(name="saved_reply.added").count() == 1


def test_a_reply_is_changed_once(holding: SavedReply, ines: Staff) -> None:
    for _ in range(2):
        change_reply(holding, name="We look after it", body="Dear {customer},", by=ines, at=LATER)
    kept = SavedReply.objects.get()
    assert (kept.name, kept.body, kept.saved_at) == ("We look after it", "Dear {customer},", LATER)
    assert Entry.objects.filter(name="saved_reply.changed").count() == 1


def test_a_change_to_a_taken_name_or_of_a_deleted_reply_changes_nothing(
    holding: SavedReply, northlight: Team, ines: Staff
) -> None:
    thanks = save_reply(northlight, name="Thanks", body="Thank you.", by=ines, at=AT)
    with pytest.raises(BadSavedReply):
        change_reply(thanks, name="Holding", body="Thank you.", by=ines, at=LATER)
    assert [reply.name for reply in saved_replies(northlight)] == ["Holding", "Thanks"]
    delete_reply(thanks, by=ines, at=LATER)
    with pytest.raises(BadSavedReply):
        change_reply(thanks, name="Thanks again", body="Thank you.", by=ines, at=LATER)
    assert saved_replies(northlight).get() == holding


def test_a_reply_is_deleted_once(holding: SavedReply, ines: Staff) -> None:
    delete_reply(holding, by=ines, at=LATER)
    delete_reply(holding, by=ines, at=LATER)
    assert not SavedReply.objects.exists()
    assert Entry.objects.filter(name="saved_reply.deleted").count() == 1


def test_a_clerk_and_a_lead_of_elsewhere_set_nothing(
    holding: SavedReply, northlight: Team, the_regent: Team, jim: Staff, ines: Staff, ruth: Staff
) -> None:
    with pytest.raises(NotYoursToSet):
        save_reply(northlight, name="Mine", body="Hello", by=jim, at=AT)
    with pytest.raises(NotYoursToSet):
        change_reply(holding, name="Mine", body="Hello", by=jim, at=AT)
    with pytest.raises(NotYoursToSet):
        delete_reply(holding, by=jim, at=AT)
    with pytest.raises(NotYoursToSet):
        save_reply(the_regent, name="Mine", body="Hello", by=ines, at=AT)
    assert SavedReply.objects.get().name == "Holding"
    save_reply(the_regent, name="Tickets", body="Hello", by=ruth, at=AT)


def test_a_reply_of_another_team_is_not_found(the_regent: Team, jim: Staff, ruth: Staff) -> None:
    tickets = save_reply(the_regent, name="Tickets", body="Hello", by=ruth, at=AT)
    assert saved_reply_for(ruth, tickets.pk) == tickets
    with pytest.raises(LetterNotFound):
        saved_reply_for(jim, tickets.pk)


@pytest.mark.parametrize(("name", "body"), [("", "Hello"), ("x" * 81, "Hello"), ("Name", " \n")])
def test_empty_and_endless_ones_are_refused(
    northlight: Team, ines: Staff, name: str, body: str
) -> None:
    with pytest.raises(BadWords):
        save_reply(northlight, name=name, body=body, by=ines, at=AT)
    assert not SavedReply.objects.exists()
