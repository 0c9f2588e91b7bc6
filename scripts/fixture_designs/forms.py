"""The forms of one drawing: digital, shuffled stream, outlines, rotated, pictures of any resolution, a noisy scan.

Everything is reproducible to the byte with the locked versions of reportlab, pypdfium2, pillow and numpy: no clock,
no random source without a seed.
"""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .outlines import draw_outline
from .sheet import Ink, Sheet, advance_text


def digital(
    sheet: Sheet, *, shuffle_seed: int | None = None, as_outlines: bool = False, rotate: int = 0, encrypt: Any = None
) -> bytes:
    """The PDF of a sheet. Shuffled: shapes first, then all text objects in a random order."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1, encrypt=encrypt)
    canvas.setTitle(sheet.title)
    for number, page in enumerate(sheet.pages, start=1):
        ink = [item for item in sheet.ink if item.page == number]
        if shuffle_seed is not None:
            texts = [item for item in ink if not item.draw]
            random.Random(shuffle_seed + number).shuffle(texts)
            ink = [item for item in ink if item.draw] + texts
        canvas.setPageSize((page.width, page.height))  # as displayed; reportlab swaps the sides of a turned page
        canvas.setPageRotation(rotate)
        if rotate == 90:
            canvas.transform(0, 1, -1, 0, page.height, 0)
        for item in ink:
            put(canvas, item, page.height, as_outlines)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def put(canvas: Any, item: Ink, page_height: float, as_outlines: bool = False, render_mode: int = 0) -> None:
    """Draw one thing on a canvas."""
    canvas.saveState()
    if item.draw:
        item.draw(canvas)
    elif item.style and item.text.strip():
        canvas.translate(item.x, page_height - item.y)
        canvas.rotate(item.angle)
        canvas.setFillColor(item.style.color)
        if as_outlines:
            draw_outline(canvas, item.text, item.style.font, item.style.size, item.style.squeeze)
        else:
            text = canvas.beginText(0, 0)
            text.setFont(item.style.font, item.style.size)
            text.setHorizScale(item.style.squeeze * 100)
            text.setTextRenderMode(render_mode)
            text.textOut(item.text)
            canvas.drawText(text)
    canvas.restoreState()


def render(pdf: bytes, dpi: int, *, gray: bool = False) -> list[Image.Image]:
    """Pictures of the pages, as displayed."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [document[i].render(scale=dpi / 72).to_pil().convert("RGB") for i in range(len(document))]
    finally:
        document.close()
    return [page.convert("L") for page in pages] if gray else pages


def from_pictures(pictures: list[Image.Image], sizes: list[tuple[float, float]], title: str, quality: int) -> bytes:
    """A PDF whose pages are JPEG pictures and nothing else."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    for picture, (width, height) in zip(pictures, sizes, strict=True):
        canvas.setPageSize((width, height))
        canvas.drawImage(jpeg_reader(picture, quality), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def jpeg_reader(picture: Image.Image, quality: int) -> ImageReader:
    """A picture as a JPEG that reportlab embeds without recompressing."""
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=quality, optimize=True)
    encoded.seek(0)
    return ImageReader(encoded)


def picture_only(sheet: Sheet, dpi: int = 200, quality: int = 82) -> bytes:
    """The sheet as pictures of this resolution, no text layer."""
    sizes = [(page.width, page.height) for page in sheet.pages]
    return from_pictures(render(digital(sheet), dpi), sizes, sheet.title, quality)


def scan(sheet: Sheet, dpi: int = 200, seed: int = 7, skew_degrees: float = 0.7, quality: int = 50) -> bytes:
    """The sheet as an office scanner gives it: gray, skewed, blurred, speckled, uneven light, JPEG."""
    sizes = [(page.width, page.height) for page in sheet.pages]
    pictures = []
    for number, picture in enumerate(render(digital(sheet), dpi, gray=True)):
        turn = skew_degrees if number % 2 == 0 else -skew_degrees
        pictures.append(worn(picture, turn, np.random.RandomState(seed + number)))
    return from_pictures(pictures, sizes, sheet.title, quality)


def worn(picture: Image.Image, turn: float, chance: np.random.RandomState) -> Image.Image:
    """One gray page skewed, blurred, with speckle and a darker edge."""
    turned = picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=247)
    values = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float64)
    height, width = values.shape
    light = 1 - 0.06 * np.linspace(0, 1, width)[None, :] * np.linspace(0.4, 1, height)[:, None]
    values = values * light + chance.normal(0, 4, values.shape)
    specks = chance.random_sample(values.shape)
    values[specks < 0.0006] = 40
    values[specks > 0.9996] = 250
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8), "L")


def callouts_as_pictures(sheet: Sheet, dpi: int = 200) -> bytes:
    """The digital form, with every callout number only inside an embedded picture."""
    whole = render(digital(sheet), dpi)
    changed = Sheet(sheet.name, sheet.title)
    changed.pages = sheet.pages
    for item in sheet.ink:
        changed.ink.append(as_picture(item, whole[item.page - 1], sheet.pages[item.page - 1].height, dpi))
    return digital(changed)


def as_picture(item: Ink, page: Image.Image, page_height: float, dpi: int) -> Ink:
    """A callout number as a picture cut from the rendered page; other ink as it is."""
    if not item.is_callout or not item.style:
        return item
    width = advance_text(item.text, item.style, False)
    left, right = item.x - 2, item.x + width + 2
    top, bottom = item.y - 0.80 * item.style.size, item.y + 0.08 * item.style.size
    scale = dpi / 72
    cut = page.crop((round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)))

    def shape(canvas: Any) -> None:
        reader = jpeg_reader(cut, 90)
        canvas.drawImage(reader, left, page_height - bottom, right - left, bottom - top)

    return Ink(page=item.page, draw=shape)


def save(path: Path, content: bytes) -> None:
    """Write a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
