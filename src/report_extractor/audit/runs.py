"""Two runs over the same documents: which printed numbers are figures in one and not in the other.

For the maker of a change: what did it gain, what did it lose, over a whole corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Row = Mapping[str, str]
Place = tuple[str, str, str, str, str]
Change = Literal["gained", "lost", "value", "unit", "period", "label", "indicator"]

_MEANING: tuple[tuple[Change, tuple[str, ...]], ...] = (
    ("value", ("value",)),
    ("unit", ("unit",)),
    ("period", ("period_start", "period_end")),
    ("indicator", ("indicator", "breakdown")),
    ("label", ("label",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChange:
    """One printed number that the two runs understand differently."""

    change: Change
    document: str
    page: int
    text: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComparison:
    """How many figures (printed numbers taken as figures) each run has, and every change, by document and page."""

    old: int
    new: int
    changes: tuple[RunChange, ...]

    def counts(self) -> Counter[str]:
        """How many changes there are of each sort."""
        return Counter(change.change for change in self.changes)


def compare_runs(
    old_figures: Iterable[Row], old_numbers: Iterable[Row], new_figures: Iterable[Row], new_numbers: Iterable[Row]
) -> RunComparison:
    """The gains, losses and changed meanings between two datasets of the same documents."""
    old, new = _taken(old_figures, old_numbers), _taken(new_figures, new_numbers)
    changes = []
    for place in sorted({*old, *new}):
        before, after = old.get(place), new.get(place)
        if before is None or after is None:
            found = after if before is None else before
            label = f"{found['value']} {found['unit']} {found['label']}" if found else ""
            sort: Change = "gained" if before is None else "lost"
            pair = ("", label) if before is None else (label, "")
            changes.append((place, sort, pair))
            continue
        for sort, columns in _MEANING:
            pair = (_say(before, columns), _say(after, columns))
            if pair[0] != pair[1]:
                changes.append((place, sort, pair))
    return RunComparison(
        old=len(old),
        new=len(new),
        changes=tuple(
            RunChange(change=sort, document=place[0], page=int(place[1]), text=place[4], old=pair[0], new=pair[1])
            for place, sort, pair in changes
        ),
    )


def _say(row: Row, columns: tuple[str, ...]) -> str:
    return " ".join(row[column] for column in columns).strip()


def _taken(figures: Iterable[Row], numbers: Iterable[Row]) -> dict[Place, Row]:
    """The figure of each printed number, by its place on the page to a whole point."""
    known = {row["figure_id"]: row for row in figures}
    return {
        (row["document"], row["page"].zfill(6), _whole(row["top"]), _whole(row["left"]), row["text"]): known[
            row["figure_id"]
        ]
        for row in numbers
        if row["disposition"] == "figure" and row["figure_id"] in known
    }


def _whole(text: str) -> str:
    return f"{float(text):07.0f}"
