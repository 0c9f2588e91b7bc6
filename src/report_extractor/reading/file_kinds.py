"""A path → whether it may be read and what kind of file it is, or one clear error.

What a file is, is decided by its first bytes, never by its name alone: a picture that is called `.pdf` is not a PDF.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..errors import InputError
from ..settings import Settings

_HEAD_BYTES = 1024  # a PDF may start with other bytes, such as a mail header: readers accept so many
_PICTURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}
_PICTURE_NAMES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_TEXT_NAMES = (".txt",)
FileKind = Literal["pdf", "picture", "recovered_text"]


def check_file(path: Path, settings: Settings, shown: str) -> int:
    """The size of a file that may be read, in bytes; InputError when it may not."""
    if not path.exists():
        raise InputError(f"{shown}: no such file", reason="missing", remedy="check the path")
    if not path.is_file():
        raise InputError(f"{shown}: not a file", reason="unsupported", remedy="name a PDF, picture or .txt file")
    size = path.stat().st_size
    if size == 0:
        raise InputError(f"{shown}: the file is empty (0 bytes)", reason="empty", remedy="fetch the file again")
    if size > settings.max_file_mb * 1_000_000:
        raise InputError(
            f"{shown}: {size / 1e6:.0f} MB is more than the limit of {settings.max_file_mb} MB",
            reason="too_large",
            remedy="split the file",
        )
    return size


def detect_kind(path: Path, shown: str) -> FileKind:
    """What a file is, by its first bytes; InputError (`not_a_pdf`, `unsupported`) for what cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES + 8)
    suffix = path.suffix.lower()
    picture = next((name for magic, name in _PICTURES.items() if head.startswith(magic)), "")
    if picture:
        if suffix == ".pdf":
            raise InputError(
                f"{shown}: not a PDF but a {picture} picture",
                reason="not_a_pdf",
                remedy=f"name it .{picture.lower()} to have it read as a scan",
            )
        return "picture"
    if b"%PDF-" in head:
        return "pdf"
    if suffix in _TEXT_NAMES and (b"\x00" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")):
        return "recovered_text"
    if suffix == ".pdf":
        raise InputError(
            f"{shown}: not a PDF (no %PDF- in its first {_HEAD_BYTES} bytes)",
            reason="not_a_pdf",
            remedy="fetch the file again, or give it its right name",
        )
    if suffix in _PICTURE_NAMES:
        raise InputError(f"{shown}: not a picture, whatever its name says", reason="damaged", remedy="scan it again")
    raise InputError(
        f"{shown}: this kind of file is not read", reason="unsupported", remedy="give a PDF, PNG, JPEG, TIFF or .txt"
    )
