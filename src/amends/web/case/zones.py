"""The clocks of the world to pick from; a customer's own is rarely another one."""

from collections.abc import Iterator

PLACES = (
    "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver",
    "America/Phoenix", "America/Chicago", "America/Mexico_City", "America/New_York",
    "America/Bogota", "America/Halifax", "America/Santiago", "America/Sao_Paulo",
    "America/Buenos_Aires", "Atlantic/Azores", "UTC", "Europe/London", "Europe/Lisbon",
    "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Africa/Lagos", "Europe/Athens",
    "Africa/Cairo", "Africa/Johannesburg", "Europe/Istanbul", "Africa/Nairobi", "Asia/Riyadh",
    "Asia/Tehran", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok",
    "Asia/Jakarta", "Asia/Shanghai", "Asia/Singapore", "Australia/Perth", "Asia/Tokyo",
    "Asia/Seoul", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney",
    "Pacific/Auckland",
)  # fmt: skip
"""From west to east, IANA names; at least one of every clock where many people live."""


def zones_to_pick(first: str) -> Iterator[tuple[str, str]]:
    """Give IANA names with the place that they are called after, `first` before all others."""
    yield first, place_of(first)
    yield from ((zone, place_of(zone)) for zone in PLACES if zone != first)


def place_of(zone: str) -> str:
    """Return the place that a zone is called after."""
    return zone.rpartition("/")[2].replace("_", " ")
