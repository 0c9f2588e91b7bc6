"""What reading gives: the words and drawn shapes of one page, and why the page was read as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .documents import Failure
from .geometry import Box

ReadBy = Literal["text_layer", "ocr"]
PageReadBy = Literal["text_layer", "second_reader", "ocr", "mixed", "recovered_text", "none"]
ShapeKind = Literal["panel", "outline", "rule", "image", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One printed word: characters without white space, as read, not normalised.

    `order` is the place in the content stream (text layer) or in the engine's answer (OCR).
    `hidden` is empty for a word that a reader sees, else why it is invisible (`render_mode_3`,
    `off_page`, `tiny`, `same_color`, `covered`, `clipped`, `layer_off`). `angle` is the rotation of the
    text in degrees clockwise as displayed (0, 90, 180, 270, or the nearest whole degree).
    `raised` marks a superscript: a footnote mark stuck to a number is not one of its digits.
    """

    text: str
    box: Box
    size_pt: float
    order: int
    bold: bool = False
    color: str = ""  # "#rrggbb" of the ink; empty when unknown
    angle: int = 0
    raised: bool = False
    read_by: ReadBy = "text_layer"
    ocr_confidence: float | None = None  # 0-1, of this word; None in a text layer
    hidden: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A drawn thing that tells about layout.

    panel: filled area; outline: stroked rectangle; rule: line, or rectangle thinner than 3 pt;
    image: picture; mark: a small filled area, such as a legend key or a bar of a chart.
    """

    kind: ShapeKind
    box: Box
    color: str = ""  # "#rrggbb" of fill, or of stroke for rules and outlines


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One page as read.

    `reason` says in a code why it was read this way (`healthy`, `no_text`, `no_unicode_map`, `rubbish`,
    `hidden_layer`, `image_regions`, `forced`, `failed`, ...), `detail` the measurements behind it, for a person.
    `unread` are boxes with ink that looks like text but gave no word.
    """

    number: int  # from 1
    width_pt: float
    height_pt: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...] = ()
    read_by: PageReadBy = "text_layer"
    reason: str = "healthy"
    detail: str = ""
    unread: tuple[Box, ...] = ()
    failures: tuple[Failure, ...] = ()
