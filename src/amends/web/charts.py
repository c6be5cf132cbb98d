"""Pictures of figures: bars, stacked bars, and a line over time, drawn as SVG by a template.

`{% include "web/parts/_chart.html" with chart=chart title=title %}` draws one; `title` says in
words what it shows. Widths are shares of the page's own width, so that type keeps its size on a
phone; the figures stand below the picture once more, as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from math import ceil, floor, log10
from typing import NamedTuple

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from amends.web.templatetags.words import money, reader_locale, share

Value = Decimal | float

ROW, PLOT = 44, 140
MOST_LABELS = 4
"""More labels than these below a line would touch each other on a phone."""

NICE = (1.0, 2.0, 2.5, 4.0, 5.0, 8.0, 10.0)


class Tone(StrEnum):
    """The colour of a piece: what mends is green, what hurts amber; the others say nothing."""

    GOOD = "good"
    RISK = "risk"
    LINE = "line"
    SOFT = "soft"


class Series(NamedTuple):
    """What one piece of every stacked bar counts."""

    name: str
    tone: Tone


class Point(NamedTuple):
    """One place on a line. `value` is None where nothing is known; `low` to `high` is where
    the true figure probably lies; `note` stands in the table, as how many were counted."""

    label: str
    value: Value | None
    low: Value | None = None
    high: Value | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a bar; `x` and `width` are percentages, written for SVG."""

    x: str
    width: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar with its words; `y` is where its row begins, in pixels."""

    label: str
    said: tuple[str, ...]
    note: str
    pieces: tuple[Piece, ...]
    y: int

    @property
    def words(self) -> str:
        """What stands beside the bar."""
        return " · ".join(self.said)

    @property
    def figures(self) -> tuple[str, ...]:
        """What stands in the table."""
        return self.said


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other, each over the whole width."""

    rows: tuple[BarRow, ...]
    series: tuple[Series, ...]
    heads: tuple[str, ...]
    picture = "web/parts/_chart_bars.html"

    @property
    def height(self) -> int:
        """Height in pixels."""
        return ROW * len(self.rows)

    @property
    def has_notes(self) -> bool:
        """Whether the table has a column for notes."""
        return any(row.note for row in self.rows)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the line: `x` a percentage, `y` in pixels from the top of the plot."""

    label: str
    said: str
    note: str
    interval: str
    x: str
    y: str
    is_labelled: bool
    is_last: bool

    @property
    def figures(self) -> tuple[str, ...]:
        """What stands in the table."""
        return (self.said, self.interval) if self.interval else (self.said,)


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line over time above zero. `paths` and `bands` are drawn in a box of 100 by PLOT."""

    rows: tuple[Dot, ...]
    paths: tuple[str, ...]
    bands: tuple[str, ...]
    grid: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    picture = "web/parts/_chart_line.html"
    series: tuple[Series, ...] = ()
    plot: int = PLOT

    @property
    def has_notes(self) -> bool:
        """Whether the table has a column for notes."""
        return any(row.note for row in self.rows)


def bars(
    rows: Sequence[tuple[str, Value]],
    unit: str,
    *,
    notes: Sequence[str] = (),
    tone: Tone = Tone.GOOD,
    top: Value | None = None,
) -> BarChart:
    """Draw one bar a row; values are zero or more.

    `unit` is "%" (values are then shares of 1), a currency, words such as "hours", or empty.
    `notes` stand beside the figures, one a row: how many were counted. `top` is the value of a
    full bar: the largest of the rows unless given, 1 for shares.
    """
    full = top or (1 if unit == "%" else max((value for _label, value in rows), default=0))
    stacks = [(label, (value,)) for label, value in rows]
    return _stacked(stacks, (Series("", tone),), unit, notes, float(full))


def stacked_bars(
    rows: Sequence[tuple[str, Sequence[Value]]],
    series: Sequence[Series],
    unit: str,
    *,
    notes: Sequence[str] = (),
) -> BarChart:
    """Draw bars of several pieces, one a series, in the order of `series`; see `bars`."""
    full = 1 if unit == "%" else max((sum(values) for _label, values in rows), default=0)
    return _stacked(rows, series, unit, notes, float(full))


def line(points: Sequence[Point], unit: str, *, top: Value | None = None) -> LineChart:
    """Draw a line through points in their order, with its interval; values are zero or more."""
    heights = [v for p in points for v in (p.value, p.high) if v is not None]
    full = float(top or (1 if unit == "%" else _nice(float(max(heights, default=0)))))
    spots = [(100 * (n + 0.5) / len(points), point) for n, point in enumerate(points)]
    step = max(1, ceil(len(points) / MOST_LABELS))
    last = max((n for n, point in enumerate(points) if point.value is not None), default=-1)
    return LineChart(
        rows=tuple(
            Dot(
                label=point.label,
                said=_said(point.value, unit),
                note=point.note,
                interval=_between(point, unit),
                x=f"{x:.2f}%",
                y="" if point.value is None else _y(point.value, full),
                is_labelled=n % step == (len(points) - 1) % step,
                is_last=n == last,
            )
            for n, (x, point) in enumerate(spots)
        ),
        paths=tuple(_path(run, full) for run in _runs(spots)),
        bands=tuple(_band(run, full) for run in _runs(spots) if _has_interval(run)),
        grid=tuple((_y(v, full), _said(v, unit)) for v in (0.0, full / 2, full)) if full else (),
        heads=("", _("Between")) if any(map(_interval, points)) else ("",),
    )


def _stacked(
    rows: Sequence[tuple[str, Sequence[Value]]],
    series: Sequence[Series],
    unit: str,
    notes: Sequence[str],
    full: float,
) -> BarChart:
    drawn = []
    for number, (label, values) in enumerate(rows):
        widths = [_share(value, full) for value in values]
        starts = [0.0, *accumulate(widths)]
        drawn.append(
            BarRow(
                label=label,
                said=tuple(_said(value, unit) for value in values),
                note=notes[number] if notes else "",
                pieces=tuple(
                    Piece(f"{x:.2f}%", f"{width:.2f}%", one.tone)
                    for x, width, one in zip(starts, widths, series, strict=False)
                ),
                y=number * ROW,
            )
        )
    named = tuple(one for one in series if one.name)
    return BarChart(tuple(drawn), named, tuple(one.name for one in series))


def _share(value: Value, full: float) -> float:
    if value < 0:
        raise ValueError("A bar cannot show less than nothing.")
    return min(100.0, 100 * float(value) / full) if full else 0.0


def _said(value: Value | None, unit: str) -> str:
    if value is None:
        return "–"
    locale = reader_locale()
    if unit == "%":
        return share(float(value))
    if len(unit) == 3 and unit.isupper():
        return money(Decimal(str(value)), unit)
    places = "#,##0.##" if -1 < value < 1 else "#,##0.#"
    number = format_decimal(value, format=places, locale=locale)
    return f"{number}\xa0{unit}" if unit else number


def _interval(point: Point) -> bool:
    return point.low is not None and point.high is not None


def _between(point: Point, unit: str) -> str:
    if not _interval(point):
        return ""
    return f"{_said(point.low, unit)} – {_said(point.high, unit)}"


def _runs(spots: Sequence[tuple[float, Point]]) -> list[list[tuple[float, Point]]]:
    """Cut the line where nothing is known."""
    runs: list[list[tuple[float, Point]]] = [[]]
    for spot in spots:
        if spot[1].value is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [run for run in runs if run]


def _has_interval(run: Sequence[tuple[float, Point]]) -> bool:
    return all(_interval(point) for _x, point in run)


def _path(run: Sequence[tuple[float, Point]], full: float) -> str:
    return "M" + "L".join(f"{x:.2f} {_y(point.value or 0, full)}" for x, point in run)


def _band(run: Sequence[tuple[float, Point]], full: float) -> str:
    above = [f"{x:.2f} {_y(point.high or 0, full)}" for x, point in run]
    below = [f"{x:.2f} {_y(point.low or 0, full)}" for x, point in reversed(run)]
    return "M" + "L".join(above + below) + "Z"


def _y(value: Value, full: float) -> str:
    return f"{PLOT - PLOT * _share(value, full) / 100:.1f}"


def _nice(value: float) -> float:
    """Return the next round figure, so that the grid has figures people can read."""
    if value <= 0:
        return 0.0
    size = 10.0 ** floor(log10(value))
    return next(step * size for step in NICE if step * size >= value)
