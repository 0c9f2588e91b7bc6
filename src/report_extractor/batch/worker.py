"""The life of one worker process: take a job from the channel, read the document, write the result, say so.

Everything a document can do to a process stays in here. The channel is a socket pair with one JSON object a line;
the supervisor believes nothing it has not checked.
"""

from __future__ import annotations

import errno
import faulthandler
import json
import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ..dataset import DocumentRows
from ..extract import Tools
from ..settings import Settings
from .faults import Fault, strike, strike_page
from .janitor import STOPS
from .jobs import Job
from .limits import allow_cpu, confine, die_with_parent, memory_message
from .work import failure_rows, read_job, stage_result

LIMIT_REASONS = frozenset({"cpu_limit", "memory_limit", "wall_limit", "crashed", "no_result"})
_DISK_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DISK_REASONS = frozenset({"crashed", "ocr_failed", "images_failed", "page_failed", "second_reader_failed"})
_LITTLE_ROOM = 64 * 1024  # bytes: below this the temporary disk is what failed, not the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """What a worker is given at birth; all of it is shared with the supervisor by the fork."""

    settings: Settings
    tools: Tools
    fingerprint: str
    temporary: Path
    faults: tuple[Fault, ...]


def live(channel: socket.socket, place: Workplace, supervisor: int, strangers: Sequence[int]) -> NoReturn:
    """The whole life of a forked worker; never returns. `strangers` are file descriptors of others to close."""
    status = 1
    try:
        os.setpgid(0, 0)
        die_with_parent()
        if os.getppid() != supervisor:
            return  # type: ignore[misc]  # finally ends the process
        for handle in strangers:
            os.close(handle)
        _go_quiet()
        confine(place.settings)
        place.temporary.mkdir(exist_ok=True)
        tempfile.tempdir = str(place.temporary)
        _serve(channel, place)
        status = 0
    finally:
        os._exit(status)


def _go_quiet() -> None:
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides
    for deadly in STOPS - {signal.SIGINT}:
        signal.signal(deadly, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):  # libraries in C write warnings to stderr
        os.dup2(null, standard)


def _serve(channel: socket.socket, place: Workplace) -> None:
    with channel, channel.makefile("rb") as lines:
        for line in lines:
            told = json.loads(line)
            job = Job(**(told | {"skip": tuple(told["skip"])}))
            allow_cpu(place.settings.cpu_limit_s)
            channel.sendall(_line(_do(job, place, channel)))
            _tidy(place.temporary)


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode("ascii") + b"\n"


def _do(job: Job, place: Workplace, channel: socket.socket) -> dict[str, Any]:
    def progress(done: int, count: int) -> None:
        channel.sendall(_line({"page": [done, count]}))
        strike_page(place.faults, job, done)

    settings = place.settings
    try:
        strike(place.faults, job, channel.sendall)
        rows = read_job(job, settings, place.tools, progress)
        if rows.document["reason"] in _DISK_REASONS and (tells_of_full_disk(rows) or _is_full(place.temporary)):
            return {"no_room": str(place.temporary.parent), "errno": errno.ENOSPC}
    except MemoryError:
        rows = failure_rows(job, "memory_limit", memory_message(settings))
    except OSError as problem:
        if problem.errno in _DISK_IS_FULL:
            return {"no_room": str(place.temporary.parent), "errno": problem.errno}
        rows = _bug_rows(job, problem)
    except Exception as problem:  # a bug met by one document must not stop the others; the row tells of it
        rows = _bug_rows(job, problem)
    try:
        size = stage_result(job, rows, place.fingerprint, _limits(rows, settings))
    except OSError as problem:
        return {"no_room": str(Path(job.result).parent), "errno": problem.errno}
    return {"done": size}


def _limits(rows: DocumentRows, settings: Settings) -> tuple[int, ...]:
    return limits_of(settings) if rows.document["reason"] in LIMIT_REASONS else ()


def limits_of(settings: Settings) -> tuple[int, ...]:
    """The limits under which a document can fail: with others it is tried again."""
    return settings.cpu_limit_s, settings.memory_limit_mb


def _bug_rows(job: Job, problem: Exception) -> DocumentRows:
    said = " ".join(str(problem).split())[:200]
    return failure_rows(job, "crashed", f"a bug in this program: {type(problem).__name__}: {said}; please report it")


def tells_of_full_disk(rows: DocumentRows) -> bool:
    """Whether a page failed for want of room: what was half written may be gone by now, and the disk not full."""
    told = [rows.document["message"], *(page["message"] for page in rows.pages)]
    return any(os.strerror(number) in message for number in _DISK_IS_FULL for message in told)


def _is_full(folder: Path) -> bool:
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize < _LITTLE_ROOM


def _tidy(folder: Path) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            Path(entry.path).unlink(missing_ok=True)
