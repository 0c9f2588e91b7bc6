"""Page pictures, small enough to keep a report under 300 kB a page."""

from __future__ import annotations

import base64
import hashlib
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportExtractorError
from ..settings import Settings

if TYPE_CHECKING:
    from PIL import Image

    from ..reading.rendering import PagePictures

_MOST_BYTES = 165_000  # as base64 220 kB: leaves 80 kB for boxes, rows, style and script
_LEAST_BYTES = 70_000
_BYTES_A_NUMBER = 850  # its box and its row
_BYTES_A_PAGE = 260_000  # of the 300 kB, without style and script
_DPI = 120
_WIDEST_PX = 1500
_ENCODERS = 3  # threads; as many pages wait in memory
_MOST_PAPER = 2.0  # a page larger than A3 may take twice as much: less is not legible
_A3_PT2 = 842.0 * 1191.0
# scale, quality, method: 0 takes half the time of 2, and 4 thrice that of 0 for three quarters of the bytes
_TRIES = ((1.0, 70, 0), (1.0, 50, 0), (0.85, 50, 4), (0.75, 45, 4), (0.6, 40, 4), (0.45, 35, 4), (0.3, 30, 4))


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


class Pictures:
    """The pages of one document as pictures; opens the file once, and only when a picture is asked for.

    One page at a time: the library that draws may not be called from two threads at once.
    """

    def __init__(self, path: Path | None, settings: Settings) -> None:
        self._path = path
        self._settings = settings
        self._opened: PagePictures | None = None

    def draw(self, number: int, width_pt: float) -> Image.Image | None:
        """Page `number` as drawn; None when it cannot be."""
        from ..reading import open_pictures

        if self._path is None:
            return None
        try:
            if self._opened is None:
                self._opened = open_pictures(self._path, self._settings)
            dpi = max(20, min(_DPI, int(72 * _WIDEST_PX / max(width_pt, 1))))
            return self._opened.picture(number, dpi=dpi)
        except (ReportExtractorError, ValueError, OSError):
            return None

    def close(self) -> None:
        """Gives the file back; it opens again when a picture is asked for."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def room_for_picture(numbers: int, width_pt: float, height_pt: float) -> int:
    """How many bytes the picture of a page may have beside so many numbers, so that the page keeps to 300 kB."""
    paper = min(_MOST_PAPER, max(1.0, width_pt * height_pt / _A3_PT2))
    return int(paper * max(_LEAST_BYTES, min(_MOST_BYTES, (_BYTES_A_PAGE - _BYTES_A_NUMBER * numbers) * 3 / 4)))


def picture_uris(source: Source, pages: Sequence[tuple[int, float, int]], settings: Settings) -> Iterator[str]:
    """The pages (number, width in points, most bytes) as data URIs in that order; empty where one cannot be drawn.

    The next pages are drawn while other threads still encode: encoding takes five times as long as drawing.
    """
    from concurrent.futures import Future, ThreadPoolExecutor

    pictures = Pictures(source.path, settings)
    waiting: deque[Future[str]] = deque()
    try:
        with ThreadPoolExecutor(max_workers=_ENCODERS) as pool:
            for number, width_pt, most_bytes in pages:
                waiting.append(pool.submit(_uri, pictures.draw(number, width_pt), most_bytes))
                if len(waiting) > _ENCODERS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    finally:
        pictures.close()


def _uri(picture: Image.Image | None, most_bytes: int) -> str:
    if picture is None:
        return ""
    return "data:image/webp;base64," + base64.b64encode(encode(picture, most_bytes)).decode("ascii")


def encode(picture: Image.Image, most_bytes: int = _MOST_BYTES) -> bytes:
    """A picture as WebP, smaller and coarser until it fits."""
    content = b""
    for scale, quality, method in _TRIES:
        size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
        buffer = io.BytesIO()
        (picture if scale == 1 else picture.resize(size)).save(buffer, "WEBP", quality=quality, method=method)
        content = buffer.getvalue()
        if len(content) <= most_bytes:
            break
    return content
