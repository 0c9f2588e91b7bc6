"""Takes runs and filled shapes, gives the legends of charts and for each legend the numbers that it explains.

A legend is a row or column of small coloured marks, each with a text to its right. A number on, in or beside a shape
in the colour of a mark belongs to that mark, or a number that is printed in its colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Box, Shape
from .grid import same_band
from .runs import Run, is_pictured
from .values import is_blank, is_marker, is_period, is_value

MARK_GAP_EM = 1.6  # from a legend mark to its text
REACH_PT = 420.0  # from a legend to the data labels it explains
CLEARLY_NEARER = 0.6  # of the distance to the next legend
SAME_COLOR = 40  # sum of the differences of red, green and blue
LARGEST_BAR_PT2 = 45_000.0  # larger areas are panels behind a chart, not its bars
FAR_COLOR = 110  # up to here a shade of the same colour, when no other key is as near
BESIDE_PT = 9.0  # from a bar to a label outside it
NAMES_IN_ROW = 3  # of an axis; sizes of recognised names are rough, and titles stand alone
SAME_FOOT_PT = 2.0  # left edges of bars of one chart


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend."""

    run: Run
    color: str


def find_legends(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Key]]:
    """Legends: at least two keys of different colours in one row or under each other."""
    marks = [s for s in filled if 2.5 <= s.box.width <= 26 and 2.5 <= s.box.height <= 26]
    keys: list[Key] = []
    for run in runs:
        if is_value(run.text) and not is_period(run.text):
            continue
        best: Shape | None = None
        for mark in marks:
            gap = run.left - mark.box.right
            if not -0.5 <= gap <= MARK_GAP_EM * run.size or abs(mark.box.center_y - run.center_y) > 0.45 * run.size:
                continue
            if mark.box.height <= 1.6 * run.size and (best is None or mark.box.right > best.box.right):
                best = mark
        if best is not None:
            keys.append(Key(run, best.color))
        elif len(run.words) > 1 and run.words[0].color and is_bullet(run.words[0].text):
            keys.append(Key(run, run.words[0].color))
    legends: list[list[Key]] = []
    for key in sorted(keys, key=lambda k: (k.run.top, k.run.left)):
        for legend in legends:
            if any(_together(other.run, key.run) for other in legend):
                legend.append(key)
                break
        else:
            legends.append([key])
    return [legend for legend in legends if len({key.color for key in legend}) >= 2 and len(legend) <= 16]


def is_bullet(text: str) -> bool:
    """Whether a word is a coloured mark set as a character."""
    return not text[0].isalnum() and text[0] not in "(-–—*" and is_marker(text)


def _together(a: Run, b: Run) -> bool:
    """Whether two legend texts stand in one row, or closely under each other in one column."""
    if same_band(a, b):
        return abs(b.left - a.right) <= 14 * a.size or abs(a.left - b.right) <= 14 * a.size
    return abs(a.left - b.left) <= 0.6 * a.size and abs(b.center_y - a.center_y) <= 3.0 * a.size


def assign_labels(
    runs: Sequence[Run], filled: Sequence[Shape], legends: Sequence[list[Key]]
) -> list[list[tuple[Run, int]]]:
    """For each legend the data labels it explains, with the number of their key."""
    found: list[list[tuple[Run, int]]] = [[] for _ in legends]
    if not legends:
        return found
    in_legend = {id(key.run) for legend in legends for key in legend}
    titles = [run for run in runs if id(run) not in in_legend and not is_value(run.text)]
    open_to: list[tuple[Run, list[tuple[float, int, int]]]] = []
    for run in runs:
        if id(run) in in_legend or not is_value(run.text) or is_period(run.text) or is_blank(run.text):
            continue
        grounds = _grounds(run, filled)
        choices: list[tuple[float, int, int]] = []
        for number, legend in enumerate(legends):
            place = _key_of(run, grounds, legend)
            far = distance(run, legend)
            if place >= 0 and far <= REACH_PT and not is_parted(run, legend, titles, filled):
                choices.append((far, number, place))
        choices.sort()
        if len(choices) == 1 or (choices and choices[0][0] <= CLEARLY_NEARER * choices[1][0]):
            found[choices[0][1]].append((run, choices[0][2]))
        elif choices:
            open_to.append((run, choices))
    told = [(number, run) for number, mine in enumerate(found) for run, _ in mine]
    for run, choices in open_to:  # halfway two legends: as the nearest number that is told
        nearest = min(told, key=lambda other: _apart(run, other[1]), default=(choices[0][1], run))[0]
        _, number, place = next((choice for choice in choices if choice[1] == nearest), choices[0])
        found[number].append((run, place))
    return found


def _apart(a: Run, b: Run) -> float:
    return math.hypot(a.center_x - b.center_x, a.center_y - b.center_y)


def distance(run: Run, legend: Sequence[Key]) -> float:
    """How far a number stands from a legend, along the page and across it."""
    top, bottom = min(key.run.top for key in legend), max(key.run.bottom for key in legend)
    left, right = min(key.run.left for key in legend), max(key.run.right for key in legend)
    return max(run.top - bottom, top - run.bottom, 0.0) + max(run.left - right, left - run.right, 0.0)


def is_parted(run: Run, legend: Sequence[Key], titles: Sequence[Run], filled: Sequence[Shape]) -> bool:
    """Whether a title stands between a number and a legend, not outside a panel around both: they are of two charts."""
    top, bottom = min(key.run.top for key in legend), max(key.run.bottom for key in legend)
    low, high = min(run.bottom, bottom), max(run.top, top)
    size = max(1.3 * legend[0].run.size, 1.15 * run.size)
    between = [t for t in titles if low < t.center_y < high and t.size >= size and len(t.text) > 3]
    between = [t for t in between if not (is_pictured(t) and sum(same_band(t, o) for o in titles) >= NAMES_IN_ROW)]
    if not between:
        return False
    texts = [run.box, *(key.run.box for key in legend)]
    around = [s.box for s in filled if s.kind == "panel" and all(s.box.contains(box) for box in texts)]
    return any(all(box.contains_center(title.box) for box in around) for title in between)


def _key_of(run: Run, grounds: Sequence[Sequence[str]], legend: Sequence[Key]) -> int:
    """The key whose colour a shape at the label has, else the label's own ink; -1 when none or unsure."""
    if run.size > 1.7 * legend[0].run.size:
        return -1
    for colors in (*grounds, (run.color,) if is_tinted(run.color) else ()):
        ranked = [
            (difference, place)
            for (difference, _), place in sorted(
                (min(((_difference(key.color, color), n) for n, color in enumerate(colors)), default=(999, 0)), place)
                for place, key in enumerate(legend)
            )
        ]
        if ranked[0][0] > FAR_COLOR:
            continue
        if ranked[0][0] <= SAME_COLOR or len(ranked) == 1 or ranked[1][0] >= 2 * ranked[0][0]:
            return ranked[0][1]
    return -1


def _grounds(run: Run, filled: Sequence[Shape]) -> list[list[str]]:
    """Colours of the filled shapes under a label, of the bar whose end it stands at, or else of the bars it touches."""
    under: list[tuple[float, str]] = []
    beside: list[str] = []
    ends: list[tuple[float, str]] = []
    low_x, high_x = run.left - BESIDE_PT, run.right + BESIDE_PT
    low_y, high_y = run.top - BESIDE_PT, run.bottom + BESIDE_PT
    x, y = run.center_x, run.center_y
    for shape in filled:
        box = shape.box
        if box.left > high_x or box.right < low_x or box.top > high_y or box.bottom < low_y:
            continue
        if box.area > LARGEST_BAR_PT2:
            continue
        across = max(box.left - run.right, run.left - box.right, 0.0)
        along = max(box.top - run.bottom, run.top - box.bottom, 0.0)
        if box.left - 1 <= x <= box.right + 1 and box.top - 1 <= y <= box.bottom + 1:
            under.append((box.area, shape.color))
        elif (along == 0 and box.top <= y <= box.bottom) or (across == 0 and box.left - 4 <= x <= box.right + 4):
            beside.append(shape.color)
            shared = _at_end(run, box, upright=_is_upright(box, filled))
            if shared:
                ends.append((shared, shape.color))
    best = max(ends, default=None)
    at_end = [best[1]] if best is not None else []
    smallest_first = [color for _, color in sorted(under)]  # the box of a slice of a ring covers others
    return [smallest_first, at_end] if under else [at_end or beside]


def _is_upright(box: Box, filled: Sequence[Shape]) -> bool:
    """Whether a bar stands: it is taller than wide, or as wide as a taller one on the same foot."""
    if box.height >= box.width:
        return True
    return any(
        other.box.height > box.width
        and abs(other.box.bottom - box.bottom) <= SAME_FOOT_PT
        and abs(other.box.width - box.width) <= 1.0
        for other in filled
    )


def _at_end(run: Run, box: Box, *, upright: bool) -> float:
    """Share of a label that stands right over or under the end of an upright bar, or beside that of a lying one."""
    slack = 0.9 * run.size
    if upright:
        gap = min(abs(box.top - run.bottom), abs(run.top - box.bottom))
        shared = (min(run.right, box.right) - max(run.left, box.left)) / (run.right - run.left)
    else:
        gap = min(abs(box.left - run.right), abs(run.left - box.right))
        shared = (min(run.bottom, box.bottom) - max(run.top, box.top)) / run.height
    return max(shared, 0.0) if gap <= slack else 0.0


def key_of(color: str, legend: Sequence[Key]) -> int:
    """The number of the one key in a colour; -1 when there is none or more."""
    places = [place for place, key in enumerate(legend) if _difference(key.color, color) <= SAME_COLOR]
    return places[0] if len(places) == 1 else -1


def foot_of(labels: Sequence[tuple[Run, int]], legend: Sequence[Key], filled: Sequence[Shape]) -> float | None:
    """Where the standing bars end that labels stand at, each in the colour of its key; None unless most share it."""
    feet: list[float] = []
    for run, place in labels:
        mine = [
            shape.box.bottom
            for shape in filled
            if shape.box.area <= LARGEST_BAR_PT2
            and _difference(shape.color, legend[place].color) <= SAME_COLOR
            and _is_upright(shape.box, filled)
            and shape.box.left - 1 <= run.center_x <= shape.box.right + 1
            and shape.box.top - BESIDE_PT <= run.center_y <= shape.box.bottom
        ]
        if mine:
            feet.append(max(mine))
    lowest = max(feet, default=0.0)
    shared = sum(abs(foot - lowest) <= SAME_FOOT_PT for foot in feet)
    return lowest if shared >= 2 and 2 * shared > len(labels) else None


def is_tinted(color: str) -> bool:
    """Whether a colour is no black, white or gray: only then does the ink of a number tell its series."""
    if len(color) != 7:
        return False
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) > 50


def _difference(a: str, b: str) -> int:
    if len(a) != 7 or len(b) != 7:
        return 999
    return sum(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))
