"""The files of a case that may go out with a letter."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Case
from amends.letters.enclosing import is_enclosable
from amends.letters.errors import NotToEnclose


def enclosable_of(case: Case) -> list[Attachment]:
    """Return the files of a case, and of those merged into it, that may go out; latest first.

    What came in beside the case is not among them: it was not said to the customer.
    """
    return [file for file in _files_of(case).order_by("-at", "-pk") if is_enclosable(file)]


def picked_of(case: Case, numbers: Collection[int]) -> list[Attachment]:
    """Return the files of a case with these numbers. Raises NotToEnclose for one that is not."""
    found = [*_files_of(case).filter(pk__in=numbers).order_by("pk")]
    if len(found) != len({*numbers}):
        raise NotToEnclose(_("One of the files is not on this case any more."))
    return found


def _files_of(case: Case) -> QuerySet[Attachment]:
    ours = Q(case=case) | Q(case__merge__into=case)
    return Attachment.objects.filter(ours, side_message=None)
