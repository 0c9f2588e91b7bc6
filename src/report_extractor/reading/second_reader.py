"""A page read by pdfplumber: slow, but it finds the text of fonts without a character map, where pdfium gives none."""

from __future__ import annotations

import math
import re
import zlib
from pathlib import Path
from typing import Any

from ..model import Box, Word

_UNKNOWN = re.compile(r"\(cid:\d+\)")  # how pdfplumber writes a sign whose meaning the font does not tell
_BOLD_NAMES = ("bold", "black", "heavy", "demi")


def read_second(path: Path, number: int, passwords: tuple[str, ...], max_characters: int) -> list[Word]:
    """The words of page `number` (from 1) in the order of the content; what pdfplumber raises, passes through."""
    import pdfplumber

    error: Exception | None = None
    for password in ("", *passwords):
        try:
            with pdfplumber.open(path, password=password, pages=[number]) as document:
                return _words(document.pages[0], max_characters)
        except Exception as failure:  # it leaks many kinds; the next password may open the file
            error = failure
    raise error if error is not None else ValueError("no page")


def count_pages(path: Path, passwords: tuple[str, ...] = ()) -> int | None:
    """How many pages pdfplumber sees; None when it cannot open the file."""
    import pdfplumber

    for password in ("", *passwords):
        try:
            with pdfplumber.open(path, password=password) as document:
                return len(document.pages)
        except Exception:  # it leaks many kinds; a second opinion that fails is no opinion
            continue
    return None


def content_bytes(path: Path, number: int, passwords: tuple[str, ...], limit: int) -> int:
    """How long the content of page `number` (from 1) is, unpacked no further than `limit`; 0 when it cannot tell."""
    import pdfplumber

    for password in ("", *passwords):
        try:
            with pdfplumber.open(path, password=password, pages=[number]) as document:
                streams = document.pages[0].page_obj.contents
                return sum(_unpacked(stream, limit) for stream in streams)
        except Exception:  # it leaks many kinds; what cannot be measured is not too long
            continue
    return 0


def _unpacked(reference: Any, limit: int) -> int:
    stream = reference.resolve() if hasattr(reference, "resolve") else reference
    raw = bytes(stream.get_rawdata() or b"")
    if "FlateDecode" not in str(stream.attrs.get("Filter", "")):
        return len(raw)
    try:
        return len(zlib.decompressobj().decompress(raw, limit))
    except zlib.error:
        return len(raw)


def _words(page: Any, max_characters: int) -> list[Word]:
    left, top = float(page.bbox[0]), float(page.bbox[1])
    found: list[Word] = []
    for item in page.extract_words(
        use_text_flow=True, keep_blank_chars=False, extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15
    ):
        text = _UNKNOWN.sub("\ufffd", str(item["text"]))
        if not text.strip():
            continue
        box = Box(
            left=round(float(item["x0"]) - left, 2),
            top=round(float(item["top"]) - top, 2),
            right=round(float(item["x1"]) - left, 2),
            bottom=round(float(item["bottom"]) - top, 2),
        )
        size = float(item["size"])
        name = str(item["fontname"]).lower()
        found.extend(
            Word(
                text=text[start : start + max_characters],
                box=box,
                size_pt=round(size, 2) if math.isfinite(size) else box.height,
                order=len(found),
                bold=any(part in name for part in _BOLD_NAMES),
            )
            for start in range(0, len(text), max_characters)
        )
    return found
