"""review.jsonl: the append-only decisions of reviewers, which survive every rerun because figure ids do."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import UsageError

REVIEWS = "review.jsonl"
_DECISIONS = frozenset({"open", "accepted", "corrected", "rejected"})


def read_reviews(folder: Path) -> dict[str, str]:
    """The last decision on each figure, by figure id; empty when nobody reviewed. UsageError names a bad line."""
    path = folder / REVIEWS
    if not path.exists():
        return {}
    decisions = {}
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                figure_id, decision = str(entry["figure_id"]), str(entry["decision"])
            except (ValueError, KeyError, TypeError) as problem:
                raise UsageError(
                    f"{path}, line {number}: not a review decision",
                    remedy='each line is like {"figure_id": "…", "decision": "accepted"}; mend or remove the line',
                ) from problem
            if decision not in _DECISIONS:
                raise UsageError(
                    f"{path}, line {number}: unknown decision {decision!r}",
                    remedy=f"use one of {', '.join(sorted(_DECISIONS))}",
                )
            decisions[figure_id] = decision
    return decisions
