"""The engine that reads documents in this process, one after another: where processes cannot be forked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..dataset import writing
from ..extract import load_tools
from ..settings import Settings
from .jobs import Job, Outcome, PageProgress
from .work import accept_result, read_job, stage_result


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineEngine:
    """No isolation and no limits: a document that crashes takes the run with it."""

    settings: Settings
    fingerprint: str

    def run(self, jobs: Iterable[Job | None], pages: PageProgress) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        tools = load_tools(self.settings)
        for job in jobs:
            if job is None:
                continue

            def progress(done: int, count: int, current: Job = job) -> None:
                pages(current, done, count)

            rows = read_job(job, self.settings, tools, progress)
            with writing(Path(job.result).parent):
                size = stage_result(job, rows, self.fingerprint)
            yield accept_result(job, size)
