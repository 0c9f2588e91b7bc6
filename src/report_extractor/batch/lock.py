"""One run at a time on one output folder: an advisory lock that the operating system drops when the run dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..dataset import writing
from ..errors import OutputError

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of the folder, which must exist. OutputError when another run holds it."""
    path = folder / LOCK
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _acquire(handle, folder)
        yield
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
