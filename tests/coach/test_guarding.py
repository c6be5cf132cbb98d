"""A draft that nobody has read is allowed, mended or stopped, with reasons."""

from amends.coach import CaseFacts
from amends.coach.guarding import Decision, guard

LATE = "My parcel never came and nobody answers."
GOOD = (
    "We let you down. I am sorry that your parcel never came. I have refunded 20 pounds to your "
    "card, and you will see it by Friday."
)


def test_a_draft_that_mends_is_allowed() -> None:
    decided = guard(GOOD, customer=LATE)
    assert (decided.decision, decided.reasons) == (Decision.ALLOW, ())


def test_a_draft_that_brings_nothing_is_to_be_mended() -> None:
    decided = guard("Thank you for your message.", customer=LATE)
    assert decided.decision is Decision.MEND
    assert any("Nothing is mended" in reason for reason in decided.reasons)


def test_a_draft_that_harms_is_to_be_mended_and_says_where() -> None:
    decided = guard(f"{GOOD} You should have told us earlier.", customer=LATE)
    assert decided.decision is Decision.MEND
    assert any("should have told" in reason for reason in decided.reasons)


def test_a_draft_against_the_facts_is_stopped() -> None:
    assert guard(GOOD, customer=LATE, case_facts=CaseFacts(refunded=False)).decision == "stop"


def test_a_draft_that_leaks_or_bargains_is_stopped() -> None:
    for draft in (
        "Your account has been flagged for excessive refunds.",
        "Once you delete the review we will send a voucher.",
    ):
        assert guard(draft, customer=LATE).decision is Decision.STOP


def test_a_draft_that_cannot_be_read_is_left_to_a_person() -> None:
    decided = guard("Es tut uns leid, aber das ist nicht unsere Schuld, und wir haben keine Zeit.")
    assert decided.decision is Decision.MEND
    assert decided.reasons == ("The coach reads English only: a person has to read this draft.",)
