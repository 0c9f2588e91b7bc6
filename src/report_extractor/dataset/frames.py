"""figures.csv as a pandas DataFrame, with types that fit: pandas is imported only here, when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..model import Extraction
from .columns import Table, columns_of, names_of
from .rows import Row, rows_of

if TYPE_CHECKING:
    import pandas


def frame_of(table: Table, rows: Iterable[Row]) -> pandas.DataFrame:
    """The rows as a DataFrame with the columns of the CSV; an empty cell is missing."""
    import pandas

    frame = pandas.DataFrame(list(rows), columns=list(names_of(table)), dtype="string")
    frame = frame.mask(frame == "")
    for column in columns_of(table):
        if column.codes and column.closed:
            frame[column.name] = frame[column.name].astype("category")
        elif column.type == "integer":
            frame[column.name] = pandas.to_numeric(frame[column.name]).astype("Int64")
        elif column.type == "number":
            frame[column.name] = pandas.to_numeric(frame[column.name]).astype("Float64")
    return frame


def to_frame(extraction: Extraction) -> pandas.DataFrame:
    """The figures of one extraction as a DataFrame with the columns of figures.csv."""
    return frame_of("figures", rows_of(extraction).figures)
