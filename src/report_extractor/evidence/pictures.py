"""Page pictures as data URIs, small enough to keep a report under 300 kB a page."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportExtractorError
from ..settings import Settings

if TYPE_CHECKING:
    from PIL import Image

_MOST_BYTES = 170_000  # as base64 227 kB: leaves 70 kB for boxes and rows
_DPI = 120
_WIDEST_PX = 1500
_TRIES = ((1.0, 72), (1.0, 50), (0.75, 50), (0.6, 40), (0.45, 35), (0.3, 30))  # scale, quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document lies now; `trouble` is the text key that says why there are no pictures, else empty."""

    path: Path | None
    trouble: str = ""


def find_source(document: str, sha256: str, folders: tuple[Path, ...]) -> Source:
    """The file of a document, if it lies in one of the folders and still has the content that was read."""
    if document.lower().endswith(".txt"):
        return Source(path=None, trouble="text_picture")
    changed = False
    for folder in folders:
        path = folder / document
        if not path.is_file():
            continue
        if not sha256 or _digest(path) == sha256:
            return Source(path=path)
        changed = True
    return Source(path=None, trouble="changed_picture" if changed else "no_picture")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def picture_uri(path: Path, number: int, width_pt: float, settings: Settings) -> str:
    """Page `number` as a data URI; empty when it cannot be drawn."""
    from ..reading import page_picture

    dpi = max(20, min(_DPI, int(72 * _WIDEST_PX / max(width_pt, 1))))
    try:
        picture = page_picture(path, number, dpi=dpi, settings=settings)
    except (ReportExtractorError, ValueError):
        return ""
    return "data:image/webp;base64," + base64.b64encode(_small(picture)).decode("ascii")


def _small(picture: Image.Image) -> bytes:
    content = b""
    for scale, quality in _TRIES:
        size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
        buffer = io.BytesIO()
        (picture if scale == 1 else picture.resize(size)).save(buffer, "WEBP", quality=quality, method=2)
        content = buffer.getvalue()
        if len(content) <= _MOST_BYTES:
            break
    return content
