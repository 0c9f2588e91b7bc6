"""One job: read the document, write its result. The same for every engine, so results cannot differ between them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from ..dataset import DocumentRows, Result, encode_result, names_of, rows_of
from ..extract import Tools, extract_document, failed
from ..settings import Settings
from .jobs import Job, Outcome


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
    """Writes the result beside its place, flushed to disk; gives its size. OSError when it cannot be written."""
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


def outcome_of(job: Job, rows: DocumentRows) -> Outcome:
    """The outcome that tells of these rows."""
    return Outcome(
        job=job,
        status=rows.document["status"],
        reason=rows.document["reason"],
        message=rows.document["message"],
        pages=len(rows.pages),
        figures=len(rows.figures),
        doubts=sum(bool(row["doubts"]) for row in rows.figures),
        unexplained=int(rows.document["unexplained"]),
    )
