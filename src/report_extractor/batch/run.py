"""Many documents → a dataset folder: plan, read what is not read yet, write the dataset anew.

Everything that is done is kept as a result file at once; a run that is interrupted, at whatever moment, goes on from
there when it is started again. The dataset is the documents of this run: results of other runs are kept, not shown.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ..dataset import (
    Code,
    DatasetWriter,
    DocumentRows,
    ResultHead,
    indicator_code,
    load_head,
    load_result,
    result_name,
    rows_of,
    settle,
    writing,
)
from ..settings import Settings
from .identity import Identity, identify_run
from .inputs import Input, find_inputs
from .jobs import Engine, Job, Outcome
from .lock import Hold, locked
from .series import cross_findings, with_findings

RESULTS = "results"
_RETRIED_WITH_PASSWORD = "encrypted"


class Watcher(Protocol):
    """What wants to know how the run goes: a progress display, a log."""

    def begin(self, documents: int, size_bytes: int) -> None:
        """The run starts, with this much to do."""

    def page(self, job: Job, done: int, count: int) -> None:
        """A page of a document is done."""

    def document(self, outcome: Outcome, *, kept: bool) -> None:
        """A document is done; `kept` when an earlier run did it."""

    def end(self) -> None:
        """All documents are done, or the run stops."""


class Quiet:
    """The watcher that says nothing."""

    def begin(self, documents: int, size_bytes: int) -> None:
        """Says nothing."""

    def page(self, job: Job, done: int, count: int) -> None:
        """Says nothing."""

    def document(self, outcome: Outcome, *, kept: bool) -> None:
        """Says nothing."""

    def end(self) -> None:
        """Says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A document that failed or was read in part, and why."""

    document: str
    status: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of a run. `troubles` are sorted by document; `skipped` files were of other kinds."""

    output: Path
    documents: int
    failed: int
    duplicates: int
    pages: int
    figures: int
    doubts: int
    unexplained: int
    errors: int  # findings of severity error
    kept: int
    skipped: int
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What the dataset will say of one input: its own result, that of another, or only a problem."""

    source: Input
    sha256: str = ""
    duplicate_of: str = ""


def extract_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    output: str | os.PathLike[str] = "extracted",
    jobs: int | None = None,
    settings: Settings | None = None,
    fresh: bool = False,
    watcher: Watcher | None = None,
    faults: Sequence[str] = (),
) -> Summary:
    """Reads every document under the paths into a dataset folder; what is done already is not done again.

    OutputError when the folder cannot be written or another run is at it; PackError, MissingToolError as `load_tools`.
    """
    settings = settings or Settings()
    folder = Path(output)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with locked(folder) as hold:
        with writing(folder):
            settle(folder)
            (folder / RESULTS).mkdir(exist_ok=True)
            _sweep(folder / RESULTS, everything=fresh)
        run = _Run(folder, settings, watcher or Quiet())
        return run.complete(paths, _engine(settings, run.identity, jobs, hold, faults))


def _sweep(results: Path, *, everything: bool) -> None:
    for entry in os.scandir(results):
        if everything or entry.name.endswith((".part", ".struck")):
            Path(entry.path).unlink()


def _engine(settings: Settings, identity: Identity, jobs: int | None, hold: Hold, faults: Sequence[str]) -> Engine:
    if not hasattr(os, "fork"):
        from .inline import InlineEngine

        return InlineEngine(settings=settings, fingerprint=identity.fingerprint)
    from .faults import parse_faults
    from .workers import WorkerEngine

    return WorkerEngine(
        settings,
        identity.fingerprint,
        workers=jobs or _cores(),
        hold=hold,
        faults=parse_faults(faults),
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Run:
    """One run: the plan grows while documents are read, so that hashing and reading overlap."""

    def __init__(self, folder: Path, settings: Settings, watcher: Watcher) -> None:
        self.identity = identify_run(settings)
        self._folder = folder
        self._settings = settings
        self._watcher = watcher
        self._entries: list[_Entry] = []
        self._awaited: dict[str, list[_Entry]] = {}  # duplicates of documents that are being read
        self._kept = 0

    def complete(self, paths: Iterable[str | os.PathLike[str]], engine: Engine) -> Summary:
        """Reads what is to be read, then writes the dataset."""
        inputs = find_inputs(paths, leave_out=self._folder)
        self._watcher.begin(len(inputs.documents), sum(one.size_bytes for one in inputs.documents))
        try:
            for outcome in engine.run(self._jobs(inputs.documents), self._watcher.page):
                self._watcher.document(outcome, kept=False)
                for entry in self._awaited.pop(outcome.job.document, ()):
                    self._tell_duplicate(entry)
        finally:
            self._watcher.end()
        return self._write(inputs.skipped)

    def _jobs(self, inputs: Iterable[Input]) -> Iterator[Job | None]:
        from .work import outcome_of

        first: dict[str, str] = {}
        limit = self._settings.max_file_mb * 1024 * 1024
        for one in inputs:
            entry = _Entry(source=one) if one.reason else self._identified(one, limit, first)
            self._entries.append(entry)
            if entry.source.reason:
                self._watcher.document(_told(entry), kept=False)
                yield None
                continue
            if entry.duplicate_of:
                if entry.duplicate_of in self._awaited:
                    self._awaited[entry.duplicate_of].append(entry)
                else:
                    self._tell_duplicate(entry)
                yield None
                continue
            job = self._job(entry)
            kept = self._kept_result(job)
            if kept is None:
                self._awaited[job.document] = []
                yield job
            else:
                self._kept += 1
                self._watcher.document(outcome_of(job, kept), kept=True)
                yield None

    def _job(self, entry: _Entry) -> Job:
        return Job(
            path=entry.source.path,
            document=entry.source.document,
            sha256=entry.sha256,
            size_bytes=entry.source.size_bytes,
            result=str(self._result(entry)),
        )

    def _tell_duplicate(self, entry: _Entry) -> None:
        """Tells of a document whose content was read under another name: the same status, and no figures of its own."""
        from .work import outcome_of

        job = self._job(entry)
        head = load_head(Path(job.result), job.document)
        if head is not None:
            outcome = replace(outcome_of(job, head), pages=0, figures=0, doubts=0, unexplained=0)
            self._watcher.document(replace(outcome, duplicate_of=entry.duplicate_of), kept=False)

    def _identified(self, one: Input, limit: int, first: dict[str, str]) -> _Entry:
        if one.size_bytes > limit:
            message = f"{one.size_bytes / 1024**2:.0f} MB is more than the limit of {self._settings.max_file_mb} MB"
            return _Entry(source=_troubled(one, "too_large", message))
        try:
            with open(one.path, "rb") as file:  # noqa: PTH123 - names may hold undecodable bytes
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as problem:
            reason = "missing" if isinstance(problem, FileNotFoundError) else "unreadable"
            return _Entry(source=_troubled(one, reason, f"cannot be opened ({problem.strerror}); check permissions"))
        original = first.setdefault(sha256 + _name_kind(one.document), one.document)
        return _Entry(source=one, sha256=sha256, duplicate_of="" if original == one.document else original)

    def _result(self, entry: _Entry) -> Path:
        fingerprint = self.identity.fingerprint + _name_kind(entry.source.document)
        return self._folder / RESULTS / result_name(entry.sha256, fingerprint)

    def _kept_result(self, job: Job) -> ResultHead | None:
        head = load_head(Path(job.result), job.document)
        if head is None or head.sha256 != job.sha256 or head.name != Path(job.path).name:
            return None
        if head.limits and head.limits != (self._settings.cpu_limit_s, self._settings.memory_limit_mb):
            return None
        return None if head.reason == _RETRIED_WITH_PASSWORD and self._settings.passwords else head

    def _write(self, skipped: int) -> Summary:
        count = _Count()
        cross = cross_findings(map(self._rows, self._entries), len(self._entries))
        with DatasetWriter(self._folder, run=self.identity.run, indicators=_indicators(self._settings)) as writer:
            for entry in self._entries:
                rows = with_findings(self._rows(entry), cross)
                writer.add(rows)
                count.add(rows)
        return count.summary(self._folder, kept=self._kept, skipped=skipped)

    def _rows(self, entry: _Entry) -> DocumentRows:
        if entry.source.reason:
            return _problem_rows(entry.source)
        result = load_result(self._result(entry), entry.source.document)
        if result is None:
            return _problem_rows(_troubled(entry.source, "no_result", "its result disappeared; run again"))
        rows = result.rows
        if not entry.duplicate_of:
            return rows
        nothing = dict.fromkeys(("figures", "numbers", "unexplained"), "0")
        return DocumentRows(document=rows.document | nothing | {"duplicate_of": entry.duplicate_of})


_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


def _name_kind(document: str) -> str:
    """What the name promises: one content is refused as `x.pdf` and read as `x.jpg`, so it is no duplicate."""
    suffix = Path(document).suffix.lower()
    return "-picture" if suffix in _PICTURES else "-text" if suffix == ".txt" else ""


def _indicators(settings: Settings) -> tuple[Code, ...]:
    from ..extract import list_indicators

    return tuple(indicator_code(*one) for one in list_indicators(settings))


def _troubled(one: Input, reason: str, message: str) -> Input:
    return Input(path=one.path, document=one.document, size_bytes=one.size_bytes, reason=reason, message=message)


def _told(entry: _Entry) -> Outcome:
    one = entry.source
    job = Job(path=one.path, document=one.document, sha256=entry.sha256, size_bytes=one.size_bytes, result="")
    return Outcome(job=job, status="failed", reason=one.reason, message=one.message)


def _problem_rows(one: Input) -> DocumentRows:
    from ..extract import failed

    rows = rows_of(failed(one.document, reason=one.reason, message=one.message))
    return DocumentRows(document=rows.document | {"document": one.document, "bytes": str(one.size_bytes)})


class _Count:
    """Counts rows as they are written."""

    def __init__(self) -> None:
        self._totals = dict.fromkeys(
            ("documents", "failed", "duplicates", "pages", "figures", "doubts", "unexplained", "errors"), 0
        )
        self._troubles: list[Trouble] = []

    def add(self, rows: DocumentRows) -> None:
        document = rows.document
        for name, amount in (
            ("documents", 1),
            ("failed", document["status"] == "failed"),
            ("duplicates", bool(document["duplicate_of"])),
            ("pages", len(rows.pages)),
            ("figures", len(rows.figures)),
            ("doubts", sum(bool(row["doubts"]) for row in rows.figures)),
            ("unexplained", int(document["unexplained"])),
            ("errors", sum(row["severity"] == "error" and row["verdict"] == "differs" for row in rows.findings)),
        ):
            self._totals[name] += amount
        if document["status"] != "ok":
            self._troubles.append(
                Trouble(
                    document=document["document"],
                    status=document["status"],
                    reason=document["reason"],
                    message=document["message"],
                )
            )

    def summary(self, output: Path, *, kept: int, skipped: int) -> Summary:
        return Summary(output=output, kept=kept, skipped=skipped, troubles=tuple(self._troubles), **self._totals)
