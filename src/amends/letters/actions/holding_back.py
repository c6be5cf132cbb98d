"""Inside the sending of a letter: what holds it back, and what is kept of the answers."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.words import clean_words
from amends.letters.coaching import LetterReview, gaps_in
from amends.letters.errors import AgainstTheFacts, HarmsRemain, StillToFill
from amends.letters.models import Confirmation, Letter, LetterReason
from amends.people.models import Staff

LONGEST_REASON = 300


def cleaned_reason(despite: str) -> str:
    """Return the reason on one line, or nothing. Raises BadWords (cases) over 300."""
    line = " ".join(despite.split())
    return clean_words(line, what=_("The reason"), longest=LONGEST_REASON, may_be_empty=True)


def refuse_unanswered(review: LetterReview, *, confirmed: Collection[str], despite: str) -> None:
    """Raise StillToFill, AgainstTheFacts or HarmsRemain while something is unanswered."""
    gaps = gaps_in(*review.texts.values())
    if gaps:
        raise StillToFill(
            _("Fill in %(gaps)s, or take it out.") % {"gaps": ", ".join(gaps)},
        )
    open_yet = {one.key: one.found for one in review.against if one.key not in confirmed}
    if open_yet:
        raise AgainstTheFacts(open_yet)
    if review.harms and not despite:
        quotes = ", ".join(f"“{one.found.quote}”" for one in review.harms)
        raise HarmsRemain(
            _("These words may hurt: %(quotes)s. Mend them, or say in one line why they stay.")
            % {"quotes": quotes}
        )


def keep_confirmed(
    letter: Letter, review: LetterReview, *, by: Staff, at: datetime
) -> list[Confirmation]:
    """Keep with the letter what it says against its case, in the words of both."""
    return Confirmation.objects.bulk_create(
        Confirmation(
            letter=letter,
            fact=one.found.fact,
            quote=one.found.quote,
            why=one.found.why,
            by=by,
            at=at,
        )
        for one in review.against
    )


def keep_reason(
    letter: Letter, review: LetterReview, despite: str, *, by: Staff, at: datetime
) -> LetterReason | None:
    """Keep why words that may hurt stayed; None where there were none."""
    if not review.harms:
        return None
    moves = sorted({one.found.move.value for one in review.harms})
    return LetterReason.objects.create(letter=letter, words=despite, moves=moves, by=by, at=at)
