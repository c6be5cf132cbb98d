"""The coach beneath a letter that is being written: as one types, on Check, and one click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.queries import case_for
from amends.letters.mending import edits_of
from amends.people.models import Staff
from amends.web.case.answers import to_case
from amends.web.case.coach_sheet import review_of, sheet_of
from amends.web.case.letter_form import LetterForm
from amends.web.case.page import render_case
from amends.web.staff_only import staff_page


@staff_page
def review_letter(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Say what the coach says of the letter in the form, and change nothing.

    A script gets the lines alone. Without one the page comes back with the text kept; `use`
    names an edit of the last review, which is then made in the text.
    """
    case = case_for(staff, number)
    if request.method != "POST":
        return to_case(case)
    at = timezone.now()
    data = request.POST.copy()
    data["do"] = "check"
    form = LetterForm(data)
    if not case.is_open:
        form.add_error(None, _("Case %(number)d is closed. Reopen it first.") % {"number": number})
        return render_case(request, staff, case, at=at, trouble=form)
    if data.get("use"):
        review = review_of(case, staff, form, at=at)
        edit = dict(edits_of(review)).get(str(data["use"]))
        if edit is not None:
            data[edit.part] = edit.applied(review.texts[edit.part])
            form = LetterForm(data)
    if request.headers.get("HX-Request") != "true":
        return render_case(request, staff, case, at=at, checked=form)
    sheet = sheet_of(review_of(case, staff, form, at=at), form)
    context = {"case": case, "coach": sheet, "is_live": True}
    return render(request, "web/case/_coach_says.html", context)
