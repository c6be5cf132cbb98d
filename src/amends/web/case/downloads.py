"""What leaves the desk as a file or on paper."""

import logging

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from amends.cases.queries import attachment_for
from amends.letters.queries import letter_for
from amends.people.models import Staff
from amends.web.staff_only import staff_page

logger = logging.getLogger(__name__)


@require_safe
@staff_page
def attachment(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Hand a file over for download. It is never shown by the browser: it may be hostile."""
    kept = attachment_for(staff, number)
    return handed_over(kept.file, kept.filename)


def handed_over(kept: FieldFile, filename: str) -> HttpResponse:
    """Return a file that we keep as a download under its own name. Raises Http404 without it."""
    try:
        with kept.open("rb") as file:
            response = HttpResponse(file.read(), content_type="application/octet-stream")
    except FileNotFoundError:
        logger.error("The file %s is gone from the folder of attachments.", kept.name)
        raise Http404 from None
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, filename) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@staff_page
def printed(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a letter as it is printed."""
    sent = letter_for(staff, number)
    context = {"section": "letters", "sent": sent, "letter": sent.letter, "case": sent.letter.case}
    return render(request, "web/case/printed.html", context)
