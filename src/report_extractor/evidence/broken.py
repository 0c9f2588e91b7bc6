"""A number that is broken over lines → its boxes, one a line: the dataset has one box around all of it.

Around two lines of a column that one box covers words and numbers that are not meant. The words of the page tell
where the pieces stand; only pages with such a box are read again, and only from their text layer.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from ..errors import ReportExtractorError
from ..settings import Settings
from .leaves import Row
from .pictures import Source

if TYPE_CHECKING:
    from ..model import Word

Sides = tuple[float, float, float, float]  # left, top, right, bottom in points

_TALLER = 1.6  # than the numbers of its page mostly are
_MOST_WORDS = 6
_NEAR_PT = 1.0


def line_parts(numbers: Iterable[Row], source: Source, settings: Settings) -> dict[str, tuple[Sides, ...]]:
    """Number id → its boxes, of the numbers of a document that stand on more than one line."""
    pages: dict[int, list[Row]] = defaultdict(list)
    for number in numbers:
        pages[int(number["page"])].append(number)
    asked = {page: found for page, rows in pages.items() if (found := _tall(rows))}
    if source.path is None or not asked:
        return {}
    from ..reading import open_input

    parts: dict[str, tuple[Sides, ...]] = {}
    try:
        with open_input(source.path, dataclasses.replace(settings, ocr="never")) as paper:
            for page, rows in asked.items():
                parts |= _found(rows, paper.read_page(page).words)
    except (ReportExtractorError, ValueError, OSError):
        return parts
    return parts


def _tall(rows: Sequence[Row]) -> list[Row]:
    """The numbers that may stand on more than one line."""
    usual = median(_sides(row)[3] - _sides(row)[1] for row in rows)
    return [
        row
        for row in rows
        if row["read_by"] == "text_layer"
        and (" " in row["text"] or row["text"].isalpha())
        and _sides(row)[3] - _sides(row)[1] >= _TALLER * usual
    ]


def _found(rows: Iterable[Row], words: Sequence[Word]) -> Mapping[str, tuple[Sides, ...]]:
    found = {}
    for row in rows:
        own = _words_of(row, words)
        lines = _by_line([(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in own])
        if len(lines) > 1:
            found[row["number_id"]] = tuple(map(_around, lines))
    return found


def _words_of(row: Row, words: Sequence[Word]) -> Sequence[Word]:
    """The fewest words that follow each other, say the number, and together fill its box; empty when none do."""
    sides, said = _sides(row), _plain(row["text"])
    inside = [
        at
        for at, word in enumerate(words)
        if sides[1] - _NEAR_PT <= word.box.top <= word.box.bottom <= sides[3] + _NEAR_PT
    ]
    for count in range(2, _MOST_WORDS + 1):
        for start in inside:
            own = words[start : start + count]
            around = _around([(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in own])
            fills = all(abs(one - other) <= _NEAR_PT for one, other in zip(around, sides, strict=True))
            if fills and said in _plain("".join(word.text for word in own)):
                return own
    return ()


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign in "€%,.").rstrip(",.")


def _sides(row: Row) -> Sides:
    return float(row["left"]), float(row["top"]), float(row["right"]), float(row["bottom"])


def _around(boxes: Sequence[Sides]) -> Sides:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _by_line(boxes: Sequence[Sides]) -> list[list[Sides]]:
    """Boxes in reading order, those beside each other together."""
    lines: list[list[Sides]] = []
    for box in boxes:
        before = lines[-1][-1] if lines else None
        if before is not None and box[0] > before[0] and box[1] < (before[1] + before[3]) / 2 < box[3]:
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines
