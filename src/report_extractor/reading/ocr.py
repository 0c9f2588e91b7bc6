"""The picture of a page → words by OCR, each with a confidence, doubts where readings differ, and ink left unread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Box, Shape, Word
from ..settings import Settings
from .engine import PAGE, Reading, find_engine

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What OCR found. `done` is False when it was not done, `reason` then says why (`ocr_off`, `ocr_missing`)."""

    words: tuple[Word, ...] = ()
    unread: tuple[Box, ...] = ()
    shapes: tuple[Shape, ...] = ()
    done: bool = True
    reason: str = ""
    detail: str = ""


def read_picture(picture: Image.Image, pixels_per_pt: float, settings: Settings) -> Recognised:
    """The words of a picture; boxes in points from its top left corner."""
    if settings.ocr == "never":
        return Recognised(done=False, reason="ocr_off", detail="OCR is switched off")
    engine = find_engine()
    if engine is None:
        return Recognised(done=False, reason="ocr_missing", detail="Tesseract or its Dutch data is not installed")
    gray = picture.convert("L")
    dpi = pixels_per_pt * 72
    readings = engine.read(gray, PAGE, round(dpi))
    words = tuple(_word(reading, order, pixels_per_pt) for order, reading in enumerate(readings))
    return Recognised(words=words, detail=f"{engine.name}, {dpi:.0f} dpi")


def _word(reading: Reading, order: int, pixels_per_pt: float) -> Word:
    box = Box(
        left=round(reading.left / pixels_per_pt, 2),
        top=round(reading.top / pixels_per_pt, 2),
        right=round(reading.right / pixels_per_pt, 2),
        bottom=round(reading.bottom / pixels_per_pt, 2),
    )
    return Word(
        text=reading.text,
        box=box,
        size_pt=round(box.height, 2),
        order=order,
        read_by="ocr",
        ocr_confidence=round(reading.confidence, 3),
    )
