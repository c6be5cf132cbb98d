"""Everybody at Northlight, and the claim for Priya's second widget."""

import pytest

import cast
from amends.claims.models import SupplierClaim
from cast import Cast
from claims.ground import claimed, terms


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def claim(people: Cast) -> SupplierClaim:
    terms(people)
    return claimed(people)
