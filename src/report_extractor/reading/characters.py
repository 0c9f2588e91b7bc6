"""The text layer of a page as runs of characters without white space between them, each with its style.

Two sources of truth are combined. pdfium's own white space is believed (it knows the fonts); geometry splits what
pdfium leaves together: large gaps, jumps back, and a change of size, colour or font next to a digit ("2024139,3%" is a
year and a percentage, "2114" is 21 with footnote 14). Boxes are the loose ones, font height by advance width: equal
for all words of a line, where tight boxes differ per letter.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from .pdfium import PdfPage, fast, pdfium

_UNMAPPED = "\ufffd"
_LINE_END_HYPHEN = 2
_SPACES = frozenset(
    (9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
)
_SKIPPED = frozenset((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_HEIGHT_ABOVE, _HEIGHT_BELOW = 0.78, 0.22  # of the font size, around the base line: usual Latin fonts

_count_chars = fast("FPDFText_CountChars", ctypes.c_int, ctypes.c_void_p)
_get_unicode = fast("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_get_object = fast("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_loose = fast("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_tight = fast("FPDFText_GetCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_get_matrix = fast("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_size = fast("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_get_weight = fast("FPDFText_GetFontWeight", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_get_color = fast("FPDFText_GetFillColor", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_get_mode = fast("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)
_get_font = fast("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)
_get_font_name = fast("FPDFFont_GetBaseFontName", ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "extrabold", "demi", "-bd", "_bd")


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one text object look. Angles are counter-clockwise in the page's own coordinates."""

    object: int
    font: int
    size_pt: float
    color: str
    alpha: int
    bold: bool
    mode: int
    angle: float
    axis: int  # 0-3: along +x, +y, -x, -y; 4: slanted
    base: float  # where the base line lies, across the reading direction


@dataclass(slots=True)
class Run:
    """Characters that belong to one word, with the rectangle they take in the page's own coordinates (y upwards)."""

    text: str
    style: Style
    left: float
    low: float
    right: float
    high: float
    order: int
    raised: bool = False
    pieces: tuple[Style, ...] = ()


class TextLayer:
    """The characters of one loaded page. Close it before the page."""

    __slots__ = ("_color", "_fonts", "_handle", "_matrix", "_styles", "address", "count")

    def __init__(self, page: PdfPage) -> None:
        self._handle = pdfium.FPDFText_LoadPage(page.handle)
        if not self._handle:
            raise ValueError("the text of the page cannot be loaded")
        self.address: int | None = ctypes.cast(self._handle, ctypes.c_void_p).value
        self.count = max(0, int(_count_chars(self.address)))
        self._matrix = (ctypes.c_float * 6)()
        self._color = (ctypes.c_uint * 4)()
        self._fonts: dict[int, bool] = {}
        self._styles: dict[int, Style] = {}

    def close(self) -> None:
        """Give the text page back; harmless when repeated."""
        if self._handle is not None:
            pdfium.FPDFText_ClosePage(self._handle)
            self._handle = None

    def style_at(self, index: int, text_object: int) -> Style:
        """The style of the text object that character `index` comes from."""
        found = self._styles.get(text_object)
        if found is None:
            found = self._styles[text_object] = self._read_style(index, text_object)
        return found

    def _read_style(self, index: int, text_object: int) -> Style:
        matrix, color = self._matrix, self._color
        if not _get_matrix(self.address, index, matrix):
            matrix[:] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        a, b, c, d, e, f = matrix
        scale = math.hypot(c, d) or math.hypot(a, b)
        size = abs(_get_size(self.address, index) * scale)
        angle = math.degrees(math.atan2(b, a)) % 360.0
        axis = round(angle / 90) % 4
        if min(abs(angle - 90 * axis), abs(angle - 90 * axis - 360)) > 1.5:
            axis = 4
        here = ctypes.addressof(color)
        if not _get_color(self.address, index, here, here + 4, here + 8, here + 12):
            color[:] = [0, 0, 0, 255]
        font = _get_font(text_object) or 0
        mode = _get_mode(text_object)
        slant = math.radians(angle)
        return Style(
            object=text_object,
            font=font,
            size_pt=round(size, 2) if math.isfinite(size) else 0.0,
            color=f"#{color[0] & 255:02x}{color[1] & 255:02x}{color[2] & 255:02x}",
            alpha=int(color[3]),
            bold=self._is_bold(index, font, mode),
            mode=mode,
            angle=angle,
            axis=axis,
            base=f * math.cos(slant) - e * math.sin(slant),
        )

    def _is_bold(self, index: int, font: int, mode: int) -> bool:
        known = self._fonts.get(font)
        if known is None:
            buffer = ctypes.create_string_buffer(200)
            if font:
                _get_font_name(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace").lower()
            known = _get_weight(self.address, index) >= 600 or any(part in name for part in _BOLD_NAMES)
            self._fonts[font] = known
        return known or mode == 2


def read_runs(layer: TextLayer, max_characters: int, limit: int) -> list[Run]:
    """All runs in the order of pdfium's characters, none longer than `max_characters`; at most `limit` are read."""
    runs: list[Run] = []
    loose = (ctypes.c_float * 4)()
    tight = (ctypes.c_double * 4)()
    here = ctypes.addressof(tight)
    edges = (here, here + 8, here + 16, here + 24)  # left, right, bottom, top
    address, style, current, last_object = layer.address, None, None, 0
    end = 0.0  # of the last character, along the reading direction
    for index in range(min(layer.count, limit)):
        code = _get_unicode(address, index)
        if code in _SPACES:
            current = None
            continue
        if code in _SKIPPED:
            continue
        text_object = _get_object(address, index)
        if not text_object:  # made up by pdfium
            current = None
            continue
        if text_object != last_object or style is None:
            style = layer.style_at(index, text_object)
            last_object = text_object
        axis = style.axis
        if axis == 0:
            _get_loose(address, index, loose)
            left, high, right, low = loose
            if right <= left or high <= low:
                left, low, right, high = _tight_box(address, index, tight, edges, style)
        else:
            left, low, right, high = _tight_box(address, index, tight, edges, style)
        first, last = _along(axis, left, low, right, high)
        sign = _character(code)
        if (
            current is None
            or len(current.text) >= max_characters
            or (current.style is not style and _breaks(current, style, sign))
            or (axis < 4 and _jumps(end, first, style.size_pt))
        ):
            current = Run(sign, style, left, low, right, high, len(runs))
            runs.append(current)
        else:
            current.text += sign
            if current.style is not style and (not current.pieces or current.pieces[-1] is not style):
                current.pieces += (style,)
            current.left, current.low = min(current.left, left), min(current.low, low)
            current.right, current.high = max(current.right, right), max(current.high, high)
        end = last
        if code == _LINE_END_HYPHEN:
            current = None
    return runs


def _character(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
        return _UNMAPPED
    return chr(code)


def _tight_box(
    address: int | None, index: int, tight: Any, edges: tuple[int, ...], style: Style
) -> tuple[float, float, float, float]:
    _get_tight(address, index, *edges)
    left, right, low, high = tight
    above, below = style.base + _HEIGHT_ABOVE * style.size_pt, style.base - _HEIGHT_BELOW * style.size_pt
    if style.axis == 0:
        low, high = below, above
    elif style.axis == 1:
        left, right = -above, -below
    elif style.axis == 2:
        low, high = -above, -below
    elif style.axis == 3:
        left, right = below, above
    return left, low, right, high


def _along(axis: int, left: float, low: float, right: float, high: float) -> tuple[float, float]:
    if axis == 0:
        return left, right
    if axis == 1:
        return low, high
    if axis == 2:
        return -right, -left
    if axis == 3:
        return -high, -low
    return 0.0, 0.0


def _jumps(end: float, first: float, size: float) -> bool:
    """Whether the next character starts too far from the end of the last to be of the same word."""
    gap = first - end
    return gap > 0.6 * size or gap < -1.5 * size


def _breaks(current: Run, style: Style, sign: str) -> bool:
    """Whether a change of style ends the word: another line or direction, or a change of looks next to a digit."""
    before = current.pieces[-1] if current.pieces else current.style
    if before.axis != style.axis or (style.axis == 4 and abs(before.angle - style.angle) > 2):
        return True
    size = max(before.size_pt, style.size_pt)
    rise = abs(before.base - style.base)
    if rise > 0.5 * size:
        return True
    last = current.text[-1]
    if not (last.isdigit() or sign.isdigit()):
        return False
    if rise > 0.12 * size or abs(before.size_pt - style.size_pt) > 0.12 * size or before.color != style.color:
        return True
    return before.font != style.font and before.bold != style.bold and (last.isalnum() and sign.isalnum())
