"""PDF files and pages as handles of pdfium, closed for certain, with the page's own coordinates turned into ours.

The raw interface is used, not the helper classes: one call a character is the whole cost of reading a text layer,
and prototypes made once (`fast`) save a third of it. Every handle has one owner that closes it.
"""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # the package has no annotations; loading it starts the library

from ..errors import InputError
from ..model import Box, Metadata

pdfium: Any = pypdfium2.raw

_ERROR_PASSWORD = 4
_ERROR_SECURITY = 5
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


def fast(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes and gives bare addresses and keeps the interpreter lock: for quick calls only."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    if address is None:
        raise AttributeError(name)
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return function


class PdfPage:
    """One loaded page. `address` is its raw handle; sizes are in points as displayed (rotated and cropped)."""

    __slots__ = ("_handle", "_left", "_low", "_right", "_top", "address", "height_pt", "rotation", "width_pt")

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.address = ctypes.cast(handle, ctypes.c_void_p).value
        self.rotation = max(0, pdfium.FPDFPage_GetRotation(handle)) % 4
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, bounds)
        self._left, self._top, self._right, self._low = bounds.left, bounds.top, bounds.right, bounds.bottom
        self.width_pt: float = round(pdfium.FPDF_GetPageWidthF(handle), 3)
        self.height_pt: float = round(pdfium.FPDF_GetPageHeightF(handle), 3)

    @property
    def handle(self) -> Any:
        """The handle as the generated bindings want it."""
        return self._handle

    def edges(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as displayed, of a rectangle in the page's own coordinates (y upwards)."""
        if self.rotation == 0:
            return left - self._left, self._top - high, right - self._left, self._top - low
        if self.rotation == 1:
            return low - self._low, left - self._left, high - self._low, right - self._left
        if self.rotation == 2:
            return self._right - right, low - self._low, self._right - left, high - self._low
        return self._top - high, self._right - right, self._top - low, self._right - left

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        """The displayed box of a rectangle in the page's own coordinates."""
        x0, y0, x1, y1 = self.edges(left, low, right, high)
        return Box(left=round(x0, 2), top=round(y0, 2), right=round(x1, 2), bottom=round(y1, 2))

    def close(self) -> None:
        """Give the page back; harmless when repeated."""
        if self._handle is not None:
            pdfium.FPDF_ClosePage(self._handle)
            self._handle = None

    def __enter__(self) -> PdfPage:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class PdfFile:
    """One open PDF. InputError when it cannot be opened: encrypted or damaged."""

    def __init__(self, path: Path, passwords: tuple[str, ...], shown_as: str) -> None:
        self._handle = _open(path, passwords, shown_as)
        self.page_count = int(pdfium.FPDF_GetPageCount(self._handle))

    @property
    def handle(self) -> Any:
        """The handle as the generated bindings want it."""
        return self._handle

    @property
    def rebuilt(self) -> bool:
        """Whether the table of objects was damaged and pdfium made a new one."""
        return not pdfium.FPDF_DocumentHasValidCrossReferenceTable(self._handle)

    def load(self, number: int) -> PdfPage:
        """Page `number` (from 1); ValueError when pdfium cannot load it."""
        handle = pdfium.FPDF_LoadPage(self._handle, number - 1)
        if not handle:
            raise ValueError(f"page {number} cannot be loaded")
        return PdfPage(handle)

    def metadata(self) -> Metadata:
        """Title, author and creation date, as far as the file tells."""
        made = _PDF_DATE.match(self._tag(b"CreationDate"))
        created = "-".join(part for part in made.groups() if part) if made else ""
        return Metadata(title=self._tag(b"Title"), author=self._tag(b"Author"), created=created)

    def _tag(self, name: bytes) -> str:
        size = pdfium.FPDF_GetMetaText(self._handle, name, None, 0)
        if not 2 < size <= 20_000:
            return ""
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(self._handle, name, buffer, size)
        text = buffer.raw[: size - 2].decode("utf-16-le", "ignore")
        return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

    def close(self) -> None:
        """Give the document back; harmless when repeated."""
        if self._handle is not None:
            pdfium.FPDF_CloseDocument(self._handle)
            self._handle = None


def _open(path: Path, passwords: tuple[str, ...], shown_as: str) -> Any:
    error = 0
    for password in (None, *passwords):
        secret = password.encode("utf-8") if password is not None else None
        handle = pdfium.FPDF_LoadDocument(os.fsencode(path), secret)
        if handle:
            return handle
        error = pdfium.FPDF_GetLastError()
        if error != _ERROR_PASSWORD:
            break
    if error in (_ERROR_PASSWORD, _ERROR_SECURITY):
        told = "none of the given passwords opens it" if passwords else "it needs a password"
        raise InputError(
            f"{shown_as}: encrypted, {told}", reason="encrypted", remedy="give the password with --password-file FILE"
        )
    raise InputError(
        f"{shown_as}: damaged, no reader can open it",
        reason="damaged",
        remedy="fetch the file again, or print it to a new PDF from a viewer that still shows it",
    )
