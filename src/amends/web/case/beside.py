"""What is said beside a case: with its supplier, a colleague, a witness; never the customer's."""

from collections.abc import Callable

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.actions import open_side_thread, write_in_side_thread
from amends.cases.errors import CaseError
from amends.cases.models import Case, SideKind, SideThread
from amends.cases.queries import case_for, side_thread_for, side_threads_of
from amends.people.models import Staff
from amends.web.case.keyed_form import KeyedForm
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page


class SideThreadForm(KeyedForm):
    """With whom, about what, and the first words."""

    place = "beside"
    kind = forms.ChoiceField(label=gettext_lazy("Who they are"), choices=SideKind.choices)
    with_name = forms.CharField(label=gettext_lazy("Their name"), max_length=120)
    address = forms.CharField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Without one, what you write is kept here and goes nowhere."),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    words = forms.CharField(
        label=gettext_lazy("What you write"), widget=forms.Textarea, max_length=50_000
    )


class SideMessageForm(KeyedForm):
    place = "beside"
    words = forms.CharField(
        label=gettext_lazy("What you write"), widget=forms.Textarea, max_length=50_000
    )


@staff_page
def side_threads(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show the conversations beside a case, or begin one."""
    case = case_for(staff, number)
    if request.method != "POST":
        return _list(request, case, SideThreadForm())
    form = SideThreadForm(request.POST)
    begun: list[SideThread] = []
    if not _done(form, lambda: begun.append(_begin(case, form, staff))):
        return _list(request, case, form, status=422)
    return see_other("side_thread", begun[0].pk)


@staff_page
def side_thread(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show one conversation, or write in it."""
    thread = side_thread_for(staff, number)
    if request.method != "POST":
        return _page(request, thread, SideMessageForm())
    form = SideMessageForm(request.POST)
    if not _done(form, lambda: _write(thread, form, staff)):
        return _page(request, thread, form, status=422)
    return see_other("side_thread", thread.pk)


def _begin(case: Case, form: SideThreadForm, staff: Staff) -> SideThread:
    at, filled = timezone.now(), form.cleaned_data
    thread = open_side_thread(
        case,
        kind=SideKind(filled["kind"]),
        with_name=filled["with_name"],
        address=filled["address"],
        subject=filled["subject"],
        by=staff,
        at=at,
        key=filled["key"],
    )
    _write(thread, form, staff)
    return thread


def _write(thread: SideThread, form: KeyedForm, staff: Staff) -> None:
    filled = form.cleaned_data
    key = f"page:{thread.pk}:{filled['key']}"
    write_in_side_thread(thread, body=filled["words"], by=staff, at=timezone.now(), key=key)


def _done(form: KeyedForm, act: Callable[[], object]) -> bool:
    if not form.is_valid():
        return False
    try:
        # What was begun before a refusal is undone.
        with transaction.atomic():
            act()
    except CaseError as refused:
        form.add_error("address" if "address" in form.fields else "words", str(refused))
        return False
    return True


def _list(
    request: HttpRequest, case: Case, form: SideThreadForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "section": "cases",
        "case": case,
        "threads": side_threads_of(case),
        "form": form,
        "nobody": _("Only we have spoken with the customer so far."),
    }
    return render(request, "web/beside/list.html", context, status=status)


def _page(
    request: HttpRequest, thread: SideThread, form: SideMessageForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "section": "cases",
        "case": thread.case,
        "thread": thread,
        "said": thread.messages.prefetch_related("attachments"),
        "form": form,
    }
    return render(request, "web/beside/thread.html", context, status=status)
