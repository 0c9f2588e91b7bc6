"""The bytes of a PDF → whether its table of objects is where the file says and points at the objects it names.

A reader that rebuilds the table also does so for harmless causes: bytes after the end, an earlier table that points at
itself. A file with a sound table has lost nothing by that.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path

_START = re.compile(rb"startxref\s+(\d{1,12})")
_HEAD = 1024
_SECTION = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})[ \t]*[\r\n]+")
_ENTRY_BYTES = 20
_MOST_ENTRIES = 200_000
_OBJECT = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+obj\b")


def is_sound(path: Path) -> bool:
    """Whether the last table of objects can be read and its entries lead to their objects."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        shift = max(0, content.find(b"%PDF-", 0, _HEAD + 8))
        at = content.rfind(b"startxref")
        start = _START.match(content, at) if at >= 0 else None
        if start is None:
            return False
        place = int(start[1])
        return any(_leads_to_objects(content, place, offset) for offset in {0, shift})


def _leads_to_objects(content: mmap.mmap, place: int, shift: int) -> bool:
    """Whether a classic table at `place` names where its objects are, counted from `shift`; a stream is believed."""
    here = place + shift
    if content[here : here + 4] != b"xref":
        return _OBJECT.match(content, here) is not None
    here += 4
    seen = 0
    while section := _SECTION.match(content, here):
        first, count, here = int(section[1]), int(section[2]), section.end()
        if seen + count > _MOST_ENTRIES:
            return False
        for number in range(first, first + count):
            entry = content[here : here + _ENTRY_BYTES]
            here += _ENTRY_BYTES
            if len(entry) < _ENTRY_BYTES or entry[17:18] not in (b"n", b"f") or not entry[:10].isdigit():
                return False
            if entry[17:18] == b"n":
                named = _OBJECT.match(content, int(entry[:10]) + shift)
                if named is None or int(named[1]) != number:
                    return False
        seen += count
    return seen > 0
