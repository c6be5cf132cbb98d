"""A mapping file: which column means what. Its language is described in docs/orders.md."""

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import yaml

from amends.orders.importing.drafts import QUIET_DAYS
from amends.orders.importing.errors import BadMap
from amends.orders.importing.map_reading import Keys

SAYS = "Order {number} delivered"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: a constant, or columns of which the first filled one counts.

    With `joined` all of them, with a space between. A column that may be missing from the file
    is in `optional`.
    """

    columns: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    always: str = ""
    joined: bool = False

    @property
    def needed(self) -> frozenset[str]:
        return frozenset(self.columns) - self.optional


@dataclass(frozen=True, slots=True)
class Among:
    """Whether a column holds one of these words, whatever their case."""

    column: Source
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class LineMap:
    """Where the lines of an order are: in its own rows, or in the file named `file` beside it."""

    what: Source
    price: Source
    quantity: Source
    extra: Source
    supplier: Source
    hand_over_by: Source
    in_stock_by: Source
    otherwise: str
    file: str
    is_file_optional: bool
    key: str

    @property
    def sources(self) -> tuple[Source, ...]:
        return (
            self.what,
            self.price,
            self.quantity,
            self.extra,
            self.supplier,
            self.hand_over_by,
            self.in_stock_by,
        )


@dataclass(frozen=True, slots=True)
class OrderMap:
    """All that a mapping file says. Empty sources give nothing."""

    name: str
    team: str
    encoding: str
    delimiter: str
    zone: ZoneInfo | None
    dates: tuple[str, ...]
    decimal: str
    says: str
    number: Source
    currency: Source
    customer: dict[str, Source]
    bought: Source
    promised: Source
    promised_days: int | None
    delivered: Source
    handed_over: Source
    scanned: Source
    quiet_days: int
    essential: Among | bool
    status: Source
    without_promise: frozenset[str]
    cancelled_by_customer: frozenset[str]
    total: Source
    paid: Source
    paid_in_full: Among | bool
    lines: LineMap
    keeper: str = ""
    order_sources: tuple[Source, ...] = field(default=())


def read_map(path: Path) -> OrderMap:
    """Read a mapping file. Raises BadMap, which names the key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMap(f"The map {path} cannot be read.") from error
    try:
        tree = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise BadMap(f"The map {path.name} is no YAML{line}.") from error
    return map_of(tree, name=path.name)


def map_of(tree: object, *, name: str) -> OrderMap:
    """Make a map of what YAML says. Raises BadMap."""
    keys = Keys(tree, f"The map {name}")
    lines, customer = keys.inner("lines"), keys.inner("customer")
    promised, days = _promised(keys)
    contacts = {part: _source(customer, part) for part in ("number", "name", "email", "phone")}
    customer.done()
    sources = {
        part: _source(keys, part)
        for part in (
            "number",
            "currency",
            "bought",
            "delivered",
            "handed_over",
            "scanned",
            "status",
        )
    }
    money = {part: _source(keys, part) for part in ("total", "paid")}
    paid_in_full, essential = _among(keys, "paid_in_full"), _among(keys, "essential")
    among = [one.column for one in (paid_in_full, essential) if isinstance(one, Among)]
    line_map = _lines(lines)
    own_lines = () if line_map.file else line_map.sources
    found = OrderMap(
        name=name,
        team=keys.text("team"),
        encoding=keys.text("encoding"),
        delimiter=keys.one_of("delimiter", ("", ",", ";", "\t", "|")),
        zone=_zone(keys),
        dates=keys.texts("dates"),
        decimal=keys.one_of("decimal", (".", ",")),
        says=keys.text("says") or SAYS,
        number=sources["number"],
        currency=sources["currency"],
        customer=contacts,
        bought=sources["bought"],
        promised=promised,
        promised_days=days,
        delivered=sources["delivered"],
        handed_over=sources["handed_over"],
        scanned=sources["scanned"],
        quiet_days=keys.number("quiet_days", least=1, most=365, otherwise=QUIET_DAYS),
        essential=essential,
        status=sources["status"],
        without_promise=frozenset(word.casefold() for word in keys.texts("without_promise")),
        cancelled_by_customer=frozenset(
            word.casefold() for word in keys.texts("cancelled_by_customer")
        ),
        total=money["total"],
        paid=money["paid"],
        paid_in_full=paid_in_full,
        lines=line_map,
        keeper=keys.text("keeper"),
        order_sources=(
            *sources.values(),
            *money.values(),
            *contacts.values(),
            promised,
            *among,
            *own_lines,
        ),
    )
    keys.text("about")
    keys.done()
    for part in ("number", "bought"):
        if not sources[part].columns:
            raise BadMap(f"The map {name} must say which column is the {part}.")
    if (found.without_promise or found.cancelled_by_customer) and not found.status.columns:
        raise BadMap(f"The map {name} needs `status`, the column to look for these words in.")
    return found


def _source(keys: Keys, key: str) -> Source:
    value = keys.take(key)
    if isinstance(value, dict):
        inner = Keys(value, f"{keys.where}, `{key}`")
        always, columns = inner.text("always"), inner.texts("join")
        inner.done()
        if bool(always) == bool(columns):
            raise BadMap(f"{keys.where}: `{key}` says `always` or `join`, one of them.")
        return Source(always=always) if always else _columns(columns, joined=True)
    return _columns(keys.as_texts(key, value))


def _columns(names: tuple[str, ...], *, joined: bool = False) -> Source:
    # A question mark behind the name: the column may be missing.
    plain = {name.removesuffix("?").strip(): name.endswith("?") for name in names}
    optional = frozenset(name for name, may_miss in plain.items() if may_miss)
    return Source(columns=tuple(plain), optional=optional, joined=joined)


def _promised(keys: Keys) -> tuple[Source, int | None]:
    value = keys.take("promised")
    if not isinstance(value, dict):
        return _columns(keys.as_texts("promised", value)), None
    inner = Keys(value, f"{keys.where}, `promised`")
    days = inner.number("days_after_bought", least=0, most=3650)
    inner.done()
    return Source(), days


def _among(keys: Keys, key: str) -> Among | bool:
    value = keys.take(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    inner = Keys(value, f"{keys.where}, `{key}`")
    among = Among(
        _source(inner, "column"), frozenset(word.casefold() for word in inner.texts("is"))
    )
    inner.done()
    return among


def _zone(keys: Keys) -> ZoneInfo | None:
    name = keys.text("time_zone")
    if name and name not in available_timezones():
        raise BadMap(f"{keys.where}: there is no time zone called {name}.")
    return ZoneInfo(name) if name else None


def _lines(keys: Keys) -> LineMap:
    file = keys.text("file")
    found = LineMap(
        what=_source(keys, "what"),
        price=_source(keys, "price"),
        quantity=_source(keys, "quantity"),
        extra=_source(keys, "extra"),
        supplier=_source(keys, "supplier"),
        hand_over_by=_source(keys, "hand_over_by"),
        in_stock_by=_source(keys, "in_stock_by"),
        otherwise=keys.text("otherwise") or "Order",
        file=file.removesuffix("?"),
        is_file_optional=file.endswith("?"),
        key=keys.text("key"),
    )
    keys.done()
    if found.file and (not found.key or Path(found.file).name != found.file):
        raise BadMap(f"{keys.where}: `file` is a name beside the orders, and needs its `key`.")
    return found
