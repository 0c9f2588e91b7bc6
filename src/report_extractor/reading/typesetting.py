"""Words as OCR boxes them, tight around their ink → words with a font size and boxes of the font's height.

A text layer gives boxes as high as the font; OCR gives boxes as high as the letters. Layout compares heights and base
lines, so both must mean the same: the base line of a printed line is taken from its words without descenders, the
size from what letters of each kind reach of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from statistics import median

from ..model import Box, Word
from .preparing import Prepared
from .weighing import Checked

_HEIGHT_ABOVE, _HEIGHT_BELOW = 0.78, 0.22  # of the font size, as for text layers
_TALL = frozenset("bdfhklitßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%€&/()[]{}!?'\"“”‘’é")
_LOW = frozenset("gjpqyQ,;()[]{}/ç")
_RISE_TALL, _RISE_SMALL, _DROP_LOW = 0.73, 0.54, 0.21  # of the font size
_SAME_LINE = 0.3
_MARK = re.compile(r"\(?\d{1,2}\)?|\*{1,3}")
_MARK_SIZE, _MARK_RISE = 0.8, (0.15, 0.75)  # of the size of the neighbour, as in text layers
_NARROW_LETTERS, _NARROWEST = 3, 0.32  # of the font size, the mean advance of letters in narrow fonts


def typeset(checked: list[Checked], prepared: Prepared, pixels_per_pt: float) -> list[Word]:
    """The words in reading order of the engine, in points of the original picture."""
    lines: dict[int, list[Checked]] = defaultdict(list)
    for item in checked:
        lines[item.reading.line].append(item)
    size_of: dict[int, float] = {}
    base_of: dict[int, float] = {}
    for items in lines.values():
        own = {id(item): _size(item) for item in items}
        usual = median(own.values())
        for item in items:
            size = own[id(item)]
            near = abs(size - usual) < _SAME_LINE * usual or (size > usual and _is_narrow(item, size))
            size_of[id(item)] = usual if near else size
            base_of[id(item)] = item.reading.bottom - _drop(item.reading.text) * size_of[id(item)]
        base = median(base_of[id(item)] for item in items)
        for item in items:
            if size_of[id(item)] == usual < own[id(item)] * (1 - _SAME_LINE) and abs(base_of[id(item)] - base) < usual:
                base_of[id(item)] = base
    return _with_marks(
        [
            _word(item, size_of[id(item)], base_of[id(item)], order, prepared, pixels_per_pt)
            for order, item in enumerate(checked)
        ]
    )


def _word(item: Checked, size: float, base: float, order: int, prepared: Prepared, pixels_per_pt: float) -> Word:
    reading = item.reading
    top, bottom = base - _HEIGHT_ABOVE * size, base + _HEIGHT_BELOW * size
    place = prepared.back(reading.left, top, reading.right, bottom)
    left, high, right, low = (round(value / pixels_per_pt, 2) for value in place)
    return Word(
        text=reading.text,
        box=Box(left=left, top=high, right=max(left, right), bottom=max(high, low)),
        size_pt=round(size / prepared.scale / pixels_per_pt, 2),
        order=order,
        read_by="ocr",
        ocr_confidence=round(reading.confidence, 3),
        doubts=item.doubts,
    )


def _with_marks(words: list[Word]) -> list[Word]:
    """The words, short numbers and stars marked as raised that are smaller than a neighbour and stand higher."""
    return [
        replace(word, raised=True)
        if _MARK.fullmatch(word.text) and any(_stands_above(word, other) for other in words if other is not word)
        else word
        for word in words
    ]


def _stands_above(word: Word, other: Word) -> bool:
    size = other.size_pt
    if word.size_pt > _MARK_SIZE * size:
        return False
    rise = other.box.bottom - _HEIGHT_BELOW * size - (word.box.bottom - _HEIGHT_BELOW * word.size_pt)
    gap = max(word.box.left, other.box.left) - min(word.box.right, other.box.right)
    return _MARK_RISE[0] * size < rise < _MARK_RISE[1] * size and -0.3 * size < gap < 0.8 * size


def _is_narrow(item: Checked, size: float) -> bool:
    """Whether the letters are too narrow for their height: ink above or below the word was taken for a part of it."""
    reading = item.reading
    letters = sum(sign.isalpha() for sign in reading.text)
    return letters >= _NARROW_LETTERS and reading.right - reading.left < _NARROWEST * letters * size


def _drop(text: str) -> float:
    return _DROP_LOW if any(sign in _LOW for sign in text) else 0.0


def _size(item: Checked) -> float:
    text = item.reading.text
    rise = _RISE_TALL if any(sign in _TALL for sign in text) else _RISE_SMALL
    if not any(sign.isalnum() for sign in text):
        return float(max(1, item.reading.bottom - item.reading.top)) / 0.7
    return max(1.0, (item.reading.bottom - item.reading.top) / (rise + _drop(text)))
