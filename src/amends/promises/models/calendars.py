"""Since when the address of somebody's calendars counts."""

from django.db import models

from amends.people.models import Staff


class CalendarAddress(models.Model):
    """Somebody made a new address for their calendars; those that were made before end.

    The address itself is kept nowhere: it is signed, and the number of this row is part of what
    is signed. Without a row the first address counts.
    """

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="calendar_addresses")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["staff", "-id"], name="calendar_address_of")]
