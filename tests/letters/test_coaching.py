"""What the coach is told of a case, and what it says of a letter in that light."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import open_case, receive_message
from amends.cases.models import Case, CaseKind, Failure
from amends.coach import Move, Piece
from amends.facts.actions import state_finding
from amends.letters.actions import send_letter
from amends.letters.coaching import Known, LetterReview, review_letter
from amends.letters.queries.coaching import known_for
from amends.orders.models import Purchase
from amends.people.actions import meet_customer
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Staff, Team
from amends.promises.actions import give_promise
from amends.promises.models import GivenIn
from amends.remedies.actions import choose, fulfil, make_offer
from amends.remedies.models import Line, Offer
from cast import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


def said(known: Known, owed: str, extra: str = "") -> LetterReview:
    return review_letter(known, owed_part=owed, extra_part=extra)


def denied(known: Known, owed: str) -> list[tuple[str, str]]:
    return [(one.found.fact, one.found.quote) for one in said(known, owed).against]


@pytest.fixture
def understood(birthday: Case, jim: Staff) -> Case:
    state_finding(
        birthday,
        promised="The TV in the window with balloons, from six.",
        happened="The window was empty. Nobody had put it on a list.",
        gap="The surprise cannot be repeated.",
        evidence=[],
        by=jim,
        at=AT,
        key="finding",
    )
    return birthday


def test_sentences_are_built_from_what_the_case_holds(understood: Case, jim: Staff) -> None:
    facts = known_for(understood, writer=jim, at=LATER).facts
    assert facts.happened == "the window was empty"
    assert facts.promised == "the TV in the window with balloons, from six"
    assert (facts.customer, facts.owner) == ("Amy", "Jim Ortiz")
    missing = {
        one.piece: one.wording
        for one in said(known_for(understood, writer=jim, at=LATER), "Dear Amy,\n\nHello.").missing
    }
    assert missing[Piece.REGRET] == "I am sorry that the window was empty."


def test_nothing_refunded_is_known_until_the_line_was_delivered(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    words = "Dear Amy,\n\nWe have refunded the delivery fee of $5."
    assert denied(known_for(birthday, writer=jim, at=LATER), words) == [
        ("refunded", "We have refunded")
    ]
    fee = Line.objects.get(offer=offer, key="delivery")
    fulfil(fee, by=jim, at=LATER, proof="Card, 5 dollars")
    assert denied(known_for(birthday, writer=jim, at=LATER), words) == []


def test_a_sum_is_known_from_the_offer_and_none_is_wrong_where_no_money_is_known(
    birthday: Case, jim: Staff
) -> None:
    words = "Dear Amy,\n\nWe take $77 off."
    assert denied(known_for(birthday, writer=jim, at=LATER), words) == []


def test_a_sum_that_nobody_offered_is_asked_about(birthday: Case, jim: Staff, offer: Offer) -> None:
    known = known_for(birthday, writer=jim, at=LATER)
    assert denied(known, "Dear Amy,\n\nWe take $77 off the price.") == [("sum", "$77")]
    assert denied(known, "Dear Amy,\n\nWe take $20 off the price.") == []
    assert known.facts.sums >= {Decimal(5), Decimal(20), Decimal(90), Decimal(95)}


def test_what_was_offered_is_within_ones_leave_and_more_is_not(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    known = known_for(birthday, writer=jim, at=LATER)
    over = dict(denied(known, "Dear Amy,\n\nI will refund you $9,000."))
    assert over["authority"] == "$9,000"


def test_a_date_is_held_against_those_that_were_promised(
    birthday: Case, jim: Staff, offer: Offer
) -> None:
    known = known_for(birthday, writer=jim, at=LATER)
    assert date(2026, 3, 3) in known.facts.dates
    words = "Dear Amy,\n\nYou came on 9 January and the window was empty."
    assert denied(known, words) == [("date", "9 January")]
    receive_message(
        birthday,
        body="I stood there on 9 January.",
        from_name="Amy Chen",
        channel=Channel.EMAIL,
        by=birthday.customer.actor,
        at=LATER,
        key="she",
    )
    assert denied(known_for(birthday, writer=jim, at=LATER), words) == []


@pytest.mark.parametrize(
    ("name", "greeting", "is_right"),
    [
        ("José Núñez", "Dear José,", True),
        ("José Núñez", "Dear Mr Nunez,", True),
        ("Amy Chen", "Dear Priya,", False),
        ("Zoë Çelik", "Hello Zoe,", True),
        ("Amy Chen", "Hello again,", True),
    ],
)
def test_they_are_greeted_by_their_own_name(
    northlight: Team, jim: Staff, name: str, greeting: str, is_right: bool
) -> None:
    customer = meet_customer(
        name=name, contacts=[Contact(ContactKind.EMAIL, "a@b.example")], by=jim.actor, at=AT
    )
    case = told_by(customer, northlight, jim)
    found = denied(known_for(case, writer=jim, at=LATER), f"{greeting}\n\nThat is ours to mend.")
    assert (found == []) is is_right


@pytest.mark.usefixtures("_policy")
def test_having_sent_only_one_is_history_and_having_sent_the_other_is_not(
    northlight: Team, jim: Staff, priya: Customer, two_widgets: Purchase
) -> None:
    case = told_by(priya, northlight, jim, purchase=two_widgets)
    widget = make_offer(case, option_keys=["again", "discount"], by=jim, at=AT, key="widget")
    choose(widget, "again", noted_by=jim, at=AT)
    known = known_for(case, writer=jim, at=LATER)
    assert denied(known, "Dear Priya,\n\nWe sent you one of two.") == []
    assert denied(known, "Dear Priya,\n\nI have sent you the other one.") == [
        ("sent", "I have sent")
    ]


def test_never_again_is_asked_about_once(birthday: Case, jim: Staff) -> None:
    review = said(
        known_for(birthday, writer=jim, at=LATER), "Dear Amy,\n\nThis will never happen again."
    )
    assert [one.found.fact for one in review.against] == ["never_again"]
    assert review.harms == ()


def test_what_an_earlier_letter_said_need_not_be_said_again(birthday: Case, jim: Staff) -> None:
    send_letter(
        birthday,
        owed_part="Dear Amy,\n\nWe let you down. I am sorry that the window was empty.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=jim,
        at=AT,
        key="first",
    )
    pieces = {
        one.piece
        for one in said(known_for(birthday, writer=jim, at=LATER), "Dear Amy,\n\nHello.").missing
    }
    assert pieces == {Piece.REPAIR, Piece.NEXT}


def test_the_offer_that_goes_along_is_the_choice(birthday: Case, jim: Staff, offer: Offer) -> None:
    known = known_for(birthday, writer=jim, at=LATER, offer=offer)
    assert Piece.REPAIR not in {one.piece for one in said(known, "Dear Amy,\n\nHello.").missing}


def test_a_question_is_nobodys_fault(northlight: Team, jim: Staff, amy: Customer) -> None:
    case = told_by(amy, northlight, jim, kind=CaseKind.ENQUIRY)
    known = known_for(case, writer=jim, at=LATER)
    assert known.facts.said >= {Piece.OWN, Piece.REGRET}


def test_a_gift_with_strings_is_seen_in_the_extra_part(birthday: Case, jim: Staff) -> None:
    review = said(
        known_for(birthday, writer=jim, at=LATER),
        "Dear Amy,\n\nThat is ours to mend.",
        "We will give you a voucher if you remove your review.",
    )
    assert [(one.part, one.found.move) for one in review.harms] == [("extra", Move.BARGAIN)]


def test_of_a_letter_in_another_language_the_coach_says_nothing(
    northlight: Team, jim: Staff
) -> None:
    customer = meet_customer(
        name="Greta Kern",
        contacts=[Contact(ContactKind.EMAIL, "g@kern.example")],
        language="de",
        by=jim.actor,
        at=AT,
    )
    case = told_by(customer, northlight, jim)
    review = said(known_for(case, writer=jim, at=LATER), "Liebe Frau Kern, 12,50 € sind erstattet.")
    assert not review.is_read
    assert (review.harms, review.missing, review.against, review.given) == ((), (), (), ())


def test_days_are_counted_as_the_shop_is_open(birthday: Case, jim: Staff) -> None:
    # Northlight is open on Saturdays: five working days from Tuesday are over on Monday.
    (word,) = said(
        known_for(birthday, writer=jim, at=LATER),
        "Dear Amy,\n\nI will call you within five working days.",
    ).given
    assert word.found.due == date(2026, 3, 9)


def test_a_word_that_the_ledger_has_is_known(birthday: Case, jim: Staff) -> None:
    give_promise(
        team=birthday.team,
        customer=birthday.customer,
        what="The second bag",
        due=date(2026, 3, 6),
        given_in=GivenIn.PHONE,
        given_by=jim,
        case=birthday,
        by=jim.actor,
        at=AT,
        key="bag",
    )
    known = known_for(birthday, writer=jim, at=LATER)
    words = "Dear Amy,\n\nI will send the bag by Friday. I will call you on Friday."
    assert [(one.what, one.stands) for one in said(known, words).given] == [
        ("Send the bag", True),
        ("Call you", False),
    ]


def test_line_ends_of_a_browser_count_as_one(birthday: Case, jim: Staff) -> None:
    review = said(
        known_for(birthday, writer=jim, at=LATER),
        "Dear Amy,\r\n\r\nWe apologise for any inconvenience.",
    )
    found = review.harms[0].found
    assert review.texts[review.harms[0].part][found.start : found.end] == found.quote


def test_the_queries_do_not_grow_with_the_case(
    birthday: Case,
    jim: Staff,
    offer: Offer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = Case.objects.select_related("team", "customer", "owner", "purchase").get(pk=birthday.pk)
    with django_assert_num_queries(12):
        known_for(case, writer=jim, at=LATER)
    choose(offer, "again", noted_by=jim, at=LATER)
    for number in range(3):
        receive_message(
            case,
            body="And?",
            from_name="Amy Chen",
            channel=Channel.EMAIL,
            by=case.customer.actor,
            at=LATER,
            key=f"m{number}",
        )
    with django_assert_num_queries(12):
        known_for(case, writer=jim, at=LATER)


def told_by(
    customer: Customer,
    team: Team,
    by: Staff,
    *,
    purchase: Purchase | None = None,
    kind: CaseKind = CaseKind.COMPLAINT,
) -> Case:
    return open_case(
        team=team,
        customer=customer,
        subject="Something went wrong",
        failure=Failure.QUALITY,
        kind=kind,
        channel=Channel.EMAIL,
        words="It is broken.",
        purchase=purchase,
        by=by,
        at=AT,
        key=f"case of {customer.pk}",
    )
