"""The packs against the same tables worked out a second time, in plain Python, on any facts."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from amends.policy import load_pack

PRICES = st.integers(0, 10_000_00).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(date(2025, 7, 2), date(2030, 1, 1))


def owed(pack: str, **facts: object) -> Decimal:
    return load_pack(pack).decide(facts).owed


def pence(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def working_days_on(day: date, count: int, holidays: list[date]) -> date:
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


@given(
    st.sampled_from(["DR15", "DR30"]),
    st.sampled_from(["single", "return", "weekly", "monthly", "quarterly", "annual"]),
    PRICES,
    st.integers(0, 200),
)
def test_delay_repay(scheme: str, ticket: str, price: Decimal, delay: int) -> None:
    # In eighths of the price, so that no rounding comes in before the end.
    eighths = 0
    if delay >= 120:
        eighths = 8
    elif delay >= 60:
        eighths = 4 if ticket == "return" else 8
    elif delay >= 30:
        eighths = 2 if ticket == "return" else 4
    elif delay >= 15 and scheme == "DR15":
        eighths = 1 if ticket == "return" else 2
    divisor = {"weekly": 10, "monthly": 40, "quarterly": 130, "annual": 464}.get(ticket, 1)
    cents, rest = divmod(int(price * 100) * eighths, 8 * divisor)
    right = Decimal(cents + (2 * rest >= 8 * divisor)) / 100
    facts = {"scheme": scheme, "ticket": ticket, "price": price, "delay_minutes": delay}
    assert owed("uk_delay_repay", **facts) == right


@given(
    st.booleans(),
    st.integers(1, 6000),
    st.integers(1, 9),
    st.booleans(),
    st.integers(0, 600),
    st.booleans(),
)
def test_air_passengers_delayed(
    uk: bool, km: int, passengers: int, extraordinary: bool, delay: int, intra: bool
) -> None:
    facts: dict[str, object] = {
        "event": "delay",
        "distance_km": km,
        "passengers": passengers,
        "extraordinary": extraordinary,
        "delay_minutes": delay,
    }
    if not uk:
        facts["intra_eu"] = intra
    sums = (220, 350, 260, 520) if uk else (250, 400, 300, 600)
    each = 0
    if delay >= 180 and not extraordinary:
        if km <= 1500:
            each = sums[0]
        elif km <= 3500 or (intra and not uk):
            each = sums[1]
        else:
            each = sums[3] if delay >= 240 else sums[2]
    assert owed("uk261" if uk else "eu261", **facts) == each * passengers


@given(
    st.booleans(),
    st.integers(1, 6000),
    st.booleans(),
    st.integers(0, 20),
    st.none() | st.tuples(st.integers(-60, 200), st.integers(-60, 400)),
    st.booleans(),
)
def test_air_passengers_cancelled(
    uk: bool,
    km: int,
    extraordinary: bool,
    notice: int,
    other: tuple[int, int] | None,
    intra: bool,
) -> None:
    facts: dict[str, object] = {
        "event": "cancellation",
        "distance_km": km,
        "passengers": 1,
        "extraordinary": extraordinary,
        "notice_days": notice,
    }
    if other:
        facts |= {"departs_early_minutes": other[0], "arrives_late_minutes": other[1]}
    if not uk:
        facts["intra_eu"] = intra
    band = 0 if km <= 1500 else 1 if km <= 3500 or (intra and not uk) else 2
    full = ((220, 350, 520) if uk else (250, 400, 600))[band]
    spared = notice >= 14
    if other and 7 <= notice < 14:
        spared = other[0] <= 120 and other[1] < 240
    if other and notice < 7:
        spared = other[0] <= 60 and other[1] < 120
    halved = other is not None and other[1] <= (120, 180, 240)[band]
    right = 0 if spared or extraordinary else full // 2 if halved else full
    assert owed("uk261" if uk else "eu261", **facts) == right


@given(
    st.sampled_from(["2019", "2026"]),
    DAYS,
    st.integers(0, 60),
    st.integers(-3, 60),
    st.integers(0, 9),
    st.lists(st.integers(0, 20), max_size=5),
)
def test_automatic_compensation(
    rates: str, day: date, repair: int, wait: int, missed: int, off: list[int]
) -> None:
    holidays = [day + timedelta(days=n) for n in off]
    fixed = day + timedelta(days=repair)
    daily, start, visit = {
        "2019": (Decimal("8.00"), Decimal("5.00"), Decimal("25.00")),
        "2026": (Decimal("10.34"), Decimal("6.46"), Decimal("32.31")),
    }[rates]
    late = max((fixed - working_days_on(day, 2, holidays)).days, 0)
    facts = {
        "rates": rates,
        "reported_on": day.isoformat(),
        "fixed_on": fixed.isoformat(),
        "promised_start_on": day.isoformat(),
        "started_on": (day + timedelta(days=wait)).isoformat(),
        "missed_appointments": missed,
        "holidays": [day.isoformat() for day in holidays],
    }
    right = late * daily + max(wait, 0) * start + missed * visit
    assert owed("ofcom_auto_compensation", **facts) == right


@given(PRICES, st.integers(0, 400), st.booleans())
def test_denied_boarding(fare: Decimal, delay: int, international: bool) -> None:
    limit = 240 if international else 120
    right = Decimal(0)
    if delay >= limit:
        right = min(fare * 4, Decimal(2150))
    elif delay > 60:
        right = min(fare * 2, Decimal(1075))
    facts = {"fare": fare, "arrival_delay_minutes": delay, "international": international}
    assert owed("us_denied_boarding", **facts) == right


@given(
    st.sampled_from(["normal", "severe_1", "severe_2"]),
    st.integers(1, 10_000),
    st.integers(0, 30_000),
    st.booleans(),
)
@example("normal", 4999, 720, True)
@example("normal", 5000, 1440, False)
@example("severe_1", 1, 1440, True)
def test_power_cut(weather: str, premises: int, minutes: int, domestic: bool) -> None:
    first, right = 95 if domestic else 180, 0
    if weather == "normal" and premises < 5000 and minutes > 12 * 60:
        right = first + 40 * ((minutes - 12 * 60) // (12 * 60))
    if weather == "normal" and premises >= 5000 and minutes > 24 * 60:
        right = min(first + 40 * ((minutes - 24 * 60) // (12 * 60)), 360)
    hours = {"severe_1": 24, "severe_2": 48}.get(weather)
    if hours and minutes >= hours * 60:
        right = min(85 + 40 * ((minutes - hours * 60) // (6 * 60)), 2000)
    facts = {
        "weather": weather,
        "premises_affected": premises,
        "minutes_off": minutes,
        "domestic": domestic,
    }
    assert owed("gb_power_cut", **facts) == right


@given(DAYS, st.integers(0, 40), st.booleans(), st.lists(st.integers(0, 20), max_size=5))
def test_energy_appointment(missed: date, later: int, exempt: bool, off: list[int]) -> None:
    holidays = [missed + timedelta(days=n) for n in off]
    paid = missed + timedelta(days=later)
    right = 0 if exempt else 80 if paid > working_days_on(missed, 10, holidays) else 40
    facts = {"missed_on": missed, "paid_on": paid, "exempt": exempt, "holidays": holidays}
    assert owed("gb_energy_appointment", **facts) == right


@given(
    st.booleans(), st.booleans(), st.integers(0, 9), st.booleans(), st.none() | st.integers(0, 30)
)
def test_water(improper: bool, missed: bool, low: int, cut: bool, answered: int | None) -> None:
    late = answered is None or answered > 10
    right = 40 * improper + 50 * missed + 50 * min(low, 5) + 50 * cut + 40 * late
    facts = {
        "appointment_not_made_properly": improper,
        "appointment_missed": missed,
        "low_pressure_events": low,
        "planned_cut_short_notice": cut,
        "complaint_answered_working_days": answered,
    }
    assert owed("water_gss_england", **facts) == right


@given(st.integers(0, 100_000), PRICES)
@example(99_990, Decimal(1000))
@example(99_000, Decimal(1000))
@example(95_000, Decimal(1000))
@example(99_500, Decimal("10.00"))
def test_uptime(thousandths: int, bill: Decimal) -> None:
    percent = 0
    if thousandths < 95_000:
        percent = 100
    elif thousandths < 99_000:
        percent = 30
    elif thousandths < 99_990:
        percent = 10
    credit = bill * percent / 100
    right = pence(credit) if credit > 1 else Decimal(0)
    assert owed("aws_ec2_sla", uptime_pct=Decimal(thousandths) / 1000, bill=bill) == right
