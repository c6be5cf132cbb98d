"""What was chosen becomes a precedent; an offer unlike the others says why."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from amends.cases.models import Case, Failure, Loss, Severity
from amends.journal.queries import entries_about
from amends.people.models import Kind
from amends.remedies.actions import choose, fulfil, grant_proposal, propose
from amends.remedies.errors import UnlikePrecedents
from amends.remedies.granting import GrantedLine
from amends.remedies.models import Line, Offer, Precedent
from amends.remedies.precedents import Precedents
from amends.remedies.queries import assess, precedents_for
from cast import AT, Cast
from remedies.desk import REFUND, broken_thing, offered, settled
from unchanged import nothing_changes

MONTH = timedelta(days=30)


def like(people: Cast, case: Case) -> Precedents:
    assessment = assess(case, by=people.tom, at=AT)
    return precedents_for(case, assessment, at=AT)


def three_before(people: Cast, *paid: str) -> None:
    for n, sum_ in enumerate(paid or ("40", "50", "60")):
        settled(people, f"past-{n}", paid=sum_, at=AT - (n + 1) * MONTH)


def test_a_choice_is_kept_as_the_precedent_of_its_case(people: Cast) -> None:
    case = settled(people, "one", paid="40", extras=("voucher",), at=AT - MONTH)
    precedent = Precedent.objects.get()
    assert (precedent.case, precedent.at) == (case, AT - MONTH + timedelta(minutes=1))
    assert (precedent.owed, precedent.goodwill) == (Decimal(40), Decimal(20))
    assert (precedent.currency, precedent.price) == ("USD", Decimal(100))
    assert (precedent.failure, precedent.severity) == (Failure.QUALITY, Severity.SERIOUS)
    assert (precedent.share, precedent.days_late, precedent.is_returning) == ("ours", 0, False)


def test_an_offer_alone_is_no_precedent(people: Cast) -> None:
    offered(broken_thing(people, "one"), people.tom, REFUND)
    assert not Precedent.objects.exists()


def test_cases_with_another_failure_or_loss_do_not_count(people: Cast) -> None:
    three_before(people)
    assert len(like(people, broken_thing(people, "same")).nearest) == 3
    other = broken_thing(people, "late", failure=Failure.LATE)
    assert like(people, other).nearest == ()
    shaken = broken_thing(people, "shaken", loss=Loss.TRUST)
    assert like(people, shaken).nearest == ()


def test_what_comes_later_and_the_case_itself_are_no_precedents(people: Cast) -> None:
    three_before(people)
    settled(people, "tomorrow", at=AT + timedelta(days=1))
    own = settled(people, "own", at=AT - timedelta(hours=1))
    assert own.pk not in [past.case for past in like(people, own).nearest]
    assert len(like(people, own).nearest) == 3


def test_the_year_counts_every_complaint_like_it(people: Cast) -> None:
    three_before(people)
    settled(people, "long-ago", at=AT - timedelta(days=365))
    broken_thing(people, "severe", severity=Severity.SEVERE)
    case = broken_thing(people, "now")
    beside = like(people, case).beside_owed(Decimal(100))
    assert like(people, case).such_cases == 4
    assert (beside.a_year, beside.a_year_more) == (Decimal(400), Decimal(180))


def test_with_two_precedents_nobody_is_asked_why(people: Cast) -> None:
    three_before(people, "1", "1")
    assert offered(broken_thing(people, "now"), people.jim, REFUND).is_unlike is False


def test_an_offer_unlike_the_others_is_refused_without_a_sentence(people: Cast) -> None:
    three_before(people)
    case = broken_thing(people, "now", paid="55.01")
    with nothing_changes(), pytest.raises(UnlikePrecedents, match=r"mostly got \$45 to \$55"):
        offered(case, people.jim, REFUND)
    with nothing_changes(), pytest.raises(UnlikePrecedents):
        offered(case, people.jim, REFUND, why="   ")
    offer = offered(case, people.jim, REFUND, why="They came back three times.")
    assert (offer.is_unlike, offer.why) == (True, "They came back three times.")
    assert offer.made_at is not None
    assert entries_about(case).last().figures["is_unlike"] is True


@pytest.mark.parametrize("paid", ["45", "50", "55"])
def test_an_offer_like_the_others_needs_no_sentence(people: Cast, paid: str) -> None:
    three_before(people)
    offer = offered(broken_thing(people, "now", paid=paid), people.jim, REFUND)
    assert (offer.is_unlike, offer.why) == (False, "")


def test_less_than_others_got_needs_a_sentence_too(people: Cast) -> None:
    three_before(people)
    case = broken_thing(people, "now", paid="44.99")
    with nothing_changes(), pytest.raises(UnlikePrecedents):
        offered(case, people.jim, REFUND)


def test_an_extra_that_nobody_else_got_needs_a_sentence(people: Cast) -> None:
    three_before(people, "50", "50", "50")
    case = broken_thing(people, "now", paid="50")
    with nothing_changes(), pytest.raises(UnlikePrecedents, match=r"\$0 as goodwill"):
        offered(case, people.jim, REFUND, extras=("voucher",))


def test_the_sentence_is_read_with_the_precedent_that_it_became(people: Cast) -> None:
    three_before(people)
    case = broken_thing(people, "now", paid="90")
    offer = offered(case, people.jim, REFUND, why="They came back three times.")
    choose(offer, REFUND, at=AT + timedelta(hours=1), noted_by=None)
    precedent = Precedent.objects.select_related("choice__offer").get(case=case)
    assert precedent.choice.offer.why == "They came back three times."


def test_a_grant_unlike_the_others_is_held_to_the_same(people: Cast) -> None:
    three_before(people)
    case = broken_thing(people, "now")
    proposal = propose(case, offer=None, words="Ninety", at=AT, key="ninety")
    bare = [GrantedLine(Kind.MAKE_WHOLE, "Ninety back", Decimal(90), None, "")]
    with nothing_changes(), pytest.raises(UnlikePrecedents):
        grant_proposal(proposal, lines=bare, by=people.jim, at=AT, key="grant")
    grant_proposal(proposal, lines=bare, by=people.jim, at=AT, key="grant", why="Third time.")
    offer = Offer.objects.get(key="grant")
    assert (offer.is_unlike, offer.why) == (True, "Third time.")


def test_the_reasons_of_granted_lines_are_a_sentence(people: Cast) -> None:
    three_before(people)
    case = broken_thing(people, "now")
    proposal = propose(case, offer=None, words="Ninety", at=AT, key="ninety")
    line = GrantedLine(Kind.MAKE_WHOLE, "Ninety back", Decimal(90), None, "You came thrice.")
    grant_proposal(proposal, lines=[line], by=people.jim, at=AT, key="grant")
    assert Offer.objects.get(key="grant").why == "You came thrice."


def test_a_second_choice_takes_the_place_of_the_first_with_all_that_was_delivered(
    people: Cast,
) -> None:
    case = settled(people, "one", paid="40", at=AT - MONTH)
    for line in Line.objects.filter(offer__case=case):
        fulfil(line, by=people.jim, at=AT - MONTH + timedelta(days=1), proof="Till roll")
    proposal = propose(case, offer=None, words="And the taxi?", at=AT, key="taxi")
    taxi = GrantedLine(Kind.MAKE_WHOLE, "The taxi", Decimal(30), None, "It rained.")
    grant_proposal(proposal, lines=[taxi], by=people.jim, at=AT, key="taxi-grant")
    assert Precedent.objects.get().owed == Decimal(70)


def test_the_database_keeps_no_offer_unlike_others_without_a_sentence(people: Cast) -> None:
    offer = offered(broken_thing(people, "now"), people.jim, REFUND)
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=offer.pk).update(is_unlike=True)


def test_precedents_are_found_by_an_index_in_a_fixed_number_of_queries(people: Cast) -> None:
    case = broken_thing(people, "now")
    counts = []
    for n in range(2):
        settled(people, f"past-{n}", at=AT - MONTH)
        assessment = assess(case, by=people.tom, at=AT)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            precedents_for(case, assessment, at=AT)
        counts.append(len(asked))
    assert counts == [3, 3]
