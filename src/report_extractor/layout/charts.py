"""Takes runs and drawn shapes, gives charts: data labels with their series (colour of the legend) and category (axis).

A legend is a row or column of small coloured marks, each with a text to its right. A number on or beside a shape in
the colour of a mark belongs to that series; its category is the axis text it stands over or beside. A chart is kept
as a table with one row a category and one column a series, so a data label is read like a table cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Block, Box, Cell, Shape, Table
from .atoms import Atom
from .grid import bands, same_band
from .legends import Key, assign_labels, distance, find_legends, foot_of, is_bullet, is_parted, is_tinted
from .points import dotted_lines, drawn_lines, keyed_lines
from .ring_holes import number_in_hole
from .runs import Run, make_run
from .unkeyed import Pair, bar_rows, ring_parts, standing_bars, titled_bars
from .value_rows import dated_numbers, parted_bars
from .values import is_number_word, is_period, is_value

LONGEST_CATEGORY = 45  # characters
LONGEST_TITLE = 80


def take_charts(runs: Sequence[Run], shapes: Sequence[Shape], body_size: float) -> tuple[list[Atom], list[Run]]:
    """Chart atoms from the top of the page down, and the runs that are left."""
    filled = [s for s in shapes if s.kind in ("mark", "panel") and s.color]
    if len(filled) < 3:
        return _drawn_lines(runs, shapes, body_size)
    atoms: list[Atom] = []
    left = [part for run in runs for part in _single_labels(run)]
    for bars in (*standing_bars(left, filled), *titled_bars(left, filled)):
        atom, used = _bar_chart(bars, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    for legend, lines, foot in _nearest_first(left, filled):
        free = {id(run) for run in left}
        if all(id(run) in free for run in (*(run for run, _ in lines), *(key.run for key in legend))):
            atom, used = _chart(left, legend, lines, (), body_size, foot)
            atoms.append(atom)
            left = [run for run in left if id(run) not in used]
    legends = find_legends(left, filled)
    labels = assign_labels(left, filled, legends)
    for legend, mine in zip(legends, labels, strict=True):
        mine = _of_one_size(mine)
        if len(mine) < 2 or len({place for _, place in mine}) < 2:
            continue
        colors = {key.color for key in legend}
        whole = number_in_hole(left, [run for run, _ in mine], filled, colors)
        foot = foot_of(mine, legend, filled)
        atom, used = _chart(left, legend, mine, whole, body_size, foot)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    for find in (bar_rows, dotted_lines, parted_bars):
        for bars in find(left, filled):
            atom, used = _bar_chart(bars, body_size)
            atoms.append(atom)
            left = [run for run in left if id(run) not in used]
    drawn, left = _drawn_lines(left, shapes, body_size)
    return [*atoms, *drawn], left


def _drawn_lines(runs: Sequence[Run], shapes: Sequence[Shape], body_size: float) -> tuple[list[Atom], list[Run]]:
    atoms: list[Atom] = []
    left = list(runs)
    for bars in drawn_lines(left, shapes):
        atom, used = _bar_chart(bars, body_size)
        if used <= {id(run) for run in left}:
            atoms.append(atom)
            left = [run for run in left if id(run) not in used]
    return atoms, left


def _nearest_first(
    runs: Sequence[Run], filled: Sequence[Shape]
) -> list[tuple[list[Key], list[tuple[Run, int]], float | None]]:
    """Legends with the numbers of lines in their colours, those that stand nearest to their legend first."""
    found: list[tuple[float, int, list[Key], list[tuple[Run, int]], float | None]] = []
    legends = find_legends(runs, filled)
    in_legend = {id(key.run) for legend in legends for key in legend}
    titles = [run for run in runs if id(run) not in in_legend and not is_value(run.text)]
    for place, legend in enumerate(legends):
        lines, foot = keyed_lines(runs, filled, legend)
        if lines and not any(is_parted(run, legend, titles, filled) for run, _ in lines):
            far = min(distance(run, legend) for run, _ in lines)
            found.append((far, place, legend, lines, foot))
    return [(legend, lines, foot) for _, _, legend, lines, foot in sorted(found, key=lambda one: one[:2])]


def take_rings(runs: Sequence[Run], body_size: float) -> tuple[list[Atom], list[Run]]:
    """The labels of rings and pies and the numbers of rows with years as chart atoms, and the runs that are left."""
    atoms: list[Atom] = []
    left = list(runs)
    for find in (ring_parts, dated_numbers):
        for pairs in find(left):
            atom, used = _bar_chart(pairs, body_size)
            atoms.append(atom)
            left = [run for run in left if id(run) not in used]
    return atoms, left


def _single_labels(run: Run) -> list[Run]:
    """The run, cut where labels of neighbouring bars touch (percentages side by side) and at the marks of a legend."""
    if len(run.words) < 2:
        return [run]
    if all(word.text[-1:] == "%" and is_number_word(word.text) for word in run.words):
        return [make_run([word]) for word in run.words]
    marks = [
        k
        for k in range(1, len(run.words) - 1)
        if is_bullet(run.words[k].text)
        and is_tinted(run.words[k].color)
        and run.words[k].color != run.words[k - 1].color
    ]
    if not marks:
        return [run]
    starts = sorted({0, *marks})
    return [make_run(run.words[a:b]) for a, b in pairwise([*starts, len(run.words)])]


def _of_one_size(labels: list[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The labels of the commonest size: data labels of one chart are set alike."""
    counts: dict[int, int] = {}
    for run, _ in labels:
        counts[round(run.size)] = counts.get(round(run.size), 0) + 1
    if not counts:
        return []
    most = max(sorted(counts), key=lambda size: counts[size])
    return [(run, place) for run, place in labels if abs(run.size - most) <= 0.15 * most + 0.5]


def _chart(
    runs: Sequence[Run],
    legend: list[Key],
    labels: list[tuple[Run, int]],
    whole: Sequence[Run],
    body_size: float,
    foot: float | None,
) -> tuple[Atom, set[int]]:
    used = {id(run) for run, _ in labels} | {id(key.run) for key in legend} | {id(run) for run in whole}
    around = Box(
        left=min(run.left for run, _ in labels),
        top=min(run.top for run, _ in labels),
        right=max(run.right for run, _ in labels),
        bottom=max(*(run.bottom for run, _ in labels), foot or 0.0),  # names stand under the feet of bars
    )
    categories, across = _categories(runs, around, [run for run, _ in labels], used)
    used |= {id(run) for run in categories}
    cells = [Cell(row=0, column=1 + number, lines=(key.run.line,), header=True) for number, key in enumerate(legend)]
    for row, category in enumerate(categories):
        cells.append(Cell(row=1 + row, column=0, lines=(category.line,), header=True))
    for run, series in labels:
        row = _nearest(run, categories, across=across)
        cells.append(Cell(row=1 + row, column=1 + series, lines=(run.line,)))
    if whole:  # what the parts make together is in no series
        row, lines = 1 + max(1, len(categories)), tuple(run.line for run in whole)
        cells.append(Cell(row=row, column=1 + len(legend), lines=lines))
    cells.sort(key=lambda cell: (cell.row, cell.column, cell.lines[0].box.top, cell.lines[0].box.left))
    title = _title_before(runs, legend[0].run, used)
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1, caption=title)
    block = Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)
    box = block.box
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)), used


def _title_before(runs: Sequence[Run], key: Run, used: set[int]) -> str:
    """The text right before a legend on its line."""
    before = [
        run.text
        for run in runs
        if id(run) not in used
        and same_band(run, key)
        and -1.0 <= key.left - run.right <= key.size
        and len(run.text) <= LONGEST_TITLE
    ]
    return before[0] if len(before) == 1 else ""


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
    low, high = around.left - 2 * size, around.right + 2 * size
    rows = [band for band in rows if all(low <= run.center_x <= high for run in band)]
    periods = sorted((run for run in near if is_period(run.text) and low <= run.center_x <= high), key=lambda r: r.left)
    if len(periods) >= 2 and periods[-1].left > periods[0].right and not rows:
        rows = [periods]
    row = max(rows, key=lambda band: (_coverage(band, labels, across=True), len(band)), default=[])
    beside = [
        r for r in near if r.right <= around.left + 2 * size and around.top <= r.bottom and r.top <= around.bottom
    ]
    columns = _columns(beside)
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


def _bar_chart(bars: Sequence[Pair], body_size: float) -> tuple[Atom, set[int]]:
    cells: list[Cell] = []
    for row, (name, run) in enumerate(bars):
        cells.append(Cell(row=1 + row, column=0, lines=tuple(line.line for line in name), header=True))
        cells.append(Cell(row=1 + row, column=1, lines=(run.line,)))
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1)
    block = Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)
    box = block.box
    used = {id(run) for name, value in bars for run in (*name, value)}
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)), used
