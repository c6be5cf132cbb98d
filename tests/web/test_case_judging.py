"""What stands beside an offer: like cases, authority, the month, what it weighs and a year."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import log_contact, open_case
from amends.cases.models import Failure, Loss, Severity
from amends.journal.actor import MACHINE
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.people.actions import hire_staff, note_worth, set_authority
from amends.people.models import Channel, Kind, Role
from amends.remedies.actions import choose
from amends.remedies.queries import offer_of
from cast import AT, LONG_AGO
from remedies.desk import POLICY, REFUND, broken_thing, offered, policy_on, settled
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, shown, signed_in
from web.judging_ground import MONTH, SOON, WHY, bare, beside, broken, past_of

# Those of test_case_page, and of the nearest cases what was chosen 1 and which one may open 2.
WITH_LIKE_CASES = 66
WITH_AN_OFFER_AND_LIKE_CASES = 67


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_beside_an_option_stands_whose_it_is_and_what_like_cases_got(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60", "50")
    broken(desk, "50")
    words = beside(desk.text(desk.people.jim), "Your money back")
    assert words.endswith("Yours to give. Four like it got $40 to $60 owed, usually $50.")


def test_what_others_got_all_alike_is_one_sum(desk: CaseDesk) -> None:
    past_of(desk.people, "50", "50", "50")
    broken(desk, "50")
    words = beside(desk.text(desk.people.jim), "Your money back")
    assert words.endswith("Three like it got $50 owed.")


@pytest.mark.parametrize(("paid", "word"), [("60", "more"), ("40", "less")])
def test_what_most_did_not_get_says_so(desk: CaseDesk, paid: str, word: str) -> None:
    past_of(desk.people, "40", "50", "60")
    broken(desk, paid)
    words = beside(desk.text(desk.people.jim), "Your money back")
    assert words.endswith(f"This is {word} than most of them got.")


def test_an_option_that_nobody_chose_says_so_and_two_cases_say_nothing(desk: CaseDesk) -> None:
    assert desk.text(desk.people.jim).count("No one has chosen this before.") == 3
    past_of(desk.people, "40", "60")
    broken(desk, "50")
    words = beside(desk.text(desk.people.jim), "Your money back")
    assert words.endswith("There are too few cases like it to compare.")


def test_an_option_is_known_that_was_chosen_where_the_same_went_wrong(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60")
    text = desk.text(desk.people.jim)
    assert text.count("No one has chosen this before.") == 3
    broken(desk, "50")
    assert "No one has chosen this before." not in desk.text(desk.people.jim)


def test_above_ones_authority_stands_whom_it_needs_and_when_she_would_hear(desk: CaseDesk) -> None:
    words = beside(desk.text(desk.people.jim), "Your money back")
    assert "Needs Tom Keller (manager). Amy would hear by today 12:10." in words


def test_beside_the_extra_stands_how_far_one_may_go_and_what_it_weighs(desk: CaseDesk) -> None:
    note_worth(desk.people.amy, Decimal("3127.40"), currency="USD", by=MACHINE, at=AT)
    text = desk.text(desk.people.jim)
    assert "Yours up to $25." in beside(text, "Popcorn for two")
    dinner = beside(text, "Dinner for two at Lucia&#x27;s")
    assert "Needs Ines Pereira (lead). Amy would hear by today 12:10." in dinner
    assert dinner.endswith("In all $170, against about $3,100 still to come from Amy.")
    assert "About $170 against a relationship worth about $3,100." in text
    assert "It may widen goodwill and never changes what is owed." in text


def test_the_written_ceiling_bounds_what_is_ones_own(desk: CaseDesk) -> None:
    ceiling = "goodwill_ceiling: {amount: 22, because: Twenty-two at most.}\n"
    policy_on(desk.people.team, desk.people.ines, POLICY + ceiling)
    assert "Yours up to $22." in beside(desk.text(desk.people.jim), "Popcorn for two")


def test_what_a_relationship_is_worth_may_be_unknown(desk: CaseDesk) -> None:
    note_worth(desk.people.amy, Decimal(3100), currency="EUR", by=MACHINE, at=AT)
    text = desk.text(desk.people.jim)
    assert "In all $80; what is still to come from Amy is not known." in text


def test_when_more_money_would_not_help_the_page_says_so(desk: CaseDesk) -> None:
    enough = "enough:\n  amount: 50\n  because: More money would hardly mend this.\n"
    policy_on(desk.people.team, desk.people.ines, POLICY + enough)
    ours = desk.text(desk.people.jim).split('id="can-offer"')[1].split('id="extra"')[0]
    assert "More money would hardly mend this." in ours


def test_why_these_tells_the_nearest_three_and_what_a_year_costs(desk: CaseDesk) -> None:
    past = past_of(desk.people, "40", "50", "60", "50")
    broken(desk, "55")
    ours = desk.text(desk.people.jim).split("Why these")[1].split("</details>")[0]
    links = re.findall(r'<a href="/cases/(\d+)/">Case \1</a>', ours)
    assert links == [str(case.pk) for case in past[:3]]
    assert "“As always.”" in ours
    said = bare(ours)
    assert "Your money back, $40 owed." in said
    assert "If everyone like this got it, a year costs about Your money back $280" in said
    assert "$280, $25 more than the usual" in said
    assert "Reckoned with the 5 cases of the last year that were like it and as serious." in said


def test_a_month_that_has_a_limit_says_how_much_of_it_is_used(desk: CaseDesk) -> None:
    people = desk.people
    assert "this month you have given" not in desk.text(people.jim)
    months = {Role.CLERK: {Kind.MAKE_WHOLE: Decimal(150), Kind.GOODWILL: Decimal(30)}}
    set_authority(people.team, {}, monthly=months, by=people.ruth.actor, at=AT)
    offered(broken_thing(people, "one", paid="60"), people.jim, REFUND, extras=("voucher",), at=AT)
    text = desk.text(people.jim)
    assert "Make whole: this month you have given $60 of $150." in text
    assert "Goodwill: this month you have given $20 of $30." in text
    assert "What is yours to give this month is given. Needs Ines Pereira (lead)." in beside(
        text, "Popcorn for two"
    )
    assert "this month you have given" not in desk.text(people.ines)


def test_an_offer_unlike_others_needs_a_sentence_and_keeps_what_was_ticked(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60")
    broken(desk, "90")
    text = desk.text(desk.people.jim)
    assert "one sentence, when most cases like it got something else" in text
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "offer", options=[REFUND], extras=["voucher"]))
    error = text.split('id="offer-why_error">')[1].split("</p>")[0]
    assert error == (
        "Cases like it mostly got $45 to $55, and $0 as goodwill. "
        "Say in a sentence why this one is different."
    )
    ticks = re.findall(r'<input type="checkbox"[^>]*value="(\w+)" checked>', text)
    assert ticks == [REFUND, "voucher"]
    answer = desk.send(desk.people.jim, "offer", options=[REFUND], extras=["voucher"], why=WHY)
    assert answer.status_code == 303
    offer = offer_of(desk.case)
    assert offer is not None
    assert (offer.is_unlike, offer.why) == (True, WHY)


def test_an_offer_like_others_asks_for_no_sentence(desk: CaseDesk) -> None:
    past_of(desk.people, "50", "50", "50")
    for number in range(3):
        offer = broken_thing(desk.people, f"more-{number}", paid="50", at=AT - MONTH)
        made = offered(
            offer, desk.people.tom, REFUND, extras=("voucher",), why="So.", at=AT - MONTH
        )
        choose(made, REFUND, at=AT - MONTH + timedelta(hours=1), noted_by=None)
    broken(desk, "50")
    assert 'id="offer-why"' not in desk.text(desk.people.jim)
    assert desk.send(desk.people.jim, "offer", options=[REFUND]).status_code == 303


def test_the_sentence_stands_with_the_offer_and_with_later_cases(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60")
    first = broken(desk, "90", "first")
    desk.send(desk.people.jim, "offer", options=[REFUND], why=WHY)
    text = desk.text(desk.people.jim)
    assert f"Why, says Jim: “{WHY}”" in text
    assert "It was Jim’s to give." in text
    desk.send(desk.people.jim, "note_choice", option=REFUND)
    broken(desk, "90", "later")
    ours = desk.text(desk.people.jim).split("The cases most like it")[1].split("</li>")[0]
    assert f'<a href="/cases/{first.pk}/">Case {first.pk}</a>' in ours
    assert f"“{WHY}”" in ours


def test_a_colleague_of_another_team_reads_the_sum_and_neither_words_nor_link(
    desk: CaseDesk,
) -> None:
    regent = cast.the_regent()
    sam = hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.MANAGER,
        teams=[regent],
        by=MACHINE,
        at=LONG_AGO,
    )
    policy_on(regent, desk.people.ruth)
    (past,) = past_of(desk.people, "90")
    case = open_case(
        team=regent,
        customer=desk.people.priya,
        subject="They fell silent",
        failure=Failure.QUALITY,
        severity=Severity.SERIOUS,
        loss=Loss.GOODS,
        channel=Channel.PHONE,
        words="The left side is silent.",
        purchase=record_purchase(
            team=regent,
            customer=desk.people.priya,
            number="R-1",
            lines=[LineDraft("Headphones", Decimal(100))],
            paid=Decimal(100),
            bought_at=AT,
            by=sam.actor,
            at=AT,
        ),
        by=sam,
        at=AT,
        key="regent",
    )
    text = shown(signed_in(sam).get(f"/cases/{case.pk}/"))
    ours = text.split("The cases most like it")[1].split("</li>")[0]
    assert "Another team, " in ours
    assert "Your money back, $90 owed." in bare(ours)
    assert f"/cases/{past.pk}/" not in text
    assert "As always." not in text


def test_what_was_offered_keeps_the_lines_of_that_day(desk: CaseDesk) -> None:
    past_of(desk.people, "40", "50", "60")
    case = broken(desk, "50")
    offered(case, desk.people.jim, REFUND, at=SOON)
    settled(desk.people, "afterwards", paid="80", at=SOON + timedelta(minutes=1))
    desk.at(SOON + timedelta(hours=1))
    text = desk.text(desk.people.jim)
    assert "Three like it got $40 to $60 owed, usually $50." in text
    assert "In all $50, against about $100 still to come from Customer now." in text
    desk.send(desk.people.jim, "note_choice", option=REFUND)
    assert "Three like it got $40 to $60 owed" in desk.text(desk.people.jim)


def test_who_is_asked_reads_what_was_told_like_cases_weight_and_their_own_bounds(
    desk: CaseDesk,
) -> None:
    people = desk.people
    roles = (Role.CLERK, Role.LEAD, Role.MANAGER)
    months = {role: {Kind.MAKE_WHOLE: Decimal(900)} for role in roles}
    set_authority(people.team, {}, monthly=months, by=people.ruth.actor, at=AT)
    log_contact(
        desk.case,
        body="I told Amy that she hears by noon.",
        channel=Channel.PHONE,
        by=people.jim,
        at=AT + timedelta(minutes=2),
        key="told",
    )
    asked = offered(desk.case, people.jim, REFUND, extras=("voucher",), why=WHY, at=SOON).approval
    text = bare(desk.sees(people.tom, "approval", asked.pk))
    assert "What Amy was told Jim Ortiz, today 10:02 I told Amy that she hears by noon." in text
    assert "Amy hears by today 12:05" in text
    assert "Yours to give." in text
    assert (
        "Make whole yours up to $2,500 in a case, this month you have given $0 of $900 $640" in text
    )
    assert "Goodwill yours up to $500 in a case $20" in text
    assert "No one has chosen this before." in text
    assert "In all $660, against about $890 still to come from Amy." in text
    for_jane = bare(desk.sees(people.jane, "approval", asked.pk))
    assert "Needs Tom Keller (manager)." in for_jane
    desk.send(people.tom, "approval", asked.pk, answer="grant")
    assert "Tom Keller approved it." in desk.text(people.jim)


def test_before_anybody_wrote_to_her_the_page_says_so(desk: CaseDesk) -> None:
    asked = offered(desk.case, desk.people.jim, REFUND, why=WHY, at=SOON).approval
    assert "What Amy was told Nothing yet." in bare(
        desk.sees(desk.people.tom, "approval", asked.pk)
    )


def test_like_cases_do_not_make_the_page_dearer(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    past_of(desk.people, "40", "50", "60")
    case = broken(desk, "50")
    browser: Client = desk.browser(desk.people.jim)
    with django_assert_num_queries(WITH_LIKE_CASES):
        browser.get(f"/cases/{case.pk}/")
    for n in range(9):
        settled(desk.people, f"more-{n}", paid="50", at=AT - (n + 5) * timedelta(days=1))
    with django_assert_num_queries(WITH_LIKE_CASES):
        browser.get(f"/cases/{case.pk}/")
    offered(case, desk.people.jim, REFUND, at=SOON)
    with django_assert_num_queries(WITH_AN_OFFER_AND_LIKE_CASES):
        browser.get(f"/cases/{case.pk}/")
