"""Those at the top."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amends.people.errors import NobodyByThatName
from amends.people.matching import matched_email
from amends.people.models import Executive


def executives() -> QuerySet[Executive]:
    """Return who is at the top today, by name."""
    return Executive.objects.filter(removed_at=None)


def executive_at(address: str) -> Executive | None:
    """Return whose address this is, whatever its case, or None."""
    return executives().filter(matched=matched_email(address)).first() if address else None


def executive_numbered(number: int) -> Executive:
    """Return somebody at the top today, by number. Raises NobodyByThatName."""
    found = executives().filter(pk=number).first()
    if found is None:
        raise NobodyByThatName(_("There is nobody of this number at the top."))
    return found
