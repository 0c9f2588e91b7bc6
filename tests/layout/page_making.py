"""Makes pages for the tests of the layout room: words set in a made-up font, without any PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from report_extractor.model import Box, PageWords, Shape, ShapeKind, Word

CHARACTER_EM = 0.5
SPACE_EM = 0.3


def width_of(text: str, size: float = 10.0) -> float:
    """Width in points of a line in the made-up font."""
    pieces = text.split()
    return sum(len(piece) for piece in pieces) * size * CHARACTER_EM + (len(pieces) - 1) * SPACE_EM * size


def words_of(text: str, left: float, top: float, size: float = 10.0, **style: Any) -> list[Word]:
    """The words of one line from its left edge."""
    words: list[Word] = []
    for piece in text.split():
        width = len(piece) * size * CHARACTER_EM
        box = Box(left=left, top=top, right=left + width, bottom=top + size)
        words.append(Word(text=piece, box=box, size_pt=size, order=0, **style))
        left += width + SPACE_EM * size
    return words


def right_of(text: str, right: float, top: float, size: float = 10.0, **style: Any) -> list[Word]:
    """The words of one line up to its right edge."""
    return words_of(text, right - width_of(text, size), top, size, **style)


def middle_of(text: str, middle: float, top: float, size: float = 10.0, **style: Any) -> list[Word]:
    """The words of one line around its middle."""
    return words_of(text, middle - width_of(text, size) / 2, top, size, **style)


def shape(kind: ShapeKind, left: float, top: float, right: float, bottom: float, color: str = "#336699") -> Shape:
    """A drawn shape."""
    return Shape(kind=kind, box=Box(left=left, top=top, right=right, bottom=bottom), color=color)


def page_of(words: list[Word], shapes: list[Shape] | tuple[Shape, ...] = (), **about: Any) -> PageWords:
    """A page with these words, in this order of the stream."""
    numbered = tuple(replace(word, order=order) for order, word in enumerate(words))
    known = {"number": 1, "width_pt": 595.0, "height_pt": 842.0, **about}
    return PageWords(words=numbered, shapes=tuple(shapes), **known)
