"""Letters to those who wished to know what we changed: drafted here, sent by a person."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.queries import case_for
from amends.letters.actions import tell_of_fix
from amends.letters.promising import give_words
from amends.letters.words_of_change import words_of_change
from amends.people.models import Staff
from amends.prevention.models import Fix, FixState
from amends.prevention.queries import cases_to_tell, fix_for, told_of
from amends.web.case.answers import answered
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.pages_by_number import pages_of
from amends.web.problem_pages.forms import TellForm
from amends.web.staff_only import staff_page

ON_A_PAGE = 10
LATEST_TOLD = 50


@staff_page
def letters_of_change(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a letter for each who waits for one, or send one of them."""
    fix, at = fix_for(staff, number), timezone.now()
    if request.method != "POST":
        return _page(request, fix)
    form = TellForm(request.POST)
    done = answered(form, lambda: _tell(form, fix, staff, at=at))
    if done is None:
        return _page(request, fix, trouble=form)
    messages.success(request, done)
    return see_other(reverse("letters_of_change", args=[fix.pk]))


def _tell(form: TellForm, fix: Fix, staff: Staff, *, at: datetime) -> str:
    case = case_for(staff, form.cleaned_data["case"])
    message = tell_of_fix(
        fix,
        case,
        words=form.cleaned_data["words"],
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
    )
    # A word binds wherever it is given (rule 4).
    give_words(message.letter, answers={}, at=at)
    return _("Your letter to %(name)s is on its way.") % {"name": case.customer.called}


def _page(request: HttpRequest, fix: Fix, *, trouble: TellForm | None = None) -> HttpResponse:
    waiting = cases_to_tell(fix) if fix.state == FixState.VERIFIED else cases_to_tell(fix).none()
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = []
    stray = trouble
    for case in page.object_list:
        words = words_of_change(case.customer, fix.what).owed_part
        form = TellForm(initial={"case": case.pk, "words": words})
        if trouble is not None and str(trouble["case"].value()) == str(case.pk):
            form, stray = trouble, None
        rows.append((case, form.of(case.pk)))
    context = {
        "section": "problems",
        "fix": fix,
        "problem": fix.problem,
        "rows": rows,
        "waiting": page.paginator.count,
        "pages": pages_of(page),
        "told": told_of(fix)[:LATEST_TOLD],
        "stray": stray,
    }
    return render(request, "web/problems/letters.html", context, status=REFUSED if trouble else 200)
