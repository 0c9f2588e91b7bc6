"""Where a page has ink that no word covers: areas of the size and shape of short lines of text.

The page is looked at in small cells; a cell with contrast holds ink. Cells that words cover are taken out, and so are
straight runs too long for a letter (an axis, the side of a frame), lest they swallow the labels beside them. The rest
is joined sideways into areas. Text in coloured bars shows as contrast inside the bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rules import straight_runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CELL_INCH = 0.02  # 4 pixels at 200 dpi
_CONTRAST = 70
_LOWEST_PT, _HIGHEST_PT = 4.0, 90.0
_WIDEST_PT = 1000.0
_LONGEST_STEM_PT = 100.0  # of a letter; a longer straight run is the line of a drawing

Place = tuple[float, float, float, float]


def uncovered_areas(content: NDArray[np.uint8], words: list[tuple[int, int, int, int]], dpi: int) -> list[Place]:
    """Boxes (left, top, right, bottom in pixels) from top to bottom of ink outside the given words."""
    import numpy as np

    cell = max(2, round(_CELL_INCH * dpi))
    rows, columns = content.shape[0] // cell, content.shape[1] // cell
    if rows < 2 or columns < 2:
        return []
    bands = content[: rows * cell, : columns * cell].reshape(rows, cell, columns * cell)  # rows first: many at a time
    highest, lowest = (level.reshape(rows, columns, cell) for level in (bands.max(axis=1), bands.min(axis=1)))
    inked = highest.max(axis=2).astype(np.int16) - lowest.min(axis=2) > _CONTRAST
    point = dpi / 72
    inked &= ~_long_runs(inked, round(_LONGEST_STEM_PT * point / cell))
    for left, top, right, bottom in words:
        pad = max(1, (bottom - top) // (4 * cell))
        inked[
            max(0, top // cell - pad) : bottom // cell + 1 + pad, max(0, left // cell - pad) : right // cell + 1 + pad
        ] = False
    joined = inked.copy()
    for shift in (1, 2):
        joined[:, shift:] |= inked[:, :-shift]
        joined[:, :-shift] |= inked[:, shift:]
    places: list[Place] = []
    for top, left, bottom, right in _components(joined):
        place = (
            max(0.0, (left + 1) * cell),
            max(0.0, (top) * cell),
            min(content.shape[1], (right - 1) * cell),
            bottom * cell,
        )
        width, height = (place[2] - place[0]) / point, (place[3] - place[1]) / point
        if _LOWEST_PT <= height <= _HIGHEST_PT and 0.3 * height <= width <= _WIDEST_PT:
            places.append(place)
    return sorted(places, key=lambda place: (place[1], place[0]))


def _long_runs(inked: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """The cells of upright runs of at least `least` cells, and of level ones at most two cells high."""
    level = straight_runs(inked, least)
    high = level.copy()
    high[2:] &= level[1:-1] & level[:-2]
    high[:2] = False
    thick = high.copy()
    thick[:-1] |= high[1:]
    thick[:-2] |= high[2:]
    return straight_runs(inked, least, axis=0) | (level & ~thick)


def _components(mask: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Boxes (top, left, bottom, right) of the eight-connected components, by joining runs of neighbouring rows."""
    import numpy as np

    parent: list[int] = []
    boxes: list[list[int]] = []

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    before: list[tuple[int, int, int]] = []
    for row in range(mask.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], mask[row].view(np.int8), [0])))).tolist()
        here: list[tuple[int, int, int]] = []
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            item = len(parent)
            parent.append(item)
            boxes.append([row, left, row + 1, right])
            for first, last, other in before:
                if left <= last and right >= first:
                    one, two = root(other), root(item)
                    if one != two:
                        parent[two] = one
                        a, b = boxes[one], boxes[two]
                        boxes[one] = [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]
            here.append((left, right, item))
        before = here
    return [(box[0], box[1], box[2], box[3]) for item, box in enumerate(boxes) if root(item) == item]
