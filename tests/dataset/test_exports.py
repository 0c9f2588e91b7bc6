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
from report_extractor.errors import MissingToolError, OutputError, UsageError


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


@pytest.mark.parametrize(
    ("export", "package", "name"), [(export_xlsx, "xlsxwriter", "x.xlsx"), (export_parquet, "pyarrow", "x")]
)
def test_a_form_whose_package_is_missing_says_what_to_install(dataset, tmp_path, monkeypatch, export, package, name):
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(MissingToolError, match=rf"needs the package {package}; pip install"):
        export(dataset, tmp_path / name)


@pytest.mark.parametrize("export", [export_excel_nl, export_sqlite])
def test_an_export_of_nothing_or_to_nowhere_says_so(dataset, tmp_path, export):
    with pytest.raises(UsageError, match="no such folder"):
        export(tmp_path / "weg", tmp_path / "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot write"):
        export(dataset, tmp_path / "file" / "x")
