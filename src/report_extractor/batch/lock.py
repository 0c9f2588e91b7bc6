"""One run at a time on one output folder: an advisory lock that the operating system drops when the run dies.

The lock file also names the temporary folder of the run, so that the next run can remove what a run left that was
killed together with its janitor.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..dataset import writing
from ..errors import OutputError

LOCK = ".lock"
_PREFIX = "report-extractor-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A lock that is held: the run's temporary folder, and the file descriptor that forked processes must close."""

    temporary: Path
    handle: int


@contextmanager
def locked(folder: Path) -> Iterator[Hold]:
    """Holds the lock of the folder, which must exist, and gives a temporary folder for the run.

    OutputError when another run holds the lock, or nothing can be written.
    """
    path = folder / LOCK
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _acquire(handle, folder)
        with writing(folder):
            _remove_left(os.pread(handle, 4096, 0))
            os.ftruncate(handle, 0)
        with writing(Path(tempfile.gettempdir())):
            temporary = Path(tempfile.mkdtemp(prefix=_PREFIX))
        try:
            with writing(path):
                os.pwrite(handle, os.fsencode(temporary), 0)
            yield Hold(temporary=temporary, handle=handle)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _acquire(handle: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: two runs are then the reader's own risk
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        raise OutputError(
            f"{folder} is in use by another run", remedy="wait until it is done, or choose another folder with -o"
        ) from problem


def _remove_left(name: bytes) -> None:
    left = Path(os.fsdecode(name))
    if left.name.startswith(_PREFIX) and left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
