"""Everybody at Northlight."""

import pytest

import cast
from cast import Cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()
