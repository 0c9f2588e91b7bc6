"""Figures of several years → the lines to draw; a year that was printed in two ways shows both.

A line goes through what the latest report prints for a year. What an earlier report printed for that year otherwise
stays beside it as an open point: that a figure was restated is what an auditor looks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .codes import Codes, Pair, shown_value
from .leaves import Row
from .states import state_of

_MOST = 12
_LEFT, _WIDE, _BASE, _HIGH = 30, 160, 66, 46  # of the drawing: 220 by 84
_NEAR = 13  # an open point that is not this much higher has its value below it

_Printed = dict[tuple[str, str], set[str]]  # (year of the report, document) → values


class SeriesGatherer:
    """Collects indicator figures over documents and years, and gives the lines that have at least two years."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._values: dict[tuple[str, ...], dict[str, _Printed]] = defaultdict(lambda: defaultdict(dict))
        self._names: dict[tuple[str, ...], Pair] = {}

    def add(self, figures: Iterable[Row]) -> None:
        """Takes the figures of one document."""
        for row in figures:
            year = row["period_start"][:4]
            whole = row["bound"] == "exact" and row["measure"] != "change" and row["basis"] in {"realised", "unknown"}
            if row["indicator"] and year and whole and row["period_end"][:4] == year and state_of(row) != "conflict":
                key = (row["pack"], row["indicator"], row["breakdown"], row["unit"])
                self._values[key][year].setdefault((row["year"], row["document"]), set()).add(row["value"])
                if key not in self._names:
                    self._names[key] = self._codes.indicator(row)

    def lines(self) -> list[dict[str, Any]]:
        """The lines to draw, longest first: `points` with `x`, `y`, year and value; `others` are the open ones.

        A year for which one document prints two values is left out: these are two things.
        """
        found = []
        for key, years in sorted(self._values.items()):
            told = {
                year: [values.copy().pop() for _, values in sorted(printed.items())]
                for year, printed in sorted(years.items())
                if all(len(values) == 1 for values in printed.values())
            }
            if len(told) >= 2:
                points, others = _points(told)
                found.append({"name": self._names[key], "points": points, "others": others})
        return sorted(found, key=lambda line: -len(line["points"]))[:_MOST]


def _points(years: Mapping[str, Sequence[str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The point of each year, of its latest report, and those of other values; `years`: values in order of report."""
    values = [float(value) for told in years.values() for value in told]
    low, high = min(*values, 0.0), max(*values, 0.0)
    first, last = int(min(years)), int(max(years))

    def place(year: str, value: str) -> dict[str, Any]:
        x = _LEFT + _WIDE * (int(year) - first) / max(1, last - first)
        y = _BASE - _HIGH * (float(value) - low) / ((high - low) or 1)
        return {"year": year, "pair": shown_value(value), "x": round(x, 1), "y": round(y, 1)}

    points = [place(year, told[-1]) for year, told in years.items()]
    others = []
    for point, told in zip(points, years.values(), strict=True):
        for value in sorted(set(told) - {told[-1]}, key=float):
            other = place(point["year"], value)
            others.append(other | {"below": other["y"] > point["y"] - _NEAR})
    return points, others
