"""Rows of documents, one after another → the CSVs, codebook and data package of a dataset folder, replaced as one.

Rows are written as they come, so memory does not grow with the number of documents; the caller brings documents
in the order of their names.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from .cells import clean_text, csv_line, neutral_text
from .codebook import Code, codebook_rows
from .columns import TABLES, Table, columns_of, names_of
from .files import STAGING, commit_staged, settle, writing
from .package import Resource, describe_package
from .reviews import read_reviews
from .rows import DocumentRows, Row

_PATH_COLUMNS = frozenset({"document", "duplicate_of"})


def cells_of(table: Table, row: Row) -> list[str]:
    """The row as CSV cells, in column order: text cleaned and neutral, numbers and paths as they are."""
    return [
        neutral_text(clean_text(cell)) if is_text and (cell := row[name]) else row[name]
        for name, is_text in _kinds(table)
    ]


@cache
def _kinds(table: Table) -> tuple[tuple[str, bool], ...]:
    """The columns of a table, and whether each holds text of a stranger."""
    return tuple(
        (column.name, column.type == "string" and column.name not in _PATH_COLUMNS) for column in columns_of(table)
    )


class _Sink:
    """One staged CSV that counts and hashes what goes through it."""

    def __init__(self, path: Path, table: Table) -> None:
        self.table = table
        self._file: IO[bytes] = path.open("wb")
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._write(csv_line(list(names_of(table))))

    def _write(self, line: str) -> None:
        content = line.encode("utf-8")
        self._file.write(content)
        self._hash.update(content)
        self._bytes += len(content)

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._write(csv_line(cells_of(self.table, row)))

    def finish(self) -> Resource:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return Resource(table=self.table, bytes=self._bytes, sha256=self._hash.hexdigest())

    def close(self) -> None:
        self._file.close()


class DatasetWriter:
    """Writes a dataset: enter, `add` documents in order of name, leave. An exception leaves the old dataset as it was.

    `run` becomes run.json; `indicators` are the codebook entries of the packs. Raises OutputError.
    """

    def __init__(self, folder: Path, *, run: Mapping[str, Any], indicators: Iterable[Code] = ()) -> None:
        self._folder = folder
        self._run = run
        self._indicators = tuple(indicators)
        self._reviews: dict[str, str] = {}
        self._sinks: dict[Table, _Sink] = {}

    def __enter__(self) -> DatasetWriter:
        staging = self._folder / STAGING
        with writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            settle(self._folder)
            staging.mkdir()
            self._reviews = read_reviews(self._folder)
            for table in TABLES:
                self._sinks[table] = _Sink(staging / f"{table}.csv", table)
        return self

    def add(self, rows: DocumentRows) -> None:
        """Adds one document."""
        with writing(self._folder):
            self._sinks["documents"].add([rows.document])
            self._sinks["pages"].add(rows.pages)
            self._sinks["numbers"].add(rows.numbers)
            self._sinks["figures"].add(self._reviewed(row) for row in rows.figures)
            self._sinks["findings"].add(rows.findings)

    def _reviewed(self, row: Row) -> Row:
        decision = self._reviews.get(row["figure_id"])
        return row | {"review": decision} if decision else row

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with writing(self._folder):
                    self._commit()
        finally:
            for sink in self._sinks.values():
                try:
                    sink.close()
                except OSError:  # closing flushes once more: the disk that was full still is
                    continue
            if not (self._folder / STAGING / "ready").exists():
                shutil.rmtree(self._folder / STAGING, ignore_errors=True)

    def _commit(self) -> None:
        self._sinks["codebook"].add(codebook_rows(self._indicators))
        resources = [self._sinks[table].finish() for table in TABLES]
        package = describe_package(resources, indicators=self._indicators, version=str(self._run.get("version", "")))
        for name, content in (("datapackage.json", package), ("run.json", self._run)):
            with (self._folder / STAGING / name).open("wb") as file:
                file.write(
                    json.dumps(content, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
                )
                file.flush()
                os.fsync(file.fileno())
        commit_staged(self._folder, [*(f"{table}.csv" for table in TABLES), "datapackage.json", "run.json"])
