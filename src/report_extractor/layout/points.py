"""Takes runs and drawn shapes, gives the lines of charts: dots with a number over or under each, names in a row below.

A dot of a line has no name of its own: it is told by the text of the axis that stands straight under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Box, Shape
from .grid import bands
from .runs import Run
from .unkeyed import LONGEST_NAME, Pair
from .values import is_blank, is_period, is_value

FEWEST_DOTS = 3
DOT_PT = (2.0, 12.0)  # smallest and largest side of a dot
SAME_SIDE_PT = 0.8
LABEL_EM = 1.6  # from a dot to its number
ASKEW_EM = 0.6  # from the middle of a dot to that of its number or name
DEEPEST_PT = 300.0  # from the lowest dot to the axis


def dotted_lines(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Lines without a legend: three or more dots of one colour, each with one number and one name of a row below."""
    found: list[list[Pair]] = []
    for dots in _lines(filled):
        low = max(dot.bottom for dot in dots)
        numbers = [_number_at(dot, runs) for dot in dots]
        labels = [run for run in numbers if run is not None]
        if len(labels) < len(dots) or len({id(run) for run in labels}) < len(labels):
            continue
        if len({run.top for run in labels}) == 1:
            continue
        names = _names_under(labels, dots, runs, low)
        if names:
            found.append([((name,), run) for name, run in zip(names, labels, strict=True)])
    return found


def _lines(filled: Sequence[Shape]) -> list[list[Box]]:
    """Dots of one colour and size at different places along the page, from left to right."""
    lines: dict[str, list[list[Box]]] = {}
    for shape in sorted(filled, key=lambda s: (s.box.left, s.box.top)):
        box = shape.box
        if abs(box.width - box.height) > SAME_SIDE_PT or not DOT_PT[0] <= box.width <= DOT_PT[1]:
            continue
        mine = lines.setdefault(shape.color, [])
        for line in mine:
            if abs(line[0].width - box.width) <= SAME_SIDE_PT:
                line.append(box)
                break
        else:
            mine.append([box])
    return [
        line
        for _, mine in sorted(lines.items())
        for line in mine
        if len(line) >= FEWEST_DOTS and all(b.left >= a.right for a, b in pairwise(line))
    ]


def _number_at(dot: Box, runs: Sequence[Run]) -> Run | None:
    """The one number straight over or under a dot, over it first."""
    for over in (True, False):
        near = [
            run
            for run in runs
            if is_value(run.text)
            and not is_period(run.text)
            and not is_blank(run.text)
            and abs(run.center_x - dot.center_x) <= ASKEW_EM * run.size
            and -0.5 * run.size <= (dot.top - run.bottom if over else run.top - dot.bottom) <= LABEL_EM * run.size
        ]
        if len(near) == 1:
            return near[0]
    return None


def _names_under(labels: Sequence[Run], dots: Sequence[Box], runs: Sequence[Run], low: float) -> list[Run]:
    """The nearest row of texts under the line with one text straight under each dot."""
    mine = {id(run) for run in labels}
    under = [
        run
        for run in runs
        if id(run) not in mine
        and 0 <= run.top - low <= DEEPEST_PT
        and len(run.text) <= LONGEST_NAME
        and (not is_value(run.text) or is_period(run.text))
    ]
    for band in bands(under):
        names = [[run for run in band if abs(run.center_x - dot.center_x) <= ASKEW_EM * run.size] for dot in dots]
        if all(len(name) == 1 for name in names):
            return [name[0] for name in names]
    return []
