"""Takes runs, gives the grids of tables that are held together by alignment: columns of numbers beside row labels.

Columns come from `columns`, the texts that name rows from `labels`, the texts that name columns from `heads`; here it
is decided what is a table at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Box
from .clusters import Cluster
from .columns import NumberColumn, cut_at_texts, find_columns, group_columns, join_groups, merge_columns
from .grid import Grid, GridCell, bands, same_band
from .heads import find_far_periods, find_head, place_head
from .labels import Labels, body_rows, edge_of, find_labels
from .rules import Rule
from .runs import Run
from .values import is_blank, is_code, is_period, is_range, is_value

PROSE_CHARACTERS = 20  # a line, on average: narrower stacks of lines are names of rows
CALLOUT_RATIO = 1.9  # numbers so much larger than the text of the page are callouts, not cells


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A grid, the box around it, and the runs that it took (indices)."""

    grid: Grid
    box: Box
    taken: frozenset[int]


def find_aligned(
    runs: Sequence[Run], clusters: Sequence[Cluster], body_size: float, rules: Sequence[Rule]
) -> list[AlignedTable]:
    """Unruled tables: two columns of numbers over two rows, or one column beside labels over three rows."""
    values = [i for i, run in enumerate(runs) if _may_count(run, body_size)]
    if len(values) < 3:
        return []
    prose = _prose(runs, clusters)
    columns = find_columns(runs, values)
    found: list[AlignedTable] = []
    taken: set[int] = set()
    for group in join_groups(runs, group_columns(runs, columns, values)):
        for part in cut_at_texts(runs, group, values):
            table = _build(runs, part, prose, taken, rules)
            if table is not None:
                found.append(table)
                taken |= table.taken
    return found


def _may_count(run: Run, body_size: float) -> bool:
    counts = is_value(run.text) or is_period(run.text) or _dash(run) or is_code(run.text) or is_range(run.text)
    return run.size <= CALLOUT_RATIO * body_size and counts


def _dash(run: Run) -> bool:
    return is_blank(run.text) and not run.text.isalpha()


def _prose(runs: Sequence[Run], clusters: Sequence[Cluster]) -> dict[int, Cluster]:
    """Runs (by index) that are lines of running text, with their paragraph: full lines, many start in lower case."""
    place = {id(run): index for index, run in enumerate(runs)}
    prose: dict[int, Cluster] = {}
    for cluster in clusters:
        lines = [run for run in cluster.runs if len(run.text) > 12]
        if len(lines) < 3 or sum(len(run.text) for run in cluster.runs) < PROSE_CHARACTERS * len(cluster.runs):
            continue
        width = cluster.right - cluster.left
        full = sum(run.right - run.left >= 0.8 * width for run in lines)
        lower = sum(run.text[:1].islower() for run in lines)
        if full >= 0.6 * len(lines) and lower >= 0.35 * len(lines):
            prose.update({place[id(run)]: cluster for run in cluster.runs if id(run) in place})
    return prose


def _build(
    runs: Sequence[Run], group: list[NumberColumn], prose: Mapping[int, Cluster], taken: set[int], rules: Sequence[Rule]
) -> AlignedTable | None:
    columns = _without_names(runs, merge_columns(runs, group))
    members = [i for column in columns for i in column.members if i not in taken]
    if len(members) < 3 or not columns or not any(is_value(runs[i].text) for i in members):
        return None
    rows = bands([runs[i] for i in members])
    rows, opening = _after_periods(rows)
    members = [i for i in members if id(runs[i]) not in opening]
    multiple = sum(len(row) >= 2 for row in rows) + (len(opening) >= 2)
    if not ((len(columns) >= 2 and multiple >= 2) or (len(columns) == 1 and len(rows) >= 3)):
        return None
    place = {id(run): i for i, run in enumerate(runs)}
    free = [i for i in range(len(runs)) if i not in taken and i not in prose]
    labels = find_labels(runs, rows, columns, free, set(members))
    wrapped = _wrapped_names(rows, columns, labels.edges, prose)
    if wrapped:
        free = sorted({*free, *wrapped} - taken)
        labels = find_labels(runs, rows, columns, free, set(members))
    labelled = max(sum(bool(row) for row in labels.by_row), len(labels.between) if not any(labels.by_row) else 0)
    if labelled < 0.5 * len(rows) and not (len(columns) >= 2 and len(rows) >= 3):
        return None
    if len(columns) == 1 and labelled < max(3, 0.6 * len(rows)):
        return None
    head = find_head(runs, rows, columns, labels, free, set(members))
    if not head and not any(is_period(run.text) for run in rows[0]):
        head = find_far_periods(runs, rows, columns, free)
    inside = _texts_inside(runs, rows, columns, labels, free, members)
    for i in inside:
        rows[next(k for k, row in enumerate(rows) if same_band(row[0], runs[i]))].append(runs[i])
        near = min(range(len(columns)), key=lambda k: _off(columns[k], runs[i]))
        columns[near].members.append(i)
    grid = _grid(runs, rows, columns, labels, head, place, rules)
    used = set(members) | {i for row in labels.by_row for i in row} | set(labels.between) | {i for b in head for i in b}
    used |= inside
    boxes = [runs[i] for i in used if runs[i].bottom > rows[0][0].top - 60] or [runs[i] for i in used]
    box = Box(
        left=min(r.left for r in boxes),
        top=min(r.top for r in boxes),
        right=max(r.right for r in boxes),
        bottom=max(r.bottom for r in boxes),
    )
    return AlignedTable(grid, box, frozenset(used))


def _after_periods(rows: list[list[Run]]) -> tuple[list[list[Run]], set[int]]:
    """Rows after the years above the first value, and the runs of the rows before: they head it; dashes are cells."""
    start = 0
    for number, row in enumerate(rows):
        if any(is_value(run.text) and not is_period(run.text) for run in row):
            return rows[start:], {id(run) for before in rows[:start] for run in before}
        if any(is_period(run.text) for run in row):
            start = number + 1
    return rows, set()


def _without_names(runs: Sequence[Run], columns: list[NumberColumn]) -> list[NumberColumn]:
    """The columns, without dates at the left that stand among the names of other rows (`Stand 1 januari`)."""
    first = columns[0]
    names = [runs[i] for i in first.members]
    if sum(is_range(run.text) for run in names) > 0.5 * len(names) and not _has_names(runs, names):
        return columns[1:]  # classes such as `25–34` name the rows
    if len(columns) < 2 or not all(is_period(run.text) and run.text[:1].isalpha() for run in names):
        return columns
    low, high = min(run.top for run in names), max(run.bottom for run in names)
    among = any(
        abs(run.left - names[0].left) <= 0.6 * run.size
        and low <= run.center_y <= high
        and run.right <= columns[1].left
        and not is_period(run.text)
        for run in runs
    )
    return columns[1:] if among else columns


def _has_names(runs: Sequence[Run], values: Sequence[Run]) -> bool:
    """Whether most of these have a text before them on their line."""
    beside = sum(
        any(
            0 < run.left - other.right <= 40 * run.size and same_band(other, run) and not is_value(other.text)
            for other in runs
        )
        for run in values
    )
    return 2 * beside > len(values)


def _wrapped_names(
    rows: list[list[Run]], columns: list[NumberColumn], edges: list[float], prose: Mapping[int, Cluster]
) -> set[int]:
    """Lines that look like running text but lie between the first row and the last, at an edge of the row names.

    Where no row has a name, a text that most rows lie beside names them.
    """
    size = rows[0][0].size
    top, bottom = rows[0][0].top - 2.2 * size, rows[-1][0].bottom + 2.2 * size

    def names_rows(cluster: Cluster) -> bool:
        if cluster.top < top or cluster.bottom > bottom or cluster.right > columns[0].left:
            return False
        if edges:
            return any(abs(cluster.left - edge) <= 0.6 * cluster.size for edge in edges)
        beside = sum(cluster.top <= row[0].center_y <= cluster.bottom for row in rows)
        return len(columns) >= 2 and beside >= 0.7 * len(rows)

    return {i for i, cluster in prose.items() if names_rows(cluster)}


def _off(column: NumberColumn, run: Run) -> float:
    return abs((column.left + column.right) / 2 - run.center_x)


def _texts_inside(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[NumberColumn],
    labels: Labels,
    free: list[int],
    members: list[int],
) -> set[int]:
    """Short texts that stand in a row among its numbers: cells in words."""
    known = set(members) | {i for row in labels.by_row for i in row} | set(labels.between)
    left, right = columns[0].left - 1.0, columns[-1].right + 2.0 * rows[0][0].size
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    return {
        i
        for i in free
        if i not in known
        and top <= runs[i].center_y <= bottom
        and left <= runs[i].center_x <= right
        and runs[i].right <= right + 4 * runs[i].size
        and len(runs[i].text) <= 40
        and any(same_band(row[0], runs[i]) for row in rows)
    }


def _grid(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[NumberColumn],
    labels: Labels,
    head: list[list[int]],
    place: dict[int, int],
    rules: Sequence[Rule],
) -> Grid:
    shift = len(labels.edges)
    cells: list[GridCell] = []
    lines = [[runs[i] for i in line] for line in head]
    naming = 0  # columns of dates or years at the left name the rows: no head over several columns covers them
    while not labels.edges and naming < len(columns) and all(is_period(runs[i].text) for i in columns[naming].members):
        naming += 1
    header_cells, head_rows = place_head(lines, columns, labels.edges, naming)
    cells.extend(header_cells)
    body = body_rows(runs, rows, labels, rules)
    owner = {i: number for number, column in enumerate(columns) for i in column.members}
    for offset, (numbers, names) in enumerate(body):
        row = head_rows + offset
        by_column: dict[int, list[Run]] = {}
        for run in numbers:
            by_column.setdefault(shift + owner[place[id(run)]], []).append(run)
        for run in names:
            by_column.setdefault(edge_of(run, labels.edges), []).append(run)
        for column, held in sorted(by_column.items()):
            cells.append(GridCell(row, column, 1, 1, tuple(held)))
    return Grid(tuple(cells), head_rows + len(body), shift + len(columns), head_rows)
