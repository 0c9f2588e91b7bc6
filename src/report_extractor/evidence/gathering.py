"""Rows of a dataset → what the report shows of one document: sheets with boxes, rows of the table, findings.

Every number of every page becomes a box with a state, also those that no rule understands, and every place with ink
that gave no word: a report that shows only what was found hides what was missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = Mapping[str, str]
Pair = Mapping[str, str]
State = Literal["conflict", "doubt", "unexplained", "unread", "sure", "aside"]

STATES: tuple[State, ...] = ("conflict", "doubt", "unexplained", "unread", "sure", "aside")
ATTENTION: tuple[State, ...] = ("conflict", "doubt", "unexplained", "unread")
_NOTHING: Pair = {"nl": "", "en": ""}
_PAD_PT = 1.5  # around a number, so that the box does not touch its ink
_MOST_LINKS = 12
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

    def indicator(self, row: Row) -> Pair:
        """The label of a figure's indicator with the values of its breakdown; empty when no pack knows it."""
        if not row["indicator"]:
            return _NOTHING
        label = self._labels.get(("indicator", f"{row['pack']}.{row['indicator']}"))
        parts = [part.partition("=")[2].replace("_", " ") for part in row["breakdown"].split(";") if part]
        return _joined(label or _same(row["indicator"]), _same(f"({', '.join(parts)})" if parts else ""))


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


def count_differing(findings: Iterable[Row]) -> int:
    """How many findings say that printed numbers disagree."""
    return sum(1 for row in findings if row["verdict"] == "differs" and row["severity"] != "info")


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


def table_rows(
    rows: DocumentRows, codes: Codes, *, name: str = "", reviews: Mapping[str, Mapping[str, str]] | None = None
) -> list[dict[str, Any]]:
    """The rows of the table: every figure, every number that is none, every place without a reading, as they lie."""
    figures = {row["figure_id"]: row for row in rows.figures}
    said = _messages(rows.findings)
    found = [
        _figure_row(row, codes, name, (reviews or {}).get(row["figure_id"], {}), said.get(row["figure_id"], ()))
        for row in rows.figures
    ]
    found += [_number_row(row, codes, name, figures) for row in rows.numbers if row["disposition"] != "figure"]
    found += [_unread_row(row, of, sides, codes, name) for row, of, sides in _unread_places(rows)]
    return sorted(found, key=lambda row: (row["page"], row["top"], row["left"], row["of"]))


def _messages(findings: Iterable[Row]) -> dict[str, list[Pair]]:
    """What the checks say of a figure, as far as it needs a look; by figure id."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for row in findings:
        if row["verdict"] == "differs" or row["severity"] != "info":
            for figure_id in row["figures"].split(";"):
                found[figure_id].append({"nl": row["message_nl"], "en": row["message_en"]})
    return found


def _figure_row(row: Row, codes: Codes, name: str, decision: Mapping[str, str], said: Sequence[Pair]) -> dict[str, Any]:
    doubts = [code for code in row["doubts"].split(";") if code]
    return {
        "of": row["figure_id"],
        "state": state_of(row),
        "review": decision.get("decision", "open"),
        "printed": row["value_text"],
        "what": row["label"] or row["snippet"],
        "why": codes.pairs("doubt", doubts) if doubts else codes.indicator(row),
        "period": _period(row),
        "document": name,
        "page": int(row["page"]),
        "top": float(row["top"]),
        "left": float(row["left"]),
        "words": f"{figure_words(row)} {decision.get('note', '')}",
        "details": [*figure_details(row, codes, said), *_decision_details(decision, codes)],
    }


def figure_words(row: Row) -> str:
    """The words of a figure that can be searched and that its row does not show."""
    return f"{row['snippet'][:_WORDS]} {row['value']} {row['unit']} {row['indicator']}"


def figure_details(row: Row, codes: Codes, said: Sequence[Pair] = ()) -> list[dict[str, Any]]:
    """The proof of a figure: what it was read as, from which words, by which rule, with which doubts.

    `said` is what the checks say of it.
    """
    doubts = [code for code in row["doubts"].split(";") if code]
    details: list[dict[str, Any]] = [
        {"key": "words", "text": row["snippet"]},
        {"key": "read_as", "pair": _read_as(row, codes)},
        {"key": "doubts", "pair": codes.pairs("doubt", doubts)},
        *({"key": "finding", "pair": pair} for pair in said),
        {"key": "period", "pair": _joined({"nl": _period(row), "en": _period(row)}, _source(row, codes))},
        {"key": "counts", "text": row["counts"]},
        {"key": "of", "text": f"{row['of']} {row['of_value']}".strip()},
        {"key": "indicator", "pair": codes.indicator(row)},
        {"key": "read_by", "pair": _joined(codes.pair("number_read_by", row["read_by"]), _same(row["ocr_confidence"]))},
        {"key": "pattern", "text": row["pattern"]},
        {"key": "identity", "text": row["figure_id"]},
    ]
    return [item for item in details if item.get("text") or (item.get("pair") or _NOTHING)["nl"]]


def _decision_details(decision: Mapping[str, str], codes: Codes) -> list[dict[str, Any]]:
    if decision.get("decision", "open") == "open":
        return []
    said = " ".join(decision[name] for name in ("value", "unit", "label", "note") if decision.get(name))
    pair = codes.pair("review", decision["decision"])
    return [{"key": "review", "pair": {lang: f"{pair[lang]}{': ' if said else ''}{said}" for lang in ("nl", "en")}}]


def _read_as(row: Row, codes: Codes) -> Pair:
    """The value as the dataset has it, in each language's own notation, with its unit and how exactly it is meant."""
    bound = codes.pair("bound", row["bound"]) if row["bound"] not in ("exact", "") else _NOTHING
    unit = codes.pair("unit", row["unit"]) if row["unit"] else _NOTHING
    basis = codes.pair("basis", row["basis"]) if row["basis"] not in ("realised", "unknown", "") else _NOTHING
    found = {}
    for lang, grouping, point in (("nl", ".", ","), ("en", ",", ".")):
        value = _shown_value(row["value"], grouping, point)
        more = ", ".join(filter(None, (basis[lang], bound[lang])))
        found[lang] = f"{value} {unit[lang]}".strip() + (f" ({more})" if more else "")
    return found


def _shown_value(value: str, grouping: str, point: str) -> str:
    whole, _, decimals = value.partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", grouping) if digits.isdecimal() else digits
    return f"{sign}{grouped}{point if decimals else ''}{decimals}"


def _source(row: Row, codes: Codes) -> Pair:
    if row["period_source"] in ("", "none") or not row["period_start"]:
        return _NOTHING
    pair = codes.pair("period_source", row["period_source"])
    return {lang: f"({pair[lang]})" for lang in ("nl", "en")}


def _same(text: str) -> Pair:
    return {"nl": text, "en": text}


def _joined(pair: Pair, more: Pair) -> Pair:
    return {lang: f"{pair[lang]} {more[lang]}".strip() for lang in ("nl", "en")}


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
        "review": "open",
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


def _unread_places(rows: DocumentRows) -> Iterator[tuple[Row, str, tuple[float, ...]]]:
    """Each place with ink and without words: its finding, its identity, its sides in points."""
    for row in rows.findings:
        if row["check"] == "unread_ink":
            for index, place in enumerate(row["observed"].split(";")):
                values = place.split(",")
                if len(values) == 4:
                    yield row, f"{row['finding_id']}-{index}", tuple(float(value) for value in values)


def _unread_row(row: Row, of: str, sides: tuple[float, ...], codes: Codes, name: str) -> dict[str, Any]:
    return {
        "of": of,
        "state": "unread",
        "review": "open",
        "printed": "?",
        "what": "",
        "why": codes.pair("check", row["check"]),
        "period": "",
        "document": name,
        "page": int(row["page"]),
        "top": sides[1],
        "left": sides[0],
        "words": "",
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
            "links": _links(row, printed),
        }
        for row in found
    ]


def _links(row: Row, printed: Mapping[str, str]) -> list[dict[str, str]]:
    """What a finding points at: its figures, or the places without a reading."""
    if row["check"] == "unread_ink":
        places = [place for place in row["observed"].split(";") if place.count(",") == 3]
        links = [{"of": f"{row['finding_id']}-{index}", "text": f"{index + 1}"} for index in range(len(places))]
    else:
        links = [{"of": of, "text": printed[of]} for of in row["figures"].split(";") if of in printed]
    return links[:_MOST_LINKS]


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
    for row, of, sides in _unread_places(rows):
        found[int(row["page"])].append(_box(sides, of, "unread") | {"text": "?", "printed": ""})
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


def page_strip(rows: DocumentRows) -> dict[int, list[State]]:
    """Page → what on it needs a look, worst first; for finding one's way."""
    found: dict[int, set[State]] = {int(page["page"]): set() for page in rows.pages}
    states = {row["figure_id"]: state_of(row) for row in rows.figures}
    for number in rows.numbers:
        found.setdefault(int(number["page"]), set()).add(_state_of_number(number, states))
    for row, _, _ in _unread_places(rows):
        found.setdefault(int(row["page"]), set()).add("unread")
    return {page: [state for state in ATTENTION if state in present] for page, present in sorted(found.items())}


class SeriesGatherer:
    """Collects indicator figures over documents and years, and gives the lines that have at least two years."""

    _MOST = 12

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._values: dict[tuple[str, str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._names: dict[tuple[str, str, str, str], Pair] = {}

    def add(self, figures: Iterable[Row]) -> None:
        """Takes the figures of one document."""
        for row in figures:
            year = row["period_start"][:4]
            whole = row["bound"] == "exact" and row["measure"] != "change" and row["basis"] in {"realised", "unknown"}
            if row["indicator"] and year and whole and row["period_end"][:4] == year and state_of(row) != "conflict":
                key = (row["pack"], row["indicator"], row["breakdown"], row["unit"])
                self._values[key][year].add(row["value"])
                if key not in self._names:
                    self._names[key] = self._codes.indicator(row)

    def lines(self) -> list[dict[str, Any]]:
        """The lines to draw, longest first; a year with two values is left out."""
        found = []
        for key, years in sorted(self._values.items()):
            points = [(year, next(iter(values))) for year, values in sorted(years.items()) if len(values) == 1]
            if len(points) >= 2:
                found.append({"name": self._names[key], "points": _points(points)})
        return sorted(found, key=lambda line: -len(line["points"]))[: self._MOST]


def _points(points: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    values = [float(text) for _, text in points]
    low, high = min(*values, 0.0), max(*values, 0.0)
    first, last = int(points[0][0]), int(points[-1][0])
    return [
        {
            "year": year,
            "text": _shown_value(text, "\u202f", ","),
            "x": round(30 + 160 * (int(year) - first) / max(1, last - first), 1),
            "y": round(66 - 46 * (value - low) / ((high - low) or 1), 1),
        }
        for (year, text), value in zip(points, values, strict=True)
    ]
