"""The page of one case, whole: every card fetched once, every form fresh or as it was refused."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amends.cases.closing import reasons_against_closing
from amends.cases.models import Case, Outcome, Stage
from amends.cases.queries import lives_on_in, may_decide_for, page_of
from amends.claims.queries import claims_of_case
from amends.facts.queries import accounts_of, finding_of
from amends.letters.queries import letters_of
from amends.people.models import Role, Staff
from amends.people.queries import former_staff_of, house_owners, staff_of
from amends.web.case.above import above_card
from amends.web.case.accounts_card import accounts_card
from amends.web.case.cause_card import cause_card
from amends.web.case.clocks import clock_lines
from amends.web.case.composer import composer_for
from amends.web.case.desk_forms import forms_for
from amends.web.case.finding_form import FindingForm
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.letter_form import LetterForm
from amends.web.case.offer_forms import FulfilForm, OfferForm
from amends.web.case.person import person_card
from amends.web.case.places import has_place
from amends.web.case.remedy import remedy_card, things_in
from amends.web.case.story import story_of
from amends.web.case.words_card import words_card
from amends.web.case.writing_here import who_else_writes

REFUSED = 422


def render_case(
    request: HttpRequest,
    staff: Staff,
    case: Case,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
    checked: LetterForm | None = None,
) -> HttpResponse:
    """Show the case; `trouble` is a form that was refused and comes back as it was sent.

    `checked` is a letter that comes back with what the coach says, and is not sent.
    """
    context = case_context(request, staff, case, at=at, trouble=trouble, checked=checked)
    return render(request, "web/case/case.html", context, status=REFUSED if trouble else 200)


def case_context(
    request: HttpRequest,
    staff: Staff,
    case: Case,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
    checked: LetterForm | None = None,
) -> dict[str, Any]:
    """Return what the template of the case page is given."""
    page = page_of(case, staff)
    people = people_around(case)
    before = _moment(request.GET.get("before", ""))
    opened = trouble.place if trouble else request.GET.get("open", "")
    words = words_card(case, at=at)
    accounts = accounts_card([*accounts_of(case)], at=at)
    remedy = remedy_card(
        case,
        staff,
        at=at,
        opened=opened,
        words=words.lines,
        ticked=_ticked(trouble),
        fulfilling=trouble if isinstance(trouble, FulfilForm) else None,
    )
    letters = letters_of(case)
    finding = finding_of(case)
    story = story_of(
        case,
        page,
        letters,
        names=short_names(people),
        things={**things_in(remedy), **words.things},
        before=before,
    )
    decides = case.owner_id == staff.pk or may_decide_for(staff, case.owner, case.team)
    is_snoozed = case.snoozed_until is not None and case.snoozed_until > at
    is_stray = trouble is not None and not has_place(
        trouble, case, page, remedy, staff, decides=decides, is_snoozed=is_snoozed
    )
    offer = remedy.offer
    sendable = offer if offer and offer.made_at and not remedy.chosen else None
    forms = forms_for(case, page, people, staff, remedy, trouble)
    if forms["finding"] is not trouble and isinstance(forms["finding"], FindingForm):
        forms["finding"].accounts_are(one.account for one in accounts.told)
    context: dict[str, Any] = {
        "section": "cases",
        "case": case,
        "page": page,
        "clocks": clock_lines(page.clocks, customer=case.customer.called, at=at),
        "story": story,
        "is_earlier": before is not None,
        "finding": finding,
        "accounts": accounts,
        "person": person_card(case, at=at),
        "remedy": remedy,
        "words": words,
        "claims": claims_of_case(case),
        "cause": cause_card(case, finding, trouble=trouble),
        "lives_on": _lives_on(case),
        "hands_over": staff.rank >= Role.LEAD.rank,
        "is_owner": case.owner_id == staff.pk,
        "decides": decides,
        "colleagues": active_of(people),
        "opened": opened,
        "forms": forms,
        "stray": trouble if is_stray else None,
        "is_snoozed": is_snoozed,
    }
    context["above"] = above_card(case, page, context["forms"], opened=opened)
    if case.is_open:
        context["composer"] = composer_for(
            case,
            staff,
            offer=sendable,
            sent=letters,
            files=page.attachments,
            reply=request.GET.get("reply", ""),
            bound=trouble if isinstance(trouble, LetterForm) else checked,
            at=at,
        )
        context["writers"] = who_else_writes(case, staff, at=at)
        if opened == "close":
            context["reasons"] = reasons_against_closing(case, Outcome.RETAINED)
            context["is_made_right"] = case.stage in (Stage.MADE_RIGHT, Stage.FOLLOWED_UP)
    return context


def people_around(case: Case) -> list[Staff]:
    """Return everybody of the case's team, let go or not, and who runs the house; one query."""
    return [*(staff_of(case.team) | former_staff_of(case.team) | house_owners()).distinct()]


def short_names(people: Sequence[Staff]) -> dict[int, str]:
    """Return first names by number, and the whole name of those who share a first one."""
    met = Counter(person.first_name for person in people)
    return {p.pk: p.first_name if met[p.first_name] == 1 else p.name for p in people}


def active_of(people: Sequence[Staff]) -> list[Staff]:
    """Return those who are at work here today."""
    return [person for person in people if person.is_active]


def _lives_on(case: Case) -> Case | None:
    return lives_on_in(case) if hasattr(case, "merge") else None


def _ticked(trouble: KeyedForm | None) -> list[str] | None:
    if not isinstance(trouble, OfferForm):
        return None
    return [*trouble["options"].value(), *trouble["extras"].value()]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(text), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
