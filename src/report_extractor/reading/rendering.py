"""A page of any input → its picture as displayed, never with more pixels than allowed."""

from __future__ import annotations

import ctypes
import math
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Box
from ..settings import Settings
from .file_kinds import check_file, detect_kind
from .pdfium import PdfFile, PdfPage, pdfium

if TYPE_CHECKING:
    from PIL import Image

_MOST_SIDE = 30_000  # pixels; libraries behind this one count in 16 bits


def scale_within(width_pt: float, height_pt: float, dpi: float, max_pixels: int) -> float:
    """Pixels per point at `dpi`, less when the picture would have more than `max_pixels` or a side is too long."""
    scale = dpi / 72
    area, side = max(width_pt * height_pt, 1e-6), max(width_pt, height_pt, 1e-3)
    return min(scale, math.sqrt(max_pixels / area), _MOST_SIDE / side)


def render(
    page: PdfPage, *, dpi: float, max_pixels: int, gray: bool = False, area: Box | None = None
) -> tuple[Image.Image, float]:
    """The picture of a loaded page (or of an area of it) on white, and its pixels per point; gray ("L") or "RGB"."""
    from PIL import Image

    wanted = area or Box(left=0.0, top=0.0, right=page.width_pt, bottom=page.height_pt)
    scale = scale_within(wanted.width, wanted.height, dpi, max_pixels)
    whole = max(1, math.ceil(page.width_pt * scale)), max(1, math.ceil(page.height_pt * scale))
    left, top = int(wanted.left * scale), int(wanted.top * scale)
    width, height = max(1, math.ceil(wanted.right * scale) - left), max(1, math.ceil(wanted.bottom * scale) - top)
    kind = pdfium.FPDFBitmap_Gray if gray else pdfium.FPDFBitmap_BGRx
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, None, 0)
    if not bitmap:
        raise ValueError(f"a picture of {width} x {height} pixels cannot be made")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_GRAYSCALE if gray else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, -left, -top, *whole, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        content = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    if gray:
        return Image.frombytes("L", (width, height), content, "raw", "L", stride, 1), scale
    return Image.frombytes("RGB", (width, height), content, "raw", "BGRX", stride, 1), scale


def page_picture(path: Path, number: int, *, dpi: int, settings: Settings) -> Image.Image:
    """An RGB picture of page `number` (from 1) as displayed, with at most `settings.max_pixels` pixels.

    InputError as `open_input`; ValueError when the page is not there or cannot be drawn.
    """
    shown = path.as_posix()
    check_file(path, settings, shown)
    kind = detect_kind(path, shown)
    if kind == "pdf":
        file = PdfFile(path, settings.passwords, shown)
        try:
            with file.load(number) as page:
                return render(page, dpi=dpi, max_pixels=settings.max_pixels)[0]
        finally:
            file.close()
    if kind == "picture":
        from .scans import frame_picture

        return frame_picture(path, number, dpi=dpi, settings=settings)
    raise ValueError(f"{shown}: recovered text has no picture")
