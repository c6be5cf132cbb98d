"""A simulation and a report of goodwill, as lines for people and as plain values for JSON."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from amends.remedies.fairness import Fairness, Segment
from amends.remedies.simulation import Change, Simulation


def simulation_lines(found: Simulation) -> list[str]:
    """Tell what a policy would have done with past cases."""
    money = found.currency
    lines = [
        f"{_cases(found.cases)} replayed of {found.found};"
        f" {found.left_out} more have no remedy that was chosen.",
        f"Owed then {found.owed_then:.2f} {money}, now {found.owed_now:.2f} {money}"
        f" ({_signed(found.owed_now - found.owed_then)}).",
        f"Goodwill then {found.goodwill_then:.2f} {money}, now {found.goodwill_now:.2f} {money}"
        f" ({_signed(found.goodwill_now - found.goodwill_then)}).",
        f"Owed more: {found.more}. Owed less: {found.less}. The same: {found.same}.",
    ]
    lines += _changes("Most more", found.most_more)
    lines += _changes("Most less", found.most_less)
    lines.append(f"Unlike what cases like them got: {_with(found.broken, found.broken_cases)}.")
    lines.append(f"No line covers: {_with(found.uncovered, found.uncovered_cases)}.")
    if found.failed:
        lines.append(f"Could not be decided: {found.failed}.")
    lines += [
        f"  {trouble.fact}: {trouble.message} ({_cases(trouble.cases)}, such as {trouble.example})"
        for trouble in found.troubles
    ]
    return lines


def simulation_json(found: Simulation) -> dict[str, object]:
    """Turn it into plain values; sums are strings."""
    return {
        "currency": found.currency,
        "cases": found.cases,
        "found": found.found,
        "left_out": found.left_out,
        "failed": found.failed,
        "owed": {"then": f"{found.owed_then:.2f}", "now": f"{found.owed_now:.2f}"},
        "goodwill": {"then": f"{found.goodwill_then:.2f}", "now": f"{found.goodwill_now:.2f}"},
        "more": found.more,
        "less": found.less,
        "same": found.same,
        "most_more": [_change(change) for change in found.most_more],
        "most_less": [_change(change) for change in found.most_less],
        "broken": {"cases": found.broken, "newest": [*found.broken_cases]},
        "uncovered": {"cases": found.uncovered, "newest": [*found.uncovered_cases]},
        "errors": [
            {"fact": t.fact, "message": t.message, "cases": t.cases, "example": t.example}
            for t in found.troubles
        ],
    }


def fairness_lines(reports: Iterable[Fairness]) -> list[str]:
    """Tell goodwill by segment as a table for each currency."""
    lines: list[str] = []
    for report in reports:
        lines.append(
            f"{_cases(report.cases)}, {report.mean:.2f} {report.currency} goodwill on average"
        )
        lines += [_segment_line(segment) for segment in report.segments]
    return lines or ["No customer has chosen anything yet."]


def fairness_json(reports: Iterable[Fairness]) -> list[dict[str, object]]:
    """Turn it into plain values; sums are strings."""
    return [
        {
            "currency": report.currency,
            "cases": report.cases,
            "mean": f"{report.mean:.2f}",
            "segments": [
                {
                    "by": segment.dimension.value,
                    "value": segment.value,
                    "cases": segment.cases,
                    "given": segment.given,
                    "total": f"{segment.total:.2f}",
                    "mean": f"{segment.mean:.2f}",
                    "median": f"{segment.median:.2f}",
                    "is_few": segment.is_few,
                }
                for segment in report.segments
            ],
        }
        for report in reports
    ]


def _segment_line(segment: Segment) -> str:
    few = "  too few to say much" if segment.is_few else ""
    return (
        f"  {segment.dimension.value:<9}{segment.value:<12}{segment.cases:>7} cases"
        f"{segment.given:>7} with goodwill  mean {segment.mean:>9.2f}"
        f"  median {segment.median:>9.2f}{few}"
    )


def _changes(title: str, changes: Sequence[Change]) -> list[str]:
    return [
        f"  {title}: case {c.case},"
        f" {c.owed_then:.2f} then, {c.owed_now:.2f} now ({_signed(c.more)})"
        for c in changes
    ]


def _change(change: Change) -> dict[str, object]:
    return {
        "case": change.case,
        "owed": {"then": f"{change.owed_then:.2f}", "now": f"{change.owed_now:.2f}"},
        "goodwill": {"then": f"{change.goodwill_then:.2f}", "now": f"{change.goodwill_now:.2f}"},
    }


def _with(count: int, cases: Sequence[int]) -> str:
    if not cases:
        return "none"
    more = ", …" if count > len(cases) else ""
    return f"{_cases(count)} ({', '.join(map(str, cases))}{more})"


def _cases(count: int) -> str:
    return "1 case" if count == 1 else f"{count} cases"


def _signed(sum_: Decimal) -> str:
    return f"{sum_:+.2f}" if sum_ else "0.00"
