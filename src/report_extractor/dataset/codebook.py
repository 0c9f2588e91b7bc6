"""The codebook: every code that a cell can hold, with a Dutch and an English label.

`codes.csv` beside this module declares the codes of the program; indicators come from the packs of the run and
columns from the data dictionary. A test greps the rooms and fails when one emits a code that is not declared here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .columns import all_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of one list. `used_in` names the columns that hold it, as `table.column`."""

    list: str
    code: str
    label_nl: str
    label_en: str
    used_in: tuple[str, ...] = ()


@cache
def declared_codes() -> tuple[Code, ...]:
    """The program's own codes, in the order of the file."""
    text = files(__package__).joinpath("codes.csv").read_text(encoding="utf-8")
    used = defaultdict(list)
    for column in all_columns():
        if column.codes:
            used[column.codes].append(f"{column.table}.{column.name}")
    return tuple(
        Code(
            list=row["list"],
            code=row["code"],
            label_nl=row["label_nl"],
            label_en=row["label_en"],
            used_in=tuple(used[row["list"]]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def codes_of(name: str) -> tuple[Code, ...]:
    """The codes of one list; empty when there is no such list."""
    return tuple(code for code in declared_codes() if code.list == name)


def indicator_code(pack: str, indicator: str, label_nl: str, label_en: str) -> Code:
    """The codebook entry of one indicator of one pack."""
    return Code(
        list="indicator",
        code=f"{pack}.{indicator}",
        label_nl=label_nl,
        label_en=label_en,
        used_in=("figures.indicator",),
    )


def codebook_rows(indicators: Iterable[Code] = ()) -> list[dict[str, str]]:
    """The rows of codebook.csv: columns, then codes, then the indicators of the packs, each sorted within its list."""
    columns = [
        Code(
            list="column",
            code=f"{column.table}.{column.name}",
            label_nl=column.label_nl,
            label_en=column.label_en,
            used_in=(f"{column.table}.{column.name}",),
        )
        for column in all_columns()
    ]
    pack_codes = sorted(set(indicators), key=lambda entry: (entry.list, entry.code))
    return [
        {
            "list": entry.list,
            "code": entry.code,
            "label_nl": entry.label_nl,
            "label_en": entry.label_en,
            "used_in": ";".join(entry.used_in),
        }
        for entry in (*columns, *declared_codes(), *pack_codes)
    ]
