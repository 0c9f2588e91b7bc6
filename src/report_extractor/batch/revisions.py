"""The bytes of a PDF → a finding and doubts when what it prints was changed after it was first saved.

A PDF can be changed by adding to its end: the old state stays in the file, readers show the last. Signing, commenting
and filling in do so too and are left alone; what counts is another content of a page. Objects packed in streams are
not looked into, so silence proves nothing.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from ..dataset import DocumentRows, Row, finding_row
from ..model import Finding

CODE = "revisions"  # of the finding and of the doubt
MOST_BYTES = 128 * 1024**2  # larger files are not looked at
_MOST_OBJECTS = 500_000
_HEAD_BYTES = 1032
_DICTIONARY_BYTES = 8192  # at most, of one object
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s+\d{1,5}\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)")
_NO_CONTENT = re.compile(rb"/(?:Type|Subtype|FunctionType|PatternType|ShadingType|Alternate)\b")  # of other streams


def with_revisions(rows: DocumentRows, path: Path) -> DocumentRows:
    """The rows of a document; with a finding and a doubt on each figure when its pages had another content before."""
    count = count_revisions(path)
    if not count:
        return rows
    document, sha256 = rows.document["document"], rows.document["sha256"]
    told = finding_row(document, _finding(sha256, count))
    return replace(rows, figures=tuple(map(_doubted, rows.figures)), findings=(told, *rows.findings))


def _doubted(figure: Row) -> Row:
    doubts = sorted({*filter(None, figure["doubts"].split(";")), CODE})
    confidence = "medium" if figure["confidence"] == "high" else figure["confidence"]
    return figure | {"doubts": ";".join(doubts), "confidence": confidence}


def _finding(sha256: str, count: int) -> Finding:
    return Finding(
        finding_id=hashlib.sha256(f"{sha256}\x1f{CODE}".encode()).hexdigest()[:16],
        page=0,
        check=CODE,
        verdict="cannot_tell",
        severity="warning",
        figures=(),
        expected="",
        observed=str(count),
        tolerance="",
        message_nl=f"de inhoud van een pagina is later gewijzigd: van {count} versies is de laatste gelezen",
        message_en=f"the content of a page was changed later: of {count} revisions the last was read",
    )


def count_revisions(path: Path) -> int:
    """How many revisions a PDF holds when a later one prints something else; else 0."""
    if not 0 < path.stat().st_size <= MOST_BYTES:
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(b"%PDF-", 0, _HEAD_BYTES) < 0 or content.find(b"startxref") == content.rfind(b"startxref"):
            return 0
        return len(re.findall(rb"startxref", content)) if _prints_differ(content) else 0


def _prints_differ(content: mmap.mmap) -> bool:
    """Whether some object is there twice, as the content of a page or as a page with other content."""
    places: dict[bytes, list[int]] = defaultdict(list)
    for seen, match in enumerate(_OBJECT.finditer(content)):
        if seen == _MOST_OBJECTS:
            return False
        places[match[1]].append(match.end())
    return any(_differs(content, old, new) for ends in places.values() for old, new in pairwise(ends))


def _differs(content: mmap.mmap, old: int, new: int) -> bool:
    before, after = _said(content, old), _said(content, new)
    return before is not None and after is not None and before != after


def _said(content: mmap.mmap, start: int) -> bytes | None:
    """What a page has for content, or the content itself, of the object at `start`; None for another object."""
    end = content.find(b"endobj", start)
    if end < 0:
        return None
    stream = content.find(b"stream", start, min(end, start + _DICTIONARY_BYTES))
    about = content[start : stream if stream >= 0 else min(end, start + _DICTIONARY_BYTES)]
    if stream < 0:
        contents = _CONTENTS.search(about)
        return b" ".join(contents[1].split()) if contents and _PAGE.search(about) else None
    return None if _NO_CONTENT.search(about) else hashlib.sha256(content[stream:end].rstrip()).digest()
