"""What goes to an engine and what comes back: jobs, outcomes, and the protocol that every engine keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document to read. `result` is the file its result goes to.

    `skip` are pages that killed a worker, of `pages` in all: the others are read without them. `reason` and
    `message` tell what happened there.
    """

    path: str
    document: str
    sha256: str
    size_bytes: int
    result: str
    skip: tuple[int, ...] = ()
    pages: int = 0
    reason: str = ""
    message: str = ""


PageProgress = Callable[[Job, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document that was read, its result safely in `job.result`; `duplicate_of` the document of equal content."""

    job: Job
    status: str
    reason: str = ""
    message: str = ""
    pages: int = 0
    figures: int = 0
    doubts: int = 0
    unexplained: int = 0
    duplicate_of: str = ""


class Engine(Protocol):
    """Runs jobs and gives their outcomes, in any order. A second one can run on a cluster."""

    def run(self, jobs: Iterable[Job | None], pages: PageProgress) -> Iterator[Outcome]:
        """The outcome of each job; `pages(job, done, all)` is called as pages are done.

        A None among the jobs is a document that needs no work: a moment to look at what is running.
        """
        ...
