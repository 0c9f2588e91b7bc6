"""Tables drawn with their truth: each cell knows its row header, column headers, group and caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .sheet import Sheet, Style

NUMBER = re.compile(r"\(?[-–]?\d[\d.,]*%?\)?")


@dataclass(frozen=True)
class Column:
    """A column of numbers that ends at `right`; `headers` from the outermost to the one just above the cells.

    `times` is the multiplier that the caption or header states ("x € 1.000").
    """

    right: float
    headers: tuple[str, ...]
    unit: str = "count"
    times: int = 1


@dataclass(frozen=True)
class Row:
    """A row of cells as printed; an empty cell prints nothing, `–` is no number."""

    header: str
    cells: tuple[str, ...] = ()
    is_total: bool = False
    is_group: bool = False


def value_of(printed: str, times: int = 1) -> str:
    """The value of a cell in Dutch notation, as decimal text."""
    number = NUMBER.search(printed)
    if not number:
        raise ValueError(printed)
    text = number.group()
    digits = text.strip("()%–-").replace(".", "").replace(",", ".")
    sign = "-" if text[0] in "(-–" else ""
    if times == 1:
        return sign + digits
    return sign + str(round(float(digits) * times))


def marked(printed: str, column: Column) -> str:
    """The cell with its mark; a footnote mark stays outside."""
    number = NUMBER.search(printed)
    if not number:
        return printed
    unit = "percent" if "%" in printed else column.unit
    mark = f"[{number.group()}|{value_of(printed, column.times)} {unit}]"
    return printed[: number.start()] + mark + printed[number.end() :]


def draw_rows(
    sheet: Sheet,
    x: float,
    y: float,
    columns: Sequence[Column],
    rows: Sequence[Row],
    body: Style,
    *,
    caption: str,
    step: float,
    rule: str = "",
    band: str = "",
) -> float:
    """Set the rows of a table from the base line `y`, and record its cells; gives the base line after the last."""
    group = ""
    cells = []
    right_end = max(column.right for column in columns)
    for at, row in enumerate(rows):
        style = body.but(font="VeraBd") if row.is_total or row.is_group else body
        if band and at % 2 == 0 and not row.is_group:
            sheet.panel(x - 8, y - step * 0.68, right_end - x + 16, step, band)
        sheet.text(x + (0 if row.is_group or row.is_total or not group else 9), y, row.header, style, kind="table")
        if row.is_group:
            group = row.header
        if row.is_total and group.lower() not in row.header.lower():
            group = ""  # a total over the groups
        if row.is_total and rule:
            sheet.rule(x, y - step * 0.68, right_end, y - step * 0.68, rule, 1.0)
        for column, printed in zip(columns, row.cells, strict=False):
            if not printed:
                continue
            mark = marked(printed, column)
            look = style.but(align="right")
            box = sheet.text(column.right, y, mark, look, kind="table", number_kind="table")
            if mark != printed:
                cells.append(
                    {
                        "text": printed,
                        "value": value_of(printed, column.times),
                        "row_header": row.header,
                        "column_headers": list(column.headers),
                        "group": group,
                        "box": [round(side, 1) for side in box],
                    }
                )
        if rule and not row.is_total and not row.is_group:
            sheet.rule(x, y + step * 0.32, right_end, y + step * 0.32, rule, 0.35)
        if row.is_total:
            group = ""
        y += step
    sheet.page.tables.append({"caption": caption, "cells": cells})
    return y
