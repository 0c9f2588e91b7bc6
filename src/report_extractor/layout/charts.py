"""Takes runs and drawn shapes, gives charts: data labels with their series (colour of the legend) and category (axis).

A legend is a row or column of small coloured marks, each with a text to its right. A number on or beside a shape in
the colour of a mark belongs to that series; its category is the axis text it stands over or beside. A chart is kept
as a table with one row a category and one column a series, so a data label is read like a table cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block, Box, Cell, Shape, Table
from .grid import bands, same_band
from .order import Atom
from .runs import Run
from .values import is_blank, is_period, is_value

MARK_GAP_EM = 1.6  # from a legend mark to its text
REACH_PT = 420.0  # from a legend to the data labels it explains
SAME_COLOR = 40  # sum of the differences of red, green and blue
BESIDE_PT = 9.0  # from a bar to a label outside it
LONGEST_CATEGORY = 45  # characters


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of a legend."""

    run: Run
    color: str


def take_charts(runs: Sequence[Run], shapes: Sequence[Shape], body_size: float) -> tuple[list[Atom], list[Run]]:
    """Chart atoms from the top of the page down, and the runs that are left."""
    filled = [s for s in shapes if s.kind in ("mark", "panel") and s.color]
    if len(filled) < 4:
        return [], list(runs)
    atoms: list[Atom] = []
    left = list(runs)
    legends = _legends(left, filled)
    labels = _assign(left, filled, legends)
    for legend, mine in zip(legends, labels, strict=True):
        if len(mine) < 2:
            continue
        atom, used = _chart(left, legend, mine, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    return atoms, left


def _legends(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[_Key]]:
    """Legends: at least two keys of different colours in one row or under each other."""
    marks = [s for s in filled if 2.5 <= s.box.width <= 26 and 2.5 <= s.box.height <= 26]
    keys: list[_Key] = []
    for run in runs:
        if is_value(run.text) and not is_period(run.text):
            continue
        best: Shape | None = None
        for mark in marks:
            gap = run.left - mark.box.right
            if not -0.5 <= gap <= MARK_GAP_EM * run.size or abs(mark.box.center_y - run.center_y) > 0.45 * run.size:
                continue
            if mark.box.height <= 1.6 * run.size and (best is None or mark.box.right > best.box.right):
                best = mark
        if best is not None:
            keys.append(_Key(run, best.color))
    legends: list[list[_Key]] = []
    for key in sorted(keys, key=lambda k: (k.run.top, k.run.left)):
        for legend in legends:
            if any(_together(other.run, key.run) for other in legend):
                legend.append(key)
                break
        else:
            legends.append([key])
    return [legend for legend in legends if len({key.color for key in legend}) >= 2 and len(legend) <= 16]


def _together(a: Run, b: Run) -> bool:
    """Whether two legend texts stand in one row, or closely under each other in one column."""
    if same_band(a, b):
        return abs(b.left - a.right) <= 14 * a.size or abs(a.left - b.right) <= 14 * a.size
    return abs(a.left - b.left) <= 0.6 * a.size and abs(b.center_y - a.center_y) <= 3.0 * a.size


def _assign(runs: Sequence[Run], filled: Sequence[Shape], legends: Sequence[list[_Key]]) -> list[list[tuple[Run, int]]]:
    """For each legend the data labels it explains, with the number of their key."""
    found: list[list[tuple[Run, int]]] = [[] for _ in legends]
    if not legends:
        return found
    in_legend = {id(key.run) for legend in legends for key in legend}
    for run in runs:
        if id(run) in in_legend or not is_value(run.text) or is_period(run.text) or is_blank(run.text):
            continue
        color = _ground(run, filled)
        best: tuple[float, int, int] | None = None
        for number, legend in enumerate(legends):
            top, bottom = min(k.run.top for k in legend), max(k.run.bottom for k in legend)
            far = max(run.top - bottom, top - run.bottom, 0.0)
            for place, key in enumerate(legend):
                matches = _same_color(key.color, color) or (not color and _same_color(key.color, run.color))
                if matches and far <= REACH_PT and (best is None or far < best[0]):
                    best = (far, number, place)
        if best is not None:
            found[best[1]].append((run, best[2]))
    return found


def _ground(run: Run, filled: Sequence[Shape]) -> str:
    """Colour of the smallest filled shape under a label, or else of the bar it touches; empty when there is none."""
    best: tuple[float, str] | None = None
    for shape in filled:
        box = shape.box
        under = box.left - 1 <= run.center_x <= box.right + 1 and box.top - 1 <= run.center_y <= box.bottom + 1
        if under and (best is None or box.area < best[0]):
            best = (box.area, shape.color)
    if best is not None and best[0] < 150_000:
        return best[1]
    near: tuple[float, str] | None = None
    for shape in filled:
        box = shape.box
        across = max(box.left - run.right, run.left - box.right, 0.0)
        along = max(box.top - run.bottom, run.top - box.bottom, 0.0)
        over = along == 0 and box.top <= run.center_y <= box.bottom and across <= BESIDE_PT
        above = across == 0 and box.left - 4 <= run.center_x <= box.right + 4 and along <= BESIDE_PT
        if (over or above) and box.area < 60_000 and (near is None or across + along < near[0]):
            near = (across + along, shape.color)
    return near[1] if near is not None else ""


def _same_color(a: str, b: str) -> bool:
    if len(a) != 7 or len(b) != 7:
        return False
    return sum(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5)) <= SAME_COLOR


def _chart(
    runs: Sequence[Run], legend: list[_Key], labels: list[tuple[Run, int]], body_size: float
) -> tuple[Atom, set[int]]:
    used = {id(run) for run, _ in labels} | {id(key.run) for key in legend}
    around = Box(
        left=min(run.left for run, _ in labels),
        top=min(run.top for run, _ in labels),
        right=max(run.right for run, _ in labels),
        bottom=max(run.bottom for run, _ in labels),
    )
    categories, across = _categories(runs, around, [run for run, _ in labels], used)
    used |= {id(run) for run in categories}
    cells = [Cell(row=0, column=1 + number, lines=(key.run.line,), header=True) for number, key in enumerate(legend)]
    for row, category in enumerate(categories):
        cells.append(Cell(row=1 + row, column=0, lines=(category.line,), header=True))
    for run, series in labels:
        row = _nearest(run, categories, across=across)
        cells.append(Cell(row=1 + row, column=1 + series, lines=(run.line,)))
    cells.sort(key=lambda cell: (cell.row, cell.column, cell.lines[0].box.top, cell.lines[0].box.left))
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1)
    block = Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)
    box = block.box
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)), used


def _nearest(run: Run, categories: Sequence[Run], *, across: bool) -> int:
    if not categories:
        return 0
    if across:
        return min(range(len(categories)), key=lambda i: abs(categories[i].center_x - run.center_x))
    return min(range(len(categories)), key=lambda i: abs(categories[i].center_y - run.center_y))


def _categories(runs: Sequence[Run], around: Box, labels: Sequence[Run], used: set[int]) -> tuple[list[Run], bool]:
    """The axis texts of a chart, and whether they stand in a row (else under each other)."""
    size = labels[0].size
    near = [
        run
        for run in runs
        if id(run) not in used
        and len(run.text) <= LONGEST_CATEGORY
        and (not is_value(run.text) or is_period(run.text))
        and run.size <= 1.8 * size
        and around.left - 160 <= run.center_x <= around.right + 40
        and around.top - 6 * size <= run.center_y <= around.bottom + 9 * size
    ]
    rows = [
        band
        for band in bands(near)
        if len(band) >= 2 and (band[0].top > around.bottom - 2 * size or band[0].bottom < around.top + size)
    ]
    row = max(rows, key=lambda band: (_coverage(band, labels, across=True), len(band)), default=[])
    columns = _columns([run for run in near if run.right <= around.left + 2 * size])
    column = max(columns, key=lambda c: (_coverage(c, labels, across=False), len(c)), default=[])
    best_row, best_column = _coverage(row, labels, across=True), _coverage(column, labels, across=False)
    if row and best_row >= best_column:
        return row, True
    return column, False


def _columns(runs: Sequence[Run]) -> list[list[Run]]:
    """Texts under each other with one left or right edge, at least two."""
    columns: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.center_y):
        for column in columns:
            if abs(column[0].right - run.right) <= 0.6 * run.size or abs(column[0].left - run.left) <= 0.6 * run.size:
                column.append(run)
                break
        else:
            columns.append([run])
    return [column for column in columns if len(column) >= 2]


def _coverage(texts: Sequence[Run], labels: Sequence[Run], *, across: bool) -> float:
    """Share of the texts that have a label nearest to them, weighted by how close labels come to their text."""
    if not texts:
        return 0.0
    hit: set[int] = set()
    distance = 0.0
    for label in labels:
        nearest = _nearest(label, texts, across=across)
        text = texts[nearest]
        distance += abs(text.center_x - label.center_x) if across else abs(text.center_y - label.center_y)
        hit.add(nearest)
    return len(hit) / len(texts) - min(0.9, distance / len(labels) / 200.0)
