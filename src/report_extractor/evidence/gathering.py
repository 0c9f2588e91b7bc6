"""Rows of a dataset → what the report shows of one document: sheets with boxes, rows of the table, findings.

Every number of every page becomes a box with a state, also those that no rule understands, and every place with ink
that gave no word: a report that shows only what was found hides what was missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = Mapping[str, str]
Pair = Mapping[str, str]
State = Literal["conflict", "doubt", "unexplained", "unread", "sure", "aside"]

STATES: tuple[State, ...] = ("conflict", "doubt", "unexplained", "unread", "sure", "aside")
_NOTHING: Pair = {"nl": "", "en": ""}
_PAD_PT = 1.5  # around a number, so that the box does not touch its ink
_WORDS = 400  # characters of the sentence that can be searched


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """All rows of one document."""

    document: Row
    pages: tuple[Row, ...]
    numbers: tuple[Row, ...]
    figures: tuple[Row, ...]
    findings: tuple[Row, ...]


class Codes:
    """Codes → Dutch and English, from codebook.csv."""

    def __init__(self, codebook: Iterable[Row]) -> None:
        self._labels = {(row["list"], row["code"]): {"nl": row["label_nl"], "en": row["label_en"]} for row in codebook}

    def pair(self, name: str, code: str) -> Pair:
        """Both texts of a code; the code itself when the codebook does not have it."""
        return self._labels.get((name, code), {"nl": code, "en": code})

    def pairs(self, name: str, codes: Sequence[str]) -> Pair:
        """Both texts of several codes, joined."""
        found = [self.pair(name, code) for code in codes if code]
        return {lang: ", ".join(pair[lang] for pair in found) for lang in ("nl", "en")}


def state_of(figure: Row) -> State:
    """How sure the program is of a figure."""
    doubts = figure["doubts"].split(";") if figure["doubts"] else []
    if "contradicted" in doubts:
        return "conflict"
    return "doubt" if doubts or figure["confidence"] in {"low", "medium"} else "sure"


def count_states(rows: DocumentRows) -> Counter[str]:
    """How many numbers of a document are in each state, and how many places were not read."""
    figures = {row["figure_id"]: state_of(row) for row in rows.figures}
    counts: Counter[str] = Counter()
    for number in rows.numbers:
        counts[_state_of_number(number, figures)] += 1
    counts["unread"] += sum(int(page["unread"] or 0) for page in rows.pages)
    return counts


def _state_of_number(number: Row, figures: Mapping[str, State]) -> State:
    if number["disposition"] == "figure":
        return figures.get(number["figure_id"], "sure")
    return "unexplained" if number["disposition"] == "unexplained" else "aside"


def shares_of(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The parts of the bar that tells where the numbers went, in thousandths."""
    order: tuple[State, ...] = ("sure", "doubt", "conflict", "unexplained", "aside")
    total = sum(counts.get(state, 0) for state in order)
    parts, start = [], 0.0
    for state in order:
        width = 1000 * counts.get(state, 0) / total if total else 0.0
        part = {"state": state, "count": counts.get(state, 0), "start": round(start, 1), "width": round(width, 1)}
        parts.append(part)
        start += width
    return parts


def table_rows(rows: DocumentRows, codes: Codes, *, name: str = "") -> list[dict[str, Any]]:
    """The rows of the table: every figure, and every number that is none, by page and place."""
    figures = {row["figure_id"]: row for row in rows.figures}
    found = [_figure_row(row, codes, name) for row in rows.figures]
    found += [_number_row(row, codes, name, figures) for row in rows.numbers if row["disposition"] != "figure"]
    return sorted(found, key=lambda row: (row["page"], row["top"], row["left"], row["of"]))


def _figure_row(row: Row, codes: Codes, name: str) -> dict[str, Any]:
    doubts = [code for code in row["doubts"].split(";") if code]
    named = codes.pair("indicator", row["indicator"]) if row["indicator"] else _NOTHING
    details: list[dict[str, Any]] = [
        {"key": "words", "text": row["snippet"]},
        {"key": "counts", "text": row["counts"]},
        {"key": "of", "text": f"{row['of']} {row['of_value']}".strip()},
        {"key": "indicator", "pair": _joined(named, row["breakdown"])},
        {"key": "doubts", "pair": codes.pairs("doubt", doubts)},
        {"key": "read_by", "pair": _joined(codes.pair("number_read_by", row["read_by"]), row["ocr_confidence"])},
        {"key": "pattern", "text": row["pattern"]},
        {"key": "identity", "text": row["figure_id"]},
    ]
    return {
        "of": row["figure_id"],
        "state": state_of(row),
        "printed": row["value_text"],
        "what": row["label"] or row["snippet"],
        "why": codes.pairs("doubt", doubts) if doubts else named,
        "period": _period(row),
        "document": name,
        "page": int(row["page"]),
        "top": float(row["top"]),
        "left": float(row["left"]),
        "words": f"{row['snippet'][:_WORDS]} {row['value']} {row['unit']} {row['indicator']}",
        "details": [item for item in details if item.get("text") or (item.get("pair") or _NOTHING)["nl"]],
    }


def _joined(pair: Pair, more: str) -> Pair:
    return {lang: f"{pair[lang]} {more}".strip() for lang in ("nl", "en")}


def _period(row: Row) -> str:
    start, end = row["period_start"], row["period_end"]
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}–{end[:4]}"
    return start if start == end or not end else f"{start} – {end}"


def _number_row(row: Row, codes: Codes, name: str, figures: Mapping[str, Row]) -> dict[str, Any]:
    aside = row["disposition"] == "aside"
    same = figures.get(row["figure_id"])
    return {
        "of": row["number_id"],
        "state": "aside" if aside else "unexplained",
        "printed": row["text"],
        "what": same["label"] if same is not None else "",
        "why": codes.pair("aside_reason", row["reason"]) if aside else codes.pair("disposition", "unexplained"),
        "period": "",
        "document": name,
        "page": int(row["page"]),
        "top": float(row["top"]),
        "left": float(row["left"]),
        "words": row["reason"],
        "details": [],
    }


def finding_rows(rows: DocumentRows, codes: Codes, *, name: str = "") -> list[dict[str, Any]]:
    """The findings, those that differ first."""
    printed = {row["figure_id"]: row["value_text"] for row in rows.figures}
    order = {"differs": 0, "cannot_tell": 1, "agrees": 2}
    worst = {"error": 0, "warning": 1, "info": 2}
    found = sorted(
        rows.findings, key=lambda row: (order.get(row["verdict"], 3), worst.get(row["severity"], 3), int(row["page"]))
    )
    return [
        {
            "check": codes.pair("check", row["check"]),
            "verdict": row["verdict"],
            "severity": row["severity"],
            "document": name,
            "page": int(row["page"]),
            "message": {"nl": row["message_nl"], "en": row["message_en"]},
            "links": [
                {"of": figure_id, "text": printed[figure_id]}
                for figure_id in row["figures"].split(";")[:12]
                if figure_id in printed
            ],
        }
        for row in found
    ]


def boxes_by_page(rows: DocumentRows) -> dict[int, list[dict[str, Any]]]:
    """Page → the boxes of its numbers and of its unread ink, in reading order of the ledger."""
    figures = {row["figure_id"]: row for row in rows.figures}
    states = {figure_id: state_of(row) for figure_id, row in figures.items()}
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for number in rows.numbers:
        state = _state_of_number(number, states)
        own = number["disposition"] == "figure"
        label = figures[number["figure_id"]]["label"] if own and number["figure_id"] in figures else number["reason"]
        sides = tuple(float(number[side]) for side in ("left", "top", "right", "bottom"))
        box = _box(sides, number["figure_id"] if own else number["number_id"], state)
        found[int(number["page"])].append(box | {"text": f"{number['text']}: {label}", "printed": number["text"]})
    for row in rows.findings:
        if row["check"] == "unread_ink":
            for index, place in enumerate(row["observed"].split(";")):
                values = place.split(",")
                if len(values) == 4:
                    sides = tuple(float(value) for value in values)
                    box = _box(sides, f"{row['finding_id']}-{index}", "unread")
                    found[int(row["page"])].append(box | {"text": "?", "printed": ""})
    return found


def _box(sides: tuple[float, ...], of: str, state: State) -> dict[str, Any]:
    left, top, right, bottom = sides
    return {
        "of": of,
        "state": state,
        "x": round(left - _PAD_PT, 1),
        "y": round(top - _PAD_PT, 1),
        "width": round(right - left + 2 * _PAD_PT, 1),
        "height": round(bottom - top + 2 * _PAD_PT, 1),
        "base": round(bottom - (bottom - top) * 0.2, 1),
        "size": round(max(4.0, (bottom - top) * 0.8), 1),
    }


class SeriesGatherer:
    """Collects indicator figures over documents and years, and gives the lines that have at least two years."""

    _MOST = 12

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._values: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, figures: Iterable[Row]) -> None:
        """Takes the figures of one document."""
        for row in figures:
            year = row["period_start"][:4]
            whole = row["bound"] == "exact" and row["measure"] != "change" and row["basis"] in {"realised", "unknown"}
            if row["indicator"] and year and whole and row["period_end"][:4] == year and state_of(row) != "conflict":
                self._values[(row["indicator"], row["breakdown"], row["unit"])][year].add(row["value"])

    def lines(self) -> list[dict[str, Any]]:
        """The lines to draw, longest first; a year with two values is left out."""
        found = []
        for (indicator, breakdown, _unit), years in sorted(self._values.items()):
            points = [(year, next(iter(values))) for year, values in sorted(years.items()) if len(values) == 1]
            if len(points) >= 2:
                name = _joined(self._codes.pair("indicator", indicator), breakdown)
                found.append({"name": name, "points": _points(points)})
        return sorted(found, key=lambda line: -len(line["points"]))[: self._MOST]


def _points(points: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    values = [float(text) for _, text in points]
    low, high = min(*values, 0.0), max(values)
    first, last = int(points[0][0]), int(points[-1][0])
    return [
        {
            "year": year,
            "text": text,
            "x": round(20 + 140 * (int(year) - first) / max(1, last - first), 1),
            "y": round(48 - 32 * (value - low) / ((high - low) or 1), 1),
        }
        for (year, text), value in zip(points, values, strict=True)
    ]
