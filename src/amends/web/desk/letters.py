"""Letters that did not get through, and the house's own mailbox where there is no mail server."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amends.letters.actions import send_again
from amends.letters.errors import LetterError
from amends.letters.models import MailboxItem
from amends.letters.queries import failed_letters, letter_for, mailbox, mailbox_item
from amends.people.models import Role, Staff
from amends.web.desk.going_on import see_other
from amends.web.staff_only import staff_page

OWN_MAILBOX = "amends.letters.mailbox.MailboxBackend"


def may_read_mailbox(staff: Staff) -> bool:
    """Tell whether somebody may read the house's own mailbox, where mails go without a server.

    It holds the letters of all teams and links to set a password, so outside the demo it is
    for the owner of the house.
    """
    is_in_use: bool = settings.EMAIL_BACKEND == OWN_MAILBOX
    return is_in_use and (settings.DEMO or staff.role == Role.OWNER)


@require_safe
@staff_page
def letters_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what no mail server took and, where it is theirs to read, the mailbox."""
    context: dict[str, object] = {"section": "letters", "failed": failed_letters(staff)}
    if not may_read_mailbox(staff):
        return render(request, "web/desk/letters.html", context)
    page = mailbox(request.GET.get("page", "1"))
    newer, older = _pages(page.number, page.has_previous(), page.has_next())
    context |= {"mails": page.object_list, "mail": _mail(request), "number": page.number}
    return render(request, "web/desk/mailbox.html", {**context, "newer": newer, "older": older})


@require_safe
@staff_page
def letter_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show one letter and how far it got."""
    context = {"section": "letters", "sent": letter_for(staff, number)}
    return render(request, "web/desk/letter.html", context)


@require_POST
@staff_page
def send_again_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Send a letter that failed once more."""
    sent = letter_for(staff, number)
    try:
        letter = send_again(sent.letter, by=staff, at=timezone.now())
    except LetterError as refused:
        context = {"section": "letters", "sent": sent, "refused": str(refused)}
        return render(request, "web/desk/letter.html", context, status=422)
    messages.success(
        request,
        _("The letter to %(name)s is on its way to %(address)s.")
        % {"name": letter.to_name, "address": letter.to_address},
    )
    return see_other("letters")


def _mail(request: HttpRequest) -> MailboxItem | None:
    number = request.GET.get("mail", "")
    if not number:
        return None
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    found = mailbox_item(int(number)) if is_number else None
    if found is None:
        raise Http404
    return found


def _pages(number: int, has_newer: bool, has_older: bool) -> tuple[str, str]:
    newer = f"?{urlencode({'page': number - 1})}" if has_newer else ""
    older = f"?{urlencode({'page': number + 1})}" if has_older else ""
    return newer, older
