"""Digits of a healthy-looking text layer, proved against their print where there is reason to.

A character map may be right for letters and wrong for digits, and marked content may claim another text than printed:
every text reader believes both. Two cheap signs point at them. The digit 1 has the narrowest ink of all digits in
nearly every font, so a font whose "1" is as wide as the rest is looked at; and so is text that says it stands for
digits (`ActualText`). Looking means reading a few words of it from the picture: a font is proved once in a document.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median

from ..model import Box, Word
from ..settings import Settings
from .characters import TextLayer
from .drawing import Drawing
from .engine import BLOCK
from .ocr import Recognised, available, read_picture, read_word
from .pdfium import PdfPage
from .rendering import render
from .text_layer import LayerWord
from .tones import flattened

_DIGITS_LOOKED_AT = 400
_WIDE_ONE = 0.93  # ink of "1" as a share of the other digits': sans serif 0.5-0.7, with a foot 0.8-0.9
_PROOFS, _CONFIDENT = 5, 0.75
_DPI, _CLAIMS = 250.0, 40


class Proofs:
    """What is known of one document: its fonts (True: digits are printed as told) and the print of damaged words."""

    def __init__(self) -> None:
        self.fonts: dict[str, bool] = {}
        self.words: dict[str, str] = {}


def odd_fonts(layer: TextLayer, limit: int) -> dict[int, str]:
    """Fonts (by address, with their names) in which the digit 1 is as wide as the others."""
    widths: dict[int, dict[str, float]] = defaultdict(dict)
    looked_at = 0
    for index, sign in enumerate(layer.characters(limit)):
        if not ("0" <= sign <= "9"):
            continue
        item = layer.object_at(index)
        if not item:
            continue
        style = layer.style_at(index, item)
        if style.axis == 0 and sign not in widths[style.font]:
            widths[style.font][sign] = layer.ink_width(index) / max(style.size_pt, 0.1)
        looked_at += 1
        if looked_at >= _DIGITS_LOOKED_AT:
            break
    odd: dict[int, str] = {}
    for font, found in widths.items():
        others = [width for sign, width in found.items() if sign != "1"]
        if "1" in found and others and (found["1"] > _WIDE_ONE * median(others) or found["1"] > min(others)):
            odd[font] = layer.font_name(font)
    return odd


def lying_font(page: PdfPage, words: list[LayerWord], odd: dict[int, str], proofs: Proofs, settings: Settings) -> str:
    """The name of a font on this page whose digits are printed differently; empty when none is."""
    for font, name in sorted(odd.items(), key=lambda item: item[1]):
        honest = proofs.fonts.get(name)
        if honest is None:
            own = [item.word for item in words if item.style.font == font and not item.word.hidden]
            honest = proofs.fonts[name] = _is_honest(page, own, settings)
        if not honest:
            return name or "without a name"
    return ""


def _is_honest(page: PdfPage, words: list[Word], settings: Settings) -> bool:
    """Whether the picture agrees with most of a few words with digits; True when it cannot tell."""
    numbers = sorted(
        (word for word in words if sum(sign.isdigit() for sign in word.text) >= 2 and word.angle == 0),
        key=lambda word: (-sum(sign.isdigit() for sign in word.text), word.order),
    )[:_PROOFS]
    agree = differ = 0
    for word in numbers:
        printed = read_print(page, word.box, settings)
        if not printed:
            continue
        if _digits(printed) == _digits(word.text):
            agree += 1
        else:
            differ += 1
    return differ < 2 or differ <= agree


def prove_replaced(page: PdfPage, words: list[LayerWord], drawing: Drawing, settings: Settings) -> list[LayerWord]:
    """The words, those that only claim their digits replaced by the printed ones where the picture differs.

    Words of a claimed text have no boxes of their own, so the whole text object is read from the picture.
    """
    claims = [item for item, text in drawing.replaced.items() if any(sign.isdigit() for sign in text)]
    proved = words
    for claim in claims[:_CLAIMS]:
        own = [item for item in proved if claim in item.objects and not item.word.hidden]
        place = drawing.places.get(claim)
        if not own or place is None or not any(sign.isdigit() for item in own for sign in item.word.text):
            continue
        area = page.box(*place)
        printed = _read_area(page, area, settings)
        told = "".join(_digits(item.word.text) for item in own)
        if not printed or "".join(_digits(word.text) for word in printed) == told:
            continue
        first = proved.index(own[0])
        style, objects = own[0].style, own[0].objects
        new = [LayerWord(_doubted(word), style, objects) for word in printed]
        kept = [item for item in proved if item not in own]
        proved = [*kept[:first], *new, *kept[first:]]
    return proved if proved is words else _numbered(proved)


def _numbered(words: list[LayerWord]) -> list[LayerWord]:
    return [LayerWord(replace(item.word, order=order), item.style, item.objects) for order, item in enumerate(words)]


def _doubted(word: Word) -> Word:
    doubts = ("readings_differ",) if any(sign.isdigit() for sign in word.text) else ()
    return replace(word, doubts=doubts)


def _read_area(page: PdfPage, area: Box, settings: Settings) -> tuple[Word, ...]:
    padded = _padded(page, area)
    picture, scale = render(page, dpi=_DPI, max_pixels=4_000_000, gray=True, area=padded)
    found = read_picture(flattened(picture)[0], scale, settings, scanned=False, mode=BLOCK)
    left, top = int(padded.left * scale) / scale, int(padded.top * scale) / scale
    return tuple(
        replace(
            word,
            box=Box(
                left=round(word.box.left + left, 2),
                top=round(word.box.top + top, 2),
                right=round(word.box.right + left, 2),
                bottom=round(word.box.bottom + top, 2),
            ),
        )
        for word in found.words
    )


def _padded(page: PdfPage, box: Box) -> Box:
    pad = max(1.0, 0.15 * box.height)
    left, top = max(0.0, box.left - pad), max(0.0, box.top - pad)
    return Box(
        left=left,
        top=top,
        right=max(left + 1, min(page.width_pt, box.right + pad)),
        bottom=max(top + 1, min(page.height_pt, box.bottom + pad)),
    )


def read_print(page: PdfPage, box: Box, settings: Settings) -> str:
    """What is printed in a box, read from the picture; empty when nothing is read with confidence."""
    if isinstance(available(settings), Recognised):
        return ""
    picture, _ = render(page, dpi=_DPI, max_pixels=2_000_000, gray=True, area=_padded(page, box))
    text, confidence = read_word(picture, settings)
    return text if confidence >= _CONFIDENT else ""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
