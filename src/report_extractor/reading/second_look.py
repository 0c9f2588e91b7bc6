"""Words as the first pass read them → the same, each number read again in other ways, with doubts where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .crops import LINE_LOOK, THICK_LOOK, WORD_LOOK, core, digits, read_place
from .digit_shapes import form_of, has_lost_separator, ink_agrees, ink_form, read_shapes
from .engine import SURE, Engine, Reading
from .preparing import Prepared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

_LIKELY = 0.80  # of the surer of two equal readings; icons read twice as the same digit stay below
_SURER = 0.90  # of both of two equal readings in one scale
_SHAPE_WINS = 0.90  # below: what the ink shows replaces what was read
_MOST_CROPS = 150  # of one page; what is left is doubted unless it was sure
_LOW_QUOTE = re.compile(r"(?<=\d)[‚„](?=\d)")  # a comma between digits, misread
_EDGE = re.compile(r"^[\s.,;:'\"“”‘’|_*-]+|[\s.,;:'\"“”‘’|_*]+$")
_LOWEST = 10
_START, _INK_SEEN = 0.9, 90  # of the height: room for a digit; of 255: the contrast of ink
_LETTERS_MOST, _LETTERS_UNSURE = 4, 0.60  # a word as short and as unsure may be a number
_LONE_LETTERS = frozenset("gqbszGSZBÌÍìí")  # no words of their own, but like a 9, 6, 5, 2, 8 or 1
_LIKE_DIGITS = re.compile(r"[lIOoSBZ|]{1,4}%?")
_NUMBER = re.compile(r"[-(€]*\d[\d.,]*[%)]?")


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
            found.append(_look_for_digits(engine, prepared, reading))
            continue
        if left <= 0:
            found.append(Checked(reading, () if reading.confidence >= SURE else ("ocr_uncertain",)))
            continue
        longer = _with_lost_start(engine, prepared.picture, reading, readings)
        if longer is not None:
            found.append(Checked(longer, ("readings_differ",)))
            left -= 1
            continue
        if _is_proved(prepared, reading):
            found.append(Checked(reading))
            continue
        left -= 1
        found.append(check_number(engine, original, prepared, reading))
    return found


def doubt_unsure(readings: list[Reading]) -> list[Checked]:
    """The words as the first pass read them, those with a digit doubted unless it was sure and its ink fits."""
    return [
        Checked(reading, ("ocr_uncertain",))
        if any(sign.isdigit() for sign in reading.text) and (reading.confidence < SURE or _too_wide(reading))
        else Checked(reading)
        for reading in readings
    ]


def check_number(engine: Engine, original: Image.Image, prepared: Prepared, reading: Reading) -> Checked:
    """One word with a digit after a second, and if need be a third reading of its own pixels."""
    reading = replace(reading, text=_LOW_QUOTE.sub(",", reading.text))
    place = reading.left, reading.top, reading.right, reading.bottom
    shaped = _shaped(prepared, reading, reading)
    if shaped.text != reading.text:
        return Checked(shaped if reading.confidence < _SHAPE_WINS else reading, ("readings_differ",))
    second = _shaped(prepared, reading, read_place(engine, original, prepared.back(*place), WORD_LOOK))
    form = ink_form(_ink(prepared, reading))
    lost = has_lost_separator(form, reading.text)
    if not lost and (_same(reading, second) or _same_digits(reading, second, form)):
        confidence = max(reading.confidence, second.confidence)
        sure = confidence >= _LIKELY and not _too_wide(reading)
        return Checked(replace(reading, confidence=confidence), () if sure else ("ocr_uncertain",))
    third = _shaped(prepared, reading, read_place(engine, prepared.picture, place, THICK_LOOK))
    if lost:
        best = next((one for one in (second, third) if _same_digits(one, reading, form)), reading)
        return Checked(replace(reading, text=best.text.replace(" ", "")), ("readings_differ",))
    if _same(reading, third):
        if not _too_wide(reading) and (reading.confidence >= SURE or _outweighs(reading, third, second, form)):
            return Checked(reading)
        return Checked(reading, ("readings_differ",))
    if _same(second, third) and second.confidence > reading.confidence and reading.confidence < SURE:
        text = _with_edges(reading.text, second.text)
        return Checked(replace(reading, text=text, confidence=min(second.confidence, 0.9)), ("readings_differ",))
    return Checked(reading, ("readings_differ",))


def _same_digits(one: Reading, other: Reading, form: str) -> bool:
    """Whether two readings differ only in separators that the ink has and the second lacks; signs may touch."""
    told, seen = form_of(core(one.text)), form.strip(".")
    if not digits(one.text) or digits(one.text) != digits(other.text) or "." in form_of(core(other.text)).lstrip("."):
        return False
    return 0 < told.count(".") == seen.count(".") and seen.count("o") <= told.count("o") + 2  # a bracket each side


def _outweighs(one: Reading, third: Reading, second: Reading, form: str) -> bool:
    """Whether two sure equal readings, with the ink on their side, stand against one that is not sure."""
    return min(one.confidence, third.confidence) >= _SURER > _LIKELY > second.confidence and form_of(one.text) == form


def _is_proved(prepared: Prepared, reading: Reading) -> bool:
    """Whether a sure reading needs no second one: its ink has as many signs, no wider, each 3 and 5 in its shape.

    Of 1,425 such numbers of clean, noisy and real pages none is wrong; they are most of the numbers of a page.
    """
    if reading.confidence < SURE or _too_wide(reading):
        return False
    return ink_agrees(_ink(prepared, reading), reading.text)


def _ink(prepared: Prepared, reading: Reading) -> NDArray[np.uint8]:
    """The pixels of a word."""
    import numpy as np

    return np.asarray(prepared.picture.crop((reading.left, reading.top, reading.right, reading.bottom)))


def _shaped(prepared: Prepared, word: Reading, reading: Reading | None) -> Reading:
    """A reading of a word with its 3s and 5s as the ink of the word shows them; an empty one when there is none."""
    if reading is None:
        return replace(word, text="", confidence=0.0)
    if not ("3" in reading.text or "5" in reading.text):
        return reading
    return replace(reading, text=read_shapes(_ink(prepared, word), reading.text))


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
    again = read_place(engine, picture, (longer.left, longer.top, longer.right, longer.bottom), LINE_LOOK)
    text = core(again.text) if again is not None else ""
    added = text.removesuffix(core(reading.text))
    if not re.fullmatch(r"\d{1,2}", added):
        return None
    return replace(longer, text=added + reading.text, confidence=min(reading.confidence, SURE - 0.05))


def _look_for_digits(engine: Engine, prepared: Prepared, reading: Reading) -> Checked:
    """A short unsure word of letters as the number that two other readings see, or with a doubt; others as they are."""
    short = 0 < len(reading.text) <= _LETTERS_MOST and any(sign.isalnum() or sign == "©" for sign in reading.text)
    unsure = SURE if core(reading.text) in _LONE_LETTERS else _LETTERS_UNSURE
    if short and reading.confidence < unsure:
        place = reading.left, reading.top, reading.right, reading.bottom
        second = read_place(engine, prepared.picture, place, WORD_LOOK)
        if second is not None and second.confidence >= _LIKELY and _NUMBER.fullmatch(core(second.text)):
            third = read_place(engine, prepared.picture, place, THICK_LOOK)
            if _same(second, third):
                confidence = min(second.confidence, SURE - 0.05)
                return Checked(replace(reading, text=core(second.text), confidence=confidence), ("readings_differ",))
        return Checked(reading, ("ocr_uncertain",))
    is_like_digits = _LIKE_DIGITS.fullmatch(reading.text) and reading.text not in ("I", "Is", "Bo", "Zo")
    return Checked(reading, ("ocr_uncertain",) if reading.confidence < SURE and is_like_digits else ())


def _same(one: Reading | None, other: Reading | None) -> bool:
    if one is None or other is None:
        return False
    return bool(core(one.text)) and core(one.text) == core(other.text)


def _with_edges(first: str, second: str) -> str:
    """The second reading with the punctuation that the first saw around it: a crop often loses that."""
    tail = re.search(r"[.,;:]+$", first)
    inner = _EDGE.sub("", second.replace(" ", ""))
    return inner + (tail.group() if tail else "")


def _too_wide(reading: Reading) -> bool:
    """Whether the ink is wider than the characters can be: digits were lost ("292" read as "2")."""
    height = reading.bottom - reading.top
    return reading.right - reading.left > (1.05 * len(reading.text) + 0.6) * height
