"""Words as the first pass read them → the same, each number read again in other ways, with doubts where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .crops import LINE_LOOK, THICK_LOOK, WORD_LOOK, core, read_place
from .digit_shapes import read_shapes
from .engine import SURE, Engine, Reading
from .exemplars import Exemplars
from .first_pass import on_one_line
from .glyphs import Ink, ink_of
from .preparing import Prepared
from .weighing import DIFFER, UNCERTAIN, Checked, agreed, is_proved, is_voted, outvotes, same, settled, too_wide

if TYPE_CHECKING:
    from PIL import Image

_LIKELY = 0.80  # of a number seen where the first pass read letters
_SURE_ALONE = 0.90  # of a digit that stands alone
_CLOSE = 0.3  # of the height: words nearer than a space
_SHAPE_WINS = 0.90  # below: what the ink shows replaces what was read
_MOST_CROPS = 150  # of one page; what is left is doubted unless it was sure
_LOW_QUOTE = re.compile(r"(?<=\d)[‚„](?=\d)")  # a comma between digits, misread
_LOWEST, _DIGIT_HIGH, _RULE_WIDE = 10, 0.75, 0.15
_LONGEST = 20  # characters of a number with all that may stick to it; longer words are addresses of pages
_START, _END, _INK_SEEN = 0.9, 0.9, 90  # of the height: room for a digit; of 255: the contrast of ink
_LETTERS_MOST, _LETTERS_UNSURE = 4, 0.60  # a word as short and as unsure may be a number
_LONE_LETTERS = frozenset("gqbszGSZBÌÍìí")  # no words of their own, but like a 9, 6, 5, 2, 8 or 1
_LIKE_DIGITS = re.compile(r"[lIOoSBZ|]{1,4}%?")
_NUMBER = re.compile(r"[-(€]*\d[\d.,]*[%)]?")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a page is looked at with: the picture as it came, the same prepared, and samples of its signs."""

    engine: Engine
    original: Image.Image
    prepared: Prepared
    exemplars: Exemplars


def check_numbers(engine: Engine, original: Image.Image, prepared: Prepared, readings: list[Reading]) -> list[Checked]:
    """The words, those with a digit proved by their ink or read again; what remains different is doubted."""
    numbers = [reading for reading in readings if any(sign.isdigit() for sign in reading.text)]
    inks = {id(reading): _ink(prepared, reading) for reading in numbers}
    proved = [reading for reading in numbers if is_proved(inks[id(reading)], reading)]
    exemplars = Exemplars()
    if len(proved) < len(numbers) or any(_may_be_number(reading) for reading in readings):
        for reading in proved:
            exemplars.learn(reading.text, inks[id(reading)])
    certain = {id(reading) for reading in proved}
    look = _Look(engine, original, prepared, exemplars)
    found: list[Checked] = []
    left = _MOST_CROPS
    for reading in readings:
        ink = inks.get(id(reading))
        if ink is None:
            found.append(_look_for_digits(look, reading))
            continue
        if left <= 0 or len(reading.text) > _LONGEST:
            found.append(Checked(reading, () if reading.confidence >= SURE else UNCERTAIN))
            continue
        longer = _with_lost_start(engine, prepared.picture, reading, readings)
        if longer is not None:
            found.append(Checked(longer, DIFFER))
            left -= 1
        elif _has_lost_end(prepared.picture, reading, readings):
            found.append(Checked(reading, DIFFER))
        elif id(reading) in certain or is_voted(exemplars, ink, reading):
            found.append(Checked(reading))
        else:
            left -= 1
            number = check_number(look, reading, ink, alone=_stands_alone(reading, readings))
            found.append(_without_icon(number, readings))
    return found


def doubt_unsure(readings: list[Reading]) -> list[Checked]:
    """The words as the first pass read them, those with a digit doubted unless it was sure and its ink fits."""
    return [
        Checked(reading, UNCERTAIN)
        if any(sign.isdigit() for sign in reading.text) and (reading.confidence < SURE or too_wide(reading))
        else Checked(reading)
        for reading in readings
    ]


def check_number(look: _Look, reading: Reading, ink: Ink, *, alone: bool) -> Checked:
    """One word with a digit after a second, and if need be a third reading of its own pixels."""
    reading = replace(reading, text=_LOW_QUOTE.sub(",", reading.text))
    shaped = _shaped(ink, reading, reading)
    if shaped.text != reading.text:
        best = shaped if reading.confidence < _SHAPE_WINS else reading
        return Checked(best, () if is_voted(look.exemplars, ink, best) else DIFFER)
    place = reading.left, reading.top, reading.right, reading.bottom
    second = _shaped(ink, reading, read_place(look.engine, look.original, look.prepared.back(*place), WORD_LOOK))
    decided = agreed(reading, second, ink)
    if decided is None:
        third = _shaped(ink, reading, read_place(look.engine, look.prepared.picture, place, THICK_LOOK))
        decided = settled(reading, second, third, ink, alone=alone)
    if decided.doubts or look.exemplars.vote(decided.reading.text, ink) != "other":
        return decided
    return decided if outvotes(reading, second) else Checked(decided.reading, DIFFER)


def _ink(prepared: Prepared, reading: Reading) -> Ink:
    """The ink of a word."""
    import numpy as np

    return ink_of(np.asarray(prepared.picture.crop((reading.left, reading.top, reading.right, reading.bottom))))


def _shaped(ink: Ink, word: Reading, reading: Reading | None) -> Reading:
    """A reading of a word with its 3s and 5s as the ink of the word shows them; an empty one when there is none."""
    if reading is None:
        return replace(word, text="", confidence=0.0)
    return replace(reading, text=read_shapes(ink, reading.text))


def _without_icon(number: Checked, readings: list[Reading]) -> Checked:
    """The number, doubted when it is one digit with no word on its line and not sure: icons pass for digits twice."""
    reading = number.reading
    if len(core(reading.text)) > 1 or number.doubts or reading.confidence >= _SURE_ALONE:
        return number
    others = (other for other in readings if (other.left, other.top) != (reading.left, reading.top))
    if any(on_one_line(reading, other, reading.bottom - reading.top) for other in others):
        return number
    return Checked(reading, UNCERTAIN)


def _stands_alone(reading: Reading, readings: list[Reading]) -> bool:
    """Whether no other word is so near that its box may have taken a part of this one."""
    near = _CLOSE * (reading.bottom - reading.top)
    return not any(
        other is not reading
        and max(other.left - reading.right, reading.left - other.right) < near
        and min(other.bottom, reading.bottom) > max(other.top, reading.top)
        for other in readings
    )


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
    whole = ink_of(np.asarray(picture.crop((start, reading.top, reading.right, reading.bottom))))
    if not any(g.right <= reading.left - start + 1 and g.height > _DIGIT_HIGH * whole.highest for g in whole.glyphs):
        return None
    longer = replace(reading, left=start)
    again = read_place(engine, picture, (longer.left, longer.top, longer.right, longer.bottom), LINE_LOOK)
    text = core(again.text) if again is not None else ""
    added = text.removesuffix(core(reading.text))
    if not re.fullmatch(r"\d{1,2}", added):
        return None
    return replace(longer, text=added + reading.text, confidence=min(reading.confidence, SURE - 0.05))


def _has_lost_end(picture: Image.Image, reading: Reading, readings: list[Reading]) -> bool:
    """Whether ink as high as a digit stands right after a number where no word covers it ("20" where "2023" stands)."""
    import numpy as np

    height = reading.bottom - reading.top
    end = min(picture.width, round(reading.right + _END * height))
    if height < _LOWEST or not reading.text[-1].isdigit():
        return False
    if any(
        other is not reading
        and other.left < end
        and other.right > reading.right
        and min(other.bottom, reading.bottom) > max(other.top, reading.top)
        for other in readings
    ):
        return False
    ink = ink_of(np.asarray(picture.crop((reading.left, reading.top, end, reading.bottom))))
    width = reading.right - reading.left
    room = end - reading.left
    return any(
        glyph.left >= width - 1
        and glyph.right < room
        and glyph.height > _DIGIT_HIGH * ink.highest
        and glyph.right - glyph.left > _RULE_WIDE * height
        for glyph in ink.glyphs
    )


def _may_be_number(reading: Reading) -> bool:
    """Whether a word without a digit is so short and unsure that it may be a number."""
    short = 0 < len(reading.text) <= _LETTERS_MOST and any(sign.isalnum() or sign == "©" for sign in reading.text)
    return short and reading.confidence < (SURE if core(reading.text) in _LONE_LETTERS else _LETTERS_UNSURE)


def _look_for_digits(look: _Look, reading: Reading) -> Checked:
    """A short unsure word of letters as the number that two other readings see, or with a doubt; others as they are.

    The first of the two must be sure, or its digits be like the samples of the page.
    """
    if _may_be_number(reading):
        place = reading.left, reading.top, reading.right, reading.bottom
        second = read_place(look.engine, look.prepared.picture, place, WORD_LOOK)
        text = core(second.text) if second is not None and _NUMBER.fullmatch(core(second.text)) else ""
        likely = second is not None and (
            second.confidence >= _LIKELY or look.exemplars.vote(text, _ink(look.prepared, reading)) == "same"
        )
        if text and likely and second is not None:
            third = read_place(look.engine, look.prepared.picture, place, THICK_LOOK)
            if same(second, third):
                confidence = min(second.confidence, SURE - 0.05)
                return Checked(replace(reading, text=text, confidence=confidence), DIFFER)
        return Checked(reading, UNCERTAIN)
    is_like_digits = _LIKE_DIGITS.fullmatch(reading.text) and reading.text not in ("I", "Is", "Bo", "Zo")
    return Checked(reading, UNCERTAIN if reading.confidence < SURE and is_like_digits else ())
