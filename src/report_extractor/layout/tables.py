"""Takes the runs of a page, gives its tables as finished blocks, and the runs that are in none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Box, Shape
from .aligned import find_aligned
from .blocks import Style
from .clusters import find_clusters
from .grid import Grid, GridCell
from .headers import make_table
from .order import Atom
from .ruled import RuledTable, collect_rules, find_ruled
from .runs import Run


def take_tables(runs: Sequence[Run], shapes: Sequence[Shape], body: Style) -> tuple[list[Atom], list[Run]]:
    """Table atoms from the top of the page down, and the remaining runs in their order."""
    atoms: list[Atom] = []
    gone: set[int] = set()
    for ruled in find_ruled(shapes, runs):
        if ruled.taken & gone:  # a lattice inside another: its text is placed already
            continue
        names = _outer_names(ruled, [run for index, run in enumerate(runs) if index not in gone])
        atoms.append(_atom(_with_names(ruled.grid, names) if names else ruled.grid, ruled.box, body))
        named = {id(run) for _, run in names}
        gone |= ruled.taken | {index for index, run in enumerate(runs) if id(run) in named}
    left = [run for index, run in enumerate(runs) if index not in gone]
    across, _ = collect_rules(shapes)
    taken: set[int] = set()
    for table in find_aligned(left, find_clusters(left), body.size, across):
        atoms.append(_atom(table.grid, table.box, body))
        taken |= table.taken
    left = [run for index, run in enumerate(left) if index not in taken]
    return atoms, left


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
