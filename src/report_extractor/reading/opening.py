"""A path → an open input that gives its pages one by one, or one clear error that says why it cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Protocol

from ..errors import InputError
from ..model import Failure, Metadata, PageWords, Source, SourceKind
from ..settings import Settings
from .file_kinds import FileKind, check_file, detect_kind


class PageReader(Protocol):
    """What each kind of input can do."""

    page_count: int

    @property
    def metadata(self) -> Metadata:
        """What the file says of itself."""

    def read(self, number: int) -> PageWords:
        """One page (from 1); may raise."""

    def close(self) -> None:
        """Give everything back."""


class OpenInput:
    """An input that can be read page by page; a context manager.

    `page_count` is the number of pages that can be asked for, at most `settings.max_pages`.
    `failures` are about the whole document: `page_count_mismatch`, `max_pages`, `repaired`.
    """

    __slots__ = ("_reader", "failures", "metadata", "page_count", "source")

    def __init__(self, source: Source, reader: PageReader, failures: tuple[Failure, ...], max_pages: int) -> None:
        self.source = source
        self.metadata = reader.metadata
        self.page_count = min(reader.page_count, max_pages)
        self.failures = failures
        self._reader = reader

    def read_page(self, number: int) -> PageWords:
        """Page `number` (from 1) as read. A page that cannot be read is one without words that says why."""
        try:
            if not 1 <= number <= self.page_count:
                raise ValueError(f"there is no page {number}")
            return self._reader.read(number)
        except Exception as error:  # a stranger's page may fail in any way; the document goes on
            return failed_page(number, error)

    def close(self) -> None:
        """Give the file back; harmless when repeated."""
        self._reader.close()

    def __enter__(self) -> OpenInput:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def failed_page(number: int, error: Exception) -> PageWords:
    """A page without words, with the failure that made it so."""
    told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return PageWords(
        number=number,
        width_pt=0.0,
        height_pt=0.0,
        words=(),
        read_by="none",
        reason="failed",
        detail=told,
        failures=(Failure(stage="reading", reason="page_failed", message=told, page=number),),
    )


def open_input(path: Path, settings: Settings, *, shown_as: str = "") -> OpenInput:
    """An open PDF, picture or recovered text; `shown_as` is the path to record and to name in messages.

    InputError with reason missing, empty, no_permission, too_large, not_a_pdf, unsupported, encrypted, damaged
    or zero_pages.
    """
    shown = shown_as or path.as_posix()
    try:
        size = check_file(path, settings, shown)
        kind = detect_kind(path, shown)
        source = Source(path=shown, sha256=_hash(path), size_bytes=size, kind=_SOURCE_KINDS[kind])
        reader, failures = _open_reader(path, kind, settings, shown)
    except PermissionError as error:
        raise InputError(
            f"{shown}: no permission to read it", reason="no_permission", remedy="change its permissions, or copy it"
        ) from error
    except FileNotFoundError as error:
        raise InputError(f"{shown}: no such file", reason="missing", remedy="check the path") from error
    except OSError as error:
        raise InputError(
            f"{shown}: cannot be read ({error.strerror or error})", reason="damaged", remedy="copy or fetch it again"
        ) from error
    except (InputError, MemoryError):
        raise
    except Exception as error:  # a stranger's file may fail in any way before its first page
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise InputError(f"{shown}: damaged ({told})", reason="damaged", remedy="copy or fetch it again") from error
    if reader.page_count < 1:
        reader.close()
        raise InputError(
            f"{shown}: it has no pages", reason="zero_pages", remedy="fetch the file again; it is probably incomplete"
        )
    if reader.page_count > settings.max_pages:
        told = f"{shown}: {reader.page_count} pages, only the first {settings.max_pages} are read"
        failures += (Failure(stage="reading", reason="max_pages", message=f"{told}; raise it with --max-pages"),)
    return OpenInput(source, reader, failures, settings.max_pages)


_SOURCE_KINDS: dict[FileKind, SourceKind] = {"pdf": "pdf", "picture": "picture", "recovered_text": "recovered_text"}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open_reader(path: Path, kind: FileKind, settings: Settings, shown: str) -> tuple[PageReader, tuple[Failure, ...]]:
    if kind == "recovered_text":
        from .recovered import RecoveredText

        return RecoveredText(path, settings.max_word_characters), ()
    if kind == "picture":
        from .scans import PictureFile

        return PictureFile(path, settings, shown), ()
    from .pdf_pages import PdfPages

    pdf = PdfPages(path, settings, shown)
    return pdf, pdf.failures
