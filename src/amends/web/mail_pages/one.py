"""One mail: what it says, why it waits, what a person can decide; and the mail as it came."""

import logging
import re
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from amends.cases.errors import CaseError, CaseNotFound
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.letters.actions import leave_out, let_into_case, make_case_of, run_again
from amends.letters.errors import LetterError
from amends.letters.models import Folder, IncomingMail, MailOutcome
from amends.letters.queries.incoming import UNDECIDED, mail_for, raw_of
from amends.people.errors import PeopleError
from amends.people.models import Staff
from amends.web.going_on import see_other
from amends.web.mail_pages.folders import DEAD, WAITING, tabs_of
from amends.web.staff_only import staff_page

logger = logging.getLogger(__name__)
_UNDESCRIBED = re.compile(r'<img(?![^>]* alt=")')
View = Callable[..., HttpResponse]
REFUSALS = (CaseError, LetterError, PeopleError)


class CaseForm(forms.Form):
    """The case that a mail is let into, by its number."""

    case = forms.IntegerField(
        label=gettext_lazy("Number of the case"),
        min_value=1,
        max_value=10**17,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


@require_safe
@staff_page
def mail_item(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show one mail."""
    return _shown(request, staff, mail_for(staff, number), CaseForm())


@require_POST
@staff_page
def mail_into_case(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Let a mail into a case that somebody may see."""
    mail, form = mail_for(staff, number), CaseForm(request.POST)
    if not form.is_valid():
        return _shown(request, staff, mail, form, status=422)
    try:
        case = case_for(staff, form.cleaned_data["case"])
    except CaseNotFound as absent:
        form.add_error("case", str(absent))
        return _shown(request, staff, mail, form, status=422)
    return _decided(
        request,
        staff,
        mail,
        form,
        lambda: let_into_case(mail, case, by=staff, at=timezone.now()),
        _("It is on case %(number)d now, as an answer.") % {"number": case.pk},
    )


def _one_click(act: Callable[..., IncomingMail], words: str | Promise) -> View:
    """Make a view of what is decided about a mail by one click; `words` say what was done."""

    @require_POST
    @staff_page
    def view(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
        mail = mail_for(staff, number)
        return _decided(
            request,
            staff,
            mail,
            CaseForm(),
            lambda: act(mail, by=staff, at=timezone.now()),
            str(words),
        )

    return view


mail_new_case = _one_click(make_case_of, gettext_lazy("It is a case now, and it is yours."))
mail_leave_out = _one_click(leave_out, gettext_lazy("It is left out. It stays in its folder."))
mail_again = _one_click(
    run_again,
    gettext_lazy("It is filed once more within a minute. What fails again comes back here."),
)


@require_safe
@staff_page
def mail_raw(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Hand a mail over as it came, for download. It is never shown by the browser: it may bite."""
    mail = mail_for(staff, number)
    try:
        raw = raw_of(mail)
    except OSError:
        logger.error("The file of mail %s is gone from the folder of attachments.", mail.pk)
        raise Http404 from None
    response = HttpResponse(raw, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="mail-{mail.pk}.eml"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _decided(
    request: HttpRequest,
    staff: Staff,
    mail: IncomingMail,
    form: CaseForm,
    act: Callable[[], IncomingMail],
    words: str,
) -> HttpResponse:
    try:
        decided = act()
    except REFUSALS as refused:
        return _shown(
            request, staff, mail_for(staff, mail.pk), form, status=422, refused=str(refused)
        )
    messages.success(request, words)
    return see_other("case", decided.case_id) if decided.case_id else see_other("mail")


def _shown(
    request: HttpRequest,
    staff: Staff,
    mail: IncomingMail,
    form: CaseForm,
    *,
    status: int = 200,
    refused: str = "",
) -> HttpResponse:
    is_html = bool(mail.html) and request.GET.get("as") == "html"
    context = {
        "section": "mail",
        "tabs": tabs_of(staff, _list_of(mail)),
        "mail": mail,
        "form": form,
        "refused": refused,
        "thread": _thread(staff, mail),
        "is_open": mail.outcome in UNDECIDED and mail.message_id is None,
        "may_be_left_out": mail.folder != Folder.LEFT_OUT,
        "is_dead": mail.outcome == MailOutcome.DEAD_LETTER,
        "is_html": is_html,
        "html": _harmless(mail) if is_html else "",
    }
    return render(request, "web/mail/one.html", context, status=status)


def _thread(staff: Staff, mail: IncomingMail) -> Case | None:
    """Return the case that a mail seems to be about, if this member of staff may see it."""
    if mail.thread_id is None:
        return None
    try:
        return case_for(staff, mail.thread_id)
    except CaseNotFound:
        return None


def _list_of(mail: IncomingMail) -> str:
    if mail.outcome == MailOutcome.DEAD_LETTER:
        return DEAD
    return mail.folder or (WAITING if mail.outcome == MailOutcome.QUARANTINED else "")


def _harmless(mail: IncomingMail) -> SafeString:
    # Cleaned when the mail was read: nothing in it runs, sends or covers, and our content policy
    # lets it load nothing. A picture that nobody described is nothing to a screen reader.
    return mark_safe(_UNDESCRIBED.sub('<img alt=""', mail.html))  # noqa: S308
