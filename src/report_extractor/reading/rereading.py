"""What the first pass over a page may have got wrong or missed, read again: numbers, and ink that no word covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .engine import LINE, WORD, Engine, Reading
from .ink import uncovered_areas
from .preparing import Prepared, light_on_dark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

_SURE = 0.95  # at and above: 940 of 941 numbers exact
_LOW = 0.60
_MOST_CROPS = 400
_MOST_AREAS = 60
_CROP_HEIGHT = 48  # pixels of a line's ink that Tesseract reads best
_EDGE = re.compile(r"^[\s.,;:'\"“”‘’|_*-]+|[\s.,;:'\"“”‘’|_*]+$")
_NUMBER_SIGNS = frozenset("0123456789.,‚%")
_LONELY_SURE = 0.80
_HIGHEST_INCH = 1.6  # of a letter in print
_NO_WORD = re.compile(r"[^0-9A-Za-zÀ-ÿ€%&+§]")

Place = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Checked:
    """A word and what a second look says of it."""

    reading: Reading
    doubts: tuple[str, ...] = ()


def check_numbers(engine: Engine, original: Image.Image, prepared: Prepared, readings: list[Reading]) -> list[Checked]:
    """The words, those with a digit read again; where readings differ a third decides, and the word is doubted."""
    found: list[Checked] = []
    left = _MOST_CROPS
    for reading in readings:
        if not any(sign.isdigit() for sign in reading.text):
            found.append(_looks_like_digits(reading))
            continue
        if left <= 0:
            found.append(Checked(reading, () if reading.confidence >= _SURE else ("ocr_uncertain",)))
            continue
        left -= 1
        found.append(check_number(engine, original, prepared, reading))
    return found


def _looks_like_digits(reading: Reading) -> Checked:
    """A short word of letters that are misread digits more often than words is doubted."""
    if (
        reading.confidence < _SURE
        and re.fullmatch(r"[lIOoSBZ|]{1,4}%?", reading.text)
        and reading.text not in ("I", "Is", "Bo", "Zo")
    ):
        return Checked(reading, ("ocr_uncertain",))
    return Checked(reading)


def check_number(engine: Engine, original: Image.Image, prepared: Prepared, reading: Reading) -> Checked:
    """One word with a digit after a second, and if need be a third reading of its own pixels."""
    place = prepared.back(reading.left, reading.top, reading.right, reading.bottom)
    second = read_crop(engine, _crop(original, place, 0.22), LINE)
    if _same(reading, second):
        confidence = max(reading.confidence, second.confidence if second else 0.0)
        sure = confidence >= _LOW and not _too_wide(reading)
        return Checked(replace(reading, confidence=confidence), () if sure else ("ocr_uncertain",))
    third = read_crop(
        engine, _crop(prepared.picture, (reading.left, reading.top, reading.right, reading.bottom), 0.35), WORD
    )
    if _same(reading, third):
        if reading.confidence >= _SURE and not _too_wide(reading):
            return Checked(reading)
        return Checked(reading, ("readings_differ",))
    if second is not None and _same(second, third) and second.confidence >= reading.confidence - 0.1:
        text = _with_edges(reading.text, second.text)
        return Checked(replace(reading, text=text, confidence=min(second.confidence, 0.9)), ("readings_differ",))
    if second is not None and not any(sign.isdigit() for sign in reading.text + second.text):
        return Checked(reading)
    return Checked(reading, ("readings_differ",))


def _same(one: Reading | None, other: Reading | None) -> bool:
    if one is None or other is None:
        return False
    return _core(one.text) == _core(other.text)


def _core(text: str) -> str:
    """What must be equal: all but white space and punctuation at the edges."""
    return _EDGE.sub("", text.replace(" ", "").replace("–", "-").replace("—", "-"))


def _with_edges(first: str, second: str) -> str:
    """The second reading with the punctuation that the first saw around it: a crop often loses that."""
    tail = re.search(r"[.,;:]+$", first)
    core = _EDGE.sub("", second.replace(" ", ""))
    return core + (tail.group() if tail else "")


def _too_wide(reading: Reading) -> bool:
    """Whether the ink is wider than the characters can be: digits were lost ("292" read as "2")."""
    height = reading.bottom - reading.top
    return reading.right - reading.left > (1.05 * len(reading.text) + 0.6) * height


def _crop(picture: Image.Image, place: Place, margin: float) -> Image.Image:
    left, top, right, bottom = place
    pad = max(3.0, margin * (bottom - top))
    return picture.crop(
        (
            max(0, int(left - pad)),
            max(0, int(top - pad)),
            min(picture.width, int(right + pad) + 1),
            min(picture.height, int(bottom + pad) + 1),
        )
    )


def read_crop(engine: Engine, crop: Image.Image, mode: int) -> Reading | None:
    """One line of text from a crop: dark on light, stretched to full contrast, at the height that reads best."""
    import numpy as np
    from PIL import Image, ImageOps

    if crop.width < 3 or crop.height < 3:
        return None
    if light_on_dark(np.asarray(crop)):
        crop = ImageOps.invert(crop)
    crop = ImageOps.autocontrast(crop, cutoff=1)
    factor = min(4.0, max(0.5, _CROP_HEIGHT * 1.4 / crop.height))
    size = max(1, round(crop.width * factor)), max(1, round(crop.height * factor))
    crop = crop.resize(size, Image.Resampling.LANCZOS)
    paper = int(np.percentile(np.asarray(crop), 90))
    crop = ImageOps.expand(crop, border=12, fill=paper)
    words = engine.read(crop, mode, 200)
    if not words:
        return None
    return Reading(
        " ".join(word.text for word in words),
        0,
        0,
        crop.width,
        crop.height,
        min(word.confidence for word in words),
        0,
    )


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
    if height > highest:
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


def join_split_numbers(readings: list[Reading]) -> list[Reading]:
    """The words with numbers put together that the engine split: parts with digits and hardly a gap ("9,3" "5%")."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        if before is not None and before.line == reading.line and _is_part(before, reading):
            joined[-1] = Reading(
                before.text + reading.text,
                min(before.left, reading.left),
                min(before.top, reading.top),
                max(before.right, reading.right),
                max(before.bottom, reading.bottom),
                min(before.confidence, reading.confidence, _SURE - 0.05),
                before.line,
            )
        else:
            joined.append(reading)
    return joined


def _is_part(one: Reading, other: Reading) -> bool:
    if not (one.text[-1] in _NUMBER_SIGNS and other.text[0] in _NUMBER_SIGNS):
        return False
    if not (any(sign.isdigit() for sign in one.text) and any(sign.isdigit() for sign in other.text)):
        return False
    height = max(one.bottom - one.top, other.bottom - other.top)
    return -0.5 * height < other.left - one.right < 0.22 * height


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
        words = _read_area(engine, prepared.picture, place, line)
        if words:
            found.extend(words)
        elif _looks_like_text(content, place):
            unread.append(place)
    return found, unread


def _read_area(engine: Engine, picture: Image.Image, place: Place, line: int) -> list[Reading]:
    """The words of one area that two different readings agree on; empty when they do not."""
    import numpy as np
    from PIL import Image, ImageOps

    crop = _crop(picture, place, 0.15)
    left = max(0, int(place[0] - max(3.0, 0.15 * (place[3] - place[1]))))
    top = max(0, int(place[1] - max(3.0, 0.15 * (place[3] - place[1]))))
    if crop.width < 4 or crop.height < 6:
        return []
    if light_on_dark(np.asarray(crop)):
        crop = ImageOps.invert(crop)
    crop = ImageOps.autocontrast(crop, cutoff=1)
    factor = min(4.0, max(0.4, _CROP_HEIGHT / max(1.0, place[3] - place[1])))
    big = crop.resize(
        (max(1, round(crop.width * factor)), max(1, round(crop.height * factor))), Image.Resampling.LANCZOS
    )
    words = [
        word for word in engine.read(ImageOps.expand(big, border=10, fill=255), LINE, 200) if word.confidence > 0.5
    ]
    text = "".join(word.text for word in words)
    if not words or not _NO_WORD.sub("", text):
        return []
    lowest = min(word.confidence for word in words)
    if len(text) <= 2 or lowest < 0.8:
        again = read_crop(engine, _crop(picture, place, 0.4), WORD if len(words) == 1 else LINE)
        if again is None or _core(again.text) != _core(text) or max(lowest, again.confidence) < 0.7:
            return []
    return [
        Reading(
            word.text,
            left + round((word.left - 10) / factor),
            top + round((word.top - 10) / factor),
            left + round((word.right - 10) / factor),
            top + round((word.bottom - 10) / factor),
            word.confidence,
            line,
        )
        for word in words
    ]


def _looks_like_text(content: NDArray[np.uint8], place: Place) -> bool:
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
