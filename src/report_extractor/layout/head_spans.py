"""Takes the runs of a table head and the columns under it, tells which columns each run stands over.

A head stands over the columns it touches. Heads over several columns are set over the middle, the right or the left
edge of their share, all in the same way; years over stepped amounts hold the columns up to their own right edge.
"""

from __future__ import annotations

import itertools

from .columns import NumberColumn
from .labels import edge_of
from .runs import Run, make_run
from .values import is_period, is_unit_note

CUT_EM = 0.42  # from here on a space between two words may part two heads
Cover = tuple[Run, int, int]  # a head with the first and last column of the grid that it stands over


def runs_beside(line: list[Run], lines: list[list[Run]]) -> list[Run]:
    """The runs of a line and of those that stand through it, from left to right."""
    return sorted((run for near in lines if _interleaved(line, near) for run in near), key=lambda run: run.left)


def _interleaved(line: list[Run], other: list[Run]) -> bool:
    """Whether two lines are one, or stand through each other: heads of two and of three lines side by side."""
    if line is other:
        return True
    shared = min(line[0].bottom, other[0].bottom) - max(line[0].top, other[0].top)
    beside = all(min(a.right, b.right) <= max(a.left, b.left) for a in line for b in other)
    return beside and shared > 0.08 * min(line[0].height, other[0].height)


def period_bands(lines: list[list[Run]], columns: list[NumberColumn]) -> dict[int, tuple[int, int]]:
    """For each period of a stepped table (by identity) the first and last column it heads; empty for other tables.

    Inner amounts stand left of the totals they add up to; a year is set over the right edge of its totals, so its
    columns are those from the right edge of the year before it to its own.
    """
    for line in lines:
        over = [run for run in runs_beside(line, lines) if run.right >= columns[0].left - run.size]
        years = [run for run in over if is_period(run.text)]
        if len(years) < 2 or any(run.right > years[0].left for run in over if not is_period(run.text)):
            continue
        own = [k for k in range(len(columns)) if not _named_alone(columns[k], lines, columns)]
        if len(own) > len(years):
            by_left = _by_left(years, [columns[k] for k in own])
            if len(by_left) == len(years) and len({len(mine) for mine in by_left.values()}) == 1:
                return {id(years[n]): (own[mine[0]], own[mine[-1]]) for n, mine in by_left.items()}
        shares: dict[int, list[int]] = {}
        for k in own:
            under = [n for n, run in enumerate(years) if columns[k].right <= run.right + run.size]
            if not under:
                return {}
            shares.setdefault(min(under), []).append(k)
        if len(shares) < len(years) or len(own) <= len(years):
            return {}
        ends = all(abs(years[n].right - columns[mine[-1]].right) <= 0.8 * years[n].size for n, mine in shares.items())
        if not ends or any(mine[-1] - mine[0] + 1 != len(mine) for mine in shares.values()):
            return {}
        return {id(years[n]): (mine[0], mine[-1]) for n, mine in shares.items()}
    return {}


def _named_alone(column: NumberColumn, lines: list[list[Run]], columns: list[NumberColumn]) -> bool:
    """Whether a name that is no period stands over this column and over no other."""
    for run in itertools.chain.from_iterable(lines):
        if is_period(run.text) or is_unit_note(run.text):
            continue
        touched = [other for other in columns if min(run.right, other.right) > max(run.left, other.left)]
        if len(touched) == 1 and touched[0] is column:
            return True
    return False


def covers_of(
    run: Run,
    line: list[Run],
    columns: list[NumberColumn],
    edges: list[float],
    bands_of: dict[int, tuple[int, int]],
    naming: int,
) -> list[Cover]:
    """The run with the first and last grid column it stands over; cut where its words stand over different columns."""
    shift = len(edges)
    if id(run) in bands_of:
        first, last = bands_of[id(run)]
        return [(run, shift + first, shift + last)]
    touched = [
        k
        for k, column in enumerate(columns)
        if min(run.right, column.right) - max(run.left, column.left) > 0.3 * min(column.right - column.left, 12.0)
    ]
    if len(touched) >= 2:
        pieces = _cut_at_columns(run, [columns[k] for k in touched])
        if pieces:
            return [(piece, shift + k, shift + k) for piece, k in zip(pieces, touched, strict=True)]
        share = _shared_span(run, line, columns[naming:])
        if share is not None and share[0] + naming <= touched[0] and touched[-1] <= share[1] + naming:
            touched = [naming + k for k in share]
        return [(run, shift + touched[0], shift + touched[-1])]
    if not touched and run.right < columns[0].left - 0.5 * run.size and shift:
        corner = edge_of(run, edges)
        return [(run, corner, corner)]
    share = _shared_span(run, line, columns[naming:])
    if share is not None:
        return [(run, shift + naming + share[0], shift + naming + share[1])]
    if touched:
        return [(run, shift + touched[0], shift + touched[0])]
    nearest = min(range(len(columns)), key=lambda k: abs((columns[k].left + columns[k].right) / 2 - run.center_x))
    return [(run, shift + nearest, shift + nearest)]


def _shared_span(run: Run, line: list[Run], columns: list[NumberColumn]) -> tuple[int, int] | None:
    """The columns a head stands over, when the heads of its line share all columns among them.

    Heads are set over the middle, the right edge or the left edge of their columns, all in the same way.
    """
    over = [r for r in line if r.right >= columns[0].left - r.size]
    if not over or run not in over or len(over) * 2 > len(columns):
        return None
    if len(over) == 1:
        own = [c for c in columns if min(run.right, c.right) > max(run.left, c.left)]
        if any(min(abs(run.right - c.right), abs(run.left - c.left)) <= 0.6 * run.size for c in own):
            return None
        ways = [_by_middle(over, columns)]
    else:
        ways = [_by_middle(over, columns), _by_right(over, columns), _by_left(over, columns)]
    for shares in ways:
        if len(shares) == len(over) and all(len(mine) >= 2 for mine in shares.values()):
            mine = shares[over.index(run)]
            return mine[0], mine[-1]
    return None


def _by_middle(over: list[Run], columns: list[NumberColumn]) -> dict[int, list[int]]:
    shares: dict[int, list[int]] = {}
    for k, column in enumerate(columns):
        middle = (column.left + column.right) / 2
        shares.setdefault(min(range(len(over)), key=lambda n: abs(over[n].center_x - middle)), []).append(k)
    for number, mine in shares.items():
        left, right = columns[mine[0]].left, columns[mine[-1]].right
        if abs(over[number].center_x - (left + right) / 2) > 0.2 * (right - left):
            return {}
    return shares


def _by_right(over: list[Run], columns: list[NumberColumn]) -> dict[int, list[int]]:
    shares: dict[int, list[int]] = {}
    for k, column in enumerate(columns):
        under = [n for n, run in enumerate(over) if column.right <= run.right + run.size]
        if not under:
            return {}
        shares.setdefault(min(under), []).append(k)
    exact = all(abs(over[n].right - columns[mine[-1]].right) <= 1.2 * over[n].size for n, mine in shares.items())
    return shares if exact else {}


def _by_left(over: list[Run], columns: list[NumberColumn]) -> dict[int, list[int]]:
    shares: dict[int, list[int]] = {}
    for k, column in enumerate(columns):
        under = [n for n, run in enumerate(over) if column.left >= run.left - run.size]
        if not under:
            return {}
        shares.setdefault(max(under), []).append(k)
    exact = all(abs(over[n].left - columns[mine[0]].left) <= 1.2 * over[n].size for n, mine in shares.items())
    return shares if exact else {}


def _cut_at_columns(run: Run, columns: list[NumberColumn]) -> list[Run]:
    """The run cut between its columns at wide spaces; empty when it does not fall apart there."""
    edges = [(a.right + b.left) / 2 for a, b in itertools.pairwise(columns)]
    words = run.words
    pieces: list[Run] = []
    start = 0
    for edge in edges:
        best = -1
        for k in range(start + 1, len(words)):
            gap = words[k].box.left - words[k - 1].box.right
            if gap >= CUT_EM * run.size and abs((words[k].box.left + words[k - 1].box.right) / 2 - edge) < 4 * run.size:
                best = k
                break
        if best < 0:
            return []
        pieces.append(make_run(words[start:best]))
        start = best
    pieces.append(make_run(words[start:]))
    return pieces
