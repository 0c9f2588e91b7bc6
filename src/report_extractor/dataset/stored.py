"""A dataset folder → its rows again, with errors that say what is wrong and how to mend it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .cells import MOST_CHARACTERS, original_text
from .columns import TABLES, Table, columns_of, names_of
from .files import current_file
from .reviews import read_reviews
from .rows import Row

_PATH_COLUMNS = frozenset({"document", "duplicate_of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset folder in memory: rows as plain dictionaries of text, in the order of the files."""

    folder: Path
    figures: tuple[Row, ...]
    numbers: tuple[Row, ...]
    findings: tuple[Row, ...]
    documents: tuple[Row, ...]
    pages: tuple[Row, ...]
    codebook: tuple[Row, ...]
    run: dict[str, Any]


def check_folder(folder: Path) -> None:
    """Raises UsageError unless the folder holds a dataset."""
    if not folder.is_dir():
        raise UsageError(
            f"{folder}: {'is a file' if folder.exists() else 'no such folder'}",
            remedy="give the folder that `report-extractor extract -o` wrote",
        )
    for name in (*(f"{table}.csv" for table in TABLES), "datapackage.json"):
        if not current_file(folder, name).is_file():
            raise UsageError(
                f"{folder}: not a dataset, {name} is missing",
                remedy="run `report-extractor extract` again with this folder as -o, or give another folder",
            )


def stored_rows(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of one table, one at a time. UsageError names the file and line that is wrong."""
    path = current_file(folder, f"{table}.csv")
    texts = {column.name for column in columns_of(table) if column.type == "string"} - _PATH_COLUMNS
    csv.field_size_limit(max(csv.field_size_limit(), 64 * MOST_CHARACTERS))
    remedy = "run `report-extractor extract` again to write it anew"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [name for name in names_of(table) if name not in header]
            if missing:
                raise UsageError(f"{path}, line 1: column {', '.join(missing)} is missing", remedy=remedy)
            for cells in reader:
                if len(cells) != len(header):
                    raise UsageError(
                        f"{path}, line {reader.line_num}: {len(cells)} cells where {len(header)} are due",
                        remedy=remedy,
                    )
                yield {
                    name: original_text(cell) if name in texts else cell
                    for name, cell in zip(header, cells, strict=True)
                }
    except FileNotFoundError as problem:
        raise UsageError(f"{path}: no such file", remedy=remedy) from problem
    except (csv.Error, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: not a readable CSV in UTF-8 ({problem})", remedy=remedy) from problem


def read_dataset(folder: Path) -> Dataset:
    """All rows of a dataset, with the decisions in review.jsonl applied. UsageError when it is not one."""
    check_folder(folder)
    reviews = read_reviews(folder)
    figures = tuple(
        row | {"review": reviews[row["figure_id"]]} if row["figure_id"] in reviews else row
        for row in stored_rows(folder, "figures")
    )
    try:
        run = json.loads(current_file(folder, "run.json").read_bytes())
    except (FileNotFoundError, ValueError) as problem:
        raise UsageError(
            f"{folder / 'run.json'}: missing or damaged", remedy="run `report-extractor extract` again"
        ) from problem
    return Dataset(
        folder=folder,
        figures=figures,
        numbers=tuple(stored_rows(folder, "numbers")),
        findings=tuple(stored_rows(folder, "findings")),
        documents=tuple(stored_rows(folder, "documents")),
        pages=tuple(stored_rows(folder, "pages")),
        codebook=tuple(stored_rows(folder, "codebook")),
        run=run,
    )
