"""The text layer of a page as runs of characters without white space between them, each with its style.

Two sources of truth are combined. pdfium's own white space is believed (it knows the fonts); geometry splits what
pdfium leaves together: large gaps, jumps back, and a change of size, colour or font next to a digit ("2024139,3%" is a
year and a percentage, "2114" is 21 with footnote 14). Boxes are the loose ones, font height by advance width: equal
for all words of a line, where tight boxes differ per letter.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from dataclasses import dataclass

from .pdfium import PdfPage, fast, pdfium

_UNMAPPED = "\ufffd"
_LINE_END_HYPHEN = 2
_NO_CHARACTERS = frozenset("\x00\ufffe\uffff")
_SKIPPED = frozenset("\u200b\u200e\u200f\u2060\ufeff")
_TOKEN = re.compile(r"[^\s\u200b]+")
_UPRIGHT = memoryview(array("f", (1.0, 0.0, 0.0, 1.0, 0.0)))
_CENTS = re.compile(r"\d\d(?!\d)")  # small raised cents of a price: "229,37" is one number, "2022,14" a footnote
_BEFORE_CENTS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d,)\d+,$")
_HEIGHT_ABOVE, _HEIGHT_BELOW = 0.78, 0.22  # of the font size, around the base line: usual Latin fonts

_count_chars = fast("FPDFText_CountChars", ctypes.c_int, ctypes.c_void_p)
_get_unicode = fast("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_get_object = fast("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_loose = fast("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_tight = fast("FPDFText_GetCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_get_matrix = fast("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_size = fast("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_get_color = fast("FPDFText_GetFillColor", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_get_mode = fast("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)
_get_font = fast("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)
_get_flags = fast("FPDFFont_GetFlags", ctypes.c_int, ctypes.c_void_p)
_get_font_name = fast("FPDFFont_GetBaseFontName", ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)

Rectangle = tuple[float, float, float, float]  # left, low, right, high

_FORCE_BOLD = 1 << 18  # flag of a font descriptor (ISO 32000, table 121); no flags give -1 only without a font
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "extrabold", "demi", "-bd", "_bd")


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look that stand on one base line. Angles are counter-clockwise in the page's own coordinates."""

    size_pt: float
    color: str
    alpha: int
    bold: bool
    font: int
    mode: int
    angle: float
    axis: int  # 0-3: along +x, +y, -x, -y; 4: slanted
    base: float  # where the base line lies, across the reading direction


@dataclass(slots=True)
class Run:
    """Characters that belong to one word, with the rectangle they take in the page's own coordinates (y upwards).

    `style` is that of the first character, `last_style` of the last; `objects` are the text objects they come from.
    """

    text: str
    style: Style
    left: float
    low: float
    right: float
    high: float
    objects: tuple[int, ...]
    last_style: Style
    raised: bool = False
    start: int = -1  # the number of its first character, where all follow each other


class TextLayer:
    """The characters of one loaded page. Close it before the page."""

    __slots__ = ("_bold", "_buffers", "_handle", "_looks", "_styles", "address", "count")

    def __init__(self, page: PdfPage) -> None:
        self._handle = pdfium.FPDFText_LoadPage(page.handle)
        if not self._handle:
            raise ValueError("the text of the page cannot be loaded")
        self.address: int | None = ctypes.cast(self._handle, ctypes.c_void_p).value
        self.count = max(0, int(_count_chars(self.address)))
        self._buffers = _Buffers()
        self._bold: dict[int, bool] = {}
        self._looks: dict[tuple[float, ...], Style] = {}
        self._styles: dict[int, Style] = {}

    def close(self) -> None:
        """Give the text page back; harmless when repeated."""
        if self._handle is not None:
            pdfium.FPDFText_ClosePage(self._handle)
            self._handle = None

    def characters(self, limit: int) -> str:
        """One sign for each character of the page, as pdfium numbers them, at most `limit`."""
        count = min(self.count, limit)
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        size = pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, size - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        return "".join(chr(code) if (code := _get_unicode(self.address, i)) else "\ufffe" for i in range(count))

    def object_at(self, index: int) -> int:
        """The address of the text object of character `index`; 0 when pdfium made the character up."""
        return _get_object(self.address, index) or 0

    def is_line_end_hyphen(self, index: int) -> bool:
        """Whether character `index` is a hyphen that pdfium took for one at a line end."""
        return bool(_get_unicode(self.address, index) == _LINE_END_HYPHEN)

    def style_at(self, index: int, text_object: int) -> Style:
        """The style of the text object that character `index` comes from."""
        found = self._styles.get(text_object)
        if found is None:
            found = self._styles[text_object] = self._read_style(index, text_object)
        return found

    def rectangle(self, index: int, style: Style) -> Rectangle:
        """Left, low, right, high of a character: advance width by font height."""
        buffers = self._buffers
        if style.axis == 0:
            _get_loose(self.address, index, buffers.loose_at)
            left, high, right, low = buffers.loose
            if right > left and high > low:
                return left, low, right, high
        _get_tight(self.address, index, *buffers.tight_at)
        left, right, low, high = buffers.tight
        return _of_font_height(left, low, right, high, style)

    def ink_width(self, index: int) -> float:
        """How wide the ink of character `index` is, in points."""
        tight = self._buffers.tight
        _get_tight(self.address, index, *self._buffers.tight_at)
        return tight[1] - tight[0]

    def font_name(self, font: int) -> str:
        """The name of a font as the file gives it."""
        buffer = ctypes.create_string_buffer(200)
        if font:
            _get_font_name(font, buffer, 200)
        return buffer.value.decode("utf-8", "replace")

    def _read_style(self, index: int, text_object: int) -> Style:
        buffers = self._buffers
        if not _get_matrix(self.address, index, buffers.matrix_at):
            buffers.matrix[:5] = _UPRIGHT
        a, b, c, d, e, f = buffers.matrix
        if not _get_color(self.address, index, *buffers.color_at):
            buffers.color[3] = 255
        red, green, blue, alpha = buffers.color
        font = _get_font(text_object) or 0
        size = _get_size(self.address, index)
        mode = _get_mode(text_object)
        base = f if b == 0 else _base_line(a, b, e, f)
        key = (a, b, c, d, base, size, red, green, blue, alpha, mode, font)
        found = self._looks.get(key)
        if found is None:
            size = abs(size * (math.hypot(c, d) or math.hypot(a, b)))
            angle, axis = _direction(a, b)
            found = self._looks[key] = Style(
                size_pt=round(size, 2) if math.isfinite(size) else 0.0,
                color=f"#{red & 255:02x}{green & 255:02x}{blue & 255:02x}",
                alpha=alpha,
                bold=self._is_bold(font) or mode == 2,
                font=font,
                mode=mode,
                angle=angle,
                axis=axis,
                base=base,
            )
        return found

    def _is_bold(self, font: int) -> bool:
        """Whether the font says that it is bold, by its name or a flag; the stem width it tells is often a guess."""
        known = self._bold.get(font)
        if known is None:
            name = self.font_name(font).lower()
            known = any(part in name for part in _BOLD_NAMES) or bool(font and _get_flags(font) & _FORCE_BOLD)
            self._bold[font] = known
        return known


class _Buffers:
    """Where pdfium writes its answers: memory seen through views, which unpack five times faster than arrays."""

    def __init__(self) -> None:
        self._kept = (
            (ctypes.c_float * 4)(),
            (ctypes.c_double * 4)(),
            (ctypes.c_float * 6)(),
            (ctypes.c_uint * 4)(),
        )
        loose, tight, matrix, color = self._kept
        self.loose = memoryview(loose).cast("B").cast("f")
        self.tight = memoryview(tight).cast("B").cast("d")
        self.matrix = memoryview(matrix).cast("B").cast("f")
        self.color = memoryview(color).cast("B").cast("I")
        self.loose_at = ctypes.addressof(loose)
        self.tight_at = tuple(ctypes.addressof(tight) + 8 * i for i in range(4))  # left, right, bottom, top
        self.matrix_at = ctypes.addressof(matrix)
        self.color_at = tuple(ctypes.addressof(color) + 4 * i for i in range(4))


def _direction(a: float, b: float) -> tuple[float, int]:
    angle = math.degrees(math.atan2(b, a)) % 360.0
    axis = round(angle / 90) % 4
    if min(abs(angle - 90 * axis), abs(angle - 90 * axis - 360)) > 1.5:
        axis = 4
    return angle, axis


def _base_line(a: float, b: float, e: float, f: float) -> float:
    length = math.hypot(a, b) or 1.0
    return (f * a - e * b) / length


def read_runs(layer: TextLayer, max_characters: int, limit: int) -> list[Run]:
    """All runs in the order of pdfium's characters, none longer than `max_characters`; at most `limit` are read.

    Most tokens lie in one text object: their first and last character tell all. The others are walked through.
    """
    runs: list[Run] = []
    for token in _TOKEN.finditer(layer.characters(limit)):
        start, end, text = token.start(), token.end(), token.group()
        first_object = layer.object_at(start)
        if (
            first_object
            and end - start <= max_characters
            and text.isascii()
            and first_object == layer.object_at(end - 1)
        ):
            run = _plain_run(layer, text, start, end, first_object)
            if run is not None:
                runs.append(run)
                continue
        runs.extend(_walk(layer, text, start, max_characters))
    return runs


def _plain_run(layer: TextLayer, text: str, start: int, end: int, text_object: int) -> Run | None:
    """The run of a token in one text object; None when it is too wide for its letters, so there must be gaps in it."""
    style = layer.style_at(start, text_object)
    left, low, right, high = layer.rectangle(start, style)
    if end - start > 1:
        left2, low2, right2, high2 = layer.rectangle(end - 1, style)
        left, low = min(left, left2), min(low, low2)
        right, high = max(right, right2), max(high, high2)
        first, last = _along(style.axis, left, low, right, high)
        if last - first > 0.75 * style.size_pt * (end - start) + style.size_pt:
            return None
    return Run(text, style, left, low, right, high, (text_object,), style, start=start)


def _walk(layer: TextLayer, text: str, start: int, max_characters: int) -> list[Run]:
    """The runs of a token, character by character."""
    runs: list[Run] = []
    current: Run | None = None
    end = 0.0  # of the last character, along the reading direction
    for index, sign in enumerate(text, start):
        if sign in _SKIPPED:
            continue
        text_object = layer.object_at(index)
        if not text_object:  # made up by pdfium
            current = None
            continue
        style = layer.style_at(index, text_object)
        left, low, right, high = layer.rectangle(index, style)
        first, last = _along(style.axis, left, low, right, high)
        hyphen = sign == "\ufffe" and layer.is_line_end_hyphen(index)
        sign = "-" if hyphen else _UNMAPPED if sign in _NO_CHARACTERS else sign
        if (
            current is None
            or len(current.text) >= max_characters
            or (current.last_style is not style and _breaks(current, style, text[index - start :]))
            or (style.axis < 4 and _jumps(end, first, style.size_pt))
            or (current.objects[-1] != text_object and _ends(current.text[-1], sign, first - end, style.size_pt))
        ):
            current = Run(sign, style, left, low, right, high, (text_object,), style)
            runs.append(current)
        else:
            current.text += sign
            current.last_style = style
            if current.objects[-1] != text_object:
                current.objects += (text_object,)
            current.left, current.low = min(current.left, left), min(current.low, low)
            current.right, current.high = max(current.right, right), max(current.high, high)
        end = last
        if hyphen:
            current = None
    return runs


def _of_font_height(left: float, low: float, right: float, high: float, style: Style) -> Rectangle:
    """The rectangle with the height of the font around the base line, whatever the letter; slanted text as it is."""
    above, below = style.base + _HEIGHT_ABOVE * style.size_pt, style.base - _HEIGHT_BELOW * style.size_pt
    if style.axis == 0:
        return left, below, right, above
    if style.axis == 1:
        return -above, low, -below, high
    if style.axis == 2:
        return left, -above, right, -below
    if style.axis == 3:
        return below, low, above, high
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


def _ends(last: str, sign: str, gap: float, size: float) -> bool:
    """Whether a small gap between two text objects is a space: between a digit and a letter even a thin one is."""
    return gap > 0.1 * size and ((last.isdigit() and sign.isalpha()) or (last.isalpha() and sign.isdigit()))


def _breaks(current: Run, style: Style, rest: str) -> bool:
    """Whether a change of style ends the word: another line or direction, or a change of looks next to a digit."""
    before = current.last_style
    if before.axis != style.axis or (style.axis == 4 and abs(before.angle - style.angle) > 2):
        return True
    size = max(before.size_pt, style.size_pt)
    rise = abs(before.base - style.base)
    if rise > 0.5 * size:
        return True
    last, sign = current.text[-1], rest[0]
    if not (last.isdigit() or sign.isdigit()) or (_CENTS.match(rest) and _BEFORE_CENTS.search(current.text)):
        return False
    if rise > 0.12 * size or abs(before.size_pt - style.size_pt) > 0.12 * size or before.color != style.color:
        return True
    return before.font != style.font and before.bold != style.bold and last.isalnum() and sign.isalnum()
