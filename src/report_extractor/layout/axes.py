"""Takes runs, gives the tick labels of chart axes: numbers in even steps at even distances.

A tick label (0, 5.000, 10.000, ... or 2013, 2014, ...) is printed on the page but states nothing. It is told from the
cells of a table by its regularity: four or more numbers with one and the same step, evenly spaced along one line.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..model import Block, Shape
from .atoms import Atom
from .grid import bands, same_band
from .runs import Run, is_pictured
from .values import is_period, is_value

FEWEST = 4
UNEVEN = 0.16  # distances may differ from their middle by this share
GRID_LINE_EM = 0.25  # from the middle of a number to the grid line it stands at
LEAN_PT = 1.6  # from one tick to the next on a skewed page


def take_axes(runs: Sequence[Run], body_size: float, shapes: Sequence[Shape] = ()) -> tuple[list[Atom], list[Run]]:
    """Atoms of tick labels from the top of the page down, and the runs that are left."""
    numbers = [run for run in runs if is_value(run.text) or (is_period(run.text) and run.text.rstrip("*").isdecimal())]
    if len(numbers) < FEWEST:
        return [], list(runs)
    found = [series for column in _columns(numbers) for series in _even(column, upright=True)]
    ticks = {id(run) for series in found for run in series}
    found = [
        series
        for series in found
        if _at_grid_lines(series, shapes) or not (_labelled(series, runs, ticks) or _names_rows(series, numbers))
    ]
    gone = {id(run) for series in found for run in series}
    high = bool(found)
    for band in bands([run for run in numbers if id(run) not in gone]):
        for series in _even(sorted(band, key=lambda r: r.left), upright=False):
            if (high and _near(series, found)) or not _above_numbers(series, numbers):
                found.append(series)
                gone |= {id(run) for run in series}
    atoms = [_atom(series, body_size) for series in found]
    return atoms, [run for run in runs if id(run) not in gone]


def _columns(numbers: Sequence[Run]) -> list[list[Run]]:
    """Numbers under each other with one right, left or middle line."""
    columns: dict[tuple[str, int], list[Run]] = {}
    for run in sorted(numbers, key=lambda r: r.center_y):
        columns.setdefault(("right", round(run.right / 3)), []).append(run)
        columns.setdefault(("left", round(run.left / 3)), []).append(run)
        columns.setdefault(("middle", round(run.center_x / 3)), []).append(run)
        columns.setdefault(("middle half", round(run.center_x / 3 + 0.5)), []).append(run)
    for number, column in enumerate(_leaning([run for run in numbers if is_pictured(run)])):
        columns["leaning", number] = column
    kept: list[list[Run]] = []
    seen: set[int] = set()
    for _, column in sorted(columns.items(), key=lambda item: (-len(item[1]), item[0])):
        fresh = [run for run in column if id(run) not in seen]
        if len(fresh) >= FEWEST:
            kept.append(fresh)
            seen |= {id(run) for run in fresh}
    return kept


def _leaning(numbers: Sequence[Run]) -> list[list[Run]]:
    """Numbers under each other that were read from a picture: on a skewed page each stands a little further."""
    columns: list[list[Run]] = []
    for run in sorted(numbers, key=lambda r: r.center_y):
        for column in columns:
            if abs(column[-1].right - run.right) <= LEAN_PT:
                column.append(run)
                break
        else:
            columns.append([run])
    return columns


def _even(series: list[Run], *, upright: bool) -> list[list[Run]]:
    """Stretches of a line of numbers with even steps and even distances."""
    found: list[list[Run]] = []
    current: list[Run] = []
    for run in series:
        if len(current) >= 2 and not _continues(current, run, upright=upright):
            if len(current) >= FEWEST:
                found.append(current)
            current = current[-1:]
        current = [*current, run]
        if len(current) == 2 and _digits(current[0]) == _digits(current[1]):
            current = current[1:]
    if len(current) >= FEWEST:
        found.append(current)
    return found


def _continues(current: list[Run], run: Run, *, upright: bool) -> bool:
    first, second = current[-2], current[-1]
    step = _digits(second) - _digits(first)
    if step == 0 or _digits(run) - _digits(second) != step:
        return False
    if upright:
        before, after = second.center_y - first.center_y, run.center_y - second.center_y
    else:
        before, after = second.center_x - first.center_x, run.center_x - second.center_x
    return before > 0 and after > 0 and abs(after - before) <= UNEVEN * max(before, after)


def _digits(run: Run) -> int:
    """The digits of a number as one integer, with its sign: enough to see even steps in numbers of one notation."""
    digits = "".join(character for character in run.text if character in "0123456789")
    value = int(digits) if digits else 0
    return -value if run.text[0] in "-–−" else value


def _labelled(series: Sequence[Run], runs: Sequence[Run], ticks: Set[int]) -> bool:
    """Whether most numbers have a text, or a number that is no tick, before them on their line: cells of a table."""
    beside = 0
    for number in series:
        before = [o for o in runs if o.right <= number.left + 1 and same_band(o, number)]
        nearest = max(before, key=lambda o: o.right, default=None)
        beside += nearest is not None and (any(map(str.isalpha, nearest.text)) or id(nearest) not in ticks)
    return beside >= 0.5 * len(series)


def _at_grid_lines(series: Sequence[Run], shapes: Sequence[Shape]) -> bool:
    """Whether a rule starts right after each number at the middle of its height: a rule of a table runs between."""
    rules = [s.box for s in shapes if s.kind == "rule" and s.box.width > 4 * s.box.height]
    return all(
        any(
            abs(rule.center_y - run.center_y) <= GRID_LINE_EM * run.size
            and 0 <= rule.left - run.right <= 2.0 * run.size
            for rule in rules
        )
        for run in series
    )


def _names_rows(series: Sequence[Run], numbers: Sequence[Run]) -> bool:
    """Whether the series are years that name the rows of a table: each line has two or more numbers at its right."""
    if not all(is_period(run.text) for run in series):
        return False
    beside = [[o for o in numbers if o.left > year.right and same_band(o, year)] for year in series]
    whole = [row for row in beside if len(row) >= 2]
    if len(whole) < 0.8 * len(series):
        return False
    rights = [sorted(o.right for o in row)[0] for row in whole]
    return max(rights) - min(rights) <= 2.0 * series[0].size


def _near(series: Sequence[Run], columns: Sequence[Sequence[Run]]) -> bool:
    """Whether a row of numbers closes a chart whose other axis is known: it starts at the foot of that column."""
    return any(
        abs(series[0].center_y - column[-1].center_y) <= 4.0 * series[0].size
        and series[0].left >= column[-1].left - 2 * series[0].size
        for column in columns
    )


def _above_numbers(series: Sequence[Run], numbers: Sequence[Run]) -> bool:
    """Whether numbers stand under the row: then it heads a table (years over columns)."""
    ids = {id(run) for run in series}
    last = series[-1]
    under = 0
    for run in series:
        under += any(
            id(other) not in ids
            and 0 < other.center_y - run.center_y <= 8 * last.size
            and min(run.right, other.right) > max(run.left, other.left)
            for other in numbers
        )
    return under >= 1


def _atom(series: Sequence[Run], body_size: float) -> Atom:
    block = Block(kind="chart", lines=tuple(run.line for run in series))
    box = block.box
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,))
