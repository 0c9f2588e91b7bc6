"""Takes the runs of a page, gives its tables as finished blocks, and the runs that are in none."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Box, Shape
from .aligned import find_aligned
from .blocks import Style
from .clusters import find_clusters
from .grid import Grid
from .headers import make_table
from .order import Atom
from .ruled import collect_rules, find_ruled
from .runs import Run


def take_tables(runs: Sequence[Run], shapes: Sequence[Shape], body: Style) -> tuple[list[Atom], list[Run]]:
    """Table atoms from the top of the page down, and the remaining runs in their order."""
    atoms: list[Atom] = []
    left = list(runs)
    for ruled in find_ruled(shapes, left):
        atoms.append(_atom(ruled.grid, ruled.box, body))
        left = [run for index, run in enumerate(left) if index not in ruled.taken]
    across, _ = collect_rules(shapes)
    taken: set[int] = set()
    for table in find_aligned(left, find_clusters(left), body.size, across):
        atoms.append(_atom(table.grid, table.box, body))
        taken |= table.taken
    left = [run for index, run in enumerate(left) if index not in taken]
    return atoms, left


def _atom(grid: Grid, box: Box, body: Style) -> Atom:
    table = make_table(grid)
    lines = tuple(line for cell in table.cells for line in cell.lines)
    block = Block(kind="table", lines=lines, table=table)
    return Atom(box.left, box.top, box.right, box.bottom, body.size, (block,))
