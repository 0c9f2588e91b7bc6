"""A page to draw on that remembers its ink and its truth.

Coordinates: points, origin top left, y down. Text is written with its numbers marked: `[106|106 persons #oath]`
(printed text | value, unit, bound, key of the gold) or `[2022|@year]` (an aside and its reason). A digit outside
such a mark is refused, so the truth cannot miss one. `¬` marks where a word may be hyphenated, `<b>` bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf", "VeraIt": "VeraIt.ttf", "VeraBI": "VeraBI.ttf"}
CAP_HEIGHT = 0.73  # of Vera: digits reach from the base line to here
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
TAG = re.compile(r"</?b>")
BOUNDS = {"about", "at_least", "at_most", "more_than", "less_than", "range"}
for _name, _file in FONTS.items():
    pdfmetrics.registerFont(TTFont(_name, _file))


@dataclass(frozen=True)
class Style:
    """How a text looks; `leading` is the distance of base lines as a multiple of the size."""

    size: float
    font: str = "Vera"
    color: str = "#22303c"
    leading: float = 1.38
    squeeze: float = 0.93  # horizontal scale: Vera is a wide face
    align: str = "left"

    def but(self, **changes: Any) -> Style:
        return replace(self, **changes)


@dataclass(frozen=True)
class Ink:
    """One text object, or one drawn thing (`draw`) that is not text."""

    page: int
    text: str = ""
    x: float = 0
    y: float = 0  # base line, from the top
    style: Style | None = None
    angle: int = 0  # degrees counter-clockwise
    is_callout: bool = False
    draw: Callable[[Any], None] | None = None


@dataclass
class Truth:
    """What a careful reader sees on one page."""

    width: float
    height: float
    numbers: list[dict[str, Any]] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    callouts: list[dict[str, Any]] = field(default_factory=list)
    charts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Marked:
    """A text without its marks: what is printed, which characters are bold, and which spans are numbers."""

    text: str
    bold: tuple[bool, ...]
    numbers: tuple[tuple[int, int, str], ...]


def read_marks(source: str) -> Marked:
    """The printed text of a marked source; ValueError when a digit stands outside a mark."""
    if re.search(r"\d", MARK.sub("", source)):
        raise ValueError(f"a number without a mark in: {source}")
    text: list[str] = []
    bold: list[bool] = []
    numbers: list[tuple[int, int, str]] = []
    is_bold = False
    for part in re.split(r"(\[[^\]]+\]|</?b>)", source):
        if TAG.fullmatch(part):
            is_bold = part == "<b>"
            continue
        mark = MARK.fullmatch(part)
        shown = mark.group(1) if mark else part
        if mark:
            numbers.append((len(text), len(text) + len(shown), mark.group(2)))
        text.extend(shown)
        bold.extend([is_bold] * len(shown))
    return Marked("".join(text), tuple(bold), tuple(numbers))


def plain(source: str) -> str:
    """The source as printed, without marks and hyphenation points."""
    return read_marks(source).text.replace("¬", "")


def sentences(text: str) -> list[str]:
    """Sentences of a text of ours: they end in `.`, `!` or `?` before a capital."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z‘“'])", text) if part]


def parse_spec(spec: str) -> dict[str, Any]:
    """`106 persons more_than #key` or `@reason` as the fields of a number."""
    if spec.startswith("@"):
        return {"class": "aside", "reason": spec[1:]}
    words = spec.split()
    kind = "figure"
    if words[0] == "?":
        kind, words = "either", words[1:]
    low, _, high = words[0].partition("..")
    got: dict[str, Any] = {"class": kind, "value": low, "value_high": high, "unit": words[1], "bound": "exact"}
    for word in words[2:]:
        if word in BOUNDS:
            got["bound"] = word
        elif word.startswith("#"):
            got["key"] = word[1:]
        else:
            raise ValueError(f"unknown word in mark: {spec}")
    return got


class Sheet:
    """One document of ours: pages, ink and truth."""

    def __init__(self, name: str, title: str) -> None:
        self.name = name
        self.title = title
        self.ink: list[Ink] = []
        self.pages: list[Truth] = []

    @property
    def page(self) -> Truth:
        return self.pages[-1]

    def new_page(self, width: float, height: float) -> None:
        """Start a page of this size in points."""
        self.pages.append(Truth(width, height))

    def draw(self, shape: Callable[[Any], None]) -> None:
        """Add something that is not text: called with (canvas, page height) when the page is made."""
        self.ink.append(Ink(page=len(self.pages), draw=shape))

    def panel(
        self, x: float, y: float, width: float, height: float, color: str, radius: float = 0, line: str = ""
    ) -> None:
        """A filled (or, without colour, outlined) rectangle."""
        page_height = self.page.height

        def shape(canvas: Any) -> None:
            if color:
                canvas.setFillColor(color)
            if line:
                canvas.setStrokeColor(line)
                canvas.setLineWidth(0.8)
            bottom = page_height - y - height
            canvas.roundRect(x, bottom, width, height, radius, stroke=bool(line), fill=bool(color))

        self.draw(shape)

    def rule(self, x1: float, y1: float, x2: float, y2: float, color: str, width: float = 0.6) -> None:
        """A straight line."""
        page_height = self.page.height

        def shape(canvas: Any) -> None:
            canvas.setStrokeColor(color)
            canvas.setLineWidth(width)
            canvas.line(x1, page_height - y1, x2, page_height - y2)

        self.draw(shape)

    def polygon(self, points: list[tuple[float, float]], color: str) -> None:
        """A filled polygon."""
        page_height = self.page.height

        def shape(canvas: Any) -> None:
            path = canvas.beginPath()
            path.moveTo(points[0][0], page_height - points[0][1])
            for x, y in points[1:]:
                path.lineTo(x, page_height - y)
            path.close()
            canvas.setFillColor(color)
            canvas.drawPath(path, stroke=0, fill=1)

        self.draw(shape)

    def picture(self, icon: Callable[..., None], x: float, y: float, size: float, *colors: str) -> None:
        """An icon of `ink_icons`: drawn on a field of 100 x 100, y down, scaled to `size`."""
        page_height = self.page.height

        def shape(canvas: Any) -> None:
            canvas.saveState()
            canvas.translate(x, page_height - y)
            canvas.scale(size / 100, -size / 100)
            icon(canvas, *colors)
            canvas.restoreState()

        self.draw(shape)

    # -- text -------------------------------------------------------------------------------------------------

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        source: str,
        style: Style,
        *,
        kind: str = "paragraph",
        number_kind: str = "sentence",
        is_callout: bool = False,
        joins_previous: bool = False,
    ) -> float:
        """Set a text in a column whose top is `y`; gives the y below its last line.

        `joins_previous` continues the block drawn before (a paragraph that runs on in the next column).
        """
        marked = read_marks(source)
        lines = break_lines(marked, style, width)
        boxes = []
        base = y + style.size * 0.94
        for start, end, hyphen in lines:
            boxes.append(self._line(x, base, width, marked, start, end, hyphen, style, number_kind, is_callout))
            base += style.size * style.leading
        self._record_block(kind, marked.text.replace("¬", ""), boxes, joins_previous)
        return base - style.size * 0.94

    def text(
        self,
        x: float,
        y: float,
        source: str,
        style: Style,
        *,
        kind: str = "label",
        number_kind: str = "sentence",
        is_callout: bool = False,
        angle: int = 0,
        is_block: bool = True,
    ) -> tuple[float, float, float, float]:
        """Set one line with its base line at `y`; gives its box. `x` is its left, middle or right by alignment."""
        marked = read_marks(source)
        if angle:
            box = self._turned(x, y, marked, style, angle, number_kind)
        else:
            box = self._line(x, y, 0, marked, 0, len(marked.text), False, style, number_kind, is_callout)
        if is_block:
            self._record_block(kind, marked.text.replace("¬", ""), [box], False)
        return box

    def callout(self, number: tuple[float, float, float, float], shown: str, value: str, caption: str) -> None:
        """Record that this number belongs to this caption."""
        self.page.callouts.append(
            {"text": plain(shown), "value": value, "caption": plain(caption), "box": round_box(number)}
        )

    def _record_block(
        self, kind: str, text: str, boxes: list[tuple[float, float, float, float]], joins_previous: bool
    ) -> None:
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if joins_previous:
            block = self.page.blocks[-1]
            block["text"] += " " + text
            block["sentences"] = sentences(block["text"])
            block["boxes"].append(round_box(box))
            return
        self.page.blocks.append({"kind": kind, "text": text, "sentences": sentences(text), "boxes": [round_box(box)]})

    def _line(
        self,
        x: float,
        base: float,
        width: float,
        marked: Marked,
        start: int,
        end: int,
        hyphen: bool,
        style: Style,
        number_kind: str,
        is_callout: bool,
    ) -> tuple[float, float, float, float]:
        total = advance(marked, start, end, style) + (advance_text("-", style, False) if hyphen else 0)
        if style.align == "center":
            x += (width - total) / 2
        elif style.align == "right":
            x += width - total
        cursor, left = start, x
        while cursor < end:
            stop = cursor
            while stop < end and marked.bold[stop] == marked.bold[cursor]:
                stop += 1
            shown = marked.text[cursor:stop].replace("¬", "") + ("-" if hyphen and stop == end else "")
            look = style.but(font=bold_of(style.font)) if marked.bold[cursor] else style
            self.ink.append(Ink(page=len(self.pages), text=shown, x=left, y=base, style=look, is_callout=is_callout))
            left += advance(marked, cursor, stop, style)
            cursor = stop
        for first, last, spec in marked.numbers:
            if max(start, first) >= min(last, end):
                continue
            a = x + advance(marked, start, max(start, first), style)
            b = x + advance(marked, start, min(last, end), style)
            box = (a, base - CAP_HEIGHT * style.size, b, base)
            if first >= start:
                self._record_number(marked.text[first:last], spec, box, number_kind)
            else:  # a number that runs on in this line
                self.page.numbers[-1].setdefault("rest_boxes", []).append(round_box(box))
        return (x, base - 0.76 * style.size, x + total, base + 0.22 * style.size)

    def _turned(
        self, x: float, y: float, marked: Marked, style: Style, angle: int, number_kind: str
    ) -> tuple[float, float, float, float]:
        length = advance(marked, 0, len(marked.text), style)
        self.ink.append(Ink(page=len(self.pages), text=marked.text, x=x, y=y, style=style, angle=angle))
        up, cap = angle == 90, CAP_HEIGHT * style.size
        for first, last, spec in marked.numbers:
            a, b = advance(marked, 0, first, style), advance(marked, 0, last, style)
            box = (x - cap, y - b, x, y - a) if up else (x, y + a, x + cap, y + b)
            self._record_number(marked.text[first:last], spec, box, number_kind)
        return (x - cap, y - length, x, y) if up else (x, y, x + cap, y + length)

    def _record_number(self, text: str, spec: str, box: tuple[float, float, float, float], number_kind: str) -> None:
        number = {"text": text, "kind": number_kind, **parse_spec(spec), "box": round_box(box)}
        number["block"] = len(self.page.blocks)
        self.page.numbers.append(number)


def round_box(box: tuple[float, float, float, float]) -> list[float]:
    """A box to a tenth of a point."""
    return [round(side, 1) for side in box]


def bold_of(font: str) -> str:
    """The bold face of a font of ours."""
    return {"Vera": "VeraBd", "VeraIt": "VeraBI"}.get(font, font)


def advance_text(text: str, style: Style, bold: bool) -> float:
    """Width in points of a text in this style."""
    font = bold_of(style.font) if bold else style.font
    return float(pdfmetrics.stringWidth(text, font, style.size)) * style.squeeze


def advance(marked: Marked, start: int, end: int, style: Style) -> float:
    """Width in points of a slice; hyphenation points have none."""
    return sum(advance_text(marked.text[i], style, marked.bold[i]) for i in range(start, end) if marked.text[i] != "¬")


def break_lines(marked: Marked, style: Style, width: float) -> list[tuple[int, int, bool]]:
    """Slices of the text that fit the width, each with whether it ends in a hyphen; `\\n` forces a break."""
    lines: list[tuple[int, int, bool]] = []
    start = 0
    text = marked.text
    hyphen_width = advance_text("-", style, False)
    while start < len(text):
        best: tuple[int, int, bool] | None = None
        at, used = start, 0.0
        while True:
            if at == len(text) or (text[at] in " \n" and text[at - 1 : at] != "€"):
                if used <= width or best is None:
                    best = (at, at + 1, False)
                if at == len(text) or text[at] == "\n":
                    break
            elif text[at] == "¬" and used + hyphen_width <= width:
                best = (at, at + 1, True)
            if used > width:
                break
            if text[at] != "¬":
                used += advance_text(text[at], style, marked.bold[at])
            at += 1
        end, following, hyphen = best if best else (at, at, False)
        lines.append((start, end, hyphen))
        start = following
    return lines
