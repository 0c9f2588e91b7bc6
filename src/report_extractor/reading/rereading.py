"""What the first pass over a page got in pieces, invented or missed: split numbers, icons, ink that no word covers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .crops import LINE_LOOK, Place, core, crop_around, digits, plain, read_place
from .engine import BLOCK, CHARACTER, LINE, SURE, Engine, Reading
from .ink import uncovered_areas
from .preparing import Prepared
from .tones import flattened, levels_at, light_on_dark, mostly_dark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Gray = NDArray[np.uint8]

_MOST_AREAS = 60
_CROP_HEIGHT = 48  # pixels of a line's ink that Tesseract reads best
_NARROW_GAP, _WIDE_GAP = 0.15, 0.6
_MISREAD = re.compile(r"[ILilJ|!\]\[1.,]{1,3}")  # what a 1, a comma or a point is taken for
_NUMBER = re.compile(r"\d[\d.,]*\d%?")
_NUMBER_SIGNS = frozenset("0123456789.,‚%")
_ALONE_SURE, _FRAME, _LOWEST = 0.88, 10, 10
_LONELY_SURE = 0.80
_NO_READING = 0.40  # and below: the engine might as well have said any other sign
_ONE_DIGIT = 1.1  # of its height, how wide it may be with what is around it
_SHORT = 4.0  # times its height: an area that may hold one number
_CUT = 0.15  # of its height
_ONE_WORD = 0.6  # of the smaller box
_BLIND = 0.05  # a guess, of a drawing
_HIGHEST_INCH = 1.6  # of a letter in print
_HALF = 0.5  # of a row or column of the inside of a bar is its ground
_INSET = 4  # pixels from the side of a bar, more than the least margin of a crop
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
    return not any(_on_one_line(reading, other, height) for other in readings if other is not reading)


def _on_one_line(one: Reading, other: Reading, height: int) -> bool:
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


def read_uncovered(
    engine: Engine, prepared: Prepared, readings: list[Reading], dpi: int
) -> tuple[list[Reading], list[Place]]:
    """Words found in ink that no word covers, and the places that look like text but gave none."""
    import numpy as np

    found: list[Reading] = []
    unread: list[Place] = []
    content = np.asarray(prepared.picture)
    line = max((reading.line for reading in readings), default=-1)
    for place in uncovered_areas(content, [(r.left, r.top, r.right, r.bottom) for r in readings], dpi)[:_MOST_AREAS]:
        line += 1
        is_like_text = _looks_like_text(content, place)
        if not is_like_text and place[2] - place[0] > _SHORT * (place[3] - place[1]):
            continue
        words = [
            word
            for word in _read_area(engine, prepared.picture, place, line, is_like_text)
            if not any(_cuts_into(word, other) for other in readings)
        ]
        if words:
            found.extend(word for word in words if not any(_same_ink(word, other) for other in found))
        elif is_like_text:
            unread.append(place)
    return found, unread


def _cuts_into(word: Reading, other: Reading) -> bool:
    """Whether a word read in ink left over begins in a word of the first pass: its last letter, boxed too narrowly."""
    height = word.bottom - word.top
    overlap = min(word.right, other.right) - max(word.left, other.left)
    return overlap > _CUT * height and _on_one_line(word, other, height)


def place_among(readings: list[Reading], extra: list[Reading]) -> list[Reading]:
    """All readings, each extra one in the line of the word it stands right beside; the others at the end."""
    placed = list(readings)
    alone: list[Reading] = []
    for one in extra:
        beside = [other for other in placed if _on_one_line(one, other, one.bottom - one.top) and _is_close(one, other)]
        if not beside:
            alone.append(one)
            continue
        nearest = min(beside, key=lambda other: max(other.left - one.right, one.left - other.right))
        at = placed.index(nearest) + (nearest.left < one.left)
        placed.insert(at, replace(one, line=nearest.line))
    return [*placed, *alone]


def _is_close(one: Reading, other: Reading) -> bool:
    return max(one.left, other.left) - min(one.right, other.right) < one.bottom - one.top


def _same_ink(one: Reading, other: Reading) -> bool:
    """Whether two words of areas that touch are one word read twice."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(
        (one.right - one.left) * (one.bottom - one.top), (other.right - other.left) * (other.bottom - other.top)
    )
    return width > 0 and height > 0 and width * height > _ONE_WORD * smaller


def _read_area(engine: Engine, picture: Image.Image, place: Place, line: int, is_like_text: bool) -> list[Reading]:
    """The words of one area, read in ways that differ; empty when no two agree and none is sure.

    Ink that is not like text is a drawing when the first way sees nothing in it, unless it may be one digit.
    """
    attempts = [_attempt(engine, picture, place, LINE, _CROP_HEIGHT, 0.15)]
    inside = _inside_of_bar(picture, place) if not attempts[0] else None
    if inside is not None:
        place = inside
        attempts = [_attempt(engine, picture, place, LINE, _CROP_HEIGHT, 0.0)]
    first = core("".join(word.text for word in attempts[0]))
    lowest = min((word.confidence for word in attempts[0]), default=0.0)
    if len(first) > 2 and lowest >= _LONELY_SURE:
        return [replace(word, line=line) for word in attempts[0]]
    if not first and not is_like_text and place[2] - place[0] > _ONE_DIGIT * (place[3] - place[1]):
        return []
    attempts.append(_attempt(engine, picture, place, BLOCK, 0.75 * _CROP_HEIGHT, 0.35))
    if place[2] - place[0] < _ONE_DIGIT * (place[3] - place[1]) and place[3] - place[1] > 2.5 * _LOWEST:
        attempts.append(_attempt(engine, picture, place, CHARACTER, 0.9 * _CROP_HEIGHT, 0.25))
    elif place[2] - place[0] < _SHORT * (place[3] - place[1]):
        attempts.append(_attempt(engine, picture, place, LINE, 0.75 * _CROP_HEIGHT, 0.35))
    texts = [core("".join(word.text for word in words)) for words in attempts]
    for index, words in enumerate(attempts):
        sure = min((word.confidence for word in words), default=0.0)
        agreed = texts.count(texts[index]) > 1 and sure >= 0.5
        if _NO_WORD.sub("", texts[index]) and (agreed or (len(texts[index]) > 1 and sure >= _ALONE_SURE)):
            return [replace(word, line=line, text=_alone(word.text)) for word in words]
    return []


def _inside_of_bar(picture: Image.Image, place: Place) -> Place | None:
    """The dark part of an area with a light border, or the light part of one with a dark border; None if neither.

    The end of a coloured bar with a number in it is found with its three sides.
    """
    import numpy as np

    pad = 0.15 * (place[3] - place[1])
    left, top = max(0, int(place[0] - pad)), max(0, int(place[1] - pad))
    content = np.asarray(picture.crop((left, top, int(place[2] + pad), int(place[3] + pad))))
    if not content.size or light_on_dark(content) == mostly_dark(content):
        return None
    low, high = levels_at(content, 0.01, 0.99)
    ground = (content < (low + high) / 2) == mostly_dark(content)
    rows, columns = (np.flatnonzero(ground.mean(axis=axis) > _HALF) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return None
    inner = float(_INSET)
    return left + columns[0] + inner, top + rows[0] + inner, left + columns[-1] - inner, top + rows[-1] - inner


def _alone(text: str) -> str:
    """A number without the corner of a frame that was read as a sign beside it."""
    inner = text.strip("|:;'\"!()[]")
    return inner if inner.isdecimal() else text


def _attempt(
    engine: Engine,
    picture: Image.Image,
    place: Place,
    mode: int,
    height: float,
    margin: float,
) -> list[Reading]:
    """The words of an area as one engine call sees them, in pixels of the picture; unsure ones left out."""
    from PIL import Image, ImageOps

    crop = crop_around(picture, place, margin)
    pad = max(3.0, margin * (place[3] - place[1]))
    left, top = max(0, int(place[0] - pad)), max(0, int(place[1] - pad))
    if crop.width < 4 or crop.height < 6:
        return []
    crop, paper = flattened(crop)
    factor = min(4.0, max(0.3, height / max(1.0, place[3] - place[1])))
    size = max(1, round(crop.width * factor)), max(1, round(crop.height * factor))
    big = crop.resize(size, Image.Resampling.LANCZOS)
    return [
        Reading(
            word.text,
            left + round((word.left - _FRAME) / factor),
            top + round((word.top - _FRAME) / factor),
            left + round((word.right - _FRAME) / factor),
            top + round((word.bottom - _FRAME) / factor),
            word.confidence,
            0,
        )
        for word in engine.read(ImageOps.expand(big, border=_FRAME, fill=paper), mode, 200)
        if word.confidence > 0.5
    ]


def _looks_like_text(content: Gray, place: Place) -> bool:
    """Whether the ink of an area could be a short line of text: wider than high, not mostly filled, not a mere line."""
    import numpy as np

    left, top, right, bottom = (int(value) for value in place)
    area = content[top:bottom, left:right]
    if area.size == 0 or right - left < 1.2 * (bottom - top):
        return False
    low, high = int(area.min()), int(area.max())
    if high - low < 60:
        return False
    share = float((area < (low + high) / 2).mean())
    changes = np.abs(np.diff((area < (low + high) / 2).astype(np.int8), axis=1)).sum(axis=1)
    return 0.08 < min(share, 1 - share) < 0.6 and float(np.median(changes)) >= 4
