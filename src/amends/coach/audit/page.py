"""The focus audit as a page with pictures, and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html import escape
from pathlib import Path

from amends.coach.audit.focus import Focus
from amends.coach.audit.summing import Audit, Sums

_CSS = Path(__file__).parents[1] / "batch" / "page.css"
_WIDTH, _BAR, _LABEL = 640, 22, 150


def lines(audit: Audit) -> Iterator[str]:
    """Yield the audit as lines for a person at a terminal."""
    yield f"{audit.whole.cases} conversations"
    for title, parts in _sections(audit):
        yield ""
        yield f"{title:24}{'fault':>8}{'solution':>10}{'hours fault':>13}{'fault first':>13}"
        for name, sums in parts.items():
            yield (
                f"{name[:23]:24}{sums.share(Focus.FAULT):8.0%}{sums.share(Focus.SOLUTION):10.0%}"
                f"{_hours(sums.time[Focus.FAULT]):13.1f}{sums.fault_first:13}"
            )
    yield ""
    yield from _lost(audit)


def page(audit: Audit) -> str:
    """Return the audit as one page of HTML with its pictures inside."""
    body = [
        "<h1>Where the talk goes</h1>",
        f"<p>{audit.whole.cases} conversations. Of the words that are about either, "
        f"{audit.whole.share(Focus.FAULT):.0%} ask who was right and why, "
        f"{audit.whole.share(Focus.SOLUTION):.0%} say what is done about it.</p>",
        *(f"<p>{escape(line)}</p>" for line in _lost(audit)),
    ]
    for title, parts in _sections(audit):
        body += [f"<h2>{escape(title)}</h2>", bars(parts, title), _table(parts)]
    rows = "".join(
        f"<tr><td>{escape(case.id)}<td class=n>{case.sums.words[Focus.FAULT]}"
        f"<td class=n>{case.sums.words[Focus.SOLUTION]}"
        for case in audit.worst
    )
    body.append(
        "<h2>Cases with the most words on fault</h2><table><tr><th>case<th class=n>fault"
        f"<th class=n>solution</tr>{rows}</table>"
    )
    css = _CSS.read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Focus audit</title>'
        f"<style>{css}</style><main>{''.join(body)}</main></html>\n"
    )


def bars(parts: dict[str, Sums], title: str) -> str:
    """Draw the share of fault and solution in the words of each part, as SVG."""
    height = _BAR * len(parts) + 30
    drawn = []
    for number, (name, sums) in enumerate(parts.items()):
        top = number * _BAR
        fault = sums.share(Focus.FAULT) * (_WIDTH - _LABEL)
        solution = sums.share(Focus.SOLUTION) * (_WIDTH - _LABEL)
        drawn.append(
            f'<text x="0" y="{top + 15}">{escape(name[:20])}</text>'
            f'<rect class="fault" x="{_LABEL}" y="{top + 3}" width="{fault:.1f}" height="15"/>'
            f'<rect class="solution" x="{_LABEL + fault:.1f}" y="{top + 3}" '
            f'width="{solution:.1f}" height="15"/>'
        )
    foot = height - 8
    drawn.append(
        f'<rect class="fault" x="{_LABEL}" y="{foot - 11}" width="11" height="11"/>'
        f'<text x="{_LABEL + 16}" y="{foot}">fault</text>'
        f'<rect class="solution" x="{_LABEL + 80}" y="{foot - 11}" width="11" height="11"/>'
        f'<text x="{_LABEL + 96}" y="{foot}">solution</text>'
    )
    return (
        f'<figure><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="Words on fault and on the solution, {escape(title)}">{"".join(drawn)}</svg>'
        "</figure>"
    )


def _sections(audit: Audit) -> list[tuple[str, dict[str, Sums]]]:
    return [
        ("by team", dict(sorted(audit.teams.items()))),
        ("by channel", dict(sorted(audit.channels.items()))),
        ("by stage", audit.stages),
        *([("by kind", dict(sorted(audit.kinds.items())))] if audit.kinds else []),
    ]


def _table(parts: dict[str, Sums]) -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}<td class=n>{sums.words[Focus.FAULT]}"
        f"<td class=n>{sums.words[Focus.SOLUTION]}<td class=n>{_hours(sums.time[Focus.FAULT]):.1f}"
        f"<td class=n>{_hours(sums.time[Focus.SOLUTION]):.1f}<td class=n>{sums.fault_first}"
        for name, sums in parts.items()
    )
    return (
        "<table><tr><th><th class=n>words on fault<th class=n>on the solution<th class=n>hours"
        f" after fault<th class=n>after solution<th class=n>fault came first</tr>{rows}</table>"
    )


def _lost(audit: Audit) -> Iterator[str]:
    """Compare the customers lost; it shows what goes with what, not what causes it."""
    for name, sums in (("fault", audit.blamed), ("the solution", audit.mended)):
        if sums.known:
            share = sums.lost / sums.known
            yield (
                f"Where {name} came first, {sums.lost} of {sums.known} customers were lost "
                f"({share:.0%})."
            )


def _hours(time: timedelta) -> float:
    return time.total_seconds() / 3600
