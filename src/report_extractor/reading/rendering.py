"""A page of any input → its picture as displayed, never with more pixels than allowed."""

from __future__ import annotations

import ctypes
import math
from pathlib import Path
from types import TracebackType
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


class PagePictures:
    """The pages of one input as RGB pictures; a context manager that opens a PDF once for all its pages.

    InputError as `open_input`; recovered text has no pictures.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        shown = path.as_posix()
        check_file(path, settings, shown)
        self._path = path
        self._settings = settings
        self._kind = detect_kind(path, shown)
        self._file = PdfFile(path, settings.passwords, shown) if self._kind == "pdf" else None

    def picture(self, number: int, *, dpi: int) -> Image.Image:
        """Page `number` (from 1) as displayed, with at most `settings.max_pixels` pixels; ValueError when it cannot."""
        if self._file is not None:
            with self._file.load(number) as page:
                return render(page, dpi=dpi, max_pixels=self._settings.max_pixels)[0]
        if self._kind == "picture":
            from .scans import frame_picture

            return frame_picture(self._path, number, dpi=dpi, settings=self._settings)
        raise ValueError(f"{self._path.as_posix()}: recovered text has no picture")

    def close(self) -> None:
        """Give the file back; harmless when repeated."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> PagePictures:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def page_picture(path: Path, number: int, *, dpi: int, settings: Settings) -> Image.Image:
    """An RGB picture of page `number` (from 1) as displayed, with at most `settings.max_pixels` pixels.

    InputError as `open_input`; ValueError when the page is not there or cannot be drawn.
    """
    with PagePictures(path, settings) as pictures:
        return pictures.picture(number, dpi=dpi)
