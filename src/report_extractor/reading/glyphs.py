"""The pixels of a word → its ink and the place of each sign in it, from left to right, without the OCR engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .tones import levels_at, light_on_dark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

LOW_SIGNS = frozenset(".,-")
_THOUSANDS = re.compile(r"(?!(?:19|20)\d\d$)\d{4,7}(?=%?$)")  # a year has no such point
_AFTER_DIGITS = re.compile(r"\D+$")
_WIDER = 0.18  # of the height: how much wider a gap is that holds a point
_SMALL = 0.50  # of the height of the highest sign: a separator or a minus
_LEAST_WIDE, _CONTRAST = 5, 60
_INK_SHARES = (0.03, 0.9)  # of the pixels: the level of full ink, and that of paper


@dataclass(frozen=True, slots=True)
class Glyph:
    """The place of the ink of one sign, in pixels of the word; signs that touch are one."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from its top to its bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a word: 0 for paper to 255 for full ink in `strength`; without contrast no glyphs."""

    strength: Gray
    glyphs: tuple[Glyph, ...]

    @property
    def highest(self) -> int:
        """The height of the highest glyph."""
        return max((glyph.height for glyph in self.glyphs), default=0)

    @property
    def form(self) -> str:
        """The word as "o" for each high sign and "." for each low one, such as a separator or a minus."""
        return "".join("." if self.is_low(glyph) else "o" for glyph in self.glyphs)

    def is_low(self, glyph: Glyph) -> bool:
        """Whether a glyph is a separator or a minus."""
        return glyph.height <= _SMALL * self.highest

    def mask(self, glyph: Glyph) -> Mask:
        """The inked pixels of a glyph, tight."""
        inked: Mask = self.strength[glyph.top : glyph.bottom, glyph.left : glyph.right] > 127
        return inked


def ink_of(crop: Gray) -> Ink:
    """The ink of a crop that is as wide as a word and may be a little higher."""
    import numpy as np

    if min(crop.shape) < _LEAST_WIDE:
        return Ink(crop, ())
    if light_on_dark(crop):
        crop = 255 - crop
    full, paper = levels_at(crop, *_INK_SHARES)
    if paper - full < _CONTRAST:
        return Ink(crop, ())
    strength = np.clip((paper - crop.astype(np.int32)) * 255 // (paper - full), 0, 255).astype(np.uint8)
    inked = strength > 127
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.any(axis=0).view(np.int8), [0])))).tolist()
    glyphs = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        rows = np.flatnonzero(inked[:, left:right].any(axis=1))
        glyphs.append(Glyph(left, int(rows[0]), right, int(rows[-1]) + 1))
    return Ink(strength, tuple(glyphs))


def form_of(text: str) -> str:
    """The form (as of `Ink.form`) that the ink of a text has when no signs touch."""
    return "".join("." if sign in LOW_SIGNS else "o" for sign in text)


def has_lost_separator(ink: Ink, text: str) -> bool:
    """Whether the ink has a separator between the digits where the text has none ("7215" for "7.215")."""
    told, seen = form_of(text), ink.form
    digits = form_of(_AFTER_DIGITS.sub("", text)).count("o")
    return told.count("o") == seen.count("o") and _separators(seen, digits) > _separators(told, digits)


def ends_raised(ink: Ink) -> bool:
    """Whether the last high sign is lower and stands higher than those before it: the mark of a note, no digit."""
    high = [glyph for glyph in ink.glyphs if not ink.is_low(glyph) or glyph is ink.glyphs[-1]]
    if len(high) < 2:
        return False
    last, base = high[-1], max(glyph.bottom for glyph in high[:-1])
    return last.height < _MARK * ink.highest and base - last.bottom > _LIFTED * ink.highest


_MARK, _LIFTED = 0.85, 0.2  # of the height of the highest sign


def _separators(form: str, high: int) -> int:
    """How many low signs stand between the first of the high ones and the last of so many of them."""
    places = [place for place, sign in enumerate(form) if sign == "o"][:high]
    return form[places[0] : places[-1]].count(".") if places else 0


def may_lack_separator(ink: Ink, text: str) -> bool:
    """Whether digits without a separator have low ink between them, or stand apart where a point of thousands would.

    The point was lost in the print, or in the reading where signs touch.
    """
    number = _THOUSANDS.match(text)
    if number is None:
        return False
    if "." in ink.form.strip(".") and len(ink.glyphs) <= len(text):
        return True
    if len(ink.glyphs) != len(text):
        return False
    glyphs = ink.glyphs[: number.end()]
    at = len(glyphs) - 4
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    steps = [(after.left + after.right - before.left - before.right) / 2 for before, after in pairwise(glyphs)]
    least = _WIDER * ink.highest
    return all(
        gaps[at] > gap + least and steps[at] > step + least
        for place, (gap, step) in enumerate(zip(gaps, steps, strict=True))
        if place != at
    )
