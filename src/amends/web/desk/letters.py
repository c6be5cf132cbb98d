"""Letters that did not get through, and the house's own mailbox where there is no mail server."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amends.letters.actions import (
    note_told_otherwise,
    send_again,
    send_hand_back_again,
    send_side_message_again,
)
from amends.letters.errors import LetterError
from amends.letters.models import MailboxItem
from amends.letters.queries import (
    letter_for,
    mailbox,
    mailbox_item,
    undelivered_for,
    undelivered_numbered,
)
from amends.people.models import Role, Staff
from amends.web.going_on import see_other
from amends.web.pages_by_number import pages_of
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
    """Show what did not arrive and, where it is theirs to read, the mailbox."""
    failed = undelivered_for(staff, request.GET.get("failed", "1"))
    context: dict[str, object] = {"section": "letters", "failed": failed.object_list}
    context["failed_pages"] = pages_of(failed, "failed")
    if not may_read_mailbox(staff):
        return render(request, "web/desk/letters.html", context)
    page = mailbox(request.GET.get("page", "1"))
    context |= {"mails": page.object_list, "mail": _mail(request), "number": page.number}
    return render(request, "web/desk/mailbox.html", {**context, "pages": pages_of(page)})


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


@require_POST
@staff_page
def undelivered_again_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Send what did not arrive once more: a letter, or a mail beside a case or to the top."""
    failed = undelivered_numbered(staff, number)
    try:
        if failed.letter is not None:
            send_again(failed.letter, by=staff, at=timezone.now())
        elif failed.side_message is not None:
            send_side_message_again(failed.side_message, by=staff, at=timezone.now())
        elif failed.hand_back is not None:
            send_hand_back_again(failed.hand_back, by=staff, at=timezone.now())
    except LetterError as refused:
        messages.error(request, str(refused))
        return see_other("letters")
    messages.success(request, _("It is on its way to %(name)s.") % {"name": failed.to_name})
    return see_other("letters")


@require_POST
@staff_page
def told_otherwise_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put away what did not arrive: whom it was for knows by now."""
    failed = undelivered_numbered(staff, number)
    note_told_otherwise(failed, by=staff, at=timezone.now())
    messages.success(
        request,
        _("It is put away. The letter to %(name)s stays on its case.") % {"name": failed.to_name},
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
