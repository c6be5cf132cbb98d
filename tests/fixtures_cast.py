"""The cast as fixtures: ask for somebody by name and they, and their team, are there."""

import pytest

import cast
from amends.orders.models import Purchase
from amends.people.models import Customer, Staff, Supplier, Team


@pytest.fixture
def northlight(db: None) -> Team:
    return cast.northlight()


@pytest.fixture
def the_regent(db: None) -> Team:
    return cast.the_regent()


@pytest.fixture
def jim(northlight: Team) -> Staff:
    return cast.jim(northlight)


@pytest.fixture
def jane(northlight: Team) -> Staff:
    return cast.jane(northlight)


@pytest.fixture
def ines(northlight: Team) -> Staff:
    return cast.ines(northlight)


@pytest.fixture
def tom(northlight: Team) -> Staff:
    return cast.tom(northlight)


@pytest.fixture
def ruth(db: None) -> Staff:
    return cast.ruth()


@pytest.fixture
def amy(db: None) -> Customer:
    return cast.amy()


@pytest.fixture
def priya(db: None) -> Customer:
    return cast.priya()


@pytest.fixture
def widget_works(db: None) -> Supplier:
    return cast.widget_works()


@pytest.fixture
def the_tv(northlight: Team, amy: Customer) -> Purchase:
    return cast.the_tv(northlight, amy)


@pytest.fixture
def two_widgets(northlight: Team, priya: Customer) -> Purchase:
    return cast.two_widgets(northlight, priya)
