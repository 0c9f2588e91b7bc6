"""Forms of a sheet whose text layer is sick: no Unicode map, a wrong one, or a bad hidden layer over a picture."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from .forms import digital, jpeg_reader, put, render
from .sheet import FONTS, Sheet

LOOKALIKE = {"0": "6", "1": "7", "2": "7", "3": "8", "4": "1", "5": "6", "6": "5", "7": "1", "8": "3", "9": "0"}


@contextmanager
def _opaque_codes() -> Iterator[None]:
    """Fonts whose character codes say nothing (reportlab keeps ASCII codes otherwise)."""
    fonts = [pdfmetrics.getFont(name) for name in FONTS]
    for font in fonts:
        font._asciiReadable = False
    try:
        yield
    finally:
        for font in fonts:
            font._asciiReadable = True


def missing_unicode(sheet: Sheet) -> bytes:
    """The digital form with no ToUnicode map in any font."""
    with _opaque_codes():
        pdf = digital(sheet)
    return re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found.group()), pdf)


@contextmanager
def _lying_maps() -> Iterator[None]:
    honest = ttfonts.makeToUnicodeCMap

    def lying(name: str, subset: list[int]) -> Any:
        return honest(name, [code if code <= 32 else 0xE000 + code if code % 3 == 0 else code + 7 for code in subset])

    ttfonts.makeToUnicodeCMap = lying
    try:
        yield
    finally:
        ttfonts.makeToUnicodeCMap = honest


def wrong_unicode(sheet: Sheet) -> bytes:
    """The digital form with ToUnicode maps that are wrong for every letter and digit."""
    with _opaque_codes(), _lying_maps():
        return digital(sheet)


def misread(text: str, chance: random.Random) -> str:
    """The text with a lookalike for one digit in three."""
    return "".join(LOOKALIKE[c] if c in LOOKALIKE and chance.random() < 1 / 3 else c for c in text)


def bad_hidden_layer(sheet: Sheet, dpi: int = 200, seed: int = 5) -> bytes:
    """Page pictures with an invisible text layer in which one digit in three is misread."""
    chance = random.Random(seed)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setTitle(sheet.title)
    for number, (page, picture) in enumerate(zip(sheet.pages, render(digital(sheet), dpi), strict=True), start=1):
        canvas.setPageSize((page.width, page.height))
        canvas.drawImage(jpeg_reader(picture, 80), 0, 0, page.width, page.height)
        for item in sheet.ink:
            if item.page == number and item.style:
                put(canvas, replace(item, text=misread(item.text, chance)), page.height, render_mode=3)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
