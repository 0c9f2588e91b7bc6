"""One job: read the document, write its result. The same for every engine, so results cannot differ between them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from ..dataset import DocumentRows, Result, ResultHead, encode_result, load_head, names_of, rows_of, writing
from ..extract import Tools, extract_document, failed
from ..settings import Settings
from .jobs import Job, Outcome
from .revisions import with_revisions


def part_path(job: Job) -> Path:
    """Where a result is written before it is whole."""
    result = Path(job.result)
    return result.with_name(f".{result.name}.part")


def read_job(job: Job, settings: Settings, tools: Tools, progress: Callable[[int, int], None] | None) -> DocumentRows:
    """The rows of the document: status `failed` with a reason when it cannot be read."""
    if job.skip:
        settings = replace(settings, pages=_ranges_without(job.skip, job.pages))
    extraction = extract_document(Path(job.path), settings, shown_as=job.document, tools=tools, progress=progress)
    rows = rows_of(extraction).named(job.document)
    if rows.document["sha256"] not in ("", job.sha256):
        return failure_rows(job, "changed", "the file changed while it was read; run again")
    rows = _named(rows, job)
    if rows.pages:
        rows = with_revisions(rows, Path(job.path))
    return _with_skipped(rows, job) if job.skip and rows.pages else rows


def _ranges_without(skip: tuple[int, ...], count: int) -> tuple[tuple[int, int], ...]:
    ends = (0, *sorted(skip), count + 1)
    return tuple((left + 1, right - 1) for left, right in pairwise(ends) if left + 1 <= right - 1)


def _with_skipped(rows: DocumentRows, job: Job) -> DocumentRows:
    """The rows with a page row for each page that killed a worker; the document is partial because of them."""
    nothing = dict.fromkeys(names_of("pages"), "")
    counts = dict.fromkeys(("words", "hidden_words", "unread", "numbers", "figures", "unexplained"), "0")
    lost = [
        nothing
        | counts
        | {
            "document": job.document,
            "page": str(page),
            "read_by": "none",
            "reason": "failed",
            "failures": f"reading:{job.reason}",
            "message": job.message,
        }
        for page in job.skip
    ]
    pages = tuple(sorted((*rows.pages, *lost), key=lambda row: int(row["page"])))
    where = f"page {', '.join(map(str, sorted(job.skip)))}"
    told = {"status": "partial", "reason": job.reason, "message": f"{where}: {job.message}", "pages": str(len(pages))}
    return replace(rows, document=rows.document | told, pages=pages)


def failure_rows(job: Job, reason: str, message: str) -> DocumentRows:
    """The rows of a document of which nothing came."""
    rows = rows_of(failed(job.document, reason=reason, message=message))
    return _named(rows, job)


def _named(rows: DocumentRows, job: Job) -> DocumentRows:
    whole = rows.named(job.document)
    message = whole.document["message"].removeprefix(f"{job.document}: ")  # the column beside it says which document
    about = {"sha256": job.sha256, "bytes": str(job.size_bytes), "message": message}
    return DocumentRows(
        document=whole.document | about,
        pages=whole.pages,
        numbers=whole.numbers,
        figures=whole.figures,
        findings=whole.findings,
    )


def stage_result(job: Job, rows: DocumentRows, fingerprint: str, limits: tuple[int, ...] = ()) -> int:
    """Writes the result beside its place, flushed to disk; gives its size. OSError when it cannot be written.

    It is not there for the next run until `accept_result` puts it in its place.
    """
    content = encode_result(
        Result(sha256=job.sha256, fingerprint=fingerprint, rows=rows, name=Path(job.path).name, limits=limits)
    )
    part = part_path(job)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return len(content)


def accept_result(job: Job, size: int) -> Outcome:
    """Puts a staged result in its place. ValueError when it is not whole, of another size, or of another document."""
    part = part_path(job)
    head = load_head(part, job.document) if part.exists() and part.stat().st_size == size else None
    if head is None or head.sha256 != job.sha256:
        raise ValueError("not the result of this document")
    with writing(part.parent):
        part.replace(job.result)
    return outcome_of(job, head)


def outcome_of(job: Job, head: ResultHead) -> Outcome:
    """The outcome that a result tells of."""
    counts = head.counts
    return Outcome(
        job=job,
        status=head.status,
        reason=head.reason,
        message=head.message,
        pages=counts["pages"],
        figures=counts["figures"],
        doubts=counts["doubts"],
        unexplained=counts["unexplained"],
    )
