"""What somebody sets for themselves: name, language, keys."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from amends.insight.queries import namings_of
from amends.people.actions import change_name_and_language
from amends.people.errors import PeopleError
from amends.people.models import Staff
from amends.prevention.links import meetings_link
from amends.promises.links import calendar_links
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

KEYS_COOKIE = "keys"
MOST_NAMINGS = 50
A_YEAR = 60 * 60 * 24 * 365
LETTERS_OF_KEYS = (
    ("t", gettext_lazy("Today")),
    ("c", gettext_lazy("Cases")),
    ("p", gettext_lazy("Promises")),
    ("n", gettext_lazy("Open a case")),
    ("l", gettext_lazy("Letters")),
    ("s", gettext_lazy("Settings")),
)


class OwnForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("Customers and colleagues read it."),
        max_length=80,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the desk"),
        required=False,
        choices=[("", gettext_lazy("That of the browser")), *settings.LANGUAGES],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def me_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Let somebody change their name and language."""
    if request.method != "POST":
        form = OwnForm(initial={"name": staff.name, "language": staff.language})
        return _me(request, staff, form)
    form = OwnForm(request.POST)
    if not form.is_valid():
        return _me(request, staff, form)
    try:
        change_name_and_language(staff, by=staff.actor, at=timezone.now(), **form.cleaned_data)
    except PeopleError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _me(request, staff, form)
    with translation.override(staff.language or translation.get_language()):
        messages.success(request, _("Kept."))
    return see_other("me")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def keys_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the keys, and let somebody turn them off on this machine."""
    if request.method != "POST":
        context = {"section": "keys", "letters": LETTERS_OF_KEYS}
        return render(request, "web/desk/keys.html", context)
    response = see_other("keys")
    if request.POST.get("keys") == "on":
        response.delete_cookie(KEYS_COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            KEYS_COOKIE,
            "off",
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    messages.success(request, _("Kept for this machine."))
    return response


def _me(request: HttpRequest, staff: Staff, form: OwnForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"section": "me", "form": form, "calendars": calendar_links(staff)}
    context["meetings"] = meetings_link(staff)
    context["namings"] = namings_of(staff)[:MOST_NAMINGS]
    return render(request, "web/desk/me.html", context, status=status)
