"""What the first pass over a page invented or got in pieces: icons read as words, and numbers split by a gap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .crops import LINE_LOOK, Place, digits, plain, read_place
from .engine import SURE, Engine, Reading

if TYPE_CHECKING:
    from PIL import Image

_NARROW_GAP, _WIDE_GAP = 0.15, 0.6
_MISREAD = re.compile(r"[ILilJ|!\]\[1.,]{1,3}")  # what a 1, a comma or a point is taken for
_NUMBER = re.compile(r"\d[\d.,]*\d%?")
_NUMBER_SIGNS = frozenset("0123456789.,‚%")
_LONELY_SURE = 0.80
_NO_READING = 0.40  # and below: the engine might as well have said any other sign
_BLIND = 0.05  # a guess, of a drawing
_HIGHEST_INCH = 1.6  # of a letter in print
_NO_WORD = re.compile(r"[^0-9A-Za-zÀ-ÿ€%&+§]")


def drop_icons(readings: list[Reading], picture: Image.Image, dpi: int) -> tuple[list[Reading], list[Place]]:
    """The readings without those that are drawings: signs without letters, and short words that stand alone, unsure.

    Icons are read as "©", "8" or "il" with little confidence, far from any line of text.
    """
    kept: list[Reading] = []
    icons: list[Place] = []
    for reading in readings:
        if _is_icon(reading, readings, max(picture.height // 5, round(_HIGHEST_INCH * dpi))):
            icons.append((reading.left, reading.top, reading.right, reading.bottom))
        else:
            kept.append(reading)
    return kept, [place for place in icons if place[3] - place[1] < picture.height / 8]


def _is_icon(reading: Reading, readings: list[Reading], highest: int) -> bool:
    height = max(1, reading.bottom - reading.top)
    plain = _NO_WORD.sub("", reading.text)
    if not plain:
        return reading.confidence < 0.5 and height > 12 and reading.text not in ("-", "–", "•", "/", "=", "+", "*")
    if height > highest or (reading.confidence < _BLIND and not any(sign.isdigit() for sign in plain)):
        return True
    if reading.confidence >= _LONELY_SURE or len(plain) > 2:
        return reading.confidence < 0.2
    return not any(on_one_line(reading, other, height) for other in readings if other is not reading)


def on_one_line(one: Reading, other: Reading, height: int) -> bool:
    """Whether the other word stands at the same height and is about as high: a cell of the same row, however far."""
    other_height = other.bottom - other.top
    if not 0.55 * height < other_height < 1.8 * height or other.confidence < 0.6:
        return False
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5 * min(height, other_height)


def join_split_numbers(engine: Engine, picture: Image.Image, readings: list[Reading]) -> list[Reading]:
    """The words with numbers put together that the engine split ("9,3" "5%"): parts with digits and a small gap.

    A narrow gap is enough; a wider one, as beside a 1, only when the whole is read as one word from its own pixels.
    """
    joined: list[Reading] = []
    for reading in _join_over_letters(engine, picture, readings):
        before = joined[-1] if joined else None
        gap = _gap_of_parts(before, reading) if before is not None and before.line == reading.line else None
        whole = _read_whole(engine, picture, before, reading, gap) if before is not None and gap is not None else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(reading)
    return joined


def _join_over_letters(engine: Engine, picture: Image.Image, readings: list[Reading]) -> list[Reading]:
    """The words with numbers put together that have misread letters in their middle: "6" "IL" "8" is "61,8"."""
    joined: list[Reading] = []
    index = 0
    while index < len(readings):
        whole = _read_over_letters(engine, picture, readings[index : index + 3])
        joined.append(whole or readings[index])
        index += 3 if whole else 1
    return joined


def _read_over_letters(engine: Engine, picture: Image.Image, parts: list[Reading]) -> Reading | None:
    """Three parts as the one number that their pixels show; None when they show none."""
    if len(parts) < 3 or not (parts[0].text[-1].isdigit() and parts[2].text[0].isdigit()):
        return None
    one, middle, other = parts
    looks_misread = middle.confidence < _LONELY_SURE and _MISREAD.fullmatch(middle.text) is not None
    unsure = looks_misread or (middle.confidence < _NO_READING and len(middle.text) <= 2)
    height = max(1, one.bottom - one.top)
    gaps = (middle.left - one.right) / height, (other.left - middle.right) / height
    if not unsure or not one.line == middle.line == other.line or not all(-0.5 < gap < _WIDE_GAP for gap in gaps):
        return None
    whole = _union(_union(one, middle), other)
    found = read_place(engine, picture, (whole.left, whole.top, whole.right, whole.bottom), LINE_LOOK)
    text = plain(found.text) if found is not None else ""
    fits = text.startswith(one.text) and text.endswith(other.text) and _NUMBER.fullmatch(text)
    return replace(whole, text=text) if fits else None


def _union(one: Reading, other: Reading) -> Reading:
    return Reading(
        one.text + other.text,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
        min(one.confidence, other.confidence, SURE - 0.05),
        one.line,
    )


def _read_whole(engine: Engine, picture: Image.Image, one: Reading, other: Reading, gap: float) -> Reading | None:
    """The two parts as one word; None when they are two. A separator lost between them comes back ("1" "088")."""
    whole = _union(one, other)
    found = read_place(engine, picture, (whole.left, whole.top, whole.right, whole.bottom), LINE_LOOK)
    text = plain(found.text) if found is not None else ""
    same = digits(text) == digits(whole.text)
    if found is not None and same and " " not in found.text.strip():
        return replace(whole, text=text)
    return whole if gap < _NARROW_GAP else None


def _gap_of_parts(one: Reading, other: Reading) -> float | None:
    """The gap between two words that may be one number, as a share of their height; None when they are not."""
    if not (one.text[-1] in _NUMBER_SIGNS and other.text[0] in _NUMBER_SIGNS):
        return None
    if not (any(sign.isdigit() for sign in one.text) and any(sign.isdigit() for sign in other.text)):
        return None
    height = max(1, one.bottom - one.top, other.bottom - other.top)
    gap = (other.left - one.right) / height
    return gap if -0.5 < gap < _WIDE_GAP else None


def place_among(readings: list[Reading], extra: list[Reading]) -> list[Reading]:
    """All readings, each extra one in the line of the word it stands right beside; the others at the end."""
    placed = list(readings)
    alone: list[Reading] = []
    for one in extra:
        beside = [other for other in placed if _is_close(one, other) and on_one_line(one, other, one.bottom - one.top)]
        if not beside:
            alone.append(one)
            continue
        nearest = min(beside, key=lambda other: max(other.left - one.right, one.left - other.right))
        at = placed.index(nearest) + (nearest.left < one.left)
        placed.insert(at, replace(one, line=nearest.line))
    return [*placed, *alone]


def _is_close(one: Reading, other: Reading) -> bool:
    return max(one.left, other.left) - min(one.right, other.right) < one.bottom - one.top
