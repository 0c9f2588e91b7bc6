"""Takes the grid of a table, tells its head from its body: header rows, header columns, group rows.

What names and what counts is told by form alone: a column of numbers under a word has that word as its head, the
columns of words before the first column of numbers name the rows, a row with a name and no numbers opens a group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Cell, Table
from .grid import Grid, GridCell
from .values import is_blank, is_code, is_period, is_range, is_sentence, is_unit_note, is_value

MOST_HEADER_ROWS = 8
FEWEST_NOTES = 2  # in a column that is called so
FEWEST_BARE_NOTES = 4  # in a column without a head
_NOTES = re.compile(r"(?:toel|noot|note|ref|nr|bijl|zie|blz|pag)", re.IGNORECASE)
LONGEST_HEAD = 160  # characters


def make_table(grid: Grid, caption: str = "") -> Table:
    """The table of the grid; cells in header rows, header columns and group rows are marked as headers."""
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    columns = _header_columns(grid)
    rows = max(grid.head, _header_rows(grid, by_row, columns))
    notes = _note_columns(grid, rows, columns)
    cells: list[Cell] = []
    for row in range(grid.rows):
        members = sorted(by_row.get(row, []), key=lambda cell: cell.column)
        group = row >= rows and bool(members) and all(cell.column < columns for cell in members)
        for index, cell in enumerate(members):
            span = cell.column_span
            if group and index == len(members) - 1:
                span = grid.columns - cell.column
            cells.append(
                Cell(
                    row=cell.row,
                    column=cell.column,
                    lines=cell.lines,
                    row_span=cell.row_span,
                    column_span=span,
                    header=row < rows or cell.column < columns or (cell.column in notes and cell.text.isdecimal()),
                )
            )
    return Table(cells=tuple(cells), header_rows=rows, header_columns=columns, caption=caption)


def _counts(cell: GridCell) -> bool:
    if is_range(cell.text):
        return cell.column > 0
    return (is_value(cell.text) and not is_period(cell.text)) or is_code(cell.text)


def _header_columns(grid: Grid) -> int:
    """Columns at the left that name rows: words, years, or running numbers before words."""
    columns: list[list[GridCell]] = [[] for _ in range(grid.columns)]
    for cell in grid.cells:
        if cell.column_span == 1:
            columns[cell.column].append(cell)
    if not any(_mostly_counts(column) for column in columns):
        return 1 if grid.columns >= 2 else 0
    count = 0
    only = sum(_mostly_counts(column) for column in columns) == 1
    for index, column in enumerate(columns):
        runs_on = _running(column, 2 if only else 3)
        numbered = index + 1 < grid.columns and runs_on and not _mostly_counts(columns[index + 1])
        if _mostly_counts(column) and not numbered:
            break
        count = index + 1
    return min(count, grid.columns - 1)


def _mostly_counts(column: Sequence[GridCell]) -> bool:
    """Whether most cells of a column under its head are numbers or say that there is none."""
    if not column:
        return False
    counting = sum(_counts(cell) for cell in column)
    blank = sum(is_blank(cell.text) for cell in column)
    words = len(column) - counting - blank
    periods = sum(is_period(cell.text) for cell in column)
    if counting == 0:
        return blank >= 2 and words <= 1
    return counting + blank >= 0.5 * (len(column) - min(words, 2)) and (periods < 2 or counting >= periods)


def _running(column: Sequence[GridCell], fewest: int) -> bool:
    """Whether the cells count 1, 2, 3, ...: numbers of the rows."""
    texts = [cell.text.rstrip(" .)_|[]") for cell in column]  # recognition leaves crumbs of rules
    digits = [text for text in texts if text.isdecimal()]
    return len(digits) >= fewest and [int(text) for text in digits] == list(
        range(int(digits[0]), int(digits[0]) + len(digits))
    )


def _header_rows(grid: Grid, by_row: dict[int, list[GridCell]], columns: int) -> int:
    """Rows at the top without numbers beside the header columns."""
    if not any(_counts(cell) and cell.column >= columns for cell in grid.cells):
        numbered = by_row.get(0, []) and by_row[0][0].column == 0 and by_row[0][0].text.rstrip(".)").isdecimal()
        return 1 if grid.rows >= 2 and not numbered and not _long_texts(by_row.get(0, [])) else 0
    count = 0
    for row in range(min(grid.rows, MOST_HEADER_ROWS)):
        members = by_row.get(row, [])
        beside = [cell for cell in members if cell.column + cell.column_span > columns]
        if not beside:
            following = by_row.get(row + 1, [])
            if row == 0 and following and _names_columns(following, columns):
                continue
            break
        if not _names_columns(members, columns) or any(_is_prose(cell.text) for cell in beside):
            break
        count = row + max(1, min(cell.row_span for cell in beside))
    return min(count, grid.rows - 1)


def _names_columns(members: Sequence[GridCell], columns: int) -> bool:
    """Whether the cells of a row beside the header columns are names, periods or units rather than numbers."""
    beside = [cell for cell in members if cell.column + cell.column_span > columns]
    if not beside:
        return False
    counting = sum(_counts(cell) for cell in beside)
    blank = sum(is_blank(cell.text) for cell in beside)
    names = len(beside) - counting - blank
    if names and not counting:
        return True
    label = " ".join(cell.text for cell in members if cell.column + cell.column_span <= columns)
    return names >= max(1, counting) and (not label or is_unit_note(label) or counting < names)


def _note_columns(grid: Grid, rows: int, columns: int) -> set[int]:
    """Columns between the names and the numbers that count the notes to the rows: 1, 2, 3, ... under no other head."""
    found: set[int] = set()
    for column in range(columns, grid.columns - 1):
        mine = [cell for cell in grid.cells if cell.column == column]
        head = " ".join(cell.text for cell in mine if cell.row < rows and cell.column_span == 1)
        body = [cell.text for cell in sorted(mine, key=lambda cell: cell.row) if cell.row >= rows]
        named = _NOTES.match(head) is not None
        numbers = [int(text) for text in body if text.isdecimal() and len(text) <= 2]
        counts_on = len(numbers) == len(body) and all(b - a == 1 for a, b in pairwise(numbers))
        if (
            columns
            and counts_on
            and len(body) >= (FEWEST_NOTES if named else FEWEST_BARE_NOTES)
            and (named or not head)
        ):
            found.add(column)
    return found


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST_HEAD or (is_sentence(text) and text[-1:] != ":")


def _long_texts(members: Sequence[GridCell]) -> bool:
    return any(len(cell.text) > 90 or is_sentence(cell.text) for cell in members)
