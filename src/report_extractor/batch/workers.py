"""The engine for many documents on one machine: forked workers, each with its own channel, limits and folder.

Why not a pool from a library: the pools that survive a killed worker (pebble) share one channel between all workers
and watch it with threads. Here each worker has a channel of its own, so one that lies or dies in the middle of a
message hurts its own document only; the supervisor has no threads, so it can load everything once and fork workers
in milliseconds, which makes recycling free; and a worker is a process group, so what it started dies with it.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import selectors
import shutil
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..dataset import output_error, writing
from ..extract import Tools, load_tools
from ..settings import Settings
from .faults import Fault
from .janitor import Janitor, end_group, fork
from .jobs import Job, Outcome, PageProgress
from .limits import Death, wall_limit_s
from .lock import Hold
from .work import accept_result, failure_rows, part_path, stage_result
from .worker import Workplace, limits_of, live

RECYCLE_AFTER = 100  # documents: what a library leaks in one of them does not pile up
MOST_SKIPPED = 3  # pages of one document that may kill a worker before the document is given up
_MOST_MESSAGE_BYTES = 64 * 1024
_TICK_S = 0.25
_FAREWELL_S = 1.0
_RUNS_SHARE = 0.03  # of a processor: who gets this much is at work, and ends by its limit on processor time
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class _Slot:
    """One living worker and what it is doing."""

    pid: int
    channel: socket.socket
    place: Path
    job: Job | None = None
    started: float = 0.0
    used_s: float = 0.0  # processor time at that moment
    served: int = 0
    peak_bytes: int = 0
    pages_done: int = 0
    pages: int = 0  # of the document, once a page was done
    heard: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Why the supervisor ends a worker."""

    reason: str
    message: str
    again: bool = False


class WorkerEngine:
    """Runs jobs in `workers` processes at a time, in the temporary folder of the lock that is held."""

    def __init__(
        self, settings: Settings, fingerprint: str, *, workers: int, hold: Hold, faults: tuple[Fault, ...] = ()
    ) -> None:
        self._settings = settings
        self._fingerprint = fingerprint
        self._most = workers
        self._temporary = hold.temporary
        self._lock = hold.handle
        self._faults = faults
        self._wall_s = wall_limit_s(settings)
        self._slots: list[_Slot] = []
        self._waiting: deque[Job] = deque()
        self._struck: set[str] = set()  # documents that had their second attempt
        self._spare = 0  # number of the next temporary folder

    def run(self, jobs: Iterable[Job | None], pages: PageProgress) -> Iterator[Outcome]:
        """The outcome of each job as it is done. OutputError stops the run."""
        janitor = Janitor(self._temporary, (self._lock,))
        try:
            yield from self._run(iter(jobs), pages, janitor)
        finally:
            for slot in list(self._slots):
                self._bury(slot, janitor, kill=True)
            janitor.leave()

    def _run(self, jobs: Iterator[Job | None], pages: PageProgress, janitor: Janitor) -> Iterator[Outcome]:
        tools: Tools | None = None
        more = True
        with selectors.DefaultSelector() as selector:
            while more or self._waiting or any(slot.job for slot in self._slots):
                patience = _TICK_S
                if more and len(self._waiting) < self._most:
                    patience = 0.0
                    try:
                        job = next(jobs)
                    except StopIteration:
                        more = False
                    else:
                        self._waiting += [job] if job else []
                if self._waiting and tools is None:
                    tools = load_tools(self._settings)
                    gc.collect()
                    gc.freeze()  # shared pages stay shared: the collector of a worker leaves them alone
                if tools is not None:
                    self._assign(selector, tools, janitor)
                for key, _ in selector.select(patience):
                    yield from self._listen(key.data, pages, selector, janitor)
                yield from self._watch(selector, janitor)

    # ---- giving work ----
    def _assign(self, selector: selectors.BaseSelector, tools: Tools, janitor: Janitor) -> None:
        while self._waiting:
            slot = next((slot for slot in self._slots if slot.job is None), None)
            if slot is not None and slot.served >= RECYCLE_AFTER:
                self._dismiss(slot, selector, janitor)
                slot = None
            if slot is None:
                if len(self._slots) >= self._most:
                    return
                slot = self._hire(tools, janitor)
                selector.register(slot.channel, selectors.EVENT_READ, slot)
            slot.job = self._waiting.popleft()
            slot.started = time.monotonic()
            slot.used_s = _processor_s(slot.pid)
            slot.served += 1
            slot.pages_done = slot.pages = 0
            try:
                slot.channel.sendall(json.dumps(asdict(slot.job)).encode("ascii") + b"\n")
            except OSError:  # it died between two documents: its end of the channel tells so at once
                continue

    def _hire(self, tools: Tools, janitor: Janitor) -> _Slot:
        ours, theirs = socket.socketpair()
        place = Workplace(
            settings=self._settings,
            tools=tools,
            fingerprint=self._fingerprint,
            temporary=self._temporary / str(self._spare),
            faults=self._faults,
        )
        self._spare += 1
        strangers = [self._lock, janitor.handle, ours.fileno(), *(slot.channel.fileno() for slot in self._slots)]
        supervisor = os.getpid()
        pid = fork()
        if pid == 0:
            live(theirs, place, supervisor, strangers)
        theirs.close()
        janitor.know(pid)
        slot = _Slot(pid=pid, channel=ours, place=place.temporary)
        self._slots.append(slot)
        return slot

    # ---- hearing what comes back ----
    def _listen(
        self, slot: _Slot, pages: PageProgress, selector: selectors.BaseSelector, janitor: Janitor
    ) -> Iterator[Outcome]:
        try:
            heard = slot.channel.recv(_MOST_MESSAGE_BYTES)
        except ConnectionError:
            heard = b""
        if not heard:
            yield from self._died(slot, selector, janitor)
            return
        slot.heard += heard
        while b"\n" in slot.heard:
            line, _, rest = slot.heard.partition(b"\n")
            slot.heard = bytearray(rest)
            try:
                outcome = self._understand(slot, json.loads(line), pages)
            except (ValueError, TypeError, KeyError, AttributeError):
                yield from self._end(slot, _LIED, selector, janitor)
                return
            if outcome is not None:
                yield outcome
        if len(slot.heard) > _MOST_MESSAGE_BYTES:
            yield from self._end(slot, _LIED, selector, janitor)

    def _understand(self, slot: _Slot, message: dict[str, Any], pages: PageProgress) -> Outcome | None:
        job = slot.job
        if job is None:
            raise ValueError("a message without a job")
        if "page" in message:
            slot.pages_done, slot.pages = (int(number) for number in message["page"])
            pages(job, slot.pages_done, slot.pages)
            return None
        if "no_room" in message:
            where, number = Path(str(message["no_room"])), int(message["errno"])
            raise output_error(OSError(number, os.strerror(number)), where)
        outcome = accept_result(job, int(message["done"]))
        slot.job = None
        return outcome

    def _died(self, slot: _Slot, selector: selectors.BaseSelector, janitor: Janitor) -> Iterator[Outcome]:
        selector.unregister(slot.channel)
        death = self._bury(slot, janitor, kill=False)
        job = slot.job
        if job is None:
            return
        if death.from_outside and job.document not in self._struck:
            self._again(job)
            return
        reason, message = death.reason(self._settings)
        rest = self._without_page(slot, job, reason, message)
        if rest is None:
            yield self._give_up(job, reason, message)
        else:
            self._waiting.appendleft(rest)

    def _without_page(self, slot: _Slot, job: Job, reason: str, message: str) -> Job | None:
        """The job without the page that the worker died on; None when that is not known, or happened too often."""
        chosen = [page for page in range(1, slot.pages + len(job.skip) + 1) if page not in job.skip]
        if (
            self._settings.pages
            or reason == "cpu_limit"  # the processor time of a document is for all its attempts together
            or not 0 < slot.pages_done < slot.pages
            or len(job.skip) >= MOST_SKIPPED
        ):
            return None
        fatal = chosen[slot.pages_done]
        total = slot.pages + len(job.skip)
        return replace(job, skip=(*job.skip, fatal), pages=total, reason=reason, message=message)

    # ---- watching over ----
    def _watch(self, selector: selectors.BaseSelector, janitor: Janitor) -> Iterator[Outcome]:
        now = time.monotonic()
        for slot in list(self._slots):
            if slot.job is None:
                continue
            slot.peak_bytes = max(slot.peak_bytes, _size_of(slot.pid))
            if now - slot.started > self._wall_s:
                used = _processor_s(slot.pid)
                if used - slot.used_s > _RUNS_SHARE * self._wall_s:  # starved by others, not waiting for ever
                    slot.started, slot.used_s = now, used
                    continue
                again = slot.job.document not in self._struck
                message = f"no answer within {self._wall_s:.0f} s, twice"
                yield from self._end(slot, _Verdict("wall_limit", message, again), selector, janitor)

    def _end(
        self, slot: _Slot, verdict: _Verdict, selector: selectors.BaseSelector, janitor: Janitor
    ) -> Iterator[Outcome]:
        selector.unregister(slot.channel)
        self._bury(slot, janitor, kill=True)
        if slot.job is None:
            return
        if verdict.again:
            self._again(slot.job)
        else:
            yield self._give_up(slot.job, verdict.reason, verdict.message)

    def _again(self, job: Job) -> None:
        self._struck.add(job.document)
        self._waiting.appendleft(job)

    def _give_up(self, job: Job, reason: str, message: str) -> Outcome:
        rows = failure_rows(job, reason, message)
        with writing(Path(job.result).parent):
            size = stage_result(job, rows, self._fingerprint, limits_of(self._settings))
        return accept_result(job, size)

    def _dismiss(self, slot: _Slot, selector: selectors.BaseSelector, janitor: Janitor) -> None:
        selector.unregister(slot.channel)
        self._bury(slot, janitor, kill=False)

    def _bury(self, slot: _Slot, janitor: Janitor, *, kill: bool) -> Death:
        """Ends the worker and everything it started, and tells how it died."""
        self._slots.remove(slot)
        if kill:
            end_group(slot.pid)
        slot.channel.close()
        status, used, stopped = _wait_for(slot.pid)
        end_group(slot.pid)  # what it started and left
        janitor.forget(slot.pid)
        if slot.job is not None:
            part_path(slot.job).unlink(missing_ok=True)
        shutil.rmtree(slot.place, ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        return Death(
            exit_code=max(code, 0),
            signal_number=max(-code, 0),
            peak_bytes=max(slot.peak_bytes, used.ru_maxrss * 1024),
            stopped=kill or stopped,
        )


_LIED = _Verdict("no_result", "the reading process gave an answer that makes no sense")


def _wait_for(pid: int) -> tuple[int, resource.struct_rusage, bool]:
    """Exit status and use of a worker whose channel is closed, and whether it had to be ended after all."""
    end = time.monotonic() + _FAREWELL_S
    while time.monotonic() < end:
        found, status, used = os.wait4(pid, os.WNOHANG)
        if found:
            return status, used, False
        time.sleep(0.002)
    end_group(pid)
    _, status, used = os.wait4(pid, 0)
    return status, used, True


def _size_of(pid: int) -> int:
    """Address space of a process in bytes; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[0]) * _PAGE_BYTES
    except (OSError, ValueError, IndexError):
        return 0


def _processor_s(pid: int) -> float:
    """Processor seconds of a process and its ended children; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return sum(int(field) for field in fields[11:15]) / _CLOCK_TICKS
    except (OSError, ValueError):
        return 0.0
