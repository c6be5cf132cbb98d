"""What shows that a fix was done, as a file."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from amends.people.models import Staff
from amends.prevention.queries import fix_file_for
from amends.web.case.downloads import handed_over
from amends.web.staff_only import staff_page


@require_safe
@staff_page
def fix_file(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Hand a file over for download. It is never shown by the browser: it may be hostile."""
    kept = fix_file_for(staff, number)
    return handed_over(kept.file, kept.filename)
