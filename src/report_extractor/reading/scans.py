"""A picture file (PNG, JPEG, TIFF of one or more pages) → pages read by OCR, as displayed."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..model import Box, Metadata, PageWords, Shape
from ..settings import Settings

if TYPE_CHECKING:
    from PIL import Image

_DPI_BELIEVED = (50.0, 1250.0)  # outside: a camera's or an editor's default, not a measurement
_LONG_SIDE_PT = 842.0  # of a page whose resolution is unknown: A4
_FIRST_PIXELS = 400_000_000  # of a stored picture; more is a bomb, not a page


class PictureFile:
    """An open picture; each frame is a page."""

    metadata = Metadata()

    def __init__(self, path: Path, settings: Settings, shown_as: str) -> None:
        self._settings = settings
        self._shown = shown_as
        self._picture = _open(path, shown_as)
        self.page_count = int(getattr(self._picture, "n_frames", 1))

    def read(self, number: int) -> PageWords:
        """Page `number` (from 1) read by OCR; without words when OCR is switched off or missing."""
        from .areas import find_areas
        from .ocr import read_picture

        picture, dpi = _frame(self._picture, number, self._settings.max_pixels)
        width_pt, height_pt = picture.width * 72 / dpi, picture.height * 72 / dpi
        page = Box(left=0.0, top=0.0, right=width_pt, bottom=height_pt)
        found = read_picture(picture, dpi / 72, self._settings)
        areas = find_areas(picture, dpi / 72, found.words)
        return PageWords(
            number=number,
            width_pt=round(width_pt, 2),
            height_pt=round(height_pt, 2),
            words=areas.words,
            shapes=(Shape(kind="image", box=page), *found.shapes, *areas.shapes),
            read_by="ocr" if found.done else "none",
            reason="picture" if found.done else found.reason,
            detail=found.detail,
            unread=found.unread,
        )

    def close(self) -> None:
        """Give the file back."""
        self._picture.close()


def frame_picture(path: Path, number: int, *, dpi: int, settings: Settings) -> Image.Image:
    """Frame `number` (from 1) of a picture file in RGB, at most `dpi` and at most `settings.max_pixels`."""
    opened = _open(path, path.as_posix())
    try:
        picture, own_dpi = _frame(opened, number, settings.max_pixels)
        if own_dpi > dpi:
            size = (max(1, round(picture.width * dpi / own_dpi)), max(1, round(picture.height * dpi / own_dpi)))
            picture = picture.resize(size)
        return picture.convert("RGB")
    finally:
        opened.close()


def _open(path: Path, shown_as: str) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below decides
            picture = Image.open(path)
    except Image.DecompressionBombError as error:
        raise _too_large(shown_as) from error
    except (UnidentifiedImageError, ValueError, SyntaxError) as error:
        raise InputError(f"{shown_as}: damaged picture", reason="damaged", remedy="scan it again") from error
    if picture.width * picture.height > _FIRST_PIXELS:
        picture.close()
        raise _too_large(shown_as)
    return picture


def _too_large(shown_as: str) -> InputError:
    return InputError(f"{shown_as}: too many pixels", reason="too_large", remedy="scan it at 200 to 300 dpi")


def _frame(picture: Image.Image, number: int, max_pixels: int) -> tuple[Image.Image, float]:
    """One frame upright, transparent parts white, not above `max_pixels`; and its resolution in dpi."""
    from PIL import Image, ImageOps

    if int(getattr(picture, "n_frames", 1)) > 1:
        picture.seek(number - 1)
    dpi = _resolution(picture)
    frame: Image.Image = picture.copy()
    upright = ImageOps.exif_transpose(frame)
    frame = upright if upright is not None else frame
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layered = frame.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        frame = Image.alpha_composite(white, layered)
    if frame.mode.startswith("I;16"):
        frame = frame.point(lambda level: level / 256).convert("L")
    elif frame.mode != "L":
        frame = frame.convert("RGB")
    pixels = frame.width * frame.height
    if pixels > max_pixels:
        shrink = math.sqrt(max_pixels / pixels)
        frame = frame.resize((max(1, int(frame.width * shrink)), max(1, int(frame.height * shrink))))
        dpi *= shrink
    return frame, dpi


def _resolution(picture: Image.Image) -> float:
    told = picture.info.get("dpi")
    try:
        dpi = float(max(told)) if told else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        dpi = 0.0
    if _DPI_BELIEVED[0] <= dpi <= _DPI_BELIEVED[1] and dpi not in (72.0, 96.0):
        return dpi
    return max(picture.width, picture.height) * 72 / _LONG_SIDE_PT
