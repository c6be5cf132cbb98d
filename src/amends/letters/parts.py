"""The two parts of a letter as somebody wrote them, and its subject."""

from enum import StrEnum

from django.utils.translation import gettext as _

from amends.cases.words import clean_words

LONGEST_SUBJECT = 200


class Part(StrEnum):
    """What is owed, and apart from it the extra (rule 5)."""

    OWED = "owed"
    EXTRA = "extra"


def cleaned_parts(owed_part: str, extra_part: str) -> tuple[str, str]:
    """Return both parts trimmed, either may be empty. Raises BadWords (cases) over 50,000."""
    return (
        clean_words(owed_part, what=_("The letter"), may_be_empty=True),
        clean_words(extra_part, what=_("The extra part"), may_be_empty=True),
    )


def cleaned_subject(subject: str) -> str:
    """Return a subject on one line. Raises BadWords (cases) when empty or over 200."""
    return clean_words(" ".join(subject.split()), what=_("The subject"), longest=LONGEST_SUBJECT)
