"""Takes runs, gives the grids of tables that are held together by alignment: columns of numbers beside row labels.

Numbers that stand under each other (right, centre or left edges in line) are a column; columns that share rows are a
table; the texts left of the first column name the rows, the texts above name the columns. Prose is never a column:
a number inside a sentence is no run of its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Box
from .clusters import Cluster
from .grid import Grid, GridCell, bands, same_band
from .ruled import Rule
from .runs import Run, make_run
from .values import is_blank, is_period, is_value

EDGE_EM = 0.75  # right, left or middle of two numbers of one column differ at most by this
REACH_EM = 8.5  # from a number down to the next of its column: group rows and wrapped labels lie between
HEAD_GAP_EM = 2.2  # from the first row up to its column heads
WIDEST_GAP_EM = 32.0  # between two neighbouring columns of one table
CALLOUT_RATIO = 1.9  # numbers so much larger than the text of the page are callouts, not cells
MOST_HEAD_LINES = 9
FAR_HEAD_PT = 330.0


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A grid, the box around it, and the runs that it took (indices)."""

    grid: Grid
    box: Box
    taken: frozenset[int]


@dataclass(slots=True)
class _Column:
    """Numbers under each other, by index into runs."""

    members: list[int]
    left: float
    right: float


def find_aligned(
    runs: Sequence[Run], clusters: Sequence[Cluster], body_size: float, rules: Sequence[Rule]
) -> list[AlignedTable]:
    """Unruled tables: two columns of numbers over two rows, or one column beside labels over three rows."""
    values = [i for i, run in enumerate(runs) if _may_count(run, body_size)]
    if len(values) < 3:
        return []
    prose = _prose(runs, clusters)
    columns = _columns(runs, values)
    found: list[AlignedTable] = []
    taken: set[int] = set()
    for group in _tables(runs, columns, values):
        for part in _between_texts(runs, group, values):
            table = _build(runs, part, prose, taken, rules)
            if table is not None:
                found.append(table)
                taken |= table.taken
    return found


def _may_count(run: Run, body_size: float) -> bool:
    return run.size <= CALLOUT_RATIO * body_size and (is_value(run.text) or is_period(run.text) or _dash(run))


def _dash(run: Run) -> bool:
    return is_blank(run.text) and not run.text.isalpha()


def _prose(runs: Sequence[Run], clusters: Sequence[Cluster]) -> frozenset[int]:
    """Indices of runs that are lines of running text: most lines as wide as the paragraph, many start in lower case."""
    place = {id(run): index for index, run in enumerate(runs)}
    prose: set[int] = set()
    for cluster in clusters:
        lines = [run for run in cluster.runs if len(run.text) > 12]
        if len(lines) < 3:
            continue
        width = cluster.right - cluster.left
        full = sum(run.right - run.left >= 0.8 * width for run in lines)
        lower = sum(run.text[:1].islower() for run in lines)
        if full >= 0.6 * len(lines) and lower >= 0.35 * len(lines):
            prose.update(place[id(run)] for run in cluster.runs if id(run) in place)
    return frozenset(prose)


def _columns(runs: Sequence[Run], values: list[int]) -> list[_Column]:
    """Chains of numbers that stand under each other."""
    ordered = sorted(values, key=lambda i: (runs[i].center_y, runs[i].left))
    leaders = {i: i for i in values}

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = leaders[leaders[i]]
            i = leaders[i]
        return i

    places: dict[int, list[int]] = {}
    for lower in ordered:
        run = runs[lower]
        best, best_gap = -1, REACH_EM * run.size
        for bucket in {int(run.left // 24), int(run.right // 24), int(run.center_x // 24)}:
            for near in (bucket - 1, bucket, bucket + 1):
                for upper in reversed(places.get(near, ())[-40:]):
                    gap = run.top - runs[upper].bottom
                    if gap < best_gap and run.center_y > runs[upper].bottom and _in_line(runs[upper], run):
                        best, best_gap = upper, gap
        if best >= 0:
            leaders[leader(lower)] = leader(best)
        for bucket in {int(run.left // 24), int(run.right // 24), int(run.center_x // 24)}:
            places.setdefault(bucket, []).append(lower)
    members: dict[int, list[int]] = {}
    for i in ordered:
        members.setdefault(leader(i), []).append(i)
    return [_column(runs, group) for group in members.values()]


def _column(runs: Sequence[Run], members: list[int]) -> _Column:
    return _Column(members, min(runs[i].left for i in members), max(runs[i].right for i in members))


def _in_line(a: Run, b: Run) -> bool:
    small, large = sorted((a.size, b.size))
    if large > 1.35 * small or min(a.right, b.right) - max(a.left, b.left) <= 0:
        return False
    limit = EDGE_EM * small
    return abs(a.right - b.right) <= limit or abs(a.left - b.left) <= limit or abs(a.center_x - b.center_x) <= limit


def _tables(runs: Sequence[Run], columns: list[_Column], values: list[int]) -> list[list[_Column]]:
    """Columns that share rows, from the top of the page down."""
    owner = {i: number for number, column in enumerate(columns) for i in column.members}
    texts = [run for i, run in enumerate(runs) if i not in owner]
    pairs: dict[tuple[int, int], int] = {}
    apart: dict[tuple[int, int], int] = {}
    rows = _rows(runs, values, texts)
    for row in rows:
        for a, b in itertools.pairwise(row):
            if a < 0 or b < 0 or runs[b].left - runs[a].right > WIDEST_GAP_EM * runs[a].size:
                continue
            key = (owner[a], owner[b])
            pairs[key] = pairs.get(key, 0) + 1
        plain = [i for i in row if i >= 0]
        for a, b in itertools.pairwise(plain):
            apart[owner[a], owner[b]] = apart.get((owner[a], owner[b]), 0) + 1
    leaders = list(range(len(columns)))

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = leaders[leaders[i]]
            i = leaders[i]
        return i

    for (a, b), count in pairs.items():
        smallest = min(len(columns[a].members), len(columns[b].members))
        if (count >= 2 or smallest == 1) and count >= 0.6 * apart[a, b]:
            leaders[leader(a)] = leader(b)
    groups: dict[int, list[_Column]] = {}
    for number, column in enumerate(columns):
        groups.setdefault(leader(number), []).append(column)
    return sorted(
        (sorted(group, key=lambda c: c.left) for group in groups.values()),
        key=lambda group: min(runs[i].top for column in group for i in column.members),
    )


def _rows(runs: Sequence[Run], values: list[int], texts: Sequence[Run]) -> list[list[int]]:
    """Rows of indices of numbers from left to right, -1 where a text stands between."""
    place = {id(runs[i]): i for i in values}
    return [[place.get(id(run), -1) for run in band] for band in bands([*(runs[i] for i in values), *texts])]


def _between_texts(runs: Sequence[Run], group: list[_Column], values: list[int]) -> list[list[_Column]]:
    """The columns, cut where a text across them starts another table."""
    members = sorted((i for column in group for i in column.members), key=lambda i: runs[i].center_y)
    left, right = min(c.left for c in group), max(c.right for c in group)
    counting = set(values)
    cuts: list[float] = []
    rows = bands([runs[i] for i in members])
    for upper, lower in itertools.pairwise(rows):
        floor, ceiling = max(r.bottom for r in upper), min(r.top for r in lower)
        if ceiling - floor < 0.5 * lower[0].size:
            continue
        between = [
            run
            for i, run in enumerate(runs)
            if i not in counting
            and floor - 1 <= run.center_y <= ceiling + 1
            and min(run.right, right) - max(run.left, left) > 0.5 * run.size
            and any(character.isalpha() for character in run.text)
        ]
        if between and not _names_row(between, group):
            cuts.append((floor + ceiling) / 2)
    if not cuts:
        return [group]
    parts: list[list[_Column]] = []
    for low, high in zip([-1e9, *cuts], [*cuts, 1e9], strict=True):
        columns = []
        for column in group:
            kept = [i for i in column.members if low < runs[i].center_y <= high]
            if kept:
                columns.append(_column(runs, kept))
        if columns:
            parts.append(columns)
    return parts


def _names_row(between: list[Run], group: list[_Column]) -> bool:
    """Whether the text between two rows is one short line at the left: the name of the row under it."""
    first = group[0]
    return (
        len(group) >= 2
        and len(between) == 1
        and between[0].left <= first.left + 0.5 * between[0].size
        and between[0].right <= group[-1].left
        and len(between[0].text) <= 60
    )


def _build(
    runs: Sequence[Run], group: list[_Column], prose: frozenset[int], taken: set[int], rules: Sequence[Rule]
) -> AlignedTable | None:
    columns = _merge_columns(runs, group)
    members = [i for column in columns for i in column.members if i not in taken]
    if len(members) < 3 or not any(is_value(runs[i].text) for i in members):
        return None
    rows = bands([runs[i] for i in members])
    rows, opening = _after_periods(rows)
    members = [i for i in members if id(runs[i]) not in opening]
    multiple = sum(len(row) >= 2 for row in rows)
    if not ((len(columns) >= 2 and multiple >= 2) or (len(columns) == 1 and len(rows) >= 3)):
        return None
    place = {id(run): i for i, run in enumerate(runs)}
    free = [i for i in range(len(runs)) if i not in taken and i not in prose]
    labels = _labels(runs, rows, columns, free, set(members))
    labelled = max(sum(bool(row) for row in labels.by_row), len(labels.between) if not any(labels.by_row) else 0)
    if labelled < 0.5 * len(rows) and not (len(columns) >= 2 and len(rows) >= 3):
        return None
    if len(columns) == 1 and labelled < max(3, 0.6 * len(rows)):
        return None
    head = _head(runs, rows, columns, labels, free, set(members))
    if not head and not any(is_period(run.text) for run in rows[0]):
        head = _far_periods(runs, rows, columns, free)
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
    """Rows from the first that holds more than years and dashes, and the runs of the rows before it: they head it."""
    for number, row in enumerate(rows):
        if any(is_value(run.text) and not is_period(run.text) for run in row):
            return rows[number:], {id(run) for before in rows[:number] for run in before}
    return rows, set()


def _merge_columns(runs: Sequence[Run], group: list[_Column]) -> list[_Column]:
    """Chains over one another (dashes in the middle, numbers at the right) made one column, from left to right."""
    merged: list[_Column] = []
    for column in sorted(group, key=lambda c: (-len(c.members), c.left)):
        for other in merged:
            shared = min(column.right, other.right) - max(column.left, other.left)
            if shared > 0.4 * min(column.right - column.left, other.right - other.left):
                other.members.extend(column.members)
                other.left, other.right = min(other.left, column.left), max(other.right, column.right)
                break
        else:
            merged.append(replace(column, members=list(column.members)))
    return sorted(merged, key=lambda c: c.left)


def _off(column: _Column, run: Run) -> float:
    return abs((column.left + column.right) / 2 - run.center_x)


def _texts_inside(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[_Column],
    labels: _Labels,
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


@dataclass(slots=True)
class _Labels:
    """Labels beside the rows, those between rows, and the left edges of the label columns."""

    by_row: list[list[int]]
    between: list[int]
    edges: list[float]


def _labels(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[_Column], free: list[int], members: set[int]
) -> _Labels:
    """The texts left of the first column: beside each row, and between the rows."""
    first = columns[0].left
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    size = _size(rows)
    around = [
        i
        for i in free
        if i not in members
        and runs[i].right <= first + 0.5 * size
        and top - 1.3 * size <= runs[i].center_y <= bottom + 1.3 * size
        and runs[i].size <= 1.6 * size
    ]
    by_row: list[list[int]] = []
    for row in rows:
        beside = [i for i in around if same_band(runs[i], row[0])]
        by_row.append(sorted(beside, key=lambda i: runs[i].left))
    edges = _label_edges(runs, by_row, first)
    over = [] if edges else _labels_over(runs, rows, columns, free, members)
    if over:
        return _Labels([[] for _ in rows], over, [min(runs[i].left for i in over)])
    if not edges:
        return _Labels([[] for _ in rows], [], [])
    low = min([edges[0]] + [runs[i].left for row in by_row for i in row if edges[0] - runs[i].left <= 4 * size])
    low -= size
    by_row = [[i for i in row if runs[i].left >= low] for row in by_row]
    used = {i for row in by_row for i in row}
    between = [i for i in around if i not in used and runs[i].left >= low and top < runs[i].center_y < bottom]
    return _Labels(by_row, between, edges)


def _labels_over(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[_Column], free: list[int], members: set[int]
) -> list[int]:
    """Texts that stand above their row at the left, when nearly every row has one."""
    size = rows[0][0].size
    found: list[int] = []
    for row in rows:
        near = [
            i
            for i in free
            if i not in members
            and 0 <= row[0].top - runs[i].bottom <= 2.0 * size
            and runs[i].left <= columns[0].left + 0.5 * size
            and runs[i].right <= columns[-1].left
            and runs[i].left >= columns[0].left - 12 * size
            and runs[i].size <= 1.2 * size
            and not is_value(runs[i].text)
        ]
        if near:
            found.append(max(near, key=lambda i: (runs[i].bottom, -runs[i].left)))
    return found if len(found) >= 0.7 * len(rows) and len(set(found)) == len(found) else []


def _label_edges(runs: Sequence[Run], by_row: list[list[int]], first: float) -> list[float]:
    """Left edges of the text columns that most rows have, from left to right."""
    del first
    edges: list[list[float]] = []
    for row in by_row:
        for i in row:
            left = runs[i].left
            for group in edges:
                if abs(group[0] - left) <= 1.6 * runs[i].size:
                    group.append(left)
                    break
            else:
                edges.append([left])
    labelled = sum(bool(row) for row in by_row)
    kept = [group for group in edges if len(group) >= max(2, 0.35 * labelled)]
    if not kept and labelled:
        nearest = [runs[row[-1]].left for row in by_row if row]
        return [min(nearest)]
    return sorted(min(group) for group in kept)


def _head(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[_Column],
    labels: _Labels,
    free: list[int],
    members: set[int],
) -> list[list[int]]:
    """Lines above the first row that name columns, from top to bottom."""
    size = _size(rows)
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
        if not head and len(pending) < 2 and _is_group(line, columns, left, size):
            pending += [place[id(run)] for run in line]
            ceiling = min(run.top for run in line)
            continue
        if not _names_columns(line, columns, left, right, size):
            break
        head.insert(0, [place[id(run)] for run in line])
        ceiling = min(run.top for run in line)
        gap = 1.3
    if head and labels.edges:
        labels.between.extend(pending)  # a group row between the head and the first row
    return head


def _size(rows: list[list[Run]]) -> float:
    """Size of most of the larger numbers: codes beside the numbers are often set very small."""
    sizes = sorted(run.size for row in rows for run in row)
    return sizes[(3 * len(sizes)) // 4]


def _is_group(line: list[Run], columns: list[_Column], left: float, size: float) -> bool:
    """Whether a line above the first row stands wholly over the row names: the name of a group."""
    return (
        len(line) == 1
        and line[0].right < columns[0].left - size
        and line[0].left >= left
        and line[0].size <= 1.25 * size
    )


def _far_periods(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[_Column], free: list[int]
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


def _names_columns(line: list[Run], columns: list[_Column], left: float, right: float, size: float) -> bool:
    """Whether a line above the numbers stands over columns and is no title or sentence across the table."""
    if any(run.left < left or run.right > right or run.size > 1.5 * size for run in line):
        return False
    over = [run for run in line if run.right > columns[0].left - 1.5 * size]
    bare = [run for run in over if is_value(run.text) and not is_period(run.text) and not _has_letter(run)]
    if not over or 2 * len(bare) >= len(over):
        return False
    for run in over:
        starts_before = run.left < columns[0].left - 3.0 * size
        if starts_before and run.right > columns[0].right and len(line) == 1 and not _centred(run, columns):
            return False
        if len(run.text) > 90:
            return False
    return True


def _has_letter(run: Run) -> bool:
    return any(character.isalpha() for character in run.text)


def _centred(run: Run, columns: list[_Column]) -> bool:
    middle = (columns[0].left + columns[-1].right) / 2
    return abs(run.center_x - middle) <= 0.12 * (columns[-1].right - columns[0].left) + run.size


def _grid(
    runs: Sequence[Run],
    rows: list[list[Run]],
    columns: list[_Column],
    labels: _Labels,
    head: list[list[int]],
    place: dict[int, int],
    rules: Sequence[Rule],
) -> Grid:
    shift = len(labels.edges)
    cells: list[GridCell] = []
    header_cells, head_rows = _head_cells([[runs[i] for i in line] for line in head], columns, labels.edges)
    cells.extend(header_cells)
    body = _body_rows(runs, rows, labels, rules)
    owner = {i: number for number, column in enumerate(columns) for i in column.members}
    for offset, (numbers, names) in enumerate(body):
        row = head_rows + offset
        by_column: dict[int, list[Run]] = {}
        for run in numbers:
            by_column.setdefault(shift + owner[place[id(run)]], []).append(run)
        for run in names:
            by_column.setdefault(_edge_of(run, labels.edges), []).append(run)
        for column, held in sorted(by_column.items()):
            cells.append(GridCell(row, column, 1, 1, tuple(held)))
    return Grid(tuple(cells), head_rows + len(body), shift + len(columns), head_rows)


def _edge_of(run: Run, edges: list[float]) -> int:
    return max((k for k, edge in enumerate(edges) if edge <= run.left + 1.6 * run.size), default=0)


def _body_rows(
    runs: Sequence[Run], rows: list[list[Run]], labels: _Labels, rules: Sequence[Rule]
) -> list[tuple[list[Run], list[Run]]]:
    """Rows as (numbers, names): names between rows go to the row they are part of, or open a group."""
    names: list[list[Run]] = [[runs[i] for i in row] for row in labels.by_row]
    groups: dict[int, list[list[Run]]] = {}
    for band in bands([runs[i] for i in labels.between]):
        after = next((k for k, row in enumerate(rows) if row[0].center_y > band[0].center_y), len(rows))
        target = _row_of(band, after, rows, names, rules)
        if target >= 0:
            names[target].extend(band)
        else:
            groups.setdefault(after, []).append(band)
    body: list[tuple[list[Run], list[Run]]] = []
    for k, row in enumerate(rows):
        body.extend(([], band) for band in groups.get(k, []))
        body.append((row, sorted(names[k], key=lambda r: (r.center_y, r.left))))
    body.extend(([], band) for band in groups.get(len(rows), []))
    return body


def _row_of(band: list[Run], after: int, rows: list[list[Run]], names: list[list[Run]], rules: Sequence[Rule]) -> int:
    """The row that a label line without numbers is part of; -1 when it stands for itself."""
    run = band[0]
    before = after - 1
    upper = rows[before][0] if before >= 0 else None
    lower = rows[after][0] if after < len(rows) else None
    parts_upper = upper is not None and _ruled_between(upper, run, rules)
    parts_lower = lower is not None and _ruled_between(run, lower, rules)
    if parts_upper != parts_lower:
        return after if parts_upper else before
    nearest_above = max((n.bottom for n in names[before]), default=upper.bottom if upper else -1e9) if upper else -1e9
    gap_above = run.top - nearest_above
    gap_below = min((n.top for n in names[after]), default=lower.top if lower else 1e9) - run.bottom if lower else 1e9
    text = run.text
    if upper is not None and not parts_upper and gap_above <= 0.9 * run.size:
        ends = names[before][-1].text[-1:] if names[before] else ""
        if not names[before] or text[:1].islower() or text[:1] in "(+/&-" or ends in "-,/(&+":
            return before
    if lower is not None and not names[after] and gap_below <= 2.2 * run.size and gap_below < gap_above:
        return after
    if lower is not None and names[after] and not parts_lower and gap_below <= 0.9 * run.size:
        first = names[after][0]
        if first.text[:1].islower() and first.left >= run.left - 1 and first.bold == run.bold:
            return after
    return -1


def _ruled_between(upper: Run, lower: Run, rules: Sequence[Rule]) -> bool:
    return any(
        upper.center_y < rule.at < lower.center_y and rule.low <= min(upper.left, lower.left) + 30 < rule.high + 30
        for rule in rules
        if rule.high - rule.low >= 60
    )


def _head_cells(lines: list[list[Run]], columns: list[_Column], edges: list[float]) -> tuple[list[GridCell], int]:
    """Header cells and the number of header rows: lines in one column joined, spanning heads in rows of their own."""
    placed = [[cover for run in line for cover in _covers(run, line, columns, edges)] for line in lines]
    cells: list[GridCell] = []
    held: dict[int, list[Run]] = {}
    row = 0
    last_span: dict[tuple[int, int], int] = {}
    for number, line in enumerate(placed):
        deeper = any(len(later) > len(line) for later in placed[number + 1 :])
        spanning = any(last > first for _, first, last in line) and deeper
        if spanning and held:
            row = _flush(cells, held, row)
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
    return cells, _flush(cells, held, row) if held else row


def _flush(cells: list[GridCell], held: dict[int, list[Run]], row: int) -> int:
    for column, runs in sorted(held.items()):
        cells.append(GridCell(row, column, 1, 1, tuple(runs)))
    return row + 1


def _covers(run: Run, line: list[Run], columns: list[_Column], edges: list[float]) -> list[tuple[Run, int, int]]:
    """The run with the first and last grid column it stands over; cut where its words stand over different columns."""
    shift = len(edges)
    touched = [
        k
        for k, column in enumerate(columns)
        if min(run.right, column.right) - max(run.left, column.left) > 0.3 * min(column.right - column.left, 12.0)
    ]
    if len(touched) >= 2:
        pieces = _cut_at_columns(run, [columns[k] for k in touched])
        if pieces:
            return [(piece, shift + k, shift + k) for piece, k in zip(pieces, touched, strict=True)]
        return [(run, shift + touched[0], shift + touched[-1])]
    if not touched and run.right < columns[0].left - 0.5 * run.size and shift:
        corner = _edge_of(run, edges)
        return [(run, corner, corner)]
    share = _shared_span(run, line, columns)
    if share is not None:
        return [(run, shift + share[0], shift + share[1])]
    if touched:
        return [(run, shift + touched[0], shift + touched[0])]
    nearest = min(range(len(columns)), key=lambda k: abs((columns[k].left + columns[k].right) / 2 - run.center_x))
    return [(run, shift + nearest, shift + nearest)]


def _shared_span(run: Run, line: list[Run], columns: list[_Column]) -> tuple[int, int] | None:
    """The columns a head is centred over, when the heads of its line share all columns among them."""
    over = [r for r in line if r.right >= columns[0].left - r.size]
    if not over or len(over) * 2 > len(columns):
        return None
    shares: dict[int, list[int]] = {}
    for k, column in enumerate(columns):
        middle = (column.left + column.right) / 2
        nearest = min(range(len(over)), key=lambda n: abs(over[n].center_x - middle))
        shares.setdefault(nearest, []).append(k)
    mine = shares.get(over.index(run), [])
    if len(mine) < 2:
        return None
    left, right = columns[mine[0]].left, columns[mine[-1]].right
    if abs(run.center_x - (left + right) / 2) <= 0.2 * (right - left):
        return mine[0], mine[-1]
    return None


def _cut_at_columns(run: Run, columns: list[_Column]) -> list[Run]:
    """The run cut between its columns at wide spaces; empty when it does not fall apart there."""
    edges = [(a.right + b.left) / 2 for a, b in itertools.pairwise(columns)]
    words = run.words
    pieces: list[Run] = []
    start = 0
    for edge in edges:
        best = -1
        for k in range(start + 1, len(words)):
            gap = words[k].box.left - words[k - 1].box.right
            if gap >= 0.42 * run.size and abs((words[k].box.left + words[k - 1].box.right) / 2 - edge) < 4 * run.size:
                best = k
                break
        if best < 0:
            return []
        pieces.append(make_run(words[start:best]))
        start = best
    pieces.append(make_run(words[start:]))
    return pieces
