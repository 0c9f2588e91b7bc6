"""Files that are either wholly there or not there: staged, flushed to disk, renamed; a crash in between is mended.

A set of files is written into `.staging/`, then `.staging/ready` names them all, then each is renamed into place.
A crash before `ready` leaves the old files; after it, `settle` finishes the renames and readers look in staging
first. So a reader sees the old set or the new set, never a mixture.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import OutputError

STAGING = ".staging"
READY = "ready"

_CAUSES = {
    errno.ENOSPC: (
        "no space left on the disk",
        "make room and run the same command again: it goes on where it stopped",
    ),
    errno.EDQUOT: (
        "the disk quota is used up",
        "make room and run the same command again: it goes on where it stopped",
    ),
    errno.EFBIG: ("the file is larger than is allowed", "raise the file size limit (ulimit -f) and run again"),
    errno.EACCES: ("no permission to write", "choose another folder with -o, or get permission"),
    errno.EPERM: ("no permission to write", "choose another folder with -o, or get permission"),
    errno.EROFS: ("the disk is read-only", "choose another folder with -o"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "choose another folder with -o"),
    errno.EEXIST: ("a file stands where the folder should be", "choose another folder with -o"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name with -o"),
}


def output_error(problem: OSError, where: Path) -> OutputError:
    """The OutputError that says why `where` cannot be written, and how to mend it."""
    cause, remedy = _CAUSES.get(
        problem.errno or 0,
        (os.strerror(problem.errno) if problem.errno else str(problem), "try another folder with -o"),
    )
    return OutputError(f"cannot write {where}: {cause}", remedy=remedy)


@contextmanager
def writing(where: Path) -> Iterator[None]:
    """Turns every OSError of the block into an OutputError about `where`."""
    try:
        yield
    except OSError as problem:
        raise output_error(problem, where) from problem


def flush_folder(folder: Path) -> None:
    """Makes renames in the folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(target: Path, content: bytes) -> None:
    """Writes the file so that it has the old content or the new, whatever happens. OSError when it cannot be."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def commit_staged(folder: Path, names: list[str]) -> None:
    """Makes the staged files (flushed already) the current ones, all or none."""
    staging = folder / STAGING
    write_whole(staging / READY, json.dumps(names).encode())
    flush_folder(staging)
    settle(folder)


def staged_names(folder: Path) -> list[str]:
    """The names of a set that was complete when its renaming was interrupted; empty when there is none."""
    try:
        found = json.loads((folder / STAGING / READY).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [str(name) for name in found]


def settle(folder: Path) -> None:
    """Finishes an interrupted replacement, or throws away what was never complete."""
    staging = folder / STAGING
    if not staging.is_dir():
        return
    for name in staged_names(folder):
        if (staging / name).exists():
            (staging / name).replace(folder / name)
    flush_folder(folder)
    (staging / READY).unlink(missing_ok=True)
    shutil.rmtree(staging)


def current_file(folder: Path, name: str) -> Path:
    """Where the current version of a dataset file stands: in staging while a replacement is unfinished."""
    if name in staged_names(folder) and (folder / STAGING / name).exists():
        return folder / STAGING / name
    return folder / name
