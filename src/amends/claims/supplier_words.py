"""What a supplier says by when ("credit by Friday") is a word to us, in the ledger of promises."""

from datetime import date, datetime

from amends.claims.actions.within import refuse_if_over
from amends.claims.models import SupplierClaim
from amends.claims.queries import claim_source
from amends.people.models import Staff
from amends.promises.actions import give_promise
from amends.promises.models import GivenIn, Promise


def note_word_to_us(
    claim: SupplierClaim, *, what: str, due: date | datetime, by: Staff, at: datetime, key: str
) -> Promise:
    """Write down a dated word of the supplier's. Raises ClaimEnded, BadPromise and BadWords.

    It belongs to no case, so that no case waits for it to be kept before it may close.
    """
    refuse_if_over(claim)
    return give_promise(
        team=claim.team,
        customer=None,
        supplier=claim.supplier,
        what=what,
        due=due,
        given_in=GivenIn.SUPPLIER,
        keeper=claim.owner,
        source=claim_source(claim),
        by=by.actor,
        at=at,
        key=key,
    )
