"""One JSON file per document content and settings: what was found there, kept so that no document is read twice.

The rows are kept without the path, because equal content can lie in several places. A result that was not made by
this version of the program, these settings and these packs has another name and is simply not found.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .columns import Table, names_of
from .rows import DocumentRows, Row

FORMAT = 1
_PARTS: tuple[Table, ...] = ("pages", "numbers", "figures", "findings")
_END = b',"end":true}\n'
_HERE = "\x00document\x00"  # stands for the path inside messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is kept of one document.

    `name` is the file name it was read under: a document without a year on its pages can have one in its name.
    `limits` are those under which it failed; empty when it did not fail on a limit.
    """

    sha256: str
    fingerprint: str
    rows: DocumentRows
    name: str = ""
    limits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultHead:
    """What tells whether a kept result still holds, without reading all of it."""

    sha256: str
    name: str
    limits: tuple[int, ...]
    status: str
    reason: str
    message: str
    counts: dict[str, int]  # pages, figures, doubts, unexplained


def result_name(sha256: str, fingerprint: str) -> str:
    """The file name of a result inside `results/`."""
    return f"{sha256[:16]}-{fingerprint}.json"


def encode_result(result: Result) -> bytes:
    """The result as JSON in ASCII; the same result gives the same bytes."""
    here = result.rows.document["document"]
    document = result.rows.document | {"document": ""}
    if here:
        document["message"] = document["message"].replace(here, _HERE)
    head = {
        "format": FORMAT,
        "sha256": result.sha256,
        "fingerprint": result.fingerprint,
        "name": result.name,
        "limits": list(result.limits),
        "document": document,
        "counts": {
            "pages": len(result.rows.pages),
            "figures": len(result.rows.figures),
            "doubts": sum(bool(row["doubts"]) for row in result.rows.figures),
            "unexplained": int(document["unexplained"]),
        },
    }
    parts: dict[str, Any] = {table: _pack(table, getattr(result.rows, table)) for table in _PARTS}
    # the head is the first line, so that it can be read alone; the whole is one JSON object
    return (_json(head)[:-1] + ",\n" + _json(parts)[1:-1]).encode("ascii") + _END


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, separators=(",", ":"))


def _pack(table: Table, rows: tuple[Row, ...]) -> dict[str, Any]:
    columns = [name for name in names_of(table) if name != "document"]
    return {"columns": columns, "rows": [[row[name] for name in columns] for row in rows]}


def decode_result(content: bytes, document: str = "") -> Result:
    """The result, its rows named for the given path. ValueError when the content is not a whole result."""
    try:
        found = json.loads(content)
        if found["format"] != FORMAT or found["end"] is not True:
            raise ValueError("another format")
        head: Row = {str(key): str(value) for key, value in found["document"].items()}
        if set(head) != set(names_of("documents")):
            raise ValueError("other columns")
        head |= {"document": document, "message": head["message"].replace(_HERE, document)}
        parts = {table: _unpack(table, found[table], document) for table in _PARTS}
        return Result(
            sha256=str(found["sha256"]),
            fingerprint=str(found["fingerprint"]),
            name=str(found["name"]),
            limits=tuple(int(limit) for limit in found["limits"]),
            rows=DocumentRows(document=head, **parts),
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"not a result: {problem!r}") from problem


def _unpack(table: Table, found: dict[str, Any], document: str) -> tuple[Row, ...]:
    columns = found["columns"]
    if columns != [name for name in names_of(table) if name != "document"]:
        raise ValueError("other columns")
    return tuple({"document": document} | dict(zip(columns, row, strict=True)) for row in found["rows"])


def load_result(path: Path, document: str = "") -> Result | None:
    """The result in the file; None when it is absent or not whole (it is then made again)."""
    try:
        return decode_result(path.read_bytes(), document)
    except (FileNotFoundError, ValueError):
        return None


def load_head(path: Path, document: str = "") -> ResultHead | None:
    """The head of the result in the file; None when the file is absent or not whole."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.readline().rstrip(b",\n") + b"}")
            file.seek(-len(_END), os.SEEK_END)
            if file.read() != _END or found["format"] != FORMAT:
                return None
        return ResultHead(
            sha256=str(found["sha256"]),
            name=str(found["name"]),
            limits=tuple(int(limit) for limit in found["limits"]),
            status=str(found["document"]["status"]),
            reason=str(found["document"]["reason"]),
            message=str(found["document"]["message"]).replace(_HERE, document),
            counts={name: int(found["counts"][name]) for name in ("pages", "figures", "doubts", "unexplained")},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
