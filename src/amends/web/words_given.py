"""After what was offered, chosen or delivered, the door that brought it writes the ledger."""

import logging
from datetime import datetime

from django.db import IntegrityError, transaction

from amends.cases.errors import CaseError
from amends.cases.models import Case
from amends.promises.errors import PromisesError
from amends.remedies.promising import write_words

logger = logging.getLogger(__name__)


def write_down_words(case: Case, *, at: datetime) -> None:
    """Bring the ledger of promises up to what was just done on a case.

    What cannot be written now never undoes what the customer or a colleague did: the clock's
    sweep finishes it, and the log says why it had to.
    """
    try:
        with transaction.atomic():
            write_words(case, at=at)
    except (PromisesError, CaseError, IntegrityError):
        logger.exception("The words given on case %s are left to the clock", case.pk)
