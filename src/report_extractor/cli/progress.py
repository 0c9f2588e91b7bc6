"""How a run shows itself: a bar on a terminal, a line or a JSON line for each document, or nothing."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from ..batch import Job, Outcome, Quiet, Watcher
from .summary import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_REDRAW_S = 0.1


def watcher_for(*, quiet: bool, verbose: bool, log_json: bool) -> Watcher:
    """The watcher that fits the options and where stderr goes."""
    if log_json:
        return JsonLog()
    if quiet:
        return Quiet()
    if verbose:
        return Lines()
    return Bar() if sys.stderr.isatty() else Quiet()


class JsonLog(Quiet):
    """One JSON line on stderr for each document."""

    def document(self, outcome: Outcome, *, kept: bool) -> None:
        """Writes the line."""
        line: dict[str, Any] = {
            "document": outcome.job.document,
            "sha256": outcome.job.sha256,
            "bytes": outcome.job.size_bytes,
            "status": outcome.status,
            "reason": outcome.reason,
            "message": outcome.message,
            "pages": outcome.pages,
            "figures": outcome.figures,
            "doubts": outcome.doubts,
            "unexplained": outcome.unexplained,
            "kept": kept,
            "duplicate_of": outcome.duplicate_of,
        }
        click.echo(json.dumps(line), err=True)


class Lines(Quiet):
    """One line on stderr for each document."""

    def document(self, outcome: Outcome, *, kept: bool) -> None:
        """Writes the line."""
        how = "kept" if kept else "duplicate" if outcome.duplicate_of else outcome.status
        counts = f"{outcome.pages} pages, {outcome.figures} figures, {outcome.doubts} in doubt"
        say(f"{how}: {outcome.job.document}: {outcome.reason or outcome.duplicate_of or counts}")


class Bar(Quiet):
    """A progress bar with counts and the time left, drawn without a thread of its own: workers are forked."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._counts = {"done": 0, "pages": 0, "figures": 0, "doubts": 0, "failed": 0}
        self._total = 0
        self._bytes = 0.0
        self._under_way: dict[str, float] = {}  # bytes of documents that are being read, by share of their pages
        self._drawn = 0.0

    def begin(self, documents: int, size_bytes: int) -> None:
        """Draws the empty bar."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._total = documents
        self._progress = Progress(
            BarColumn(bar_width=20),
            TextColumn("{task.description}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
        )
        self._task = self._progress.add_task(self._description(), total=max(size_bytes, 1))
        self._progress.start()

    def page(self, job: Job, done: int, count: int) -> None:
        """Counts the page."""
        self._counts["pages"] += 1
        self._under_way[job.document] = job.size_bytes * done / max(count, 1)
        self._draw()

    def document(self, outcome: Outcome, *, kept: bool) -> None:
        """Counts the document."""
        self._counts["done"] += 1
        self._counts["figures"] += outcome.figures
        self._counts["doubts"] += outcome.doubts
        self._counts["failed"] += outcome.status == "failed"
        self._under_way.pop(outcome.job.document, None)
        self._bytes += outcome.job.size_bytes
        self._draw()

    def end(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def _draw(self) -> None:
        now = time.monotonic()
        if self._progress is None or self._task is None or now - self._drawn < _REDRAW_S:
            return
        self._drawn = now
        read = self._bytes + sum(self._under_way.values())
        self._progress.update(self._task, completed=read, description=self._description())
        self._progress.refresh()

    def _description(self) -> str:
        counts = self._counts
        return (
            f"{counts['done']}/{self._total} documents, {counts['pages']} pages, {counts['figures']} figures, "
            f"{counts['doubts']} in doubt, {counts['failed']} failed"
        )
