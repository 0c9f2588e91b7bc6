"""The picture of a page → its plain coloured areas (tiles, bars, the marks of a legend) as shapes.

A page that is a picture has no drawing to ask: what a text layer's page draws as rectangles is found here by colour.
The picture is reduced, so that noise and letters count little; its commonest colours each make areas, and an area that
fills most of its box is a shape. The commonest colour of all is the paper. Costs some tens of milliseconds a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Box, Shape, ShapeKind, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Labels = NDArray[np.uint8]

AREA_DPI = 108
_PIXELS_A_PT = AREA_DPI / 72  # of the reduced picture
_COLORS = 24  # most colours of a page that are looked at
_LEAST_PT2 = 20.0  # of one colour on a page, all areas together
_ALIKE = 2  # of the 32 steps of a channel, by which two shades of one colour may differ
_SHORTEST_PX = 2  # of a stretch of one colour on a line
_MOST_STRETCHES = 40_000  # more have only photographs
_NARROWEST_PT = 3.0
_FULL = 0.6  # of its box, that the colour of a shape covers: text and round corners take the rest
_PANEL_PT2, _PANEL_SIDES_PT = 900.0, (14.0, 30.0)  # as of what is drawn
_MARK_FULL, _SQUARE = 0.77, 1.4  # of the mark of a legend: the share of its box, and its longer side to the shorter
_WORD_FULL = 0.6  # of the box of the word that was read for it, which may be as high as its line
_LINE_SHARE, _LINE_PT = 0.2, (60.0, 12.0)  # of the bent line of a chart: the share of its box, and its least sides
_TINTED = 48  # levels between the channels of a colour that is no gray: rules and text are gray
_INK_PT = 1.5  # by which an area may reach beyond the word that it is a letter of

_Area = tuple[int, int, int, int, int, int]  # colour, left, top, right, bottom, pixels


@dataclass(frozen=True, slots=True)
class Areas:
    """The shapes of a picture from the top down, and the words of its page without those that are only a shape."""

    shapes: tuple[Shape, ...]
    words: tuple[Word, ...]


def find_areas(picture: Image.Image, pixels_per_pt: float, words: tuple[Word, ...]) -> Areas:
    """The plain coloured areas of the picture of a page, without those that are letters of its words.

    What was read as a letter and is one full square or disc is the mark of a legend, and no word.
    """
    import numpy as np

    factor = max(1, round(pixels_per_pt / _PIXELS_A_PT))
    small = picture.convert("RGB").reduce(factor)
    scale = pixels_per_pt / factor
    labels, colors = _labelled(np.asarray(small), scale)
    shapes: list[Shape] = []
    marks: set[int] = set()
    for color, left, top, right, bottom, pixels in _joined(labels):
        box = _box(left, top, right, bottom, scale)
        kind = _kind(box, pixels / ((right - left) * (bottom - top)), colors[color - 1])
        if kind is None:
            continue
        full = pixels >= _MARK_FULL * (right - left) * (bottom - top)
        read_as = [word for word in words if full and _is_mark(box, word)]
        marks |= {id(word) for word in read_as}
        if read_as or not any(_holds(word.box, box) for word in words):
            shapes.append(Shape(kind=kind, box=box, color=colors[color - 1]))
    shapes.sort(key=lambda shape: (shape.box.top, shape.box.left, shape.color))
    return Areas(tuple(shapes), tuple(word for word in words if id(word) not in marks))


def _labelled(content: NDArray[np.uint8], scale: float) -> tuple[Labels, list[str]]:
    """For each pixel the number of its colour from 1, 0 for paper and rare colours; and the colours."""
    import numpy as np

    steps = (content >> 3).astype(np.int32)
    codes = (steps[..., 0] << 10) | (steps[..., 1] << 5) | steps[..., 2]
    counts = np.bincount(codes.ravel(), minlength=32768)
    least = _LEAST_PT2 * scale * scale
    common = [code for code in np.argsort(-counts, kind="stable")[:400].tolist() if counts[code] >= 0.1 * least]
    peaks: list[int] = []
    table = np.zeros(32768, dtype=np.uint8)
    for code in common:
        near = next((n for n, peak in enumerate(peaks) if _differ(code, peak) <= _ALIKE), None)
        if near is None and len(peaks) <= _COLORS and counts[code] >= least:
            peaks.append(code)
            near = len(peaks) - 1
        if near is not None:
            table[code] = near  # the first, commonest colour is the paper
    return table[codes], [_name(peak) for peak in peaks[1:]]


def _channels(code: int) -> tuple[int, int, int]:
    return code >> 10, (code >> 5) & 31, code & 31


def _differ(a: int, b: int) -> int:
    return max(abs(x - y) for x, y in zip(_channels(a), _channels(b), strict=True))


def _name(code: int) -> str:
    return "#" + "".join(f"{8 * step + 4:02x}" for step in _channels(code))


def _joined(labels: Labels) -> list[_Area]:
    """Connected areas of one colour: stretches of neighbouring lines that overlap are one."""
    import numpy as np

    height, width = labels.shape
    edges = np.ones((height, width), dtype=bool)
    edges[:, 1:] = labels[:, 1:] != labels[:, :-1]
    starts = np.flatnonzero(edges.ravel())
    lengths = np.diff(np.append(starts, height * width))
    kept = (labels.ravel()[starts] > 0) & (lengths >= _SHORTEST_PX)
    starts, lengths = starts[kept], lengths[kept]
    if len(starts) > _MOST_STRETCHES:
        return []
    color = labels.ravel()[starts].tolist()
    lines, lefts = (part.tolist() for part in np.divmod(starts, width))
    rights = [left + length for left, length in zip(lefts, lengths.tolist(), strict=True)]
    leaders = list(range(len(color)))

    def leader(i: int) -> int:
        while leaders[i] != i:
            leaders[i] = leaders[leaders[i]]
            i = leaders[i]
        return i

    above = 0
    for i, line in enumerate(lines):
        while lines[above] < line - 1:
            above += 1
        while lines[above] < line and rights[above] < lefts[i]:
            above += 1
        at = above
        while lines[at] < line and lefts[at] <= rights[i]:
            if color[at] == color[i]:
                leaders[leader(i)] = leader(at)
            at += 1
    areas: dict[int, _Area] = {}
    for i, line in enumerate(lines):
        hue, left, top, right, bottom, pixels = areas.get(leader(i), (color[i], lefts[i], line, rights[i], line, 0))
        areas[leader(i)] = (
            hue,
            min(left, lefts[i]),
            min(top, line),
            max(right, rights[i]),
            max(bottom, line + 1),
            pixels + rights[i] - lefts[i],
        )
    return list(areas.values())


def _box(left: int, top: int, right: int, bottom: int, scale: float) -> Box:
    edges = (round(value / scale, 2) for value in (left, top, right, bottom))
    return Box(**dict(zip(("left", "top", "right", "bottom"), edges, strict=True)))


def _kind(box: Box, share: float, color: str) -> ShapeKind | None:
    """What an area is that covers this share of its box; the bent line of a chart or a frame covers little."""
    short, long = sorted((box.width, box.height))
    if share >= _FULL and short >= _NARROWEST_PT:
        large = box.area >= _PANEL_PT2 and short >= _PANEL_SIDES_PT[0] and long >= _PANEL_SIDES_PT[1]
        return "panel" if large else "mark"
    channels = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    tinted = max(channels) - min(channels) >= _TINTED
    line = share <= _LINE_SHARE and box.width >= _LINE_PT[0] and box.height >= _LINE_PT[1]
    return "outline" if tinted and line else None


def _is_mark(box: Box, word: Word) -> bool:
    """Whether a word of a letter or two is as large as a full area that is about as wide as tall: no letter is full."""
    square = box.width <= _SQUARE * box.height and box.height <= _SQUARE * box.width
    return len(word.text) <= 2 and square and _holds(word.box, box) and box.area >= _WORD_FULL * word.box.area


def _holds(outer: Box, box: Box) -> bool:
    return (
        outer.left - _INK_PT <= box.left
        and box.right <= outer.right + _INK_PT
        and outer.top - _INK_PT <= box.top
        and box.bottom <= outer.bottom + _INK_PT
    )
