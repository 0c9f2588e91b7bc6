"""review.jsonl: the append-only decisions of reviewers, which survive every rerun because figure ids do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import UsageError

REVIEWS = "review.jsonl"
_DECISIONS = frozenset({"open", "accepted", "corrected", "rejected"})


def read_reviews(folder: Path) -> dict[str, str]:
    """The last decision on each figure, by figure id; empty when nobody reviewed. UsageError names a bad line."""
    return {figure_id: str(entry["decision"]) for figure_id, entry in read_review_entries(folder).items()}


def read_review_entries(folder: Path) -> dict[str, dict[str, Any]]:
    """The last decision on each figure with all that was written of it, by figure id. UsageError names a bad line.

    A last line without its line end that says nothing yet was cut off by a crash, or is being written: left out.
    """
    path = folder / REVIEWS
    if not path.exists():
        return {}
    return {str(entry["figure_id"]): entry for entry in _entries(path)}


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:  # as bytes: half a line may end in the middle of a character
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except ValueError as problem:
                if not line.endswith(b"\n"):
                    return
                raise _bad_line(path, number) from problem
            if not isinstance(entry, dict) or not {"figure_id", "decision"} <= entry.keys():
                raise _bad_line(path, number)
            decision = str(entry["decision"])
            if decision not in _DECISIONS:
                raise UsageError(
                    f"{path}, line {number}: unknown decision {decision!r}",
                    remedy=f"use one of {', '.join(sorted(_DECISIONS))}",
                )
            yield entry


def _bad_line(path: Path, number: int) -> UsageError:
    return UsageError(
        f"{path}, line {number}: not a review decision",
        remedy='each line is like {"figure_id": "…", "decision": "accepted"}; mend or remove the line',
    )
