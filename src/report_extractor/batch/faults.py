"""Disasters on demand: what a worker can do wrong, so that tests see each one contained.

Behind the hidden option `--fault KIND=PART`: the fault strikes when PART occurs in the name of the document.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ..errors import UsageError
from .jobs import Job
from .work import part_path

Say = Callable[[bytes], None]
_PAGE = re.compile(r"page-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One disaster and the documents it strikes."""

    kind: str
    part: str


def strike_page(faults: Sequence[Fault], job: Job, done: int) -> None:
    """Crashes after `done` pages when the next page is the N of a fault `page-N`."""
    following = [page for page in range(1, done + len(job.skip) + 2) if page not in job.skip][done]
    for fault in faults:
        found = _PAGE.fullmatch(fault.kind)
        if found and fault.part in job.document and int(found[1]) == following:
            os.kill(os.getpid(), signal.SIGSEGV)


def parse_faults(texts: Sequence[str]) -> tuple[Fault, ...]:
    """The faults of the option. UsageError for a kind that does not exist."""
    faults = []
    for text in texts:
        kind, _, part = text.partition("=")
        if kind not in _KINDS and not _PAGE.fullmatch(kind):
            raise UsageError(f"no fault {kind!r}", remedy=f"use one of {', '.join(sorted(_KINDS))}")
        faults.append(Fault(kind=kind, part=part))
    return tuple(faults)


def strike(faults: Sequence[Fault], job: Job, say: Say) -> None:
    """Does what the first fitting fault says; returns when there is none. `say` writes raw to the supervisor."""
    for fault in faults:
        if fault.part in job.document and fault.kind in _KINDS:
            _KINDS[fault.kind](job, say)
            return


def _hang(job: Job, say: Say) -> NoReturn:
    while True:
        time.sleep(3600)


def _spin(job: Job, say: Say) -> NoReturn:
    while True:
        pass


def _allocate(job: Job, say: Say) -> NoReturn:
    held = []
    while True:
        held.append(bytearray(16 * 1024**2))


def _segfault(job: Job, say: Say) -> None:
    import ctypes

    ctypes.string_at(0)


def _abort(job: Job, say: Say) -> NoReturn:
    os.abort()


def _kill(job: Job, say: Say) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _kill_once(job: Job, say: Say) -> None:
    mark = Path(job.result).with_suffix(".struck")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    mark.unlink()


def _exit(job: Job, say: Say) -> NoReturn:
    os._exit(0)


def _garbage(job: Job, say: Say) -> NoReturn:
    while True:
        say(b"\xff\x00{]rubbish" * 1000)


def _lie(job: Job, say: Say) -> None:
    say(b'{"done": 5}\n')
    _hang(job, say)


def _deaf(job: Job, say: Say) -> NoReturn:
    os.closerange(3, 1024)  # the channel among them: it looks dead but goes on
    _spin(job, say)


def _torn(job: Job, say: Say) -> None:
    part_path(job).write_bytes(b'{"format":1')
    say(b'{"done": 11}\n')
    _hang(job, say)


def _child(job: Job, say: Say) -> None:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=False)
    os.kill(os.getpid(), signal.SIGSEGV)


def _litter(job: Job, say: Say) -> None:
    import tempfile

    handle, _ = tempfile.mkstemp()
    os.write(handle, b"left behind")
    os.kill(os.getpid(), signal.SIGSEGV)


def _bug(job: Job, say: Say) -> NoReturn:
    raise ZeroDivisionError("a planted bug")


def _full(job: Job, say: Say) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


_KINDS: dict[str, Callable[[Job, Say], None]] = {
    "abort": _abort,
    "allocate": _allocate,
    "bug": _bug,
    "child": _child,
    "deaf": _deaf,
    "exit": _exit,
    "full": _full,
    "garbage": _garbage,
    "hang": _hang,
    "kill": _kill,
    "kill-once": _kill_once,
    "lie": _lie,
    "litter": _litter,
    "segfault": _segfault,
    "spin": _spin,
    "torn": _torn,
}
