"""A file → the words and drawn shapes of its pages, page by page, and why each page was read as it was.

Nothing heavy is loaded until an input is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..settings import Settings
from .opening import OpenInput, open_input

if TYPE_CHECKING:
    from PIL import Image

    from .rendering import PagePictures

__all__ = ["OpenInput", "ocr_engine_name", "open_input", "open_pictures", "page_picture"]


def open_pictures(path: Path, settings: Settings) -> PagePictures:
    """The pages of an input as pictures, a context manager: a PDF is opened once for all of them. InputError."""
    from .rendering import PagePictures

    return PagePictures(path, settings)


def page_picture(path: Path, number: int, *, dpi: int, settings: Settings) -> Image.Image:
    """An RGB picture of page `number` (from 1) as displayed, with at most `settings.max_pixels` pixels.

    InputError as `open_input`; ValueError when the page is not there or cannot be drawn.
    """
    from .rendering import page_picture as picture

    return picture(path, number, dpi=dpi, settings=settings)


def ocr_engine_name() -> str:
    """The OCR engine in use with its version and language, such as `tesserocr 5.5.0 nld`; empty when there is none."""
    from .engine import find_engine

    engine = find_engine()
    return engine.name if engine is not None else ""
