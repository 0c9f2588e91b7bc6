"""Takes the drawn shapes of a page and its runs, gives the tree of panels that hold text.

Designers put what belongs together in one coloured or outlined box. A box counts as a panel only when it frames the
text in it: decorations that cut through lines of text (photographs, curved backgrounds, page-wide colours) do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Box, PageWords, Shape
from .order import Atom
from .runs import Run

LARGEST_SHARE = 0.92  # of the page: larger areas are backgrounds
MOST_PANELS = 300  # the largest ones; pages with drawings hold thousands of filled paths
CROSSING_SHARE = 0.2  # of the runs in a box: when more runs cut its edge it is decoration


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn box with text. `number` is its place in the tree's list, `parent` the panel around it or -1."""

    number: int
    parent: int
    box: Box
    color: str
    filled: bool


def find_panels(read: PageWords, runs: Sequence[Run]) -> list[Panel]:
    """Panels from the outermost to the innermost (a parent comes before its children)."""
    order = sorted(range(len(runs)), key=lambda i: runs[i].center_y)
    heights = [runs[i].center_y for i in order]
    kept: list[Shape] = []
    for shape in _candidates(read):
        first, last = bisect_left(heights, shape.box.top), bisect_right(heights, shape.box.bottom)
        near = [runs[order[k]] for k in range(first, last)]
        if _frames(shape.box, near) and not any(_same(shape.box, other.box) for other in kept):
            kept.append(shape)
            if len(kept) == MOST_PANELS:
                break
    panels: list[Panel] = []
    for number, shape in enumerate(kept):
        parent = -1
        for other in panels:  # the last, smallest one that contains it
            if other.box.contains(shape.box, 2.0):
                parent = other.number
        panels.append(Panel(number, parent, shape.box, shape.color, shape.kind == "panel"))
    return panels


def _candidates(read: PageWords) -> list[Shape]:
    page_area = read.width_pt * read.height_pt
    found = [
        shape
        for shape in read.shapes
        if shape.kind in ("panel", "outline", "mark")
        and shape.box.width >= 12
        and shape.box.height >= 7
        and shape.box.area <= LARGEST_SHARE * page_area
    ]
    found.sort(key=lambda s: (-s.box.area, s.box.top, s.box.left, s.kind != "panel", s.color))
    return found[: MOST_PANELS * 8]


def _same(a: Box, b: Box) -> bool:
    return (
        abs(a.left - b.left) <= 3
        and abs(a.right - b.right) <= 3
        and abs(a.top - b.top) <= 3
        and abs(a.bottom - b.bottom) <= 3
    )


def _frames(box: Box, runs: Sequence[Run]) -> bool:
    """Whether the box holds text and hardly any text cuts its edge."""
    inside = crossing = 0
    for run in runs:
        shared = min(run.right, box.right) - max(run.left, box.left)
        if shared <= 0:
            continue
        width = max(run.right - run.left, 0.1)
        tall = min(run.bottom, box.bottom) - max(run.top, box.top)
        if shared >= 0.9 * width and tall >= 0.6 * run.height:
            inside += 1
        elif shared >= 0.1 * width and shared > 2:
            crossing += 1
    return inside > 0 and crossing <= CROSSING_SHARE * inside


def innermost(panels: Sequence[Panel], run: Run | Atom) -> int:
    """Number of the smallest panel that holds the run; -1 when none does."""
    x, y = run.center_x, run.center_y
    for panel in reversed(panels):
        box = panel.box
        if box.left <= x <= box.right and box.top <= y <= box.bottom and run.right - run.left <= box.width + 4:
            return panel.number
    return -1
