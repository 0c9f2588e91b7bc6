"""Takes runs and drawn shapes, gives the lines of charts: dots with a number over or under each, names in a row below.

A dot of a line has no name of its own: it is told by the text of the axis that stands straight under it. Lines of two
or more colours cross and come close, but their numbers stand on one side of their dots all along.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Box, Shape
from .grid import bands
from .legends import Key, is_tinted, key_of
from .runs import Run
from .unkeyed import LONGEST_NAME, Pair
from .values import is_blank, is_period, is_value

FEWEST_DOTS = 3
FEWEST_LINES = 2  # of a chart with a legend
DOT_PT = (2.0, 12.0)  # smallest and largest side of a dot
SAME_SIDE_PT = 0.8
SAME_PLACE_PT = 3.0  # from the middle of a name to its place in an even row
STROKE_PT = 6.0  # from the middle of the first name to the edge of a line over it, which is as wide as its stroke
NARROWEST_LINE_PT = 60.0
LABEL_EM = 1.6  # from a dot to its number
ASKEW_EM = 0.6  # from the middle of a dot to that of its number or name
DEEPEST_PT = 300.0  # from the lowest dot to the axis


def dotted_lines(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Lines without a legend: three or more dots of one colour, each with one number and one name of a row below."""
    found: list[list[Pair]] = []
    for _, dots in _lines(filled):
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


def drawn_lines(runs: Sequence[Run], shapes: Sequence[Shape]) -> list[list[Pair]]:
    """Lines without dots or legend: one number over or under each bend, and each name of an even row under a bend."""
    found: list[list[Pair]] = []
    for shape in shapes:
        box = shape.box
        if shape.kind != "outline" or box.width < NARROWEST_LINE_PT or not is_tinted(shape.color):
            continue
        for names in _rows_along(box, runs):
            numbers = [_number_along(name, box, runs) for name in names]
            labels = [run for run in numbers if run is not None]
            if len(labels) == len(names) and len({round(run.top) for run in labels}) > 1:
                found.append([((name,), run) for name, run in zip(names, labels, strict=True)])
                break
    return found


def _rows_along(line: Box, runs: Sequence[Run]) -> list[list[Run]]:
    """Rows of names under a line that start under its first point, end under its last and stand in even steps."""
    under = [
        run
        for run in runs
        if 0 <= run.top - line.bottom <= DEEPEST_PT
        and line.left - run.size <= run.center_x <= line.right + run.size
        and len(run.text) <= LONGEST_NAME
        and (not is_value(run.text) or is_period(run.text))
    ]
    rows: list[list[Run]] = []
    for band in bands(under):
        names = sorted(band, key=lambda run: run.left)
        if len(names) < FEWEST_DOTS:
            continue
        first, last = names[0].center_x, names[-1].center_x
        step = (last - first) / (len(names) - 1)
        even = all(abs(run.center_x - first - n * step) <= SAME_PLACE_PT for n, run in enumerate(names))
        if even and abs(first - line.left) <= STROKE_PT and abs(last - line.right) <= STROKE_PT:
            rows.append(names)
    return rows


def _number_along(name: Run, line: Box, runs: Sequence[Run]) -> Run | None:
    """The one number straight over a name on the height of a line."""
    near = [
        run
        for run in runs
        if is_value(run.text)
        and not is_period(run.text)
        and not is_blank(run.text)
        and abs(run.center_x - name.center_x) <= ASKEW_EM * run.size
        and line.top - (1 + LABEL_EM) * run.size <= run.center_y <= line.bottom + (1 + LABEL_EM) * run.size
    ]
    return near[0] if len(near) == 1 else None


def keyed_lines(
    runs: Sequence[Run], filled: Sequence[Shape], legend: Sequence[Key]
) -> tuple[list[tuple[Run, int]], float | None]:
    """The numbers of lines in the colours of a legend, each with the number of its key, and where their names end.

    Nothing unless each dot has a number of its own on one and the same side, and a name of one row straight under it.
    """
    keyed = [(key_of(color, legend), dots) for color, dots in _lines(filled)]
    keys = {id(key.run) for key in legend}
    others = [run for run in runs if id(run) not in keys]
    for size in sorted({round(dots[0].width) for place, dots in keyed if place >= 0}):
        lines = [(place, dots) for place, dots in keyed if place >= 0 and round(dots[0].width) == size]
        if len({place for place, _ in lines}) < len(lines) or len(lines) < FEWEST_LINES:
            continue
        for over in (True, False):
            labels, names = _on_one_side(lines, others, over=over)
            if names:
                return labels, max(name.bottom for name in names)
    return [], None


def _on_one_side(
    lines: Sequence[tuple[int, list[Box]]], runs: Sequence[Run], *, over: bool
) -> tuple[list[tuple[Run, int]], list[Run]]:
    """The numbers over (or under) the dots of lines, with the place of the line, and the names under the dots."""
    numbers = [run for run in runs if is_value(run.text) and not is_period(run.text) and not is_blank(run.text)]
    found = [(_nearest_at(dot, numbers, over=over), place) for place, dots in lines for dot in dots]
    labels = [(run, place) for run, place in found if run is not None]
    if len(labels) < len(found) or len({id(run) for run, _ in labels}) < len(labels):
        return [], []
    dots = [dot for _, line in lines for dot in line]
    return labels, _names_under([run for run, _ in labels], dots, runs, max(dot.bottom for dot in dots))


def _nearest_at(dot: Box, numbers: Sequence[Run], *, over: bool) -> Run | None:
    """The nearest number straight over or under a dot."""
    near = [
        (abs(gap), run)
        for run in numbers
        if abs(run.center_x - dot.center_x) <= ASKEW_EM * run.size
        and -0.5 * run.size <= (gap := dot.top - run.bottom if over else run.top - dot.bottom) <= LABEL_EM * run.size
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _lines(filled: Sequence[Shape]) -> list[tuple[str, list[Box]]]:
    """Dots of one colour and size at different places along the page, from left to right, with their colour."""
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
        (color, line)
        for color, mine in sorted(lines.items())
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
