"""A dataset in other forms: CSVs that Excel in Dutch opens right, a workbook, an SQLite file, Parquet.

Every export is written beside its place and renamed, and holds the same rows as the CSVs.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from .cells import clean_text, csv_line, neutral_text
from .columns import FOREIGN_KEYS, PRIMARY_KEYS, TABLES, Column, Table, columns_of, names_of
from .files import flush_folder, write_whole, writing
from .frames import frame_of
from .stored import check_folder, stored_rows

# what Excel would turn into a number or a date when it is meant as text: 1-2, 1.234, 12e5, 1:30
_LOOKS_LIKE_NUMBER = re.compile(r"[+\-]?[\d][\d.,:/\-eE]*%?")
_SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL"}


def export_excel_nl(dataset: Path, target: Path) -> Path:
    """A folder of CSVs for Excel with Dutch settings: semicolons, decimal commas, UTF-8 with BOM, CRLF."""
    check_folder(dataset)
    with writing(target):
        target.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            lines = [_excel_line(list(names_of(table)))]
            for row in stored_rows(dataset, table):
                lines.append(_excel_line([_excel_cell(column, row[column.name]) for column in columns_of(table)]))
            write_whole(target / f"{table}.csv", ("\ufeff" + "".join(lines)).encode("utf-8"))
    return target


def _excel_cell(column: Column, text: str) -> str:
    if column.type == "number":
        return text.replace(".", ",")
    if column.type == "integer" or not text:
        return text
    if _LOOKS_LIKE_NUMBER.fullmatch(text):
        return f'="{text}"'  # the only way to tell Excel in a CSV that digits are text
    return neutral_text(clean_text(text))


def _excel_line(cells: list[str]) -> str:
    quoted = (csv_line([cell])[:-1] if ";" not in cell else '"' + cell.replace('"', '""') + '"' for cell in cells)
    return ";".join(quoted) + "\r\n"


def export_sqlite(dataset: Path, target: Path) -> Path:
    """An SQLite file with a table for each CSV, typed, with keys and indexes."""
    check_folder(dataset)
    part = target.with_name(f".{target.name}.part")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(part)) as connection:
                for table in TABLES:
                    _fill_table(connection, dataset, table)
                connection.commit()
        except sqlite3.OperationalError as problem:
            part.unlink(missing_ok=True)
            raise OSError(str(problem)) from problem
        part.replace(target)
        flush_folder(target.parent)
    return target


def _fill_table(connection: sqlite3.Connection, dataset: Path, table: Table) -> None:
    columns = columns_of(table)
    parts = [f'"{column.name}" {_SQL_TYPES[column.type]}' for column in columns]
    parts.append(f"PRIMARY KEY ({_names(PRIMARY_KEYS[table])})")
    for fields, other, keys in FOREIGN_KEYS.get(table, ()):
        parts.append(f"FOREIGN KEY ({_names(fields)}) REFERENCES {other} ({_names(keys)})")
    connection.execute(f"CREATE TABLE {table} ({', '.join(parts)})")
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {table} VALUES ({marks})",
        ([_sql_value(column, row[column.name]) for column in columns] for row in stored_rows(dataset, table)),
    )
    if table in FOREIGN_KEYS:
        connection.execute(f"CREATE INDEX {table}_by_document ON {table} (document)")


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(f'"{field}"' for field in fields)


def _sql_value(column: Column, text: str) -> str | int | float | None:
    if not text:
        return None
    if column.type == "integer":
        return int(text)
    return float(text) if column.type == "number" else text


def export_xlsx(dataset: Path, target: Path) -> Path:
    """A workbook with a sheet for each CSV."""
    check_folder(dataset)
    import xlsxwriter  # type: ignore[import-untyped]  # the package has no annotations

    part = target.with_name(f".{target.name}.part")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(part), options) as book:
            for table in TABLES:
                sheet = book.add_worksheet(table)
                sheet.write_row(0, 0, names_of(table))
                sheet.freeze_panes(1, 0)
                for number, row in enumerate(stored_rows(dataset, table), start=1):
                    for place, column in enumerate(columns_of(table)):
                        _write_cell(sheet, number, place, _sql_value(column, row[column.name]))
        part.replace(target)
    return target


def _write_cell(sheet: object, row: int, place: int, value: str | int | float | None) -> None:
    writers: dict[type, Callable[..., object]] = {
        str: sheet.write_string,  # type: ignore[attr-defined]  # xlsxwriter has no types
        int: sheet.write_number,  # type: ignore[attr-defined]
        float: sheet.write_number,  # type: ignore[attr-defined]
    }
    if value is not None:
        writers[type(value)](row, place, clean_text(value) if isinstance(value, str) else value)


def export_parquet(dataset: Path, target: Path) -> Path:
    """A folder with a Parquet file for each CSV."""
    check_folder(dataset)
    from pyarrow import Table as ArrowTable  # type: ignore[import-untyped]  # the package has no annotations
    from pyarrow import parquet

    with writing(target):
        target.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            frame = frame_of(table, stored_rows(dataset, table))
            part = target / f".{table}.parquet.part"
            parquet.write_table(ArrowTable.from_pandas(frame, preserve_index=False), part)
            part.replace(target / f"{table}.parquet")
    return target
