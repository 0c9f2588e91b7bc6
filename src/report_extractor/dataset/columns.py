"""The data dictionary: each column of each CSV with its type, its code list and what it means in Dutch and English.

`columns.csv` beside this module is the only place where columns are declared; the CSV headers, the column part of
codebook.csv and the schemas of datapackage.json all come from it, so they cannot disagree.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Table = Literal["figures", "numbers", "findings", "documents", "pages", "codebook"]
ColumnType = Literal["string", "integer", "number"]

TABLES: tuple[Table, ...] = ("documents", "pages", "numbers", "figures", "findings", "codebook")
OPEN_LISTS = frozenset({"unit"})  # codes of these lists stand beside text as printed

PRIMARY_KEYS: dict[str, tuple[str, ...]] = {
    "figures": ("figure_id",),
    "numbers": ("number_id",),
    "findings": ("finding_id",),
    "documents": ("document",),
    "pages": ("document", "page"),
    "codebook": ("list", "code"),
}
FOREIGN_KEYS: dict[str, tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]] = {
    "figures": ((("document",), "documents", ("document",)), (("document", "page"), "pages", ("document", "page"))),
    "numbers": (
        (("document",), "documents", ("document",)),
        (("document", "page"), "pages", ("document", "page")),
        (("figure_id",), "figures", ("figure_id",)),
    ),
    "findings": ((("document",), "documents", ("document",)),),
    "pages": ((("document",), "documents", ("document",)),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `codes` names a code list (empty: free); `many` cells hold several values joined by `;`."""

    table: str
    name: str
    type: ColumnType
    codes: str
    many: bool
    label_nl: str
    label_en: str

    @property
    def closed(self) -> bool:
        """Whether each cell is empty or exactly one code of the list."""
        return bool(self.codes) and not self.many and self.codes not in OPEN_LISTS


@cache
def all_columns() -> tuple[Column, ...]:
    """Every column of every table, in the order of the files."""
    text = files(__package__).joinpath("columns.csv").read_text(encoding="utf-8")
    kinds: dict[str, ColumnType] = {"string": "string", "integer": "integer", "number": "number"}
    return tuple(
        Column(
            table=row["table"],
            name=row["column"],
            type=kinds[row["type"]],
            codes=row["codes"],
            many=row["many"] == "yes",
            label_nl=row["label_nl"],
            label_en=row["label_en"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of one table, in order."""
    return tuple(column for column in all_columns() if column.table == table)


@cache
def names_of(table: Table) -> tuple[str, ...]:
    """The column names of one table, in order: the header of its CSV."""
    return tuple(column.name for column in columns_of(table))
