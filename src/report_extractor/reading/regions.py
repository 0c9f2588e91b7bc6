"""Pictures and outlines on a page that has a healthy text layer → the words printed there.

A chart or a big number is often a picture on an otherwise digital page. Photographs are left out cheaply: flat graphics
have few gray levels, photographs many. The rest is read without the text layer in the way, and only what is certain is
kept, since logos and icons are pictures too. The same picture on many pages (a logo) is read once.
"""

from __future__ import annotations

import ctypes
import hashlib
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model import Box, Word
from ..settings import Settings
from .drawing import Drawing
from .ocr import Recognised, available, read_part
from .outlines import outlined_areas
from .pdfium import PdfPage, fast
from .rendering import render

if TYPE_CHECKING:
    from PIL import Image

_SMALLEST_PT, _LOWEST_PT = 12.0, 7.0
_MOST_PICTURES = 40
_WORDS_OF_TEXT = 5
_FLAT_SHARE = 0.45  # of the pixels in the eight commonest of 64 gray levels: photographs have less
_FLAT_GLANCE, _GLANCE_DPI, _GLANCE_PIXELS = 0.38, 48, 300_000
_FLAT_LEVELS = 8

_set_active = fast("FPDFPageObj_SetIsActive", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_pixel_size = fast("FPDFImageObj_GetImagePixelSize", ctypes.c_int, *[ctypes.c_void_p] * 3)


class Pictures:
    """What was read in pictures of one document, so that a logo is read once."""

    def __init__(self) -> None:
        self._read: dict[str, Recognised] = {}

    def known(self, key: str) -> Recognised | None:
        """What was found in an equal picture before."""
        return self._read.get(key)

    def keep(self, key: str, found: Recognised) -> None:
        """Remember what was found."""
        self._read[key] = found


def resolution(item: int, box: Box) -> float:
    """The resolution of a picture object as it is placed, in dpi; 0 when it has none."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not _pixel_size(item, ctypes.addressof(width), ctypes.addressof(height)):
        return 0.0
    pixels, inches = width.value * height.value, box.area / 72 / 72
    return math.sqrt(pixels / inches) if inches > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Regions:
    """What was read in parts of a page: words with boxes on the page, ink left unread, and a note for a person."""

    words: tuple[Word, ...] = ()
    unread: tuple[Box, ...] = ()
    outlined: bool = False  # some words are drawn as outlines, not part of a picture
    detail: str = ""


def read_regions(
    page: PdfPage, drawing: Drawing, words: tuple[Word, ...], settings: Settings, pictures: Pictures
) -> Regions:
    """The words in pictures and drawn as outlines, where the text layer has none."""
    areas = _apart([box for item, box in drawing.images if _may_hold_text(item, box, page)][:_MOST_PICTURES])
    outlined = [
        area for area in outlined_areas(drawing.outlined, words) if not any(_is_within(area, other) for other in areas)
    ]
    if not (areas or outlined) or isinstance(available(settings), Recognised):
        return Regions()
    added: list[Word] = []
    unread: list[Box] = []
    counts = {True: 0, False: 0}
    read = 0
    for area, picture, scale in _draw_parts(page, drawing, [*areas, *outlined], settings):
        key = hashlib.sha256(picture.tobytes()).hexdigest() + f"{picture.size}"
        found = pictures.known(key)
        if found is None:
            found = read_part(picture, scale, settings)
            pictures.keep(key, found)
            read += 1
        if area in outlined and not _says_much(found):
            continue
        left, top = int(area.left * scale) / scale, int(area.top * scale) / scale
        moved = (_moved(word, left, top) for word in found.words)
        own = [word for word in moved if not any(_overlaps(word, other) for other in words if not other.hidden)]
        counts[area in outlined] += len(own)
        added.extend(own)
        unread.extend(_shift(box, left, top) for box in found.unread)
    told = [f"{counts[False]} words in {len(areas)} pictures"] if areas else []
    told += [f"{counts[True]} words in {len(outlined)} areas of outlines"] if outlined else []
    numbered = tuple(replace(word, order=len(words) + order) for order, word in enumerate(added))
    return Regions(numbered, tuple(unread), counts[True] > 0, ", ".join((*told, f"{read} read here")))


def _says_much(found: Recognised) -> bool:
    """Whether an area of outlines is more than the name in a logo: a number, or several words."""
    return len(found.words) >= _WORDS_OF_TEXT or any(sign.isdigit() for word in found.words for sign in word.text)


def _is_within(area: Box, other: Box) -> bool:
    return area.intersection_area(other) > 0.5 * area.area


def _draw_parts(
    page: PdfPage, drawing: Drawing, areas: list[Box], settings: Settings
) -> list[tuple[Box, Image.Image, float]]:
    """The areas that are no photographs, drawn without the text layer; a small drawing decides which they are."""
    for item in drawing.text_z:
        _set_active(item, 0)
    try:
        flat = [
            area
            for area in areas
            if looks_flat(
                render(page, dpi=_GLANCE_DPI, max_pixels=_GLANCE_PIXELS, gray=True, area=area)[0], _FLAT_GLANCE
            )
        ]
        parts = [
            (area, *render(page, dpi=settings.ocr_dpi, max_pixels=settings.max_pixels, gray=True, area=area))
            for area in flat
        ]
    finally:
        for item in drawing.text_z:
            _set_active(item, 1)
    return [part for part in parts if looks_flat(part[1], _FLAT_SHARE)]


def _may_hold_text(item: int, box: Box, page: PdfPage) -> bool:
    if box.width < _SMALLEST_PT or box.height < _LOWEST_PT:
        return False
    return resolution(item, box) >= 50 or box.area < 0.5 * page.width_pt * page.height_pt


def _apart(areas: list[Box]) -> list[Box]:
    """The areas without those that lie inside another."""
    return [
        area
        for index, area in enumerate(areas)
        if not any(
            other.contains(area, 1.0) and (not area.contains(other, 1.0) or before < index)
            for before, other in enumerate(areas)
            if before != index
        )
    ]


def looks_flat(picture: Image.Image, share: float) -> bool:
    """Whether a gray picture has few levels, as drawings and printed text have, and enough contrast to hold text."""
    counts = picture.histogram()
    levels = sorted((sum(counts[start : start + 4]) for start in range(0, 256, 4)), reverse=True)
    low, high = picture.getextrema()
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or high - low < 60:
        return False
    return sum(levels[:_FLAT_LEVELS]) >= share * picture.width * picture.height


def _moved(word: Word, left: float, top: float) -> Word:
    return replace(word, box=_shift(word.box, left, top))


def _shift(box: Box, left: float, top: float) -> Box:
    return Box(
        left=round(box.left + left, 2),
        top=round(box.top + top, 2),
        right=round(box.right + left, 2),
        bottom=round(box.bottom + top, 2),
    )


def _overlaps(word: Word, other: Word) -> bool:
    return word.box.intersection_area(other.box) > 0.25 * min(word.box.area, other.box.area)
