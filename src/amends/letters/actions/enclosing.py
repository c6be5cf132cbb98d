"""Steps of sending a letter: files of the case go along. They write no line of their own."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Case
from amends.letters.enclosing import refuse_to_enclose
from amends.letters.errors import NotToEnclose
from amends.letters.models import Enclosure, Letter
from amends.letters.queries.enclosing import picked_of
from amends.people.models import Channel


def files_to_enclose(case: Case, numbers: Collection[int], *, by: Channel) -> list[Attachment]:
    """Return the files that were picked. Raises NotToEnclose."""
    if not numbers:
        return []
    if by != Channel.EMAIL:
        raise NotToEnclose(_("Files go along by e-mail only. Take the ticks off the files."))
    files = picked_of(case, numbers)
    refuse_to_enclose(files)
    return files


def enclose(letter: Letter, files: Sequence[Attachment]) -> None:
    """Write down which files go out with a letter."""
    Enclosure.objects.bulk_create(Enclosure(letter=letter, attachment=file) for file in files)
