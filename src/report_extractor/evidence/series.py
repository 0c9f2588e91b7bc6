"""Figures of several years → the lines to draw, each of one publisher; a year that was printed in two ways shows both.

A line goes through what the latest report of an organisation prints for a year. What an earlier report of it printed
for the same period otherwise stays beside it as an open point: that a figure was restated is what an auditor looks
for. A document that names no organisation has lines of its own: two publishers never share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .codes import Codes, Pair, shown_value
from .labels import place_labels
from .leaves import Row
from .states import state_of

_MOST = 24
_LEFT, _BASE, _HIGH, _WIDE = 30, 70, 46, 220  # of the drawing
_MANY = 5  # points: more take a drawing of the double width
_YEAR_PT = 27  # from the middle of a year to the next

_Told = tuple[str, str, str]  # value, first day, last day
_Printed = dict[tuple[str, str], set[_Told]]  # (year of the report, or its document when it has none) → what it tells


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes two figures points of one line."""

    who: str
    pack: str
    indicator: str
    breakdown: str
    unit: str


class SeriesGatherer:
    """Collects indicator figures over documents and years, and gives the lines that have at least two years."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._values: dict[_Key, dict[str, _Printed]] = defaultdict(lambda: defaultdict(dict))
        self._names: dict[_Key, Pair] = {}
        self._who: dict[str, str] = {}

    def add(self, figures: Iterable[Row]) -> None:
        """Takes the figures of one document."""
        for row in figures:
            who = " ".join(row["organisation"].casefold().split()) or f"\n{row['document']}"
            self._who.setdefault(who, row["organisation"] or row["document"].rsplit("/", 1)[-1])
            year = row["period_start"][:4]
            whole = row["bound"] == "exact" and row["measure"] != "change" and row["basis"] in {"realised", "unknown"}
            if row["indicator"] and year and whole and row["period_end"][:4] == year and state_of(row) != "conflict":
                key = _Key(who, row["pack"], row["indicator"], row["breakdown"], row["unit"])
                edition = (row["year"], "" if row["year"] else row["document"])
                told = (row["value"], row["period_start"], row["period_end"])
                self._values[key][year].setdefault(edition, set()).add(told)
                if key not in self._names:
                    self._names[key] = self._codes.indicator(row)

    def lines(self) -> list[dict[str, Any]]:
        """The lines to draw, those of one publisher together, the longest when there are too many.

        Each has its `name`, `who` when there is more than one publisher, its `points` with `x`, `y`, year and value,
        and its `others`, the open ones. A year for which one edition prints two values is left out: these are two
        things. So is one that two documents print otherwise when it is not known which of them is the earlier.
        """
        found = []
        for key, years in self._values.items():
            told = {year: _in_order(printed) for year, printed in sorted(years.items())}
            told = {year: values for year, values in told.items() if values}
            if len(told) >= 2:
                found.append((key, told))
        found.sort(key=lambda one: (-len(one[1]), one[0].who, one[0].indicator, one[0].breakdown, one[0].unit))
        chosen = sorted(found[:_MOST], key=lambda one: one[0].who)
        several = len(self._who) > 1
        return [
            {"name": self._names[key], "who": self._who[key.who] if several else "", **_drawn(told)}
            for key, told in chosen
        ]


def _in_order(printed: _Printed) -> list[str]:
    """The values of a year, of the earliest report first; empty when they are not of one thing or have no order."""
    if any(len(told) > 1 for told in printed.values()):
        return []
    told = [next(iter(found)) for _, found in sorted(printed.items())]
    if any(not year for year, _ in printed) and len(set(told)) > 1:
        return []
    return [value for value, *period in told if period == list(told[-1][1:])]


def _drawn(years: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """A line on its drawing; `years`: year → its values in order of report."""
    wide = _WIDE * (2 if len(years) > _MANY else 1)
    points, others = _points(years, wide - 2 * _LEFT)
    place_labels(points, others, wide=wide)
    shown: list[float] = []
    for point in sorted(points, key=lambda point: (point not in (points[0], points[-1]), point["x"])):
        point["dated"] = all(abs(point["x"] - x) >= _YEAR_PT for x in shown)
        shown += [point["x"]] if point["dated"] else []
    return {"points": points, "others": others, "wide": wide}


def _points(years: Mapping[str, Sequence[str]], room: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The point of each year, of its latest report, and those of other values."""
    values = [float(value) for told in years.values() for value in told]
    low, high = min(*values, 0.0), max(*values, 0.0)
    first, last = int(min(years)), int(max(years))

    def place(year: str, value: str) -> dict[str, Any]:
        x = _LEFT + room * (int(year) - first) / max(1, last - first)
        y = _BASE - _HIGH * (float(value) - low) / ((high - low) or 1)
        return {"year": year, "pair": shown_value(value), "x": round(x, 1), "y": round(y, 1)}

    points = [place(year, told[-1]) for year, told in years.items()]
    others = []
    for point, told in zip(points, years.values(), strict=True):
        by_value = {float(value): value for value in told if float(value) != float(told[-1])}
        others += [place(point["year"], by_value[value]) for value in sorted(by_value)]
    return points, others
