"""The ink of a number → its 3s and 5s told apart by shape, without the OCR engine.

A 3 with a flat top, as several common sans serif fonts have, is read as a 5 in every reading of the engine and with
confidence. Both have a bar at the top and a bowl below; between them the stroke of a 5 stands at the left and that of
a 3 comes from the right, in any font. Looked at only where each sign of the number has ink of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .glyphs import LOW_SIGNS, Ink, form_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

_ALIKE = frozenset("35")
_BAND = (0.20, 0.30)  # of the height, from the top: below the bar, above the bowl
_LEFT, _RIGHT = 0.34, 0.45  # of the width, the middle of the stroke: 309 of 310 fives and 444 of 447 threes lie outside
_TALL = 0.80  # of the height of a digit
_LEAST_HIGH, _LEAST_WIDE = 9, 5  # pixels


def read_shapes(ink: Ink, text: str) -> str:
    """The text with each 3 and 5 as its ink shows it; as it was where that cannot be told."""
    if not _ALIKE & set(text):
        return text
    signs = list(text)
    for place, (sign, glyph) in enumerate(zip(signs, ink.glyphs, strict=False)):
        if sign.isdigit():
            if glyph.height < _TALL * ink.highest:
                return text
            signs[place] = _told_apart(ink.mask(glyph), sign) if sign in _ALIKE else sign
        elif sign in LOW_SIGNS and ink.is_low(glyph):
            continue
        else:
            return text if _ALIKE & set(text[place:]) else "".join(signs)
    return "".join(signs) if len(ink.glyphs) == len(text) else text


def ink_agrees(ink: Ink, text: str) -> bool:
    """Whether the ink of a number has the form of its text, and shows each 3 and 5 as the text has it."""
    if ink.form != form_of(text):
        return False
    return all(
        _told_apart(ink.mask(glyph), "3") == _told_apart(ink.mask(glyph), "5") == sign
        for glyph, sign in zip(ink.glyphs, text, strict=True)
        if sign in _ALIKE
    )


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
