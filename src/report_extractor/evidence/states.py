"""Rows of a dataset → how sure the program is of each number, and how many are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from .leaves import DocumentRows, Row

State = Literal["conflict", "doubt", "unexplained", "unread", "sure", "aside"]

STATES: tuple[State, ...] = ("conflict", "doubt", "unexplained", "unread", "sure", "aside")
ATTENTION: tuple[State, ...] = ("conflict", "doubt", "unexplained", "unread")


def state_of(figure: Row) -> State:
    """How sure the program is of a figure."""
    doubts = figure["doubts"].split(";") if figure["doubts"] else []
    if "contradicted" in doubts:
        return "conflict"
    return "doubt" if doubts or figure["confidence"] in {"low", "medium"} else "sure"


def state_of_number(number: Row, figures: Mapping[str, State]) -> State:
    """How sure the program is of a number; `figures`: the state of each figure by its id."""
    if number["disposition"] == "figure":
        return figures.get(number["figure_id"], "sure")
    return "unexplained" if number["disposition"] == "unexplained" else "aside"


def count_states(rows: DocumentRows) -> Counter[str]:
    """How many figures are in each state, how many other numbers, and how many places were not read."""
    counts: Counter[str] = Counter(state_of(row) for row in rows.figures)
    counts.update(state_of_number(row, {}) for row in rows.numbers if row["disposition"] != "figure")
    counts["unread"] += sum(int(page["unread"] or 0) for page in rows.pages)
    return counts


def count_differing(findings: Iterable[Row]) -> int:
    """How many findings say that printed numbers disagree."""
    return sum(1 for row in findings if row["verdict"] == "differs" and row["severity"] != "info")


def unread_places(rows: DocumentRows) -> Iterator[tuple[Row, str, tuple[float, ...]]]:
    """Each place with ink and without words: its finding, its identity, its sides in points."""
    for row in rows.findings:
        if row["check"] == "unread_ink":
            for index, place in enumerate(row["observed"].split(";")):
                values = place.split(",")
                if len(values) == 4:
                    yield row, f"{row['finding_id']}-{index}", tuple(float(value) for value in values)


def shares_of(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The parts of the bar that tells what became of the numbers, in thousandths."""
    order: tuple[State, ...] = ("sure", "doubt", "conflict", "unexplained", "aside")
    total = sum(counts.get(state, 0) for state in order)
    parts, start = [], 0.0
    for state in order:
        width = 1000 * counts.get(state, 0) / total if total else 0.0
        part = {"state": state, "count": counts.get(state, 0), "start": round(start, 1), "width": round(width, 1)}
        parts.append(part)
        start += width
    return parts


def page_strip(rows: DocumentRows) -> dict[int, dict[State, int]]:
    """Page → what on it needs a look, and how often, worst first; for finding one's way."""
    found: dict[int, Counter[State]] = {int(page["page"]): Counter() for page in rows.pages}
    states = {row["figure_id"]: state_of(row) for row in rows.figures}
    for number in rows.numbers:
        found.setdefault(int(number["page"]), Counter())[state_of_number(number, states)] += 1
    for row, _, _ in unread_places(rows):
        found.setdefault(int(row["page"]), Counter())["unread"] += 1
    return {
        page: {state: counts[state] for state in ATTENTION if counts[state]} for page, counts in sorted(found.items())
    }
