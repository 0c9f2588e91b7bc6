"""Ink that no word of the first pass covers, read by itself: numbers in thin bars, axis labels, lost lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .crops import Place, core, crop_around
from .engine import BLOCK, CHARACTER, LINE, Engine, Reading
from .first_pass import on_one_line
from .ink import uncovered_areas
from .preparing import Prepared
from .tones import flattened, levels_at, light_on_dark, mostly_dark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Gray = NDArray[np.uint8]

# Areas that are read: those like text first, and fewer on a scan of few words, for a photograph has no end of them.
_MOST_AREAS, _FEWEST_AREAS, _WORDS_FOR_ONE = 60, 16, 4
_CROP_HEIGHT = 48  # pixels of a line's ink that Tesseract reads best
_ALONE_SURE, _FRAME, _LOWEST = 0.88, 10, 10
_LONELY_SURE = 0.80
_ONE_DIGIT = 1.1  # of its height, how wide it may be with what is around it
_SHORT = 4.0  # times its height: an area that may hold one number
_CUT = 0.15  # of its height
_ONE_WORD = 0.6  # of the smaller box
_HALF = 0.5  # of a row or column of the inside of a bar is its ground
_INSET = 4  # pixels from the side of a bar, more than the least margin of a crop
_NO_WORD = re.compile(r"[^0-9A-Za-zÀ-ÿ€%&+§]")


def read_uncovered(
    engine: Engine, prepared: Prepared, readings: list[Reading], dpi: int, *, scanned: bool = True
) -> tuple[list[Reading], list[Place]]:
    """Words found in ink that no word covers, and the places that look like text but gave none."""
    import numpy as np

    found: list[Reading] = []
    unread: list[Place] = []
    content = np.asarray(prepared.picture)
    line = max((reading.line for reading in readings), default=-1)
    areas = uncovered_areas(content, [(r.left, r.top, r.right, r.bottom) for r in readings], dpi)
    most = min(_MOST_AREAS, _FEWEST_AREAS + len(readings) // _WORDS_FOR_ONE) if scanned else _MOST_AREAS
    for place, is_like_text in _likely_first(content, areas)[:most]:
        line += 1
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


def _likely_first(content: Gray, areas: list[Place]) -> list[tuple[Place, bool]]:
    """The areas that may hold a word, with whether they look like text: those that do before the others."""
    judged = [(place, _looks_like_text(content, place)) for place in areas]
    likely = [item for item in judged if item[1]]
    return likely + [
        (p, False) for p, is_like_text in judged if not is_like_text and p[2] - p[0] <= _SHORT * (p[3] - p[1])
    ]


def _cuts_into(word: Reading, other: Reading) -> bool:
    """Whether a word read in ink left over begins in a word of the first pass: its last letter, boxed too narrowly."""
    height = word.bottom - word.top
    overlap = min(word.right, other.right) - max(word.left, other.left)
    return overlap > _CUT * height and on_one_line(word, other, height)


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

    Ink that is not like text is a drawing when the first way sees nothing in it, unless it is a number in a bar.
    """
    attempts = [_attempt(engine, picture, place, LINE, _CROP_HEIGHT, 0.15)]
    first, lowest = _told(attempts[0])
    if len(first) > 2 and lowest >= _LONELY_SURE:
        return [replace(word, line=line) for word in attempts[0]]
    if not first and not is_like_text:
        return [replace(word, line=line) for word in _number_in_bar(engine, picture, place)]
    attempts.append(_attempt(engine, picture, place, BLOCK, 0.75 * _CROP_HEIGHT, 0.35))
    if place[2] - place[0] < _ONE_DIGIT * (place[3] - place[1]) and place[3] - place[1] > 2.5 * _LOWEST:
        attempts.append(_attempt(engine, picture, place, CHARACTER, 0.9 * _CROP_HEIGHT, 0.25))
    elif place[2] - place[0] < _SHORT * (place[3] - place[1]):
        attempts.append(_attempt(engine, picture, place, LINE, 0.75 * _CROP_HEIGHT, 0.35))
    told = [_told(words) for words in attempts]
    texts = [text for text, _ in told]
    for words, (text, sure) in zip(attempts, told, strict=True):
        agreed = texts.count(text) > 1 and sure >= 0.5
        if _NO_WORD.sub("", text) and (agreed or (len(text) > 1 and sure >= _ALONE_SURE)):
            return [replace(word, line=line, text=_alone(word.text)) for word in words]
    return []


def _told(words: list[Reading]) -> tuple[str, float]:
    """What words say together, and the confidence of the least sure."""
    return core("".join(word.text for word in words)), min((word.confidence for word in words), default=0.0)


def _number_in_bar(engine: Engine, picture: Image.Image, place: Place) -> list[Reading]:
    """The number in the end of a coloured bar; empty when there is no bar or no sure number of two signs or more."""
    inside = _inside_of_bar(picture, place)
    words = _attempt(engine, picture, inside, LINE, _CROP_HEIGHT, 0.0) if inside is not None else []
    text, sure = _told(words)
    is_number = len(text) > 1 and any(sign.isdigit() for sign in text)
    return words if is_number and sure >= _ALONE_SURE else []


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
