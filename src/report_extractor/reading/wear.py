"""The wear of a scan, measured and mended: specks between the letters, and lines of text that are not level."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_SKEW_MOST, _SKEW_STEP = 4.0, 0.1  # degrees
_BAND, _SPECK_REACH, _SPECK_PIXELS, _SPECK_CONTRAST = 80, 15, 10, 60


def turned(content: Gray, angle: float) -> Gray:
    """The picture turned by a few degrees counter-clockwise about its centre, the open corners in the level of paper.

    Columns are moved up or down by whole pixels, then rows sideways: for small angles this differs from turning by
    less than a pixel, keeps strokes sharp and takes a tenth of the time. `unturned` is the exact way back.
    """
    slope, fill = math.sin(math.radians(angle)), _paper(content)
    return _slid(_slid(content, slope, fill).T, -slope, fill).T


def unturned(x: float, y: float, angle: float) -> tuple[float, float]:
    """The point, seen from the centre, that `turned` has moved to (x, y)."""
    slope = math.sin(math.radians(angle))
    x -= y * slope
    return x, y + x * slope


def _slid(content: Gray, slope: float, fill: int) -> Gray:
    """The picture with its columns moved up by `slope` for each column right of the middle."""
    import numpy as np

    height, width = content.shape
    moves = (np.arange(width) - width / 2) * slope
    steps = np.floor(moves).astype(int)
    below = np.rint((moves - steps) * 256).astype(np.uint16)  # what a pixel takes from the one below it
    reach = int(np.abs(steps).max(initial=0)) + 1
    padded = np.pad(content, ((reach, reach), (0, 0)), constant_values=fill)
    moved = np.empty_like(content)
    edges = [0, *(np.flatnonzero(np.diff(steps)) + 1).tolist(), width]
    for left, right in pairwise(edges):
        start = reach + int(steps[left])
        part = padded[start : start + height + 1, left:right].astype(np.uint16)
        part = part[:-1] * (256 - below[left:right]) + part[1:] * below[left:right]
        moved[:, left:right] = part >> 8
    return moved


def _paper(content: Gray) -> int:
    """The commonest light level: what a page is filled with where turning leaves corners open."""
    import numpy as np

    return 128 + int(np.bincount(content[::4, ::4].ravel(), minlength=256)[128:].argmax())


def speckle(content: Gray) -> float:
    """Specks in a million pixels: small dark dots with nothing near, in bands over the whole page."""
    import numpy as np

    found = seen = 0
    for top in range(0, max(1, content.shape[0] - _BAND), 5 * _BAND):
        band = content[top : top + _BAND]
        paper = int(np.median(band[::4, ::4]))
        dark = np.abs(band.astype(np.int16) - paper) > _SPECK_CONTRAST
        inner = slice(_SPECK_REACH, -_SPECK_REACH)
        lonely = dark & (_sums(dark, _SPECK_REACH) <= _SPECK_PIXELS)
        found += int(lonely[inner, inner].sum())
        seen += band.size
    return found / seen * 1e6 if seen else 0.0


def middle_of_nine(content: Gray) -> Gray:
    """Each pixel as the median of the nine around it: ten times faster by minima and maxima than by ranking.

    Columns of three are sorted; the median is that of the largest low, the middle middle and the smallest high.
    Done in bands, which stay in the processor's cache.
    """
    import numpy as np

    padded = np.pad(content, 1, mode="edge")
    result = np.empty_like(content)
    for top in range(0, content.shape[0], _BAND):
        band = padded[top : min(top + _BAND, content.shape[0]) + 2]
        one, two, three = band[:-2], band[1:-1], band[2:]
        low, high = np.minimum(one, two), np.maximum(one, two)
        middle = np.maximum(low, np.minimum(high, three))
        low, high = np.minimum(low, three), np.maximum(high, three)
        lows = np.maximum(np.maximum(low[:, :-2], low[:, 1:-1]), low[:, 2:])
        highs = np.minimum(np.minimum(high[:, :-2], high[:, 1:-1]), high[:, 2:])
        middles = _middle(middle[:, :-2], middle[:, 1:-1], middle[:, 2:])
        result[top : top + _BAND] = _middle(lows, middles, highs)
    return result


def _middle(one: Gray, two: Gray, three: Gray) -> Gray:
    import numpy as np

    middle: Gray = np.maximum(np.minimum(one, two), np.minimum(np.maximum(one, two), three))
    return middle


def _sums(mask: Mask, reach: int) -> NDArray[np.int32]:
    """How many pixels are set in the square of `2 * reach + 1` around each pixel."""
    import numpy as np

    padded = np.pad(mask, reach + 1)[:-1, :-1].astype(np.int32)
    table = padded.cumsum(axis=0).cumsum(axis=1)
    table = np.pad(table, ((0, 1), (0, 1)), mode="edge")
    side = 2 * reach + 1
    height, width = mask.shape
    sums: NDArray[np.int32] = (
        table[side : side + height, side : side + width]
        - table[:height, side : side + width]
        - table[side : side + height, :width]
        + table[:height, :width]
    )
    return sums


def skew(content: Gray, dpi: float) -> float:
    """The angle in degrees counter-clockwise that turns the lines of text level; 0 when there is none to see.

    Row sums of the picture's horizontal edges are sharpest when text lines are level; rows are sheared, not turned.
    """
    import numpy as np
    from PIL import Image

    factor = max(1, round(dpi / 70))
    if min(content.shape) < 40 * factor:
        return 0.0
    small = np.asarray(Image.fromarray(content).reduce(factor)).astype(np.int16)
    ink = np.abs(np.diff(small, axis=0)) > 24
    ys, xs = np.nonzero(ink)
    if len(ys) < 300:
        return 0.0
    if len(ys) > 60_000:
        keep = slice(None, None, len(ys) // 60_000 + 1)
        ys, xs = ys[keep], xs[keep]

    def sharpness(angle: float) -> float:
        rows = ys - (xs - small.shape[1] / 2) * math.tan(math.radians(-angle))
        sums = np.bincount((rows + small.shape[0]).astype(np.int64), minlength=3 * small.shape[0])
        return float((np.diff(sums.astype(np.float64)) ** 2).sum())

    coarse = max(np.arange(-_SKEW_MOST, _SKEW_MOST + 0.01, 0.5), key=lambda angle: (sharpness(angle), -abs(angle)))
    fine = np.arange(coarse - 0.5, coarse + 0.51, _SKEW_STEP)
    best = max(fine, key=lambda angle: (sharpness(angle), -abs(angle)))
    if sharpness(best) < 1.15 * sharpness(0.0):
        return 0.0
    return round(float(best), 2)
