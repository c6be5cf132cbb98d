"""What cannot go in is told by its row, kept, and does not hold up the others."""

from pathlib import Path

import pytest

import cast
from amends.orders.importing.errors import BadFile
from amends.orders.models import BadRow, Purchase
from amends.orders.queries import bad_rows_of
from amends.orders.writing_out import write_out
from cast import Cast
from orders.files import HEADER, LAMP, TV, brought, plain_map, wrote


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",a@b.example,A,2026-02-20,2026-03-06,,,open,TV,1", "no order number in no"),
        ("N7,a@b.example,A,,2026-03-06,,,open,TV,1", "no date of purchase in bought"),
        ("N7,a@b.example,A,soon,2026-03-06,,,open,TV,1", "“soon” in bought is no date"),
        ("N7,a@b.example,A,2026-02-20,2026-02-30,,,open,TV,1", "“2026-02-30” in due"),
        ("N7,a@b.example,A,2026-02-20,1026-02-03,,,open,TV,1", "not of this time"),
        ("N7,a@b.example,A,2026-02-20,2026-02-19,,,open,TV,1", "That time had passed"),
        ("N7,a@b.example,A,2027-02-20,2027-03-06,,,open,TV,1", "has not come yet"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,2026-03-04,open,TV,1", "has not come yet"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,,open,TV,much", "“much” in price is no sum"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,,open,TV,-5", "below zero"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,,open,TV,1.999", "at most two decimals"),
        ("N7,nobody,A,2026-02-20,2026-03-06,,,open,TV,1", "not an e-mail address"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,,open,TV", "9 cells, and the header has 10"),
        ("N7,a@b.example,A,2026-02-20,2026-03-06,,,open,TV,1,2", "11 cells"),
        ('N7,"a@b.example,A,2026-02-20,2026-03-06,,,open,TV,1', "no row of a CSV file"),
        ('N7,"a"b,A,2026-02-20,2026-03-06,,,open,TV,1', "no row of a CSV file"),
        ("N" + "7" * 50 + ",a@b.example,A,2026-02-20,2026-03-06,,,open,TV,1", "at most 40 fit"),
        ("N7,a@b.example,A\0,2026-02-20,2026-03-06,,,open,TV,1", "cannot be shown"),
    ],
)
def test_a_bad_row_is_kept_with_its_reason_and_the_others_go_in(
    people: Cast, tmp_path: Path, row: str, why: str
) -> None:
    count, bad = brought(wrote(tmp_path, f"{HEADER}{TV}{row}\n{LAMP}"), people.team)
    assert [(one.row, why in one.why) for one in bad] == [(3, True)], bad
    assert (count.new, count.bad) == (2, 1)
    assert {p.number for p in Purchase.objects.all()} == {"N1", "N2"}
    kept = BadRow.objects.get()
    assert (kept.row, kept.source, kept.why) == (3, "orders.csv", bad[0].why)
    assert "N7" in str(kept.values) or "a@b.example" in str(kept.values)


def test_one_quote_too_many_loses_one_row_only(people: Cast, tmp_path: Path) -> None:
    broken = 'N7,x,A,2026-02-20,2026-03-06,,,open,"TV,1\n'
    rest = "".join(LAMP.replace("N2", f"M{n}") for n in range(50))
    count, bad = brought(wrote(tmp_path, HEADER + broken + rest), people.team)
    assert (count.new, [one.row for one in bad]) == (50, [2])


def test_a_cell_may_have_several_lines(people: Cast, tmp_path: Path) -> None:
    told = TV.replace("open", '"open\nor so"') + "\n" + LAMP.replace(LAMP[:2], "")
    _count, bad = brought(wrote(tmp_path, HEADER + told), people.team)
    # The number of a row is that of a spreadsheet: the header is 1, and an empty row counts.
    assert [one.row for one in bad] == [4]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", ";"), ("cp1252", ","), ("utf-16", "\t"), ("utf-8", "|")]
)
def test_encoding_and_delimiter_are_found_out(
    people: Cast, tmp_path: Path, encoding: str, mark: str
) -> None:
    text = (HEADER + TV.replace("Television", "Fernsehgerät")).replace(",", mark)
    brought(wrote(tmp_path, text.replace("\n", "\r\n"), encoding=encoding), people.team)
    assert Purchase.objects.get().lines.get().what == "Fernsehgerät"


def test_bytes_that_are_no_text_are_told(people: Cast, tmp_path: Path) -> None:
    path = wrote(tmp_path, HEADER + TV.replace("Television", "Gerät") + LAMP)
    path.write_bytes(path.read_bytes() + LAMP.replace("Lamp", "Lämpchen").encode("cp1252"))
    count, bad = brought(path, people.team)
    assert (count.new, [one.row for one in bad]) == (2, [4])
    assert dict(BadRow.objects.get().values["orders"][0])["thing"] == "L\\udce4mpchen"


def test_a_mended_row_is_forgotten(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV.replace("890.00", "lots")), people.team)
    count, _bad = brought(wrote(tmp_path, HEADER + TV), people.team)
    assert (count.new, count.mended) == (1, 1)
    kept = BadRow.objects.get()
    assert kept.mended_at is not None
    assert kept.values == {}


def test_a_file_without_a_column_is_refused_as_a_whole(people: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no column due"):
        brought(wrote(tmp_path, HEADER.replace("due", "soon") + TV), people.team)
    with pytest.raises(BadFile):
        brought(tmp_path / "none.csv", people.team)
    beside = plain_map(lines={"file": "things.csv", "key": "k", "what": "w", "price": "p"})
    with pytest.raises(BadFile, match=r"things\.csv is not there"):
        brought(wrote(tmp_path, HEADER + TV), people.team, beside)
    assert not Purchase.objects.exists()


def test_bad_rows_are_written_out_corrected_and_brought_in(people: Cast, tmp_path: Path) -> None:
    by = plain_map(lines={"file": "things.csv", "key": "k", "what": "w", "price": "p"})
    wrote(tmp_path, "k,w,p\nN1,TV,890\nN2,Lamp,cheap\n", "things.csv")
    nameless = TV.replace("N1", "")
    count, _bad = brought(wrote(tmp_path, HEADER + TV + LAMP + nameless), people.team, by)
    assert (count.new, count.bad) == (1, 2)

    folder = tmp_path / "repair"
    written = write_out(bad_rows_of(people.team), folder)
    assert {path.name for path in written} == {"orders.csv", "things.csv"}
    # In the order of the file that they came in.
    assert (folder / "orders.csv").read_text().startswith(HEADER.strip() + ",amends_bad_row\n")
    things, orders = folder / "things.csv", folder / "orders.csv"
    things.write_text(things.read_text().replace("cheap", "20") + "N5,TV,890\n")
    count, bad = brought(orders, people.team, by)
    assert (count.new, count.mended, [one.row for one in bad]) == (1, 1, [3])

    # What still cannot go in takes the place of what it was to repair.
    assert bad_rows_of(people.team).count() == 1
    header, *rows = orders.read_text().splitlines()
    at = header.split(",").index("no")
    cells = next(row for row in rows if row.split(",")[at] == "").split(",")
    cells[at] = "N5"
    orders.write_text("\n".join([header, ",".join(cells)]) + "\n")
    count, bad = brought(orders, people.team, by)
    assert (count.new, count.mended, bad) == (1, 1, [])
    assert not bad_rows_of(people.team).exists()


def test_no_file_is_written_over(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV.replace("890.00", "lots")), people.team)
    with pytest.raises(FileExistsError):
        write_out(bad_rows_of(people.team), tmp_path)
