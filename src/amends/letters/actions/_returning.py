"""The step of filing a bounce: which mail of ours it was, and that it did not arrive."""

from datetime import datetime

from amends.cases.models import Case
from amends.letters.actions.failing import mark_undelivered
from amends.letters.kept_text import one_plain_line
from amends.letters.models import CameBack, IncomingMail
from amends.letters.queries.failing import letter_in
from amends.letters.queries.returned import outgoing_that_came_back
from amends.letters.reading import Reading, Returned
from amends.people.matching import matched_email


def note_returned(
    mail: IncomingMail, reading: Reading, thread: int | None, *, at: datetime
) -> Case | None:
    """Note for each address that our mail did not reach it; return the case that it was about.

    Nothing reopens and nobody is told twice: what came back is open in its owner's list once.
    """
    cases = [
        _note_one(mail, reading.returned_id, returned, thread, at=at)
        for returned in reading.returned
    ]
    return next((case for case in cases if case), None)


def _note_one(
    mail: IncomingMail, returned_id: str, returned: Returned, thread: int | None, *, at: datetime
) -> Case | None:
    case = Case.objects.filter(pk=thread).first() if thread else None
    named = one_plain_line(returned.address, 300)
    outgoing = outgoing_that_came_back(returned_id, case, named, at=at)
    letter = letter_in(outgoing) if outgoing else None
    case = letter.case if letter else case
    address = named or (letter.to_address if letter else "")
    matched = matched_email(address)[:300]
    is_known = letter is not None and letter.came_back.filter(matched=matched).exists()
    if returned.is_late:
        return case
    CameBack.objects.get_or_create(
        mail=mail,
        matched=matched,
        defaults={
            "letter": letter,
            "case": case,
            "address": address[:300],
            "status": returned.status[:16],
            "is_permanent": returned.is_permanent,
            "at": at,
        },
    )
    if outgoing is not None and not is_known:
        mark_undelivered(outgoing, at=at, came_back=True)
    return case
