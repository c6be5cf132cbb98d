"""What a parcel's weight says, by a table."""

from decimal import Decimal

import pytest

from amends.facts.weighing import Parcel, Says, Weighed, pieces_by_weight

DECIDES, SUGGESTS, SILENT = Says.DECIDES, Says.SUGGESTS, Says.SILENT


def parcel(measured: object = None, *, unit: object = 400, tare: object = 100, off: object = 30,
           declared: object = None) -> Parcel:  # fmt: skip
    def grams(value: object) -> Decimal | None:
        return None if value is None else Decimal(str(value))

    return Parcel(
        unit=grams(unit),
        tare=grams(tare),
        tolerance=Decimal(str(off)),
        measured=grams(measured),
        declared=grams(declared),
    )


@pytest.mark.parametrize(
    ("given", "ordered", "told"),
    [
        (parcel(900), 2, Weighed(DECIDES, (2,))),
        (parcel(500), 2, Weighed(DECIDES, (1,))),
        (parcel(100), 2, Weighed(DECIDES, (0,))),
        # The edge of the tolerance belongs to it, a hair beyond does not.
        (parcel(530), 2, Weighed(DECIDES, (1,))),
        (parcel(470), 2, Weighed(DECIDES, (1,))),
        (parcel("530.1"), 2, Weighed(SILENT)),
        # Between two counts, within the reach of both, but not of all.
        (parcel(700, off=200), 2, Weighed(SUGGESTS, (1, 2))),
        (parcel(700, off=600), 2, Weighed(SILENT)),
        # Something else was in it.
        (parcel(2_000), 2, Weighed(SILENT)),
        # S3: the label is the vendor's own number.
        (parcel(declared=900), 2, Weighed(SILENT)),
        (parcel(500, declared=900), 2, Weighed(DECIDES, (1,))),
        (parcel(900, unit=None), 2, Weighed(SILENT)),
        (parcel(900, tare=None), 2, Weighed(SILENT)),
        # A light thing: the scales cannot tell one from two.
        (parcel(105, unit=5), 2, Weighed(SILENT)),
        (parcel(100, off=0), 1, Weighed(DECIDES, (0,))),
    ],
)
def test_only_a_measured_weight_that_fits_speaks(
    given: Parcel, ordered: int, told: Weighed
) -> None:
    assert pieces_by_weight(given, ordered=ordered) == told


@pytest.mark.parametrize(
    ("given", "ordered"),
    [(parcel(-1), 2), (parcel(1, off=-1), 2), (parcel(1, unit=0), 2), (parcel(1), 0)],
)
def test_nonsense_is_refused(given: Parcel, ordered: int) -> None:
    with pytest.raises(ValueError, match="weigh"):
        pieces_by_weight(given, ordered=ordered)
