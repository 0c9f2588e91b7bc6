"""A gray picture of a page → the same, made readable for OCR, with the way back to its own pixels.

Low resolution is scaled up (at 100 dpi this lifts exact numbers from 45 to 88 %), skew is turned straight, speckle is
filtered only where it is measured (the filter costs thin strokes), and the rules of tables are painted over (a digit
that touches one is lost). Each step looks before it changes anything; a clean page stays as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_GOOD_DPI, _UPSCALE = 150.0, 1.5
_SKEW_MOST, _SKEW_STEP, _SKEW_LEAST = 4.0, 0.1, 0.15  # degrees
_SPECKLE = 60.0  # lonely specks in a million pixels
_BAND, _SPECK_REACH, _SPECK_PIXELS, _SPECK_CONTRAST = 80, 15, 10, 60
_RULE_INCH = 0.45  # shortest straight run that is a rule and not part of a letter
_RULE_THICK_INCH = 0.035


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture for OCR. A point of it, divided by `scale` and turned back, is a point of the picture it came from."""

    picture: Image.Image
    scale: float
    angle: float  # degrees counter-clockwise that the original was turned
    size: tuple[int, int]  # of the original
    rules: tuple[tuple[float, float, float, float], ...]  # in pixels of the original
    steps: tuple[str, ...]

    def back(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """The box in the original picture of a box in this one."""
        if not self.angle:
            return left / self.scale, top / self.scale, right / self.scale, bottom / self.scale
        middle_x, middle_y = self.point_back((left + right) / 2, (top + bottom) / 2)
        half_x, half_y = (right - left) / 2 / self.scale, (bottom - top) / 2 / self.scale
        return middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y

    def point_back(self, x: float, y: float) -> tuple[float, float]:
        """The point in the original picture of a point in this one."""
        turn = math.radians(self.angle)
        center_x, center_y = self.picture.width / 2, self.picture.height / 2
        dx, dy = x - center_x, y - center_y
        x = center_x + dx * math.cos(turn) - dy * math.sin(turn)
        y = center_y + dx * math.sin(turn) + dy * math.cos(turn)
        return x / self.scale, y / self.scale


def prepare(gray: Image.Image, dpi: float, *, scanned: bool = True) -> Prepared:
    """A picture ready for the first pass over a page; what was not scanned is only scaled."""
    import numpy as np
    from PIL import Image, ImageFilter

    steps: list[str] = []
    picture, scale = gray, 1.0
    if dpi < _GOOD_DPI:
        scale = max(_UPSCALE, min(3.0, _GOOD_DPI / dpi))
        size = (max(1, round(gray.width * scale)), max(1, round(gray.height * scale)))
        picture = gray.resize(size, Image.Resampling.BICUBIC)
        steps.append(f"scaled {scale:.2g}x")
    if not scanned:
        return Prepared(picture, scale, 0.0, gray.size, (), tuple(steps))
    specks = speckle(np.asarray(gray))
    if specks > _SPECKLE:
        picture = picture.filter(ImageFilter.MedianFilter(3))
        steps.append(f"{specks:.0f} specks a million pixels, filtered")
    angle = skew(np.asarray(picture), dpi * scale)
    if abs(angle) >= _SKEW_LEAST:
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_paper(picture))
        steps.append(f"turned {angle:+.1f} degrees")
    else:
        angle = 0.0
    content, rules = without_rules(np.asarray(picture), dpi * scale)
    if rules:
        picture = Image.fromarray(content)
        steps.append(f"{len(rules)} rules removed")
    prepared = Prepared(picture, scale, angle, gray.size, (), tuple(steps))
    boxes = tuple(prepared.back(*rule) for rule in rules)
    return Prepared(picture, scale, angle, gray.size, boxes, tuple(steps))


def _paper(picture: Image.Image) -> int:
    """The commonest light level: what a page is filled with where turning leaves corners open."""
    counts = picture.histogram()
    return max(range(128, 256), key=lambda level: counts[level])


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

    factor = max(1, round(dpi / 70))
    small = content[: content.shape[0] // factor * factor, : content.shape[1] // factor * factor]
    if small.size == 0 or min(small.shape) < 40 * factor:
        return 0.0
    small = small.reshape(small.shape[0] // factor, factor, small.shape[1] // factor, factor).mean(axis=(1, 3))
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


def without_rules(content: Gray, dpi: float) -> tuple[Gray, list[tuple[int, int, int, int]]]:
    """The picture with thin straight rules painted in the level beside them, and the boxes of those rules."""
    import numpy as np

    dark = content < min(170, int(np.percentile(content[::8, ::8], 50)) - 40)
    long, thick = int(_RULE_INCH * dpi), max(3, int(_RULE_THICK_INCH * dpi))
    across = _thin_runs(dark, long, thick)
    down = _thin_runs(dark.T, long, thick).T
    boxes = [*_rule_boxes(across), *((x0, y0, x1, y1) for y0, x0, y1, x1 in _rule_boxes(down.T))]
    mask = across | down
    if not boxes or not mask.any():
        return content, []
    grown = mask.copy()
    for shift in (1, -1):
        grown |= np.roll(mask, shift, axis=0) | np.roll(mask, shift, axis=1)
    paper = int(np.percentile(content[::8, ::8], 75))
    cleaned = content.copy()
    cleaned[grown & ~_strokes_across(dark, across, down)] = paper
    return cleaned, boxes


def _strokes_across(dark: Mask, across: Mask, down: Mask) -> Mask:
    """Pixels of a rule that a stroke of a letter passes through: dark on both sides of the rule."""
    import numpy as np

    kept = np.zeros_like(dark)
    reach = 4
    above, below = np.roll(dark, reach, axis=0), np.roll(dark, -reach, axis=0)
    kept |= across & above & below
    before, after = np.roll(dark, reach, axis=1), np.roll(dark, -reach, axis=1)
    kept |= down & before & after
    return kept


def _thin_runs(dark: Mask, long: int, thick: int) -> Mask:
    """The pixels of horizontal runs of at least `long` that have light above and below within `thick`."""
    import numpy as np

    runs = _runs(dark, long)
    if not runs.any():
        return runs
    alone = np.zeros_like(runs)
    reach = thick + 2
    alone[reach:-reach] = ~dark[: -2 * reach] & ~dark[2 * reach :]
    return _runs(runs & alone, long)


def _runs(mask: Mask, length: int) -> Mask:
    """The pixels that lie in a horizontal run of at least `length`: eroded and grown again in doubling steps."""
    import numpy as np

    width = mask.shape[1]
    if width <= length:
        return np.zeros_like(mask)
    starts, have = mask, 1
    while have < length:
        step = min(have, length - have)
        starts = starts[:, :-step] & starts[:, step:]
        have += step
    grown = np.zeros_like(mask)
    grown[:, : starts.shape[1]] = starts
    have = 1
    while have < length:
        step = min(have, length - have)
        grown[:, step:] |= grown[:, :-step].copy()
        have += step
    return grown


def _rule_boxes(mask: Mask) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) of horizontal rules: runs of neighbouring rows that overlap are one."""
    import numpy as np

    boxes: list[list[int]] = []
    open_boxes: list[list[int]] = []
    for row in np.nonzero(mask.any(axis=1))[0].tolist():
        line = mask[row]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], line.view(np.int8), [0])))).tolist()
        open_boxes = [box for box in open_boxes if box[3] >= row - 1]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            for box in open_boxes:
                if left < box[2] and right > box[0]:
                    box[0], box[2], box[3] = min(box[0], left), max(box[2], right), row + 1
                    break
            else:
                boxes.append([left, row, right, row + 1])
                open_boxes.append(boxes[-1])
        if len(boxes) > 2000:
            break
    return [(box[0], box[1], box[2], box[3]) for box in boxes]


def light_on_dark(content: Any) -> bool:
    """Whether a crop has light text on a dark ground: its border is dark."""
    import numpy as np

    border = np.concatenate((content[0], content[-1], content[:, 0], content[:, -1]))
    return bool(np.median(border) < 128)
