"""The picture of a page → words by OCR, each with a confidence, doubts where readings differ, and ink left unread.

One pass over the whole page finds most words. Then two things that the first pass cannot tell by itself: each word
with a digit is read again from its own pixels, prepared differently (two readings that agree are right in 27 of 28
cases where one is wrong), and ink that no word covers is read again line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Box, Shape, Word
from ..settings import Settings
from .crops import LINE_LOOK, read_crop
from .engine import PAGE, Engine, Reading, find_engine
from .first_pass import drop_icons, join_split_numbers, place_among
from .preparing import prepare
from .second_look import check_numbers, doubt_unsure
from .typesetting import typeset
from .uncovered import read_uncovered

if TYPE_CHECKING:
    from PIL import Image

_SMALL_PT = 220.0  # a picture that may be nothing but a big number
_LABELS, _LABEL_LEAST = 3, 0.6  # certain labels that make another believable, and how sure that one must be


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What OCR found. `done` is False when it was not done, `reason` then says why (`ocr_off`, `ocr_missing`)."""

    words: tuple[Word, ...] = ()
    unread: tuple[Box, ...] = ()
    shapes: tuple[Shape, ...] = ()
    done: bool = True
    reason: str = ""
    detail: str = ""


def available(settings: Settings) -> Recognised | Engine:
    """The engine, or why there is none to use."""
    if settings.ocr == "never":
        return Recognised(done=False, reason="ocr_off", detail="OCR is switched off")
    engine = find_engine()
    if engine is None:
        return Recognised(done=False, reason="ocr_missing", detail="Tesseract or its Dutch data is not installed")
    return engine


def read_picture(
    picture: Image.Image, pixels_per_pt: float, settings: Settings, *, scanned: bool = True, mode: int = PAGE
) -> Recognised:
    """The words of the picture of a page; boxes in points from its top left corner.

    A picture that was not `scanned` is neither skewed nor worn, and where the first pass sees no word there is none.
    """
    engine = available(settings)
    if isinstance(engine, Recognised):
        return engine
    gray = picture.convert("L")
    dpi = pixels_per_pt * 72
    prepared = prepare(gray, dpi, scanned=scanned, careful=settings.careful)
    own_dpi = round(dpi * prepared.scale)
    readings = engine.read(prepared.picture, mode, own_dpi)
    readings = join_split_numbers(engine, prepared.picture, readings)
    readings, icons = drop_icons(readings, prepared.picture, own_dpi)
    extra: list[Reading] = []
    unread: list[tuple[float, float, float, float]] = []
    if settings.careful and (scanned or readings or max(picture.size) < _SMALL_PT * pixels_per_pt):
        extra, unread = read_uncovered(engine, prepared, readings, own_dpi, scanned=scanned)
    if extra:
        readings = join_split_numbers(engine, prepared.picture, place_among(readings, extra))
    checked = check_numbers(engine, gray, prepared, readings) if settings.careful else doubt_unsure(readings)
    found = typeset(checked, prepared, pixels_per_pt)
    doubted = sum(1 for word in found if word.doubts)
    detail = (
        f"{engine.name}, {dpi:.0f} dpi",
        *prepared.steps,
        f"{len(extra)} words from re-read ink" if extra else "",
        f"{doubted} doubted" if doubted else "",
    )
    return Recognised(
        words=tuple(found),
        unread=tuple(_box(prepared.back(*place), pixels_per_pt) for place in (*unread, *icons)),
        shapes=tuple(Shape(kind="rule", box=_box(rule, pixels_per_pt)) for rule in prepared.rules),
        detail="; ".join(part for part in detail if part),
    )


def read_part(picture: Image.Image, pixels_per_pt: float, settings: Settings) -> Recognised:
    """The certain words of a picture that is part of a page: a chart, a big number, a logo, or no text at all."""
    found = read_picture(picture, pixels_per_pt, settings, scanned=False)
    certain = [word for word in found.words if _is_certain(word, found.words)]
    known = {id(word) for word in certain}
    kept = tuple(word for word in found.words if id(word) in known or _is_next_to_equals(word, certain))
    return Recognised(words=kept, unread=found.unread if kept else (), detail=found.detail, done=found.done)


def read_word(picture: Image.Image, settings: Settings) -> tuple[str, float]:
    """The text of a crop with one word and the confidence in it; empty and 0 when there is none."""
    engine = available(settings)
    if isinstance(engine, Recognised):
        return "", 0.0
    found = read_crop(engine, picture.convert("L"), LINE_LOOK)
    return (found.text.replace(" ", ""), found.confidence) if found is not None else ("", 0.0)


def _is_certain(word: Word, words: tuple[Word, ...]) -> bool:
    confidence = word.ocr_confidence or 0.0
    if not any(sign.isalnum() or sign in "%€" for sign in word.text):
        return confidence > 0.9 and len(words) > 1
    if len(word.text) <= 2:
        return confidence >= 0.85 and not word.doubts
    return confidence >= 0.6


def _is_next_to_equals(word: Word, certain: list[Word]) -> bool:
    """Whether a less certain number stands in a row or column of certain ones as high: the labels of an axis."""
    if not word.text.isdecimal() or (word.ocr_confidence or 0.0) < _LABEL_LEAST:
        return False
    equals = [
        other.box
        for other in certain
        if other.text.isdecimal() and abs(other.size_pt - word.size_pt) < 0.25 * word.size_pt
    ]
    box, near = word.box, 0.3 * word.size_pt
    in_column = sum(1 for other in equals if min(abs(other.left - box.left), abs(other.right - box.right)) < near)
    in_row = sum(1 for other in equals if abs(other.bottom - box.bottom) < near)
    return max(in_column, in_row) >= _LABELS


def _box(place: tuple[float, float, float, float], pixels_per_pt: float) -> Box:
    left, top, right, bottom = (round(max(0.0, value) / pixels_per_pt, 2) for value in place)
    return Box(left=left, top=top, right=max(left, right), bottom=max(top, bottom))
