"""Exports hold the same rows, in the notation of the program that opens them."""

import csv
import sqlite3
from contextlib import closing

import pytest

from report_extractor.dataset import (
    DatasetWriter,
    export_excel_nl,
    export_parquet,
    export_sqlite,
    export_xlsx,
    rows_of,
)
from report_extractor.dataset.columns import TABLES, names_of
from report_extractor.dataset.stored import stored_rows
from report_extractor.errors import OutputError, UsageError


@pytest.fixture
def dataset(tmp_path, make):
    with DatasetWriter(tmp_path / "data", run={"version": "0"}) as writer:
        writer.add(rows_of(make("a.pdf", text="1-2; =x")))
    return tmp_path / "data"


def test_excel_in_dutch_gets_semicolons_commas_a_bom_and_text_that_stays_text(dataset, tmp_path):
    folder = export_excel_nl(dataset, tmp_path / "excel")
    content = (folder / "numbers.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfnumber_id;document;")
    assert content.count(b"\r\n") == 6
    with (folder / "numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows[1]["top"] == "300,0"
    assert rows[1]["text"] == "1-2; =x"
    assert rows[4]["text"] == '="17"'
    assert rows[4]["value"] == "17"


def test_sqlite_has_typed_tables_that_join(dataset, tmp_path):
    path = export_sqlite(dataset, tmp_path / "data.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = connection.execute(
            "SELECT n.text, f.value, typeof(f.value), f.low FROM numbers n JOIN figures f USING (figure_id) "
            "WHERE n.disposition = 'figure' ORDER BY f.value"
        ).fetchall()
    assert found == [("Vier", 4.0, "real", None), ("1-2; =x", 106.0, "real", None)]


def test_parquet_gives_back_the_figures_with_their_types(dataset, tmp_path):
    import pandas

    export_parquet(dataset, tmp_path / "x")
    frame = pandas.read_parquet(tmp_path / "x" / "figures.parquet")
    assert tuple(frame.columns) == names_of("figures")
    assert sorted(frame["value"]) == sorted(float(row["value"]) for row in stored_rows(dataset, "figures"))


def test_a_workbook_has_a_sheet_for_each_table_and_no_formulas(dataset, tmp_path):
    import zipfile

    export_xlsx(dataset, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        names = book.read("xl/workbook.xml").decode()
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert all(f'name="{table}"' in names for table in TABLES)
    assert not any("<f>" in sheet for sheet in sheets)


@pytest.mark.parametrize("export", [export_excel_nl, export_sqlite])
def test_an_export_of_nothing_or_to_nowhere_says_so(dataset, tmp_path, export):
    with pytest.raises(UsageError, match="no such folder"):
        export(tmp_path / "weg", tmp_path / "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot write"):
        export(dataset, tmp_path / "file" / "x")
