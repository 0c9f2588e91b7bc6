"""The paths a person gave → every document they stand for, once, in a stable order, each with an honest name.

Folders are walked without following a link twice, so cycles end; what cannot be entered, is missing or is not an
ordinary file becomes an input with a problem, never an abort. Names may hold any byte but NUL and `/`.
"""

# ruff: noqa: PTH116, PTH117, PTH118, PTH120, PTH122, PTH123
# plain strings, not Path objects: a folder can hold 100,000 files

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..dataset import shown_path

SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt"})
_HEAD_BYTES = 1024  # where a PDF may still start: readers accept this much before %PDF


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One document to read. `document` is its name in the dataset; `reason` is set when it cannot even be opened."""

    path: str  # as the operating system knows it, possibly with undecodable bytes
    document: str
    size_bytes: int = 0
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All documents sorted by name, and how many files of other kinds the folders held."""

    documents: tuple[Input, ...]
    skipped: int


def find_inputs(paths: Iterable[str | os.PathLike[str]], *, leave_out: Path | None = None) -> Inputs:
    """Every document under the given files and folders; `leave_out` is the output folder."""
    given = sorted({os.path.normpath(os.fspath(path)) for path in paths})
    root = _common_root([path for path in given if os.path.isabs(path)])
    walk = _Walk(leave_out)
    found: dict[str, Input] = {}
    for path in given:
        for entry in walk.documents(path):
            name = os.path.relpath(entry.path, root) if os.path.isabs(entry.path) else entry.path
            shown = shown_path(name.replace(os.sep, "/"))
            if shown in found and found[shown].path != entry.path:
                shown = shown_path(entry.path.replace(os.sep, "/").lstrip("/"))
            found[shown] = Input(
                path=entry.path,
                document=shown,
                size_bytes=entry.size_bytes,
                reason=entry.reason,
                message=entry.message,
            )
    return Inputs(documents=tuple(found[name] for name in sorted(found)), skipped=walk.skipped)


def _common_root(absolute: list[str]) -> str:
    # absolute paths are named from the folder that holds them all, so that no name depends on the machine
    return os.path.commonpath([os.path.dirname(path) for path in absolute]) if absolute else os.curdir


class _Walk:
    """One walk over all given paths; remembers the folders it has been in."""

    def __init__(self, leave_out: Path | None) -> None:
        self.skipped = 0
        self._been: set[tuple[int, int]] = set()
        if leave_out is not None and leave_out.is_dir():
            about = leave_out.stat()
            self._been.add((about.st_dev, about.st_ino))

    def documents(self, path: str) -> Iterator[Input]:
        """The document at the path, or all documents below it."""
        try:
            about = os.stat(path)
        except OSError as problem:
            yield _unusable(path, problem)
            return
        if stat.S_ISDIR(about.st_mode):
            yield from self._folder(path, about)
        elif stat.S_ISREG(about.st_mode):
            yield Input(path=path, document="", size_bytes=about.st_size)
        else:
            yield Input(path=path, document="", reason="not_a_file", message="not an ordinary file, left alone")

    def _folder(self, path: str, about: os.stat_result) -> Iterator[Input]:
        if (about.st_dev, about.st_ino) in self._been:
            return
        self._been.add((about.st_dev, about.st_ino))
        try:
            with os.scandir(path) as entries:
                # what really lies here comes before what is only linked, so a linked folder never takes its place
                found = sorted(entries, key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError as problem:
            yield _unusable(path, problem)
            return
        for entry in found:
            inside = entry.name if path == os.curdir else os.path.join(path, entry.name)
            if self._is_folder(entry) or _wanted(entry, inside):
                yield from self.documents(inside)
            else:
                self.skipped += 1

    @staticmethod
    def _is_folder(entry: os.DirEntry[str]) -> bool:
        try:
            return entry.is_dir()
        except OSError:
            return False


def _wanted(entry: os.DirEntry[str], path: str) -> bool:
    if os.path.splitext(entry.name)[1].lower() in SUFFIXES:
        return True
    try:
        if not entry.is_file():
            return False
        with open(path, "rb") as file:
            return b"%PDF-" in file.read(_HEAD_BYTES)
    except OSError:
        return False


def _unusable(path: str, problem: OSError) -> Input:
    if isinstance(problem, FileNotFoundError):
        return Input(path=path, document="", reason="missing", message="no such file; check the path")
    cause = problem.strerror or type(problem).__name__
    return Input(path=path, document="", reason="unreadable", message=f"cannot be opened ({cause}); check permissions")
