"""The grid of a table: runs placed in rows and columns, before it is known which of them name and which count.

Both ways to find a table (drawn rules, aligned numbers) end here; `headers.py` tells head from body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Line
from .atoms import in_bands
from .runs import Run, make_run


@dataclass(frozen=True, slots=True)
class GridCell:
    """Runs in one cell, in reading order; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The text of the cell on one line, without raised marks."""
        return " ".join(run.text for run in self.runs)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The runs as lines: runs on one base line joined."""
        return lines_of(self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells with text, and the number of rows and columns. `head` rows at the top are known to be header rows."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    head: int = 0


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Runs as lines from top to bottom: runs on one base line joined, left to right."""
    lines: list[Run] = []
    for run in in_bands(list(runs)):
        last = lines[-1] if lines else None
        if last is not None and run.left >= last.right - 1 and same_band(last, run):
            lines[-1] = make_run((*last.words, *run.words))
        else:
            lines.append(run)
    return tuple(run.line for run in lines)


def same_band(a: Run, b: Run) -> bool:
    """Whether two runs stand on one line."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared >= 0.5 * min(a.height, b.height)


def bands(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs grouped by base line, from top to bottom, each group from left to right."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.center_y, r.left)):
        if groups and any(same_band(run, other) for other in groups[-1][-3:]):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [sorted(group, key=lambda r: r.left) for group in groups]
