"""Takes the cell that names a row, gives its name and the text that only stands under or in place of a name.

Lists of decisions and norms put a title in bold and under it what was said: the numbers of that text are counted, those
of a name are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Cell, Line
from .texts import plain_text

FEWEST_WORDS = 12  # of one sentence in place of a name
FEWEST_LINES = 3
MOST_WORDS = 20  # of a cell that is one entry
_TWO_SENTENCES = re.compile(r"[a-z0-9)%][.!?] (?:[A-Z\u20ac]|\d+ [a-z])")
_ENDS = (".", "!", "?")

Parted = tuple[tuple[Line, ...], tuple[Line, ...]]


def part_name(cell: Cell) -> Parted:
    """The lines of the name and those of the text; either may be empty."""
    lines = cell.lines
    bold = 0
    while bold < len(lines) and _is_bold(lines[bold]):
        bold += 1
    if 0 < bold < len(lines) and not any(_is_bold(line) for line in lines[bold:]):
        return (lines[:bold], lines[bold:]) if _tells(lines[bold:]) else (lines, ())
    if len(lines) >= 2 and _is_running(plain_text(lines)):
        return (), lines
    return lines, ()


def is_prose(cell: Cell) -> bool:
    """Whether a cell holds so many words that its numbers are said in sentences, not counted by row and column."""
    return len(cell.lines) >= FEWEST_LINES and sum(len(line.words) for line in cell.lines) >= MOST_WORDS


def _is_bold(line: Line) -> bool:
    return 2 * sum(len(word.text) for word in line.words if word.bold) > len(line.text)


def _tells(lines: Sequence[Line]) -> bool:
    text = plain_text(lines)
    return text.endswith(_ENDS) and " " in text


def _is_running(text: str) -> bool:
    """Whether a text is made of sentences."""
    return text.endswith(_ENDS) and (_TWO_SENTENCES.search(text) is not None or text.count(" ") >= FEWEST_WORDS - 1)
