"""Pictures of figures: drawn to scale, readable without seeing them, without a line of script."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from amends.web.charts import BarChart, LineChart, Point, Series, Tone, bars, line, stacked_bars


def picture(chart: BarChart | LineChart, title: str = "Words by team") -> str:
    return render_to_string("web/parts/_chart.html", {"chart": chart, "title": title})


def test_the_longest_bar_fills_the_width_and_the_others_are_to_scale() -> None:
    chart = bars([("Northlight", 30), ("Orchard", Decimal("7.5"))], "hours")
    assert [row.pieces[0].width for row in chart.rows] == ["100.00%", "25.00%"]


def test_a_full_bar_of_shares_is_the_whole() -> None:
    chart = bars([("Northlight", 0.5)], "%", notes=["of 34"])
    assert chart.rows[0].pieces[0].width == "50.00%"
    assert chart.rows[0].words == "50%"
    assert "of 34" in picture(chart)


def test_pieces_of_a_stack_follow_each_other() -> None:
    series = (Series("fault", Tone.RISK), Series("solution", Tone.GOOD))
    chart = stacked_bars([("Orchard", (0.4, 0.6))], series, "%")
    assert [(p.x, p.width) for p in chart.rows[0].pieces] == [
        ("0.00%", "40.00%"),
        ("40.00%", "60.00%"),
    ]


def test_a_bar_never_shows_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        bars([("Orchard", -1)], "")


def test_no_rows_and_nothing_counted_are_drawn_too() -> None:
    assert "<svg" in picture(bars([], ""))
    assert bars([("Orchard", 0)], "").rows[0].pieces[0].width == "0.00%"
    assert "<svg" in picture(line([], "%"))
    assert "<svg" in picture(line([Point("June", None)], ""))


def test_a_line_is_cut_where_nothing_is_known() -> None:
    chart = line([Point("May", 1), Point("June", None), Point("July", 3), Point("Aug", 4)], "")
    assert len(chart.paths) == 2
    assert chart.rows[1].said == "–"


def test_an_interval_is_a_band_and_stands_in_the_table() -> None:
    chart = line([Point("May", 0.8, 0.7, 0.9, "of 40"), Point("June", 0.9, 0.8, 1.0)], "%")
    assert len(chart.bands) == 1
    html = picture(chart)
    assert "70% – 90%" in html
    assert "of 40" in html


def test_the_grid_has_round_figures() -> None:
    assert [said for _y, said in line([Point("May", 73)], "").grid] == ["0", "40", "80"]


def test_few_labels_stand_below_a_long_line_and_the_last_is_one_of_them() -> None:
    chart = line([Point(str(n), n) for n in range(24)], "")
    assert [dot.label for dot in chart.rows if dot.is_labelled] == ["5", "11", "17", "23"]


def test_a_picture_is_told_in_words_and_figures_and_carries_no_style() -> None:
    html = picture(bars([("Fish & <chips>", 1250)], "EUR"), title="Cost by team")
    assert 'role="img" aria-label="Cost by team"' in " ".join(html.split())
    assert re.search(
        r'<th scope="row">Fish &amp; &lt;chips&gt;</th>\s*<td class="num">€1,250', html
    )
    assert "style" not in html
    assert "<script" not in html


def test_figures_are_written_as_the_reader_writes_them_and_the_drawing_is_not() -> None:
    with translation.override("de"):
        html = picture(bars([("Nord", 1234.5), ("Süd", 400)], "Std."))
    assert "1.234,5\xa0Std." in html
    assert 'width="32.40%"' in html
