"""What the first pass over a page may have got wrong or missed, read again: numbers, and ink that no word covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .engine import BLOCK, CHARACTER, LINE, Engine, Reading
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
_PLAIN = str.maketrans({" ": "", "–": "-", "—": "-", "‚": ",", "„": ",", "’": "'", "‘": "'"})
_LOW_QUOTE = re.compile(r"(?<=\d)[‚„](?=\d)")  # a comma between digits, misread
_EDGE = re.compile(r"^[\s.,;:'\"“”‘’|_*-]+|[\s.,;:'\"“”‘’|_*]+$")
_NARROW_GAP, _WIDE_GAP = 0.15, 0.6
_MISREAD = re.compile(r"[ILilJ|!\]\[1.,]{1,3}")  # what a 1, a comma or a point is taken for
_NUMBER = re.compile(r"\d[\d.,]*\d%?")
_NUMBER_SIGNS = frozenset("0123456789.,‚%")
_ALONE_SURE, _FRAME, _LOWEST = 0.88, 10, 10
_LONELY_SURE = 0.80
_START, _INK_SEEN = 0.9, 90  # of the height: room for a digit; of 255: the contrast of ink
_ONE_WORD = 0.6  # of the smaller box
_BLIND = 0.05  # a guess, of a drawing
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
        longer = _with_lost_start(engine, prepared.picture, reading, readings)
        if longer is not None:
            found.append(Checked(longer, ("readings_differ",)))
            continue
        found.append(check_number(engine, original, prepared, reading))
    return found


def _with_lost_start(engine: Engine, picture: Image.Image, reading: Reading, readings: list[Reading]) -> Reading | None:
    """A number with the digits before it that no word covers ("4%" where "84%" stands); None when there are none."""
    import numpy as np

    height = reading.bottom - reading.top
    start = max(0, round(reading.left - _START * height))
    if height < _LOWEST or reading.left - start < 3 or not reading.text[0].isdigit():
        return None
    if any(
        other is not reading
        and other.right > start
        and other.left < reading.left
        and min(other.bottom, reading.bottom) > max(other.top, reading.top)
        for other in readings
    ):
        return None
    above, below = max(0, reading.top - height // 2), min(picture.height, reading.bottom + height // 2)
    before = np.asarray(picture.crop((start, above, reading.left, below)))
    contrast = before.max(axis=1).astype(int) - before.min(axis=1)
    inside = contrast[reading.top - above : reading.bottom - above]
    edges = min(contrast[: max(1, height // 3)].max(), contrast[-max(1, height // 3) :].max())
    if inside.max() < _INK_SEEN or edges >= _INK_SEEN / 2:  # nothing there, or the side of a panel that goes on
        return None
    longer = replace(reading, left=start)
    again = read_crop(engine, _crop(picture, (longer.left, longer.top, longer.right, longer.bottom), 0.2), LINE)
    text = _core(again.text) if again is not None else ""
    added = text.removesuffix(_core(reading.text))
    if not re.fullmatch(r"\d{1,2}", added):
        return None
    return replace(longer, text=added + reading.text, confidence=min(reading.confidence, _SURE - 0.05))


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
    reading = replace(reading, text=_LOW_QUOTE.sub(",", reading.text))
    place = prepared.back(reading.left, reading.top, reading.right, reading.bottom)
    second = read_crop(engine, _crop(original, place, 0.22), LINE)
    if _same(reading, second):
        confidence = max(reading.confidence, second.confidence if second else 0.0)
        sure = confidence >= _LOW and not _too_wide(reading)
        return Checked(replace(reading, confidence=confidence), () if sure else ("ocr_uncertain",))
    third = read_crop(
        engine, _crop(prepared.picture, (reading.left, reading.top, reading.right, reading.bottom), 0.35), BLOCK
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
    return _EDGE.sub("", text.translate(_PLAIN))


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
    unsure = middle.confidence < _LONELY_SURE and _MISREAD.fullmatch(middle.text)
    height = max(1, one.bottom - one.top)
    gaps = (middle.left - one.right) / height, (other.left - middle.right) / height
    if not unsure or not one.line == middle.line == other.line or not all(-0.5 < gap < _WIDE_GAP for gap in gaps):
        return None
    whole = _union(_union(one, middle), other)
    found = read_crop(engine, _crop(picture, (whole.left, whole.top, whole.right, whole.bottom), 0.2), LINE)
    text = found.text.translate(_PLAIN) if found is not None else ""
    fits = text.startswith(one.text) and text.endswith(other.text) and _NUMBER.fullmatch(text)
    return replace(whole, text=text) if fits else None


def _union(one: Reading, other: Reading) -> Reading:
    return Reading(
        one.text + other.text,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
        min(one.confidence, other.confidence, _SURE - 0.05),
        one.line,
    )


def _read_whole(engine: Engine, picture: Image.Image, one: Reading, other: Reading, gap: float) -> Reading | None:
    """The two parts as one word; None when they are two. A separator lost between them comes back ("1" "088")."""
    whole = _union(one, other)
    found = read_crop(engine, _crop(picture, (whole.left, whole.top, whole.right, whole.bottom), 0.2), LINE)
    text = found.text.translate(_PLAIN) if found is not None else ""
    same = _digits(text) == _digits(whole.text)
    if found is not None and same and " " not in found.text.strip():
        return replace(whole, text=text)
    return whole if gap < _NARROW_GAP else None


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


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
        words = _read_area(engine, prepared.picture, place, line)
        if words:
            found.extend(word for word in words if not any(_same_ink(word, other) for other in found))
        elif _looks_like_text(content, place):
            unread.append(place)
    return found, unread


def _same_ink(one: Reading, other: Reading) -> bool:
    """Whether two words of areas that touch are one word read twice."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(
        (one.right - one.left) * (one.bottom - one.top), (other.right - other.left) * (other.bottom - other.top)
    )
    return width > 0 and height > 0 and width * height > _ONE_WORD * smaller


def _read_area(engine: Engine, picture: Image.Image, place: Place, line: int) -> list[Reading]:
    """The words of one area, read in ways that differ; empty when no two agree and none is sure."""
    attempts = [_attempt(engine, picture, place, LINE, _CROP_HEIGHT, 0.15)]
    first = _core("".join(word.text for word in attempts[0]))
    lowest = min((word.confidence for word in attempts[0]), default=0.0)
    if len(first) > 2 and lowest >= _LONELY_SURE:
        return [replace(word, line=line) for word in attempts[0]]
    attempts.append(_attempt(engine, picture, place, BLOCK, 0.75 * _CROP_HEIGHT, 0.35))
    if place[2] - place[0] < 1.1 * (place[3] - place[1]) and place[3] - place[1] > 2.5 * _LOWEST:
        attempts.append(_attempt(engine, picture, place, CHARACTER, 0.9 * _CROP_HEIGHT, 0.25))
    texts = [_core("".join(word.text for word in words)) for words in attempts]
    for index, words in enumerate(attempts):
        sure = min((word.confidence for word in words), default=0.0)
        agreed = texts.count(texts[index]) > 1 and sure >= 0.5
        if _NO_WORD.sub("", texts[index]) and (agreed or (len(texts[index]) > 1 and sure >= _ALONE_SURE)):
            return [replace(word, line=line, text=_alone(word.text)) for word in words]
    return []


def _alone(text: str) -> str:
    """A number without the corner of a frame that was read as punctuation beside it."""
    core = _EDGE.sub("", text)
    return core if core.isdecimal() else text


def _attempt(
    engine: Engine, picture: Image.Image, place: Place, mode: int, height: float, margin: float
) -> list[Reading]:
    """The words of an area as one engine call sees them, in pixels of the picture; unsure ones left out."""
    import numpy as np
    from PIL import Image, ImageOps

    crop = _crop(picture, place, margin)
    pad = max(3.0, margin * (place[3] - place[1]))
    left, top = max(0, int(place[0] - pad)), max(0, int(place[1] - pad))
    if crop.width < 4 or crop.height < 6:
        return []
    if light_on_dark(np.asarray(crop)):
        crop = ImageOps.invert(crop)
    crop = ImageOps.autocontrast(crop, cutoff=1)
    factor = min(4.0, max(0.3, height / max(1.0, place[3] - place[1])))
    size = max(1, round(crop.width * factor)), max(1, round(crop.height * factor))
    big = crop.resize(size, Image.Resampling.LANCZOS)
    paper = int(np.percentile(np.asarray(big), 85))
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
