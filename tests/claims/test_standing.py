"""Where a claim stands, by its steps alone."""

from decimal import Decimal

import pytest

from amends.claims.models import Status, StepKind
from amends.claims.standing import Happened, standing_of

TOLD, MADE, CHASED = (
    Happened(StepKind.NOTIFIED), Happened(StepKind.LODGED), Happened(StepKind.CHASED),
)  # fmt: skip
WROTE, HAS_IT, NO = (
    Happened(StepKind.ANSWERED), Happened(StepKind.ACKNOWLEDGED), Happened(StepKind.DISPUTED),
)  # fmt: skip
OFF, BACK = Happened(StepKind.WRITTEN_OFF), Happened(StepKind.WITHDRAWN)


def yes(amount: str, *, last: bool = False) -> Happened:
    return Happened(StepKind.AGREED, Decimal(amount), last)


def came(amount: str) -> Happened:
    return Happened(StepKind.RECEIVED, Decimal(amount))


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([], Status.DRAFT),
        ([WROTE], Status.DRAFT),
        ([TOLD], Status.NOTIFIED),
        ([MADE], Status.NOTIFIED),
        ([TOLD, CHASED, WROTE], Status.NOTIFIED),
        ([TOLD, HAS_IT], Status.ACKNOWLEDGED),
        ([TOLD, HAS_IT, CHASED], Status.ACKNOWLEDGED),
        ([TOLD, NO], Status.DISPUTED),
        ([TOLD, NO, HAS_IT], Status.ACKNOWLEDGED),
        ([TOLD, NO, yes("80")], Status.AGREED),
        ([TOLD, yes("50"), NO], Status.DISPUTED),
        # What they agreed to has not come yet, or only a part of it.
        ([TOLD, yes("80"), came("50")], Status.AGREED),
        ([TOLD, yes("80"), came("50"), came("30")], Status.CREDITED),
        # A part agreement leaves the rest open, unless it was their last word.
        ([TOLD, yes("50"), came("50")], Status.AGREED),
        ([TOLD, yes("50"), came("50"), yes("30"), came("30")], Status.CREDITED),
        ([TOLD, yes("50", last=True)], Status.AGREED),
        ([TOLD, yes("50", last=True), came("50")], Status.CREDITED),
        ([TOLD, yes("50", last=True), came("20")], Status.AGREED),
        # They pay without a word.
        ([TOLD, came("80")], Status.CREDITED),
        ([TOLD, came("30")], Status.NOTIFIED),
        ([TOLD, NO, OFF], Status.WRITTEN_OFF),
        ([TOLD, yes("50"), came("50"), OFF], Status.WRITTEN_OFF),
        ([BACK], Status.WITHDRAWN),
        ([TOLD, BACK, WROTE], Status.WITHDRAWN),
    ],
)
def test_a_claim_over_eighty_stands(steps: list[Happened], status: Status) -> None:
    assert standing_of(steps, claimed=Decimal(80)).status == status


def test_parts_add_up() -> None:
    standing = standing_of([TOLD, yes("50"), came("20"), yes("10")], claimed=Decimal(80))
    assert (standing.agreed, standing.received) == (Decimal(60), Decimal(20))
