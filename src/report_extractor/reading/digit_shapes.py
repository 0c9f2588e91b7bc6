"""The ink of a number → its 3s and 5s told apart by shape, and where its separators stand, without the OCR engine.

A 3 with a flat top, as several common sans serif fonts have, is read as a 5 in every reading of the engine and with
confidence. Both have a bar at the top and a bowl below; between them the stroke of a 5 stands at the left and that of
a 3 comes from the right, in any font. Looked at only where each sign of the number has ink of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tones import levels_at, light_on_dark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_ALIKE = frozenset("35")
_LOW_SIGNS = frozenset(".,-")
_BAND = (0.20, 0.30)  # of the height, from the top: below the bar, above the bowl
_LEFT, _RIGHT = 0.34, 0.45  # of the width, the middle of the stroke: 309 of 310 fives and 444 of 447 threes lie outside
_TALL, _SMALL = 0.80, 0.50  # of the height of a digit
_LEAST_HIGH, _LEAST_WIDE = 9, 5  # pixels
_CONTRAST = 60


def read_shapes(crop: Gray, text: str) -> str:
    """The text with each 3 and 5 as its ink shows it; as it was where that cannot be told.

    `crop` is as wide as the word and may be a little higher.
    """
    return _read(_glyphs(crop), text) if _ALIKE & set(text) else text


def ink_agrees(crop: Gray, text: str) -> bool:
    """Whether the ink of a number has the form of its text, and shows each 3 and 5 as the text has it."""
    glyphs = _glyphs(crop)
    if _form(glyphs) != form_of(text):
        return False
    return all(
        _told_apart(glyph, "3") == _told_apart(glyph, "5") == sign
        for glyph, sign in zip(glyphs, text, strict=True)
        if sign in _ALIKE
    )


def ink_form(crop: Gray) -> str:
    """The ink of a word as "o" for each high sign and "." for each low one, such as a separator or a minus."""
    return _form(_glyphs(crop))


def form_of(text: str) -> str:
    """The form (as of `ink_form`) that the ink of a text has when no signs touch."""
    return "".join("." if sign in _LOW_SIGNS else "o" for sign in text)


def has_lost_separator(form: str, text: str) -> bool:
    """Whether the ink has a separator between the signs where the text has none ("7215" for "7.215")."""
    told = form_of(text).strip(".")
    seen = form.strip(".")
    return seen.count(".") > told.count(".") and seen.count("o") == told.count("o")


def _form(glyphs: list[Mask]) -> str:
    highest = max((len(glyph) for glyph in glyphs), default=0)
    return "".join("." if len(glyph) <= _SMALL * highest else "o" for glyph in glyphs)


def _read(glyphs: list[Mask], text: str) -> str:
    highest = max((len(glyph) for glyph in glyphs), default=0)
    signs = list(text)
    for place, (sign, glyph) in enumerate(zip(signs, glyphs, strict=False)):
        if sign.isdigit():
            if len(glyph) < _TALL * highest:
                return text
            signs[place] = _told_apart(glyph, sign) if sign in _ALIKE else sign
        elif sign in _LOW_SIGNS and len(glyph) <= _SMALL * highest:
            continue
        else:
            return text if _ALIKE & set(text[place:]) else "".join(signs)
    return "".join(signs) if len(glyphs) == len(text) else text


def _glyphs(crop: Gray) -> list[Mask]:
    """The ink of each sign, from left to right, tight; signs that touch are one."""
    import numpy as np

    if min(crop.shape) < _LEAST_WIDE:
        return []
    if light_on_dark(crop):
        crop = 255 - crop
    low, high = levels_at(crop, 0.03, 0.9)
    if high - low < _CONTRAST:
        return []
    ink = crop < (low + high) / 2
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).view(np.int8), [0])))).tolist()
    found: list[Mask] = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        rows = np.flatnonzero(ink[:, left:right].any(axis=1))
        found.append(ink[rows[0] : rows[-1] + 1, left:right])
    return found


def _told_apart(glyph: Mask, sign: str) -> str:
    """3 or 5, by where the stroke between bar and bowl stands; `sign` where it stands in between."""
    import numpy as np

    height, width = glyph.shape
    if height < _LEAST_HIGH or not _LEAST_WIDE <= width <= height:
        return sign
    band = glyph[round(_BAND[0] * height) : max(round(_BAND[1] * height), round(_BAND[0] * height) + 1)]
    columns = np.nonzero(band)[1]
    if not len(columns):
        return sign
    middle = float(columns.mean()) / (width - 1)
    return "5" if middle < _LEFT else "3" if middle > _RIGHT else sign
