"""One document, the whole flow: the only place that knows the order of the rooms.

Each stage is fenced: a page or a stage that fails becomes a reason and a `partial` document; the rest is kept.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from . import checks, dutch, figures, layout, packs, reading
from .errors import InputError, ReportExtractorError
from .model import (
    Document,
    Extraction,
    Failure,
    Figure,
    Finding,
    Mention,
    Metadata,
    Page,
    PageWords,
    Passage,
    Profile,
    Source,
    SourceKind,
)
from .settings import Settings

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What is made once and used for every document."""

    matcher: packs.PackMatcher


def load_tools(settings: Settings) -> Tools:
    """The compiled packs. PackError when one is invalid."""
    return Tools(matcher=packs.PackMatcher(packs.load_packs(settings.packs)))


def list_indicators(settings: Settings) -> tuple[tuple[str, str, str, str], ...]:
    """Pack, indicator, Dutch and English label of everything that the packs can name. PackError as `load_tools`."""
    return tuple(
        (pack.name, one.id, one.label_nl, one.label_en)
        for pack in packs.load_packs(settings.packs)
        for one in pack.indicators
    )


def read(path: str | Path, settings: Settings | None = None, *, shown_as: str = "") -> Document:
    """A file as pages → blocks → lines → words. InputError when it cannot be read at all."""
    return _read(Path(path), settings or Settings(), shown_as=shown_as or Path(path).as_posix(), progress=None)


def numbers_in(text: str) -> list[Mention]:
    """The numbers and periods of a text that is no document, such as a claim about one, in order."""
    return list(dutch.find_numbers(text))


def extract(path: str | Path, settings: Settings | None = None) -> Extraction:
    """Everything understood of one file. InputError when it cannot be read at all."""
    extraction = extract_document(Path(path), settings or Settings())
    if extraction.document.status == "failed":
        raise InputError(extraction.document.message, reason=extraction.document.reason)
    return extraction


def extract_document(
    path: Path,
    settings: Settings,
    *,
    shown_as: str = "",
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """Everything understood of one file; a file that cannot be read gives an extraction with status `failed`.

    `shown_as` is the path recorded in the result; `progress(page, pages)` is called after each page.
    """
    shown = shown_as or path.as_posix()
    tools = tools or load_tools(settings)
    try:
        document = _read(path, settings, shown_as=shown, progress=progress)
    except InputError as error:
        return failed(shown, reason=error.reason, message=str(error), path=path)
    return understand(document, tools)


def failed(shown_as: str, *, reason: str, message: str, path: Path | None = None) -> Extraction:
    """The extraction of a file of which nothing could be read; with its hash and size when `path` can be opened."""
    document = Document(
        source=_source_of(path, shown_as),
        pages=(),
        metadata=Metadata(),
        status="failed",
        reason=reason,
        message=message,
    )
    return Extraction(document=document, profile=Profile(), numbers=(), figures=(), asides=(), unexplained=())


def _source_of(path: Path | None, shown_as: str) -> Source:
    kind: SourceKind = "recovered_text" if shown_as.lower().endswith(".txt") else "pdf"
    try:
        if path is None or not path.is_file():
            return Source(path=shown_as, sha256="", size_bytes=0, kind=kind)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Source(path=shown_as, sha256=digest, size_bytes=path.stat().st_size, kind=kind)
    except OSError:
        return Source(path=shown_as, sha256="", size_bytes=0, kind=kind)


def _read(path: Path, settings: Settings, *, shown_as: str, progress: Progress | None) -> Document:
    pages: list[Page] = []
    failures: list[Failure] = []
    with reading.open_input(path, settings, shown_as=shown_as) as opened:
        failures.extend(opened.failures)
        numbers = _chosen_pages(opened.page_count, settings)
        for count, number in enumerate(numbers, start=1):
            read_words = opened.read_page(number)
            failures.extend(read_words.failures)
            pages.append(_lay_out(read_words, failures))
            if progress is not None:
                progress(count, len(numbers))
        source, metadata = opened.source, opened.metadata
    refined = _refine(pages, failures)
    if failures:
        first = failures[0]
        whole = "failed" if all(page.read.read_by == "none" for page in pages) else "partial"
        return Document(
            source=source,
            pages=refined,
            metadata=metadata,
            status="partial" if whole == "partial" else "failed",
            reason=first.reason,
            message=_one_line(failures),
            failures=tuple(failures),
        )
    return Document(source=source, pages=refined, metadata=metadata)


def _one_line(failures: Sequence[Failure]) -> str:
    first = failures[0]
    where = f"page {first.page}: " if first.page else ""
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{where}{first.message}{more}"


def _chosen_pages(page_count: int, settings: Settings) -> list[int]:
    return [
        number
        for number in range(1, page_count + 1)
        if not settings.pages or any(first <= number <= last for first, last in settings.pages)
    ]


def _lay_out(words: PageWords, failures: list[Failure]) -> Page:
    try:
        return layout.lay_out(words)
    except ReportExtractorError:
        raise
    except Exception as error:  # a stage fails alone: the page is kept without blocks, the reason with it
        failures.append(_stage_failure("layout", error, words.number))
        return Page(number=words.number, width_pt=words.width_pt, height_pt=words.height_pt, blocks=(), read=words)


def _refine(pages: Sequence[Page], failures: list[Failure]) -> tuple[Page, ...]:
    try:
        return layout.refine(pages)
    except Exception as error:  # a stage fails alone: the pages stay as they were laid out one by one
        failures.append(_stage_failure("layout", error, None))
        return tuple(pages)


def _stage_failure(stage: str, error: Exception, page: int | None) -> Failure:
    if isinstance(error, MemoryError):
        return Failure(stage=stage, reason="memory_limit", message="not enough memory", page=page)
    said = " ".join(str(error).split())[:200]
    return Failure(stage=stage, reason="crashed", message=f"{stage}: {type(error).__name__}: {said}", page=page)


def understand(document: Document, tools: Tools) -> Extraction:
    """The figures and findings of a document as read."""
    failures: list[Failure] = []
    passages = _passages(document.pages, failures)
    profile = figures.read_profile(passages, document.metadata, Path(document.source.path).name)
    understanding = figures.understand(
        passages,
        sha256=document.source.sha256,
        reporting_year=profile.year,
        matcher=tools.matcher,
        raw_ocr=document.source.kind == "recovered_text",
        year_assumed=profile.year_source == "text",
    )
    findings = _check(understanding.figures, document, failures)
    contradicted = checks.contradicted(findings)
    if failures:
        document = replace(
            document,
            status="partial" if document.status == "ok" else document.status,
            reason=document.reason or failures[0].reason,
            message=document.message or failures[0].message,
            failures=document.failures + tuple(failures),
        )
    return Extraction(
        document=document,
        profile=profile,
        numbers=understanding.numbers,
        figures=tuple(
            _doubted(figure) if figure.figure_id in contradicted else figure for figure in understanding.figures
        ),
        asides=understanding.asides,
        unexplained=understanding.unexplained,
        findings=findings,
    )


def _passages(pages: Sequence[Page], failures: list[Failure]) -> tuple[Passage, ...]:
    try:
        return layout.passages(pages)
    except Exception as error:  # a stage fails alone: page by page tells which page it was
        found: list[Passage] = []
        for page in pages:
            try:
                found.extend(layout.passages((page,)))
            except Exception as alone:  # this page has no passages; the others are kept
                failures.append(_stage_failure("layout", alone, page.number))
        if not failures:
            failures.append(_stage_failure("layout", error, None))
        return tuple(found)


def _check(found: Sequence[Figure], document: Document, failures: list[Failure]) -> tuple[Finding, ...]:
    try:
        return checks.run_checks(found, document.pages, sha256=document.source.sha256)
    except Exception as error:  # checks say something about figures; without them the figures stand
        failures.append(_stage_failure("checks", error, None))
        return ()


def _doubted(figure: Figure) -> Figure:
    return replace(figure, doubts=tuple(sorted({*figure.doubts, "contradicted"})), confidence="low")


def compare_documents(rows: Sequence[Mapping[str, str]]) -> tuple[tuple[str, Finding], ...]:
    """Findings across the documents of one body (rows of figures.csv), each with the document that restates."""
    return checks.check_dataset(rows)


class _Room(ModuleType):
    """This module, callable: importing it makes `report_extractor.extract` the module instead of the function."""

    def __call__(self, path: str | Path, settings: Settings | None = None) -> Extraction:
        return extract(path, settings)


sys.modules[__name__].__class__ = _Room

__all__ = [
    "Tools",
    "compare_documents",
    "extract",
    "extract_document",
    "failed",
    "list_indicators",
    "load_tools",
    "numbers_in",
    "read",
    "understand",
]
