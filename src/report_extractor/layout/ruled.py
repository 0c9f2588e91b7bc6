"""Takes drawn rules and runs, gives the grids of ruled tables.

Horizontal and vertical rules that cross form a lattice; where a piece of rule is missing, the cells on both sides
are one spanning cell. Rows that no rule parts are parted by their lines of numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Box, Shape
from .grid import Grid, GridCell, bands
from .rules import TOUCH_PT, Rule, collect_rules, find_lattices, levels_of
from .runs import Run, make_run
from .values import is_blank, is_period, is_value

APART_EM = 2.0  # between two heads with no rule between them
LINES_PER_ROW = 3.2  # more lines of text a ruled row than this: the rules do not part the rows
FEWEST_TEXT_ROWS = 3  # of a lattice that holds more text than rows
MOST_NAME_LINES = 3
MOST_LINES = 120  # of rows or columns of one lattice


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A grid, the box of its lattice, the runs that it took (as they were before cutting), its columns' left edges."""

    grid: Grid
    box: Box
    taken: frozenset[int]
    edges: tuple[float, ...] = ()


def find_ruled(shapes: Sequence[Shape], runs: Sequence[Run]) -> list[RuledTable]:
    """Ruled tables with at least two rows and two columns of text; `taken` are indices into runs."""
    across, down = collect_rules(shapes)
    if len(across) < 2 or len(down) < 1:
        return []
    found: list[RuledTable] = []
    for rows, columns in find_lattices(across, down):
        table = _fill(rows, columns, runs)
        if table is not None:
            found.append(table)
    return found


def _fill(rows: list[Rule], columns: list[Rule], runs: Sequence[Run]) -> RuledTable | None:
    left, right = min(r.low for r in rows), max(r.high for r in rows)
    top = min([r.at for r in rows] + [c.low for c in columns])
    bottom = max([r.at for r in rows] + [c.high for c in columns])
    xs = levels_of([c.at for c in columns] + [left, right])
    ys = levels_of([r.at for r in rows] + [top, bottom])
    if not 3 <= len(xs) <= MOST_LINES or not 3 <= len(ys) <= MOST_LINES:
        return None
    taken = [
        index
        for index, run in enumerate(runs)
        if xs[0] - 2 <= run.center_x <= xs[-1] + 2 and ys[0] - 1 <= run.center_y <= ys[-1] + 1
    ]
    if not taken:
        return None
    crowded = len(bands([runs[index] for index in taken])) > LINES_PER_ROW * (len(ys) - 1) + 2
    merged = _merged(xs, ys, rows, columns)
    pieces: dict[int, list[Run]] = {}
    for index in taken:
        for piece in _cut(runs[index], xs):
            i = min(max(bisect_right(ys, piece.center_y) - 1, 0), len(ys) - 2)
            j = min(max(bisect_right(xs, piece.center_x) - 1, 0), len(xs) - 2)
            pieces.setdefault(merged[i * (len(xs) - 1) + j], []).append(piece)
    cells = [part for cell in _cells(pieces, merged, len(xs) - 1) for part in _at_columns(cell, xs)]
    grid = compact(Grid(tuple(cells), len(ys) - 1, len(xs) - 1))
    counts = any(is_value(cell.text) and not is_period(cell.text) for cell in grid.cells)
    if crowded and not (counts and all(_is_one_entry(cell) for cell in grid.cells)) and not _has_one_name_a_row(grid):
        return None  # rules part columns but not rows: alignment tells more
    grid = _split_rows(grid)
    if not _plausible(grid) or any(_is_list_of_numbers(cell) for cell in grid.cells):
        return None  # in forms that rule columns only, alignment tells more
    edges = tuple(xs[column] for column in sorted({cell.column for cell in cells}))
    return RuledTable(grid, Box(left=xs[0], top=ys[0], right=xs[-1], bottom=ys[-1]), frozenset(taken), edges)


def _merged(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> list[int]:
    """For each unit cell the number of the unit cell at the upper left of the spanning cell it is part of."""
    width = len(xs) - 1
    leaders = list(range(width * (len(ys) - 1)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            index = leaders[index]
        return index

    def join(a: int, b: int) -> None:
        a, b = leader(a), leader(b)
        leaders[max(a, b)] = min(a, b)

    for i in range(len(ys) - 1):
        middle = (ys[i] + ys[i + 1]) / 2
        for j in range(1, width):
            if not any(abs(c.at - xs[j]) <= TOUCH_PT and c.low <= middle <= c.high for c in columns):
                join(i * width + j - 1, i * width + j)
    for j in range(width):
        middle = (xs[j] + xs[j + 1]) / 2
        for i in range(1, len(ys) - 1):
            if not any(abs(r.at - ys[i]) <= TOUCH_PT and r.low <= middle <= r.high for r in rows):
                join((i - 1) * width + j, i * width + j)
    return [leader(index) for index in range(len(leaders))]


def _cut(run: Run, xs: list[float]) -> list[Run]:
    """The run, cut where its words lie in different columns of the lattice."""
    if len(run.words) == 1:
        return [run]
    parts: dict[int, list[int]] = {}
    for index, word in enumerate(run.words):
        parts.setdefault(bisect_right(xs, word.box.center_x), []).append(index)
    if len(parts) == 1:
        return [run]
    for line in xs:  # text that runs on over a rule is a spanning cell, not two cells
        if any(word.box.left + 1.5 < line < word.box.right - 1.5 for word in run.words):
            return [run]
    return [make_run(run.words[i] for i in indices) for _, indices in sorted(parts.items())]


def _cells(pieces: dict[int, list[Run]], merged: list[int], width: int) -> list[GridCell]:
    extents: dict[int, tuple[int, int]] = {}
    for index, lead in enumerate(merged):
        row, column = divmod(index, width)
        last_row, last_column = extents.get(lead, (row, column))
        extents[lead] = (max(row, last_row), max(column, last_column))
    cells: list[GridCell] = []
    for lead in sorted(pieces):
        row, column = divmod(lead, width)
        last_row, last_column = extents[lead]
        runs = tuple(run for band in bands(pieces[lead]) for run in band)
        cells.append(GridCell(row, column, last_row - row + 1, last_column - column + 1, runs))
    return cells


def _at_columns(cell: GridCell, xs: list[float]) -> list[GridCell]:
    """A spanning cell, parted where it is one line with a text far from the next in each of its columns."""
    runs = sorted(cell.runs, key=lambda run: run.left)
    columns = [bisect_right(xs, run.left + 1) - 1 for run in runs]
    within = all(run.right <= xs[column + 1] + 1 for run, column in zip(runs, columns, strict=True))
    apart = all(b.left - a.right >= APART_EM * b.size for a, b in pairwise(runs))
    if cell.row_span > 1 or not within or not apart or len(bands(runs)) > 1:
        return [cell]
    if columns != list(range(cell.column, cell.column + cell.column_span)):
        return [cell]
    return [GridCell(cell.row, column, 1, 1, (run,)) for column, run in zip(columns, runs, strict=True)]


def compact(grid: Grid) -> Grid:
    """The grid without rows and columns in which no cell starts."""
    rows = sorted({cell.row for cell in grid.cells})
    columns = sorted({cell.column for cell in grid.cells})
    cells = tuple(
        GridCell(
            rows.index(cell.row),
            columns.index(cell.column),
            sum(cell.row <= row < cell.row + cell.row_span for row in rows),
            sum(cell.column <= column < cell.column + cell.column_span for column in columns),
            cell.runs,
        )
        for cell in grid.cells
    )
    return Grid(cells, len(rows), len(columns), grid.head)


def _split_rows(grid: Grid) -> Grid:
    """Rows that hold several lines of numbers in a column are parted line by line."""
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    cells: list[GridCell] = []
    shift = 0
    for row in range(grid.rows):
        members = by_row.get(row, [])
        tops = _number_lines(members)
        if len(tops) < 2 or any(cell.row_span > 1 for cell in members):
            cells += [GridCell(c.row + shift, c.column, c.row_span, c.column_span, c.runs) for c in members]
            continue
        for cell in members:
            parts: dict[int, list[Run]] = {}
            for run in cell.runs:
                parts.setdefault(_nearest(tops, run.center_y), []).append(run)
            for part, runs in sorted(parts.items()):
                cells.append(GridCell(row + shift + part, cell.column, 1, cell.column_span, tuple(runs)))
        shift += len(tops) - 1
    return Grid(tuple(cells), grid.rows + shift, grid.columns, grid.head)


def _number_lines(cells: Sequence[GridCell]) -> list[float]:
    """Heights of the lines of numbers, when two columns or more have the same ones; else none."""
    columns: list[list[float]] = []
    for cell in cells:
        lines = bands(cell.runs)
        texts = [" ".join(run.text for run in line) for line in lines]
        if len(lines) >= 2 and all(is_value(text) or is_blank(text) for text in texts):
            columns.append([line[0].center_y for line in lines])
    if not columns:
        return []
    most = max(columns, key=len)
    agreeing = sum(len(column) == len(most) for column in columns)
    labelled = any(len(bands(cell.runs)) == len(most) for cell in cells if not is_value(cell.text))
    return most if agreeing >= 2 or labelled else []


def _is_list_of_numbers(cell: GridCell) -> bool:
    lines = bands(cell.runs)
    return len(lines) >= 4 and sum(is_value(line[0].text) for line in lines) >= 0.7 * len(lines)


def _is_one_entry(cell: GridCell) -> bool:
    """Whether a cell of many lines is one text or one number, as in tables of indicators with their explanation."""
    lines = [" ".join(run.text for run in line) for line in bands(cell.runs)]
    numbers = sum(is_value(line) for line in lines)
    return numbers == 0 or len(lines) == 1 or (numbers == 1 and not is_value(lines[0]))


def _has_one_name_a_row(grid: Grid) -> bool:
    """Whether each row opens with one short name: then rules part the rows, however much text stands in them."""
    names = {cell.row: cell for cell in grid.cells if cell.column == 0}
    return len(names) == grid.rows >= FEWEST_TEXT_ROWS and all(_is_one_name(cell) for cell in names.values())


def _is_one_name(cell: GridCell) -> bool:
    lines = bands(cell.runs)
    tight = all(b[0].top - a[0].bottom <= 0.75 * b[0].size for a, b in pairwise(lines))
    return cell.row_span == 1 and len(lines) <= MOST_NAME_LINES and tight


def _nearest(tops: list[float], top: float) -> int:
    return min(range(len(tops)), key=lambda i: abs(tops[i] - top))


def _plausible(grid: Grid) -> bool:
    """At least two rows and columns with text, and not mostly empty."""
    if grid.rows < 2 or grid.columns < 2 or len(grid.cells) < 4:
        return False
    filled = sum(cell.row_span * cell.column_span for cell in grid.cells)
    if filled < 0.3 * grid.rows * grid.columns:
        return False
    longest = max(len(cell.text) for cell in grid.cells)
    return not (longest > 1200 and len(grid.cells) < 8)
