"""A gray picture of a page → the same, made readable for OCR, with the way back to its own pixels.

Low resolution is scaled up (at 100 dpi this lifts exact numbers from 45 to 88 %), skew is turned straight, speckle is
filtered only where it is measured (the filter costs thin strokes), and the rules of tables are painted over (a digit
that touches one is lost). Each step looks before it changes anything; a clean page stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .rules import without_rules
from .wear import middle_of_nine, skew, speckle, turned, unturned

if TYPE_CHECKING:
    from PIL import Image

_GOOD_DPI, _UPSCALE = 150.0, 1.5
_SKEW_LEAST = 0.15  # degrees
_SPECKLE = 60.0  # lonely specks in a million pixels


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
        center_x, center_y = self.picture.width / 2, self.picture.height / 2
        dx, dy = unturned(x - center_x, y - center_y, self.angle)
        return (center_x + dx) / self.scale, (center_y + dy) / self.scale


def prepare(gray: Image.Image, dpi: float, *, scanned: bool = True, careful: bool = True) -> Prepared:
    """A picture ready for the first pass over a page; what was not scanned is neither filtered nor turned.

    Without care it is only made large enough, which costs a hundredth of the pass.
    """
    import numpy as np
    from PIL import Image

    steps: list[str] = []
    picture, scale = gray, 1.0
    if dpi < _GOOD_DPI:
        scale = max(_UPSCALE, min(3.0, _GOOD_DPI / dpi))
        size = (max(1, round(gray.width * scale)), max(1, round(gray.height * scale)))
        picture = gray.resize(size, Image.Resampling.BICUBIC)
        steps.append(f"scaled {scale:.2g}x")
    if not careful:
        return Prepared(picture, scale, 0.0, gray.size, (), tuple(steps))
    angle = 0.0
    if scanned:
        picture, angle = _mend_wear(gray, picture, dpi * scale, steps)
    content, rules = without_rules(np.asarray(picture), dpi * scale)
    if rules:
        picture = Image.fromarray(content)
        steps.append(f"{len(rules)} rules removed")
    prepared = Prepared(picture, scale, angle, gray.size, (), tuple(steps))
    boxes = tuple(prepared.back(*rule) for rule in rules)
    return Prepared(picture, scale, angle, gray.size, boxes, tuple(steps))


def _mend_wear(gray: Image.Image, picture: Image.Image, dpi: float, steps: list[str]) -> tuple[Image.Image, float]:
    """The picture without specks and with level lines, and the angle it was turned; what was done goes into `steps`."""
    import numpy as np
    from PIL import Image

    content = np.asarray(picture)
    specks = speckle(np.asarray(gray))
    if specks > _SPECKLE:
        content = middle_of_nine(content)
        steps.append(f"{specks:.0f} specks a million pixels, filtered")
    angle = skew(content, dpi)
    if abs(angle) < _SKEW_LEAST:
        return Image.fromarray(content), 0.0
    steps.append(f"turned {angle:+.1f} degrees")
    return Image.fromarray(turned(content, angle)), angle
