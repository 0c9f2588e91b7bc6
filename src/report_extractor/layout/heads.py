"""Takes the columns of a table and the lines above them, gives the column heads: one or more rows, some spanning."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from .columns import NumberColumn
from .grid import GridCell, bands
from .head_spans import CUT_EM, Cover, covers_of, period_bands, runs_beside
from .labels import Labels, edge_of, usual_size
from .runs import Run, make_run
from .values import is_period, is_sentence, is_value

HEAD_GAP_EM = 4.5  # from the first row up to its column heads
HEAD_LINE_GAP_EM = 3.0  # from one line of a head to the next
MOST_HEAD_LINES = 9
FAR_HEAD_PT = 330.0  # from a table up to the years over it, where pictures stand between


def find_head(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[NumberColumn],
    labels: Labels,
    free: list[int],
    members: set[int],
) -> list[list[int]]:
    """Lines above the first row that name columns, from top to bottom."""
    size = usual_size(rows)
    left = min([*labels.edges, columns[0].left]) - size
    right = columns[-1].right + 2.5 * size
    used = members | {i for row in labels.by_row for i in row} | set(labels.between)
    above = [
        i
        for i in free
        if i not in used and runs[i].center_y < rows[0][0].top and runs[i].right > left and runs[i].left < right
    ]
    place = {id(runs[i]): i for i in above}
    head: list[list[int]] = []
    pending: list[int] = []
    ceiling = min(run.top for run in rows[0])
    gap = HEAD_GAP_EM
    for line in reversed(bands([runs[i] for i in above])[-MOST_HEAD_LINES * 3 :]):
        if ceiling - max(run.bottom for run in line) > gap * size or len(head) >= MOST_HEAD_LINES:
            break
        if len(pending) < 2 and _is_group(line, columns, left, size):
            held = [place[id(run)] for run in line]
            if head:
                head.insert(0, held)  # the head of the label column, between two lines of the others
            else:
                pending += held
            ceiling = min(run.top for run in line)
            continue
        if not _names_columns(line, columns, left, right, size):
            break
        head.insert(0, [place[id(run)] for run in line])
        ceiling = min(run.top for run in line)
        gap = HEAD_LINE_GAP_EM
    while head and all(runs[i].right < columns[0].left - size for i in head[0]):
        head.pop(0)  # a text over the label column only is the title of the table
    if head and labels.edges:
        labels.between.extend(pending)  # a group row between the head and the first row
    return head


def _is_group(line: list[Run], columns: list[NumberColumn], left: float, size: float) -> bool:
    """Whether a line above the first row stands wholly over the row names: the name of a group."""
    return (
        len(line) == 1
        and line[0].right < columns[0].left - size
        and line[0].left >= left
        and line[0].size <= 1.25 * size
    )


def find_far_periods(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[NumberColumn], free: list[int]
) -> list[list[int]]:
    """A row of years higher up, one over each column, where pictures stand between the years and the numbers."""
    if len(columns) < 2:
        return []
    ceiling = rows[0][0].top
    above = [i for i in free if is_period(runs[i].text) and 0 < ceiling - runs[i].bottom <= FAR_HEAD_PT]
    place = {id(runs[i]): i for i in above}
    for line in reversed(bands([runs[i] for i in above])):
        over = [
            next((run for run in line if min(run.right, c.right) - max(run.left, c.left) > 0), None) for c in columns
        ]
        kept = {id(run): run for run in over if run is not None}
        if len(kept) == len(columns):
            return [[place[key] for key in kept]]
    return []


def _names_columns(line: list[Run], columns: list[NumberColumn], left: float, right: float, size: float) -> bool:
    """Whether a line above the numbers stands over columns and is no title or sentence across the table."""
    for run in line:
        outdented = 3.0 * size if run.right < columns[0].left - size else 0.0  # the head of the row names
        if run.left < left - outdented or run.right > right or run.size > 1.5 * size:
            return False
    over = [run for run in line if run.right > columns[0].left - 1.5 * size]
    bare = [run for run in over if is_value(run.text) and not is_period(run.text) and not _has_letter(run)]
    if not over or 2 * len(bare) >= len(over):
        return False
    for run in over:
        starts_before = run.left < columns[0].left - 3.0 * size and run.left <= left + 7.0 * size
        if starts_before and not _centred(run, columns):
            return False  # a title or a sentence over names and numbers alike
        if len(run.text) > 90 or is_sentence(run.text):
            return False
    return True


def _has_letter(run: Run) -> bool:
    return any(character.isalpha() for character in run.text)


def _centred(run: Run, columns: list[NumberColumn]) -> bool:
    middle = (columns[0].left + columns[-1].right) / 2
    return abs(run.center_x - middle) <= 0.12 * (columns[-1].right - columns[0].left) + run.size


def place_head(
    lines: list[list[Run]], columns: list[NumberColumn], edges: list[float], naming: int = 0
) -> tuple[list[GridCell], int]:
    """Header cells and the number of header rows: lines in one column joined, spanning heads in rows of their own.

    `naming` columns at the left name the rows.
    """
    lines = _cut_at_rests(lines)
    bands_of = period_bands(lines, columns)
    placed = [_place(heads, runs_beside(heads, lines), columns, edges, bands_of, naming) for heads in lines]
    placed = _stacked(lines, placed, columns, edges, naming)
    cells: list[GridCell] = []
    held: dict[int, list[Run]] = {}
    shift = len(edges)
    wide = {shift + first: last - first + 1 for first, last in bands_of.values()}
    row = 0
    last_span: dict[tuple[int, int], int] = {}
    for number, line in enumerate(placed):
        deeper = len({first for later in placed[number + 1 :] for _, first, _ in later}) > len(line)
        spanning = any(last > first for _, first, last in line) and deeper
        if spanning and held:
            row = _flush(cells, held, row, wide)
            held = {}
        if not spanning:
            for run, first, _ in line:
                held.setdefault(first, []).append(run)
            last_span = {}
            continue
        if last_span and all((first, last) in last_span for _, first, last in line):
            for run, first, last in line:
                index = last_span[first, last]
                cells[index] = replace(cells[index], runs=(*cells[index].runs, run))
            continue
        last_span = {}
        for run, first, last in line:
            last_span[first, last] = len(cells)
            cells.append(GridCell(row, first, 1, last - first + 1, (run,)))
        row += 1
    rows = _flush(cells, held, row, wide) if held else row
    return _widened(cells, rows - 1, len(edges)), rows


def _place(
    line: list[Run],
    beside: list[Run],
    columns: list[NumberColumn],
    edges: list[float],
    bands_of: dict[int, tuple[int, int]],
    naming: int,
) -> list[Cover]:
    covers: list[Cover] = []
    for run in line:
        covers += covers_of(run, beside, columns, edges, bands_of, naming)
    return covers


def _stacked(
    lines: list[list[Run]], placed: list[list[Cover]], columns: list[NumberColumn], edges: list[float], naming: int
) -> list[list[Cover]]:
    """The places of the heads, mended where the lines at the foot of a head fall apart into one stack a column."""
    shift = len(edges)
    mended = placed
    for start in reversed(range(len(lines))):
        parted = _parted(lines[start:])
        if any(
            last > first
            for _, first, last in _place(parted[0], runs_beside(parted[0], parted), columns, edges, {}, naming)
        ):
            break  # heads over several columns
        over = [r for line in parted for r in line if r.right >= columns[0].left - 0.5 * r.size or not shift]
        stacks = _stacks(over)
        if len(stacks) == len(columns) - naming and _in_order(stacks, columns[naming:]):
            place = {id(run): shift + naming + k for k, stack in enumerate(stacks) for run in stack}
            named = [[(run, place.get(id(run), edge_of(run, edges))) for run in line] for line in parted]
            mended = [*placed[:start], *([(run, at, at) for run, at in line] for line in named)]
    return mended


def _parted(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines, with runs cut where the line under or over them has a gap too."""
    parted: list[list[Run]] = []
    for number, line in enumerate(lines):
        gaps = [
            (a.right, b.left)
            for near in (number - 1, number + 1)
            if 0 <= near < len(lines)
            for a, b in itertools.pairwise(sorted(lines[near], key=lambda run: run.left))
        ]
        pieces: list[Run] = []
        for run in line:
            starts = [0]
            for k, (a, b) in enumerate(itertools.pairwise(run.words), 1):
                wide = b.box.left - a.box.right >= CUT_EM * run.size or a.text[-1:] == "-"
                if wide and any(min(b.box.left, high) - max(a.box.right, low) > 0.1 * run.size for low, high in gaps):
                    starts.append(k)
            pieces += [make_run(run.words[a:b]) for a, b in itertools.pairwise([*starts, len(run.words)])]
        parted.append(pieces)
    return parted


def _cut_at_rests(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines, with runs cut before the rest of a word that breaks off in a head of its own right over it."""
    told: list[list[Run]] = lines[:1]
    for above, line in itertools.pairwise(lines):
        broken = [run for run in above if run.text[-1:] == "-"]
        pieces: list[Run] = []
        for run in line:
            starts = [0]
            for k, (a, b) in enumerate(itertools.pairwise(run.words), 1):
                rest = b.text[:1].islower() and any(
                    a.box.right <= over.left + over.size and b.box.left < over.right and over.left < b.box.right
                    for over in broken
                )
                if rest:
                    starts.append(k)
            pieces += [make_run(run.words[a:b]) for a, b in itertools.pairwise([*starts, len(run.words)])]
        told.append(pieces)
    return told


def _stacks(runs: list[Run]) -> list[list[Run]]:
    """Runs whose widths overlap, from left to right."""
    stacks: list[list[Run]] = []
    edge = -1e9
    for run in sorted(runs, key=lambda run: run.left):
        if not stacks or run.left >= edge:
            stacks.append([])
        stacks[-1].append(run)
        edge = max(edge, run.right)
    return stacks


def _in_order(stacks: list[list[Run]], columns: list[NumberColumn]) -> bool:
    """Whether each stack stands nearer to its column than the columns beside it do."""
    middles = [(column.left + column.right) / 2 for column in columns]
    for k, stack in enumerate(stacks):
        middle = (min(run.left for run in stack) + max(run.right for run in stack)) / 2
        low = middles[k - 1] if k else -1e9
        high = middles[k + 1] if k + 1 < len(middles) else 1e9
        if not low < middle < high:
            return False
    return True


def _widened(cells: list[GridCell], row: int, shift: int) -> list[GridCell]:
    """The cells, with heads of the last row stretched to the left over columns that have none.

    Annual accounts set items and their totals in two columns under one year at the right.
    """
    last = sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)
    names = [cell for cell in last if cell.column >= shift]
    if not names or not all(is_period(cell.text) for cell in names):
        return cells
    wider: dict[int, GridCell] = {}
    free = shift
    for cell in names:
        wider[id(cell)] = replace(cell, column=free, column_span=cell.column + cell.column_span - free)
        free = cell.column + cell.column_span
    return [wider.get(id(cell), cell) for cell in cells]


def _flush(cells: list[GridCell], held: dict[int, list[Run]], row: int, wide: dict[int, int]) -> int:
    for column, runs in sorted(held.items()):
        width = wide.get(column, 1) if any(is_period(run.text) for run in runs) else 1
        cells.append(GridCell(row, column, 1, width, tuple(runs)))
    return row + 1
