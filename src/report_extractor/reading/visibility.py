"""Which words of a text layer a reader does not see, and why.

Cheap tests come first: render mode, size, place, clip, and the paint order for what covers a word or shares its colour.
What only looks suspicious is decided by the picture: the page is drawn with and without the suspicious text, and
a word whose box does not change is invisible. A page without suspicion is never drawn.
"""

from __future__ import annotations

import ctypes
import functools
from collections import defaultdict
from dataclasses import dataclass, replace

from ..model import Box, union
from .drawing import Drawing, Paint
from .pdfium import PdfPage, fast
from .rendering import render
from .text_layer import LayerWord

_INVISIBLE_MODE, _CLIP_MODE = 3, 7
_TINY_PT = 1.0
_ALPHA_SEEN = 8  # of 255
_COLOR_SEEN = 24  # of 255, the difference of a channel that a reader notices
_BAND_PT = 40.0
_DPI, _LEAST_DPI, _MOST_PIXELS = 100.0, 20.0, 6_000_000
_PIXELS_HIGH = 8  # of a word: enough to see ink, too little to read it
_SAME_PLACE = 0.3  # of the font size: two equal words so near are one word with a shadow

_get_bounds = fast("FPDFPageObj_GetBounds", ctypes.c_int, *[ctypes.c_void_p] * 5)
_set_active = fast("FPDFPageObj_SetIsActive", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


def mark_hidden(page: PdfPage, words: list[LayerWord], drawing: Drawing) -> list[LayerWord]:
    """The same words, with `hidden` set on those that a reader does not see."""
    paints = _Paints(drawing.paints)
    reasons: dict[int, str] = {}
    suspected: dict[int, str] = {}
    for index, found in enumerate(words):
        reason = _certain(page, found, drawing)
        if reason:
            reasons[index] = reason
            continue
        reason = _suspicion(found, drawing, paints)
        if reason:
            suspected[index] = reason
    reasons.update(_shadows(words, reasons))
    if suspected:
        reasons.update(_unseen(page, words, suspected, drawing))
    if not reasons:
        return words
    return [_hide(found, reasons[index]) if index in reasons else found for index, found in enumerate(words)]


def _hide(found: LayerWord, reason: str) -> LayerWord:
    return LayerWord(replace(found.word, hidden=reason), found.style, found.objects)


def _certain(page: PdfPage, found: LayerWord, drawing: Drawing) -> str:
    style, box = found.style, found.word.box
    if style.mode == _INVISIBLE_MODE:
        return "render_mode_3"
    if style.alpha < _ALPHA_SEEN and style.mode != 1:
        return "same_color"
    if style.size_pt < _TINY_PT and min(box.height, box.width) < _TINY_PT:
        return "tiny"
    if not (0 <= box.center_x <= page.width_pt and 0 <= box.center_y <= page.height_pt):
        return "off_page"
    clip = drawing.clips.get(found.objects[0])
    if clip is not None:
        left, top, right, bottom = page.edges(*clip)
        if not (left - 1 <= box.center_x <= right + 1 and top - 1 <= box.center_y <= bottom + 1):
            return "clipped"
    return ""


def _suspicion(found: LayerWord, drawing: Drawing, paints: _Paints) -> str:
    style, box = found.style, found.word.box
    if any(item in drawing.layered for item in found.objects):
        return "layer_off"
    if style.mode == _CLIP_MODE:
        return "render_mode_3"
    z = drawing.text_z.get(found.objects[0])
    if z is None:
        return ""
    above, below = paints.around(box, z)
    if above:
        return "covered"
    if below is None:
        return "same_color" if _alike(style.color, "#ffffff") else ""
    if below.color and (_alike(style.color, below.color) or (not below.plain and _alike(style.color, "#ffffff"))):
        return "same_color"
    return ""


@functools.lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) < _COLOR_SEEN for i in (1, 3, 5))


@dataclass(slots=True)
class _Paints:
    """The paints of a page by horizontal band, so that a word is compared with few."""

    bands: dict[int, list[Paint]]

    def __init__(self, paints: list[Paint]) -> None:
        self.bands = defaultdict(list)
        for paint in paints:
            box = paint.box
            if box.width < 4 or box.height < 4:
                continue
            for band in range(int(box.top // _BAND_PT), int(box.bottom // _BAND_PT) + 1):
                self.bands[band].append(paint)

    def around(self, box: Box, z: int) -> tuple[bool, Paint | None]:
        """Whether an opaque paint above `z` lies over the centre of the box, and the last paint beneath it."""
        x, y = box.center_x, box.center_y
        below: Paint | None = None
        for paint in self.bands.get(int(y // _BAND_PT), ()):
            place = paint.box
            if place.left <= x <= place.right and place.top <= y <= place.bottom:
                if paint.z < z:
                    below = paint
                elif paint.opaque:
                    return True, below
        return False, below


def _shadows(words: list[LayerWord], known: dict[int, str]) -> dict[int, str]:
    """Words that are printed again at nearly the same place: the earlier lies under the later."""
    seen: dict[str, list[int]] = {}
    found: dict[int, str] = {}
    for index, item in enumerate(words):
        word = item.word
        earlier = seen.get(word.text)
        if earlier is None:
            seen[word.text] = [index]
            continue
        if index in known:
            continue
        left, top = word.box.left, word.box.top
        for other in earlier:
            before = words[other].word
            near = _SAME_PLACE * min(word.size_pt, before.size_pt)
            if abs(before.box.left - left) < near and abs(before.box.top - top) < near and other not in known:
                found[other] = "covered"
        earlier.append(index)
    return found


def _unseen(page: PdfPage, words: list[LayerWord], suspected: dict[int, str], drawing: Drawing) -> dict[int, str]:
    """Those of the suspected words whose box looks the same with and without them."""
    from PIL import ImageChops

    objects = sorted({item for index in suspected for item in words[index].objects})
    boxes = {index: words[index].word.box for index in suspected}
    area = _on_page(union(boxes.values()), page)
    lowest = max(2.0, min(min(box.height, box.width) for box in boxes.values()))
    dpi = min(_DPI, max(_LEAST_DPI, 72 * _PIXELS_HIGH / lowest))
    with_text, scale = render(page, dpi=dpi, max_pixels=_MOST_PIXELS, area=area)
    for item in objects:
        _set_active(item, 0)
    try:
        without_text, _ = render(page, dpi=dpi, max_pixels=_MOST_PIXELS, area=area)
    finally:
        for item in objects:
            _set_active(item, 1)
    red, green, blue = ImageChops.difference(with_text, without_text).split()
    changed = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    unseen: dict[int, str] = {}
    left, top = int(area.left * scale), int(area.top * scale)
    for index, box in boxes.items():
        part = changed.crop(
            (
                int(box.left * scale) - left,
                int(box.top * scale) - top,
                int(box.right * scale) + 1 - left,
                int(box.bottom * scale) + 1 - top,
            )
        )
        seen = sum(part.histogram()[_COLOR_SEEN:])
        if seen < max(2, 0.01 * part.width * part.height):
            unseen[index] = suspected[index]
    return _without_twins(words, unseen, drawing)


def _without_twins(words: list[LayerWord], unseen: dict[int, str], drawing: Drawing) -> dict[int, str]:
    """Unseen words less those that are painted again on top: pdfium tells the text of such twins only once."""
    if "covered" not in unseen.values():
        return unseen
    told = {item for found in words for item in found.objects}  # a twin that has words of its own saves no other's
    places = {item: _place(item) for item in drawing.text_z}
    seen: dict[int, str] = {}
    for index, reason in unseen.items():
        item = words[index].objects[0]
        twins = (
            other
            for other, z in drawing.text_z.items()
            if other not in told and z > drawing.text_z.get(item, z) and _same_place(places[other], places.get(item))
        )
        if next(twins, None) is None:
            seen[index] = reason
    return seen


def _place(item: int) -> tuple[float, ...]:
    floats = (ctypes.c_float * 4)()
    at = ctypes.addressof(floats)
    return tuple(floats) if _get_bounds(item, at, at + 4, at + 8, at + 12) else ()


def _same_place(one: tuple[float, ...], other: tuple[float, ...] | None) -> bool:
    return bool(one and other) and all(abs(a - b) < 1.0 for a, b in zip(one, other or (), strict=True))


def _on_page(box: Box, page: PdfPage) -> Box:
    left, top = max(0.0, box.left - 2), max(0.0, box.top - 2)
    return Box(
        left=left,
        top=top,
        right=max(left + 1, min(page.width_pt, box.right + 2)),
        bottom=max(top + 1, min(page.height_pt, box.bottom + 2)),
    )
