"""Takes the runs of a page, gives its tables as finished blocks, and the runs that are in none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import Block, Box, Shape, union
from .aligned import AlignedTable, find_aligned
from .atoms import Atom
from .blocks import Style
from .clusters import find_clusters
from .grid import Grid, GridCell
from .headers import make_table
from .ruled import RuledTable, find_ruled
from .rules import collect_rules
from .runs import Run
from .values import is_period, is_value

LONGEST_HEAD = 60  # characters of a name in a ruled head
MOST_HEAD_ROWS = 4
HEAD_GAP_EM = 2.0  # from a ruled head to the first row under it


def take_tables(runs: Sequence[Run], shapes: Sequence[Shape], body: Style) -> tuple[list[Atom], list[Run]]:
    """Table atoms from the top of the page down, and the remaining runs in their order."""
    atoms: list[Atom] = []
    heads: list[RuledTable] = []
    gone: set[int] = set()
    for ruled in find_ruled(shapes, runs):
        if ruled.taken & gone:  # a lattice inside another: its text is placed already
            continue
        if _is_only_head(ruled):
            heads.append(ruled)
            gone |= ruled.taken
            continue
        names = _outer_names(ruled, [run for index, run in enumerate(runs) if index not in gone])
        atoms.append(_atom(_with_names(ruled.grid, names) if names else ruled.grid, ruled.box, body))
        named = {id(run) for _, run in names}
        gone |= ruled.taken | {index for index, run in enumerate(runs) if id(run) in named}
    left = [run for index, run in enumerate(runs) if index not in gone]
    across, _ = collect_rules(shapes)
    taken: set[int] = set()
    for table in find_aligned(left, find_clusters(left), body.size, across):
        taken |= table.taken
        over = next((head for head in heads if _stands_over(head, table, body)), None)
        joined = _joined(over, table) if over is not None else None
        if over is None or joined is None:
            atoms.append(_atom(table.grid, table.box, body))
            continue
        heads.remove(over)
        atoms.append(_atom(joined, union((table.box, over.box)), body))
    atoms.extend(_atom(head.grid, head.box, body) for head in heads)
    left = [run for index, run in enumerate(left) if index not in taken]
    return atoms, left


def _is_only_head(ruled: RuledTable) -> bool:
    """Whether a lattice holds nothing but short names: often only the head of a table is set in ruled cells."""
    cells = ruled.grid.cells
    short = all(len(cell.text) <= LONGEST_HEAD for cell in cells)
    counts = any(is_value(cell.text) and not is_period(cell.text) for cell in cells)
    return ruled.grid.rows <= MOST_HEAD_ROWS and ruled.grid.columns >= 2 and short and not counts


def _stands_over(head: RuledTable, table: AlignedTable, body: Style) -> bool:
    """Whether a lattice of names ends right over a table that has no head of its own."""
    gap = table.box.top - head.box.bottom
    within = head.box.left - body.size <= table.box.left and table.box.right <= head.box.right + body.size
    return table.grid.head == 0 and within and -0.5 * body.size <= gap <= HEAD_GAP_EM * body.size


def _joined(head: RuledTable, table: AlignedTable) -> Grid | None:
    """The rows of a table under the names of a lattice; None when its columns do not stand one under each name."""
    at: list[int] = []
    for column in range(table.grid.columns):
        runs = [
            run for cell in table.grid.cells if cell.column == column and cell.column_span == 1 for run in cell.runs
        ]
        if not runs:
            return None
        middle = (min(run.left for run in runs) + max(run.right for run in runs)) / 2
        at.append(max(bisect_right(head.edges, middle) - 1, 0))
    if any(b <= a for a, b in pairwise(at)):
        return None
    rows = head.grid.rows
    cells = [replace(cell, row=rows + cell.row, column=at[cell.column]) for cell in table.grid.cells]
    return Grid((*head.grid.cells, *cells), rows + table.grid.rows, head.grid.columns, rows)


def _outer_names(ruled: RuledTable, runs: Sequence[Run]) -> list[tuple[int, Run]]:
    """Texts left of a lattice that name its rows, with the row: some forms rule only the part with numbers."""
    first = [cell for cell in ruled.grid.cells if cell.column == 0]
    wordy = sum(any(c.isalpha() for c in cell.text) for cell in first)
    if not first or wordy > 0.5 * len(first):
        return []
    heights = {
        cell.row: (min(run.top for run in cell.runs), max(run.bottom for run in cell.runs))
        for cell in ruled.grid.cells
        if cell.row_span == 1
    }
    names: list[tuple[int, Run]] = []
    for run in runs:
        if run.right > ruled.box.left + 2 or ruled.box.left - run.left > 40 * run.size:
            continue
        rows = [row for row, (top, bottom) in heights.items() if top - 1 <= run.center_y <= bottom + 1]
        if rows:
            names.append((rows[0], run))
    return names if len({row for row, _ in names}) >= 0.5 * len(heights) else []


def _with_names(grid: Grid, names: Sequence[tuple[int, Run]]) -> Grid:
    """The grid with the names as its first column."""
    cells = [replace(cell, column=cell.column + 1) for cell in grid.cells]
    for row in sorted({row for row, _ in names}):
        held = tuple(run for at, run in names if at == row)
        cells.append(GridCell(row, 0, 1, 1, held))
    return Grid(tuple(sorted(cells, key=lambda c: (c.row, c.column))), grid.rows, grid.columns + 1, grid.head)


def _atom(grid: Grid, box: Box, body: Style) -> Atom:
    table = make_table(grid)
    lines = tuple(line for cell in table.cells for line in cell.lines)
    block = Block(kind="table", lines=lines, table=table)
    return Atom(box.left, box.top, box.right, box.bottom, body.size, (block,))
