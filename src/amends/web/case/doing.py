"""Forms that do something with one row: each is one action, and a refusal stays on its page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amends.people.models import Staff
from amends.web.case.answers import answered
from amends.web.case.keyed_form import KeyedForm
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

Row = TypeVar("Row")
F = TypeVar("F", bound=KeyedForm)
Act = Callable[[Row, F, Staff, datetime], str]
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class FormsOf(Generic[Row]):
    """The forms of rows of one kind.

    `find` returns the row that somebody may see, `page` its address, `back` where a form leads
    once it is done, `shown` the row's page with a form that was refused.
    """

    find: Callable[[Staff, int], Row]
    page: Callable[[Row], str]
    back: Callable[[KeyedForm, Row], str]
    shown: Callable[[HttpRequest, Staff, Row, datetime, KeyedForm], HttpResponse]

    def __call__(self, form_class: type[F]) -> Callable[[Act[Row, F]], View]:
        """Make a view of a function that does what one form asks for.

        The function returns a sentence of what was done. What is refused comes back on the
        row's page with status 422, the words still in the form. GET leads to that page.
        """

        def decorate(act: Act[Row, F]) -> View:
            @wraps(act)
            def view(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
                row = self.find(staff, number)
                if request.method != "POST":
                    return see_other(self.page(row))
                form, at = form_class(request.POST, request.FILES), timezone.now()
                done = answered(form, lambda: act(row, form, staff, at))
                if done is None:
                    return self.shown(request, staff, row, at, form)
                messages.success(request, done)
                return see_other(self.back(form, row))

            return staff_page(view)

        return decorate
