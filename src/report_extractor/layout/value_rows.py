"""Takes runs and drawn shapes, gives rows of numbers that say one thing each of another part or period, with its name.

The parts of one bar lie side by side, as wide as their numbers say, with a name under or over each. A row of numbers
set large has a year over or under each: the title of the row says what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Box, Shape
from .grid import bands
from .runs import Run
from .unkeyed import LONGEST_NAME, Pair
from .values import is_period, is_value

FEWEST = 2
TOUCHING_PT = 3.0  # from one part of a bar to the next
SAME_EDGE_PT = 1.0
BAR_PT = (6.0, 60.0)  # lowest and highest bar
UNEQUAL = 0.04  # of the whole, by which the width of a part may miss its number
NAME_EM = 1.8  # from a bar to the name of a part
OUTSTANDING = 1.3  # times the size of the years: a table sets both alike
ASKEW_EM = 0.6
NEAR_EM = 1.0  # from a large number to its year
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def parted_bars(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Bars in parts, each with one number in it and one name under it, or each over it."""
    flat = [shape for shape in filled if BAR_PT[0] <= shape.box.height <= BAR_PT[1]]
    flat.sort(key=lambda shape: (round(shape.box.top), round(shape.box.bottom), shape.box.left))
    rows: list[list[Shape]] = []
    for shape in flat:
        if rows and _goes_on(rows[-1][-1], shape):
            rows[-1].append(shape)
        else:
            rows.append([shape])
    found = [_of_parts([shape.box for shape in row], runs) for row in rows if len(row) >= FEWEST]
    return [pairs for pairs in found if pairs]


def _goes_on(before: Shape, shape: Shape) -> bool:
    a, b = before.box, shape.box
    level = abs(a.top - b.top) <= SAME_EDGE_PT and abs(a.bottom - b.bottom) <= SAME_EDGE_PT
    return level and abs(b.left - a.right) <= TOUCHING_PT and before.color != shape.color


def _of_parts(parts: Sequence[Box], runs: Sequence[Run]) -> list[Pair]:
    numbers: list[Run] = []
    for part in parts:
        inside = [run for run in runs if is_value(run.text) and part.contains_center(run.box)]
        if len(inside) != 1:
            return []
        numbers.append(inside[0])
    sizes = [_size(run.text) for run in numbers]
    whole, wide = sum(sizes), sum(part.width for part in parts)
    if not whole or any(abs(s / whole - p.width / wide) > UNEQUAL for s, p in zip(sizes, parts, strict=True)):
        return []
    for over in (False, True):
        names = [_names_at(part, runs, over=over) for part in parts]
        if all(len(name) == 1 for name in names):
            return [((name[0],), run) for name, run in zip(names, numbers, strict=True)]
    return []


def _names_at(part: Box, runs: Sequence[Run], *, over: bool) -> list[Run]:
    return [
        run
        for run in runs
        if part.left <= run.center_x <= part.right
        and -1.0 <= (part.top - run.bottom if over else run.top - part.bottom) <= NAME_EM * run.size
        and len(run.text) <= LONGEST_NAME
        and (not is_value(run.text) or is_period(run.text))
    ]


def _size(text: str) -> float:
    number = _NUMBER.search(text)
    return float(number.group().replace(".", "").replace(",", ".")) if number else 0.0


def dated_numbers(runs: Sequence[Run]) -> list[list[Pair]]:
    """Rows of numbers of one size, each with a year or another period over it in smaller letters, or each under it."""
    values = [run for run in runs if is_value(run.text) and not is_period(run.text)]
    periods = [run for run in runs if is_period(run.text)]
    if len(periods) < FEWEST:
        return []
    found: list[list[Pair]] = []
    for band in bands(values):
        for over in (True, False):
            pairs = [(name, run) for run in band if (name := _period_at(run, periods, over=over)) is not None]
            pairs = [pair for pair in pairs if not _ends_text(*pair, runs)]
            rows = _of_one_size(pairs)
            found += rows
            if rows:
                break
    return found


def _period_at(number: Run, periods: Sequence[Run], *, over: bool) -> Run | None:
    near = [
        run
        for run in periods
        if number.size >= OUTSTANDING * run.size
        and min(abs(run.left - number.left), abs(run.center_x - number.center_x)) <= ASKEW_EM * run.size
        and -0.5 * run.size <= (number.top - run.bottom if over else run.top - number.bottom) <= NEAR_EM * number.size
    ]
    return near[0] if len(near) == 1 else None


def _ends_text(period: Run, number: Run, runs: Sequence[Run]) -> bool:
    """Whether a text stands between a number and a period: the period is the last line of a caption."""
    low, high = sorted((period.center_y, number.center_y))
    return any(
        low < run.center_y < high and min(run.right, period.right) > max(run.left, period.left)
        for run in runs
        if run is not period and run is not number
    )


def _of_one_size(pairs: Sequence[tuple[Run, Run]]) -> list[list[Pair]]:
    """Pairs side by side whose numbers and years are set alike, with another year each."""
    rows: list[list[tuple[Run, Run]]] = []
    for pair in sorted(pairs, key=lambda pair: pair[1].left):
        if rows and all(abs(a.size - b.size) <= 0.05 * a.size for a, b in zip(rows[-1][-1], pair, strict=True)):
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return [
        [((name,), run) for name, run in row]
        for row in rows
        if len(row) >= FEWEST and len({name.text for name, _ in row}) == len(row) and _side_by_side(row)
    ]


def _side_by_side(row: Sequence[tuple[Run, Run]]) -> bool:
    return all(b[1].left > a[1].right for a, b in pairwise(row))
