"""A table as a grid of values: which figure stands in which cell, found by geometry.

The grid can be turned (`turned`), so that one set of rules reads totals of rows and of columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Box, Cell, Figure, Number, Page, Table, Word, union
from .intervals import Interval, around, interval_of, printed_step

_BAND_PT = 12.0  # height of the bands in which cells are looked up; about one table row


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One number in a cell."""

    figure: Figure
    value: Decimal
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Values by (line, place) with the label of each line; `unread` cells hold digits that are not one clear figure.

    In the grid as printed a line is a row and a place is a column; `turned` swaps them. `left` is the indent of
    each line's label in points where it is known. `words` are those of the whole page.
    """

    page: int
    lines: int
    places: int
    labels: Mapping[int, str]
    place_labels: Mapping[int, str]
    values: Mapping[tuple[int, int], Value]
    unread: frozenset[tuple[int, int]]
    left: Mapping[int, float]
    table: Table
    box: Box
    words: tuple[Word, ...]

    def turned(self) -> Grid:
        """The grid with rows and columns swapped."""
        return Grid(
            page=self.page,
            lines=self.places,
            places=self.lines,
            labels=self.place_labels,
            place_labels=self.labels,
            values={(place, line): value for (line, place), value in self.values.items()},
            unread=frozenset((place, line) for line, place in self.unread),
            left={},
            table=self.table,
            box=self.box,
            words=self.words,
        )


def grids(figures: Sequence[Figure], pages: Sequence[Page]) -> Iterator[Grid]:
    """The tables of all pages as grids, in reading order."""
    printed: dict[int, list[tuple[Figure, Number]]] = defaultdict(list)
    for figure in figures:
        for number in figure.numbers:
            printed[number.page].append((figure, number))
    for page in pages:
        for block in page.blocks:
            if block.table is not None and block.table.cells:
                yield _grid(page, block.box, block.table, printed[page.number])


def _grid(page: Page, box: Box, table: Table, printed: Iterable[tuple[Figure, Number]]) -> Grid:
    inside = [(figure, number) for figure, number in printed if box.contains_center(number.box)]
    held = _held(table, inside)
    values: dict[tuple[int, int], Value] = {}
    unread: set[tuple[int, int]] = set()
    for cell in table.cells:
        place = (cell.row, cell.column)
        if _is_label(table, cell):
            continue
        found = held.get(place, [])
        if len(found) == 1 and cell.row_span == cell.column_span == 1:
            values[place] = _value(*found[0])
        elif found or any(character.isdigit() for character in cell.text):
            unread.add(place)
    rows = 1 + max(cell.row for cell in table.cells)
    columns = 1 + max(cell.column for cell in table.cells)
    labels, left = _row_labels(table, values)
    return Grid(
        page=page.number,
        lines=rows,
        places=columns,
        labels=labels,
        place_labels=_column_labels(table),
        values=values,
        unread=frozenset(unread),
        left=left,
        table=table,
        box=box,
        words=page.read.words,
    )


def _is_label(table: Table, cell: Cell) -> bool:
    return cell.header or cell.row < table.header_rows or cell.column < table.header_columns


def _held(table: Table, inside: Sequence[tuple[Figure, Number]]) -> dict[tuple[int, int], list[tuple[Figure, Number]]]:
    bands: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
    for cell in table.cells:
        if cell.lines and not _is_label(table, cell):
            area = union(line.box for line in cell.lines)
            for band in range(int(area.top // _BAND_PT), int(area.bottom // _BAND_PT) + 1):
                bands[band].append((area, cell))
    held: dict[tuple[int, int], list[tuple[Figure, Number]]] = defaultdict(list)
    for figure, number in inside:
        for area, cell in bands.get(int(number.box.center_y // _BAND_PT), ()):
            if area.contains_center(number.box):
                held[(cell.row, cell.column)].append((figure, number))
                break
    return held


def _value(figure: Figure, number: Number) -> Value:
    if number is figure.evidence:
        return Value(figure=figure, value=figure.value, interval=interval_of(figure))
    step = printed_step(number.mention, figure.value, figure.unit)
    return Value(figure=figure, value=figure.value, interval=around(figure.value, step))


def _row_labels(table: Table, values: Mapping[tuple[int, int], Value]) -> tuple[dict[int, str], dict[int, float]]:
    texts: dict[int, list[str]] = defaultdict(list)
    left: dict[int, float] = {}
    for cell in sorted(table.cells, key=lambda item: (item.row, item.column)):
        named = cell.column < max(1, table.header_columns) and cell.row >= table.header_rows
        if not named or (cell.row, cell.column) in values or not cell.text:
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            texts[row].append(cell.text)
            left.setdefault(row, cell.lines[0].words[0].box.left)
    return {row: " ".join(parts) for row, parts in texts.items()}, left


def _column_labels(table: Table) -> dict[int, str]:
    texts: dict[int, list[str]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda item: (item.row, item.column)):
        if cell.row < table.header_rows and cell.text:
            for column in range(cell.column, cell.column + cell.column_span):
                texts[column].append(cell.text)
    return {column: " ".join(parts) for column, parts in texts.items()}


def complete(grid: Grid) -> bool:
    """Whether each visible word with a digit inside the table's box belongs to one of its cells."""
    known = sum(1 for cell in grid.table.cells for line in cell.lines for word in line.words if _has_digit(word))
    box = grid.box
    within = sum(1 for word in grid.words if not word.hidden and box.contains_center(word.box) and _has_digit(word))
    return within <= known


def _has_digit(word: Word) -> bool:
    return any(character.isdigit() for character in word.text)
