"""Takes the drawn shapes of a page and its clusters of text, gives the tree of panels that hold text.

Designers put what belongs together in one coloured or outlined box. A box counts as a panel only when it frames the
text in it: decorations that cut through lines of text (photographs, curved backgrounds, page-wide colours) do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Box, PageWords, Shape
from .atoms import Atom
from .clusters import Cluster
from .runs import is_pictured

LARGEST_SHARE = 0.92  # of the page: larger areas are backgrounds
MOST_PANELS = 300  # the largest ones; pages with drawings hold thousands of filled paths
FEWEST_PICTURED = 6  # words read from a picture that keeps them together: fewer may be a number set as a picture
INK_PT = 1.5  # by which the shape of letters may reach beyond the text that was recognised there
CROSSING_SHARE = 0.2  # of the lines in a box: when more runs cut its edge it is decoration


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn box with text. `number` is its place in the tree's list, `parent` the panel around it or -1."""

    number: int
    parent: int
    box: Box
    color: str
    filled: bool
    pictured: bool = False  # a picture from which words were read


def find_panels(read: PageWords, clusters: Sequence[Cluster | Atom]) -> list[Panel]:
    """Panels from the outermost to the innermost (a parent comes before its children)."""
    order = sorted(range(len(clusters)), key=lambda i: clusters[i].top)
    tops = [clusters[i].top for i in order]
    tallest = max((item.bottom - item.top for item in clusters), default=0.0)
    kept: list[Shape] = []
    for shape in _candidates(read):
        first, last = bisect_left(tops, shape.box.top - tallest), bisect_right(tops, shape.box.bottom)
        near = [clusters[order[k]] for k in range(first, last)]
        if any(_is_drawn(item, shape.box) for item in near):
            continue
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
        panels.append(Panel(number, parent, shape.box, shape.color, shape.kind == "panel", shape.kind == "image"))
    return panels


def _candidates(read: PageWords) -> list[Shape]:
    page_area = read.width_pt * read.height_pt
    pictured = [word.box for word in read.words if word.read_by == "ocr"] if read.read_by == "mixed" else []
    found = [
        shape
        for shape in read.shapes
        if (
            shape.kind in ("panel", "outline", "mark")
            or (shape.kind == "image" and sum(map(shape.box.contains_center, pictured)) >= FEWEST_PICTURED)
        )
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


def _frames(box: Box, clusters: Sequence[Cluster | Atom]) -> bool:
    """Whether the box holds text and hardly any text cuts its edge."""
    inside = crossing = 0
    for item in clusters:
        wide = min(item.right, box.right) - max(item.left, box.left)
        tall = min(item.bottom, box.bottom) - max(item.top, box.top)
        if wide <= 0 or tall <= 0:
            continue
        lines = len(item.runs) if isinstance(item, Cluster) else 3
        if _held(item, wide, tall):
            inside += lines
        elif wide * tall >= 0.06 * (item.right - item.left) * (item.bottom - item.top) and min(wide, tall) > 3:
            crossing += lines
    return inside > 0 and crossing <= CROSSING_SHARE * inside


def _is_drawn(item: Cluster | Atom, box: Box) -> bool:
    """Whether a box goes nowhere beyond a text that was recognised: it is the shape of its letters."""
    return (
        isinstance(item, Cluster)
        and item.left - INK_PT <= box.left
        and box.right <= item.right + INK_PT
        and item.top - INK_PT <= box.top
        and box.bottom <= item.bottom + INK_PT
        and all(is_pictured(run) for run in item.runs)
    )


def _held(item: Cluster | Atom, wide: float, tall: float) -> bool:
    return wide >= 0.9 * (item.right - item.left) and tall >= 0.8 * (item.bottom - item.top) - 1.0


def innermost(panels: Sequence[Panel], item: Cluster | Atom) -> int:
    """Number of the smallest panel that holds the item; -1 when none does."""
    for panel in reversed(panels):
        box = panel.box
        wide = min(item.right, box.right) - max(item.left, box.left)
        tall = min(item.bottom, box.bottom) - max(item.top, box.top)
        if wide > 0 and tall > 0 and _held(item, wide, tall):
            return panel.number
    return -1
