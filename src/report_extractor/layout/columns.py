"""Takes runs, gives columns of numbers and the groups of columns that are one table.

Numbers that stand under each other (right, centre or left edges in line) are a column; columns that share rows are a
table. Prose is never a column: a number inside a sentence is no run of its own.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .grid import bands
from .runs import Run
from .values import is_period, is_sentence

EDGE_EM = 0.75  # right, left or middle of two numbers of one column differ at most by this
EDGE_PT = 8.0  # width of the strips in which numbers of one column are looked for
REACH_EM = 8.5  # from a number down to the next of its column: group rows and wrapped labels lie between
STEP_GAP_EM = 4.5  # between the inner amounts of a stepped table and its totals, above or below
WIDEST_GAP_EM = 32.0  # between two neighbouring columns of one table


@dataclass(slots=True)
class NumberColumn:
    """Numbers under each other, by index into runs."""

    members: list[int]
    left: float
    right: float


def find_columns(runs: Sequence[Run], values: list[int]) -> list[NumberColumn]:
    """Chains of numbers that stand under each other."""
    ordered = sorted(values, key=lambda i: (runs[i].center_y, runs[i].left))
    leaders = {i: i for i in values}

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = leaders[leaders[i]]
            i = leaders[i]
        return i

    places: dict[tuple[str, int], list[int]] = {}
    for lower in ordered:
        run = runs[lower]
        best, best_gap = -1, REACH_EM * run.size
        edges = (("left", run.left), ("right", run.right), ("middle", run.center_x))
        for name, edge in edges:
            bucket = int(edge // EDGE_PT)
            for near in (bucket - 1, bucket, bucket + 1):
                for upper in places.get((name, near), ())[-5:]:
                    gap = run.top - runs[upper].bottom
                    if gap < best_gap and run.center_y > runs[upper].bottom and _in_line(runs[upper], run):
                        best, best_gap = upper, gap
        if best >= 0:
            leaders[leader(lower)] = leader(best)
        for name, edge in edges:
            places.setdefault((name, int(edge // EDGE_PT)), []).append(lower)
    members: dict[int, list[int]] = {}
    for i in ordered:
        members.setdefault(leader(i), []).append(i)
    return [make_column(runs, group) for group in members.values()]


def make_column(runs: Sequence[Run], members: list[int]) -> NumberColumn:
    """The column of these numbers, as wide as the widest."""
    return NumberColumn(members, min(runs[i].left for i in members), max(runs[i].right for i in members))


def _in_line(a: Run, b: Run) -> bool:
    small, large = sorted((a.size, b.size))
    if large > 1.35 * small or min(a.right, b.right) - max(a.left, b.left) <= 0:
        return False
    limit = EDGE_EM * small
    return abs(a.right - b.right) <= limit or abs(a.left - b.left) <= limit or abs(a.center_x - b.center_x) <= limit


def group_columns(runs: Sequence[Run], columns: list[NumberColumn], values: list[int]) -> list[list[NumberColumn]]:
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
    groups: dict[int, list[NumberColumn]] = {}
    for number, column in enumerate(columns):
        groups.setdefault(leader(number), []).append(column)
    return sorted(
        (sorted(group, key=lambda c: c.left) for group in groups.values()),
        key=lambda group: min(runs[i].top for column in group for i in column.members),
    )


def join_groups(runs: Sequence[Run], groups: list[list[NumberColumn]]) -> list[list[NumberColumn]]:
    """Groups that stand through each other made one: items and totals in columns of their own under one year."""
    joined: list[list[NumberColumn]] = []
    for group in sorted(groups, key=lambda group: len(group) == 1):
        for other in joined:
            if _belongs(runs, group, other):
                other.extend(group)
                break
        else:
            joined.append(list(group))
    return [sorted(group, key=lambda column: column.left) for group in joined]


def _belongs(runs: Sequence[Run], group: list[NumberColumn], other: list[NumberColumn]) -> bool:
    return (
        _interleaved(runs, group, other)
        or _extends(runs, group, other)
        or _goes_on(runs, group, other)
        or _inside(runs, group, other)
    )


def _goes_on(runs: Sequence[Run], group: list[NumberColumn], other: list[NumberColumn]) -> bool:
    """Whether a group without years of its own stands in or under another, with its right edges among the other's."""
    mine, theirs = merge_columns(runs, group), merge_columns(runs, other)
    if not 2 <= len(mine) <= len(theirs):
        return False
    size = runs[group[0].members[0]].size
    top = _extent(runs, group)[0]
    first, last = _extent(runs, other)
    if not first < top <= last + STEP_GAP_EM * size:
        return False
    if any(is_period(runs[i].text) and runs[i].top <= top + size for column in mine for i in column.members):
        return False
    under = [[n for n, c in enumerate(theirs) if abs(c.right - column.right) <= 0.4 * size] for column in mine]
    return all(len(found) == 1 for found in under) and len({found[0] for found in under}) == len(mine)


def _interleaved(runs: Sequence[Run], a: list[NumberColumn], b: list[NumberColumn]) -> bool:
    """Whether two groups share their height and stand between each other's columns without covering them."""
    (top_a, bottom_a), (top_b, bottom_b) = _extent(runs, a), _extent(runs, b)
    a, b = _without_references(runs, a, b)
    if sum(len(c.members) for c in a) < 2 or sum(len(c.members) for c in b) < 2 or len(a) + len(b) < 4:
        return False
    size = runs[a[0].members[0]].size
    if min(bottom_a, bottom_b) - max(top_a, top_b) < -STEP_GAP_EM * size:
        return False
    if len(a) != len(b) or len(a) < 2:
        return False
    merged = sorted([(c.left, c.right, 0) for c in a] + [(c.left, c.right, 1) for c in b])
    apart = all(y[0] - x[1] > -0.3 * size for x, y in itertools.pairwise(merged))
    return apart and all(x[2] != y[2] for x, y in itertools.pairwise(merged))


def _without_references(
    runs: Sequence[Run], a: list[NumberColumn], b: list[NumberColumn]
) -> tuple[list[NumberColumn], list[NumberColumn]]:
    """The columns of both groups, without those at the left that one has more: the numbers of notes."""
    a, b = merge_columns(runs, a), merge_columns(runs, b)
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    more = len(long) - len(short)
    if len(short) >= 2 and more and long[more - 1].right < short[0].left:
        long = long[more:]
    return long, short


def _extends(runs: Sequence[Run], group: list[NumberColumn], other: list[NumberColumn]) -> bool:
    """Whether a small group stands right under another, each of its columns under one of the other's."""
    if len(group) < 2 or len(group) >= len(other) or any(len(column.members) > 2 for column in group):
        return False
    gap = _extent(runs, group)[0] - _extent(runs, other)[1]
    size = runs[group[0].members[0]].size
    if not -size <= gap <= 3.5 * size:
        return False
    over = [
        [number for number, column in enumerate(other) if min(mine.right, column.right) > max(mine.left, column.left)]
        for mine in group
    ]
    return all(len(found) == 1 for found in over) and len({found[0] for found in over}) == len(group)


def _inside(runs: Sequence[Run], group: list[NumberColumn], other: list[NumberColumn]) -> bool:
    """Whether numbers without neighbours stand in a column of another group, between its rows: sparse tables."""
    if len(group) != 1 or len(other) < 2:
        return False
    (top, bottom), (first, last) = _extent(runs, group), _extent(runs, other)
    size = runs[group[0].members[0]].size
    over = [c for c in merge_columns(runs, other) if min(group[0].right, c.right) - max(group[0].left, c.left) > 0]
    aligned = [c for c in over if abs(c.right - group[0].right) <= size or abs(c.left - group[0].left) <= size]
    return len(over) == 1 and len(aligned) == 1 and first - 3 * size <= top and bottom <= last + 2 * size


def _extent(runs: Sequence[Run], group: list[NumberColumn]) -> tuple[float, float]:
    members = [runs[i] for column in group for i in column.members]
    return min(run.top for run in members), max(run.bottom for run in members)


def _rows(runs: Sequence[Run], values: list[int], texts: Sequence[Run]) -> list[list[int]]:
    """Rows of indices of numbers from left to right, -1 where a text stands between."""
    place = {id(runs[i]): i for i in values}
    return [[place.get(id(run), -1) for run in band] for band in bands([*(runs[i] for i in values), *texts])]


def cut_at_texts(runs: Sequence[Run], group: list[NumberColumn], values: list[int]) -> list[list[NumberColumn]]:
    """The columns, cut where a text across them starts another table."""
    members = sorted((i for column in group for i in column.members), key=lambda i: runs[i].center_y)
    left, right = min(c.left for c in group), max(c.right for c in group)
    counting = set(values)
    cuts: list[float] = []
    rows = bands([runs[i] for i in members])
    texts = sorted(
        (run for i, run in enumerate(runs) if i not in counting and any(map(str.isalpha, run.text))),
        key=lambda run: run.center_y,
    )
    heights = [run.center_y for run in texts]
    for upper, lower in itertools.pairwise(rows):
        floor, ceiling = max(r.bottom for r in upper), min(r.top for r in lower)
        if ceiling - floor < 0.5 * lower[0].size:
            continue
        opens = len(lower) >= 2 and all(is_period(run.text) for run in lower)
        if opens and not all(is_period(run.text) for run in upper):
            cuts.append((floor + ceiling) / 2)  # years in a row: the head of the next table
            continue
        between = [
            run
            for run in texts[bisect_left(heights, floor - 1) : bisect_right(heights, ceiling + 1)]
            if min(run.right, right) - max(run.left, left) > 0.5 * run.size
            or (is_sentence(run.text) and left - 40 * run.size < run.right <= left)
        ]
        if between and not _names_row(between, group):
            heads_next = all(is_period(run.text) for run in upper)  # years over the table that starts here
            cuts.append(min(run.top for run in upper) - 0.5 if heads_next else (floor + ceiling) / 2)
    if not cuts:
        return [group]
    parts: list[list[NumberColumn]] = []
    for low, high in zip([-1e9, *cuts], [*cuts, 1e9], strict=True):
        columns = []
        for column in group:
            kept = [i for i in column.members if low < runs[i].center_y <= high]
            if kept:
                columns.append(make_column(runs, kept))
        if columns:
            parts.append(columns)
    return parts


def _names_row(between: list[Run], group: list[NumberColumn]) -> bool:
    """Whether the text between two rows is one short line at the left: the name of the row under it."""
    first = group[0]
    return (
        len(group) >= 2
        and len(between) == 1
        and between[0].left <= first.left + 0.5 * between[0].size
        and between[0].right <= group[-1].left
        and len(between[0].text) <= 60
    )


def merge_columns(runs: Sequence[Run], group: list[NumberColumn]) -> list[NumberColumn]:
    """Chains over one another (dashes in the middle, numbers at the right) made one column, from left to right."""
    merged: list[NumberColumn] = []
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
