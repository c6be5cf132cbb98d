"""The address under which a calendar program reads somebody's promises."""

from datetime import datetime

from django.db import transaction

from amends.journal.record import record
from amends.people.models import Staff
from amends.promises.models import CalendarAddress


@transaction.atomic
def renew_calendar_address(staff: Staff, *, at: datetime) -> CalendarAddress:
    """Give somebody new addresses for their calendars; every earlier one ends at once."""
    address = CalendarAddress.objects.create(staff=staff, at=at)
    record("calendar.address_renewed", address, by=staff.actor, at=at, staff=staff.pk)
    return address
