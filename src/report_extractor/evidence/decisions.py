"""review.jsonl as a reviewer writes it: one line a decision, only ever added, on disk before it is confirmed.

The last line about a figure holds; an undo is a new line that says `open`. Nothing is kept in memory alone, so a
killed server, a second tab and a second server all see the same decisions.
"""

from __future__ import annotations

import errno
import json
import os
import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..dataset import REVIEWS, clean_text, flush_folder, read_review_entries, read_reviews, writing
from ..errors import OutputError

Entry = Mapping[str, str]

DECISIONS = ("open", "accepted", "corrected", "rejected")
_MOST = {"value": 80, "unit": 80, "label": 2000, "note": 4000}  # characters
_VALUE = re.compile(r"(-?\d{1,30})(?:([.,])(\d{1,30}))?")


class DecisionError(ValueError):
    """A decision that cannot be taken; `key` is the report text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided; `value`, `unit` and `label` are what a correction puts in place, else empty."""

    decision: str
    value: str = ""
    unit: str = ""
    label: str = ""
    note: str = ""

    def fields(self) -> dict[str, str]:
        """What is said, without what is empty."""
        named = {"value": self.value, "unit": self.unit, "label": self.label, "note": self.note}
        return {"decision": self.decision, **{name: text for name, text in named.items() if text}}


def parse_decision(sent: Mapping[str, Any]) -> Decision:
    """The decision that a page sent; DecisionError when it is none."""
    decision = sent.get("decision")
    if decision not in DECISIONS:
        raise DecisionError("error_decision")
    texts = {}
    for name, most in _MOST.items():
        text = sent.get(name, "")
        if not isinstance(text, str) or len(text) > most:
            raise DecisionError("error_length")
        texts[name] = " ".join(clean_text(text).split())
    if decision != "corrected":
        return Decision(decision=decision, note=texts["note"])
    if not (texts["value"] or texts["unit"] or texts["label"]):
        raise DecisionError("error_nothing")
    return Decision(decision=decision, **{**texts, "value": _plain_value(texts["value"])})


def _plain_value(text: str) -> str:
    """The value with a decimal point. `1.234` is refused: it is 1234 to a Dutch reader and 1.234 to the dataset."""
    if not text:
        return ""
    found = _VALUE.fullmatch(text)
    if found is None:
        raise DecisionError("error_value")
    whole, mark, decimals = found.groups()
    if mark == "." and len(decimals) == 3 and whole.lstrip("-") != "0":
        raise DecisionError("error_ambiguous")
    return f"{whole}.{decimals}" if decimals else whole


def latest_decisions(folder: Path) -> dict[str, Entry]:
    """The decision that holds, whole, by figure id; empty when nobody reviewed. UsageError names a bad line."""
    return {
        figure_id: {key: str(value) for key, value in entry.items()}
        for figure_id, entry in read_review_entries(folder).items()
    }


class ReviewLog:
    """The decisions of one dataset: reads what others add, adds its own. Safe between threads and processes."""

    def __init__(self, folder: Path) -> None:
        """UsageError when a line is no decision; OutputError when nothing can be added."""
        self._path = folder / REVIEWS
        self._lock = threading.Lock()
        self._entries: list[Entry] = []
        self._offset = 0
        if not os.access(self._path if self._path.exists() else folder, os.W_OK):
            raise OutputError(f"cannot write {self._path}: no permission to write", remedy="get permission, or copy it")
        with writing(self._path):
            self._drop_torn_line()
        read_reviews(folder)

    def _drop_torn_line(self) -> None:
        """Ends the file with a whole line: half a line was cut off by a crash before it was confirmed."""
        if not self._path.exists():
            return
        content = self._path.read_bytes()
        start = content.rfind(b"\n") + 1
        if start == len(content):
            return
        try:
            json.loads(content[start:])
        except ValueError:
            os.truncate(self._path, start)
            return
        with self._path.open("ab") as file:
            file.write(b"\n")

    def entries(self) -> Sequence[Entry]:
        """All decisions in order, with those that were added meanwhile by anyone."""
        with self._lock:
            self._read_on()
            return tuple(self._entries)

    def _read_on(self) -> None:
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            size = 0
        if size < self._offset:  # somebody replaced the file
            self._entries, self._offset = [], 0
        if size == self._offset:
            return
        with self._path.open("rb") as file:
            file.seek(self._offset)
            for line in file:
                if not line.endswith(b"\n"):
                    break  # another process is writing it now
                self._offset += len(line)
                if line.strip():
                    self._entries.append({str(key): str(value) for key, value in json.loads(line).items()})

    def latest(self) -> dict[str, Entry]:
        """The decision that holds, by figure id."""
        return {entry["figure_id"]: entry for entry in self.entries()}

    def add(self, figure_id: str, decision: Decision, about: Mapping[str, str]) -> None:
        """Adds one line and waits until it is on disk. `about` tells a person which figure it is. OutputError."""
        entry = {"figure_id": figure_id, **decision.fields(), **about}
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        with self._lock, writing(self._path):
            is_new = not self._path.exists()
            handle = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
            try:
                _hold(handle)
                _append(handle, line)
            finally:
                os.close(handle)
            if is_new:
                flush_folder(self._path.parent)


def _hold(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: appending one line is still one call
        return
    fcntl.flock(handle, fcntl.LOCK_EX)


def _append(handle: int, line: bytes) -> None:
    size = os.fstat(handle).st_size
    try:
        if os.write(handle, line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise


def count_decisions(entries: Iterable[Entry]) -> Counter[str]:
    """How many figures stand where, by the last decision on each."""
    return Counter({entry["figure_id"]: entry["decision"] for entry in entries}.values())
