"""Rows of a dataset → what the report shows of one document: sheets with boxes, rows of the table, findings.

Every number of every page becomes a box with a state, also those that no rule understands, and every place with ink
that gave no word: a report that shows only what was found hides what was missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .codes import Codes, Pair, same, shown_period
from .leaves import DocumentRows, Row
from .proof import decision_details, doubted, figure_details, packed
from .states import State, state_of, state_of_number, unread_places
from .texts import report_texts

_PAD_PT = 1.5  # around a number, so that the box does not touch its ink
_MOST_LINKS = 12
_SIDES = ("left", "top", "right", "bottom")


def table_rows(
    rows: DocumentRows,
    codes: Codes,
    printed: Mapping[str, Row],
    *,
    name: str = "",
    reviews: Mapping[str, Mapping[str, str]] | None = None,
) -> list[dict[str, Any]]:
    """The rows of the table: every figure, every number that is none, every place without a reading, as they lie.

    `printed`: the figures of the file, by id, that a contradiction can name.
    """
    figures = {row["figure_id"]: row for row in rows.figures}
    said, against = _messages(rows.findings), _against(rows.findings)
    found = [
        _figure_row(
            row,
            codes,
            name,
            (reviews or {}).get(row["figure_id"], {}),
            said.get(row["figure_id"], ()),
            doubted(row, codes, [printed[of] for of in against.get(row["figure_id"], ()) if of in printed]),
        )
        for row in rows.figures
    ]
    found += [_number_row(row, codes, name, figures) for row in rows.numbers if row["disposition"] != "figure"]
    found += [_unread_row(row, of, sides, codes, name) for row, of, sides in unread_places(rows)]
    return sorted(found, key=lambda row: (row["page"], row["top"], row["left"], row["of"]))


def _messages(findings: Iterable[Row]) -> dict[str, list[Pair]]:
    """What the checks say of a figure, as far as it needs a look; by figure id."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for row in findings:
        if row["verdict"] == "differs" or row["severity"] != "info":
            for figure_id in row["figures"].split(";"):
                found[figure_id].append({"nl": row["message_nl"], "en": row["message_en"]})
    return found


def _against(findings: Iterable[Row]) -> dict[str, list[str]]:
    """Figure id → the ids of those that a check holds against it."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in findings:
        if row["verdict"] == "differs":
            ids = row["figures"].split(";")
            for figure_id in ids:
                found[figure_id] += [of for of in ids if of != figure_id and of not in found[figure_id]]
    return found


def _figure_row(
    row: Row, codes: Codes, name: str, decision: Mapping[str, str], said: Sequence[Pair], doubts: Pair
) -> dict[str, Any]:
    return {
        "of": row["figure_id"],
        "state": state_of(row),
        "review": decision.get("decision", "open"),
        "printed": row["value_text"],
        "places": int(row["mentions"] or 1),
        "what": row["label"] or row["snippet"],
        "why": doubts if doubts["nl"] else codes.indicator(row),
        "period": shown_period(row),
        "document": name,
        "page": int(row["page"]),
        "top": float(row["top"]),
        "left": float(row["left"]),
        "words": " ".join(filter(None, (row["value"], row["unit"], row["indicator"], decision.get("note", "")))),
        "proof": packed([*figure_details(row, codes, said, doubts), *decision_details(decision, codes)]),
    }


def _number_row(row: Row, codes: Codes, name: str, figures: Mapping[str, Row]) -> dict[str, Any]:
    aside = row["disposition"] == "aside"
    same = figures.get(row["figure_id"])
    return {
        "of": row["number_id"],
        "state": "aside" if aside else "unexplained",
        "review": "open",
        "printed": row["text"],
        "places": 1,
        "what": same["label"] if same is not None else "",
        "why": codes.pair("aside_reason", row["reason"]) if aside else codes.pair("disposition", "unexplained"),
        "period": "",
        "document": name,
        "page": int(row["page"]),
        "top": float(row["top"]),
        "left": float(row["left"]),
        "words": row["reason"],
        "proof": "",
    }


def _unread_row(row: Row, of: str, sides: tuple[float, ...], codes: Codes, name: str) -> dict[str, Any]:
    return {
        "of": of,
        "state": "unread",
        "review": "open",
        "printed": "?",
        "places": 1,
        "what": "",
        "why": codes.pair("check", row["check"]),
        "period": "",
        "document": name,
        "page": int(row["page"]),
        "top": sides[1],
        "left": sides[0],
        "words": "",
        "proof": "",
    }


def finding_rows(
    rows: DocumentRows, codes: Codes, printed: Mapping[str, Row], *, name: str = ""
) -> list[dict[str, Any]]:
    """The findings, those that differ first. `printed`: the figures of the file, by id, that they can lead to."""
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
            "message": _message(row),
            "links": _links(row, printed),
        }
        for row in found
    ]


def _message(row: Row) -> Pair:
    """What a finding says; of unread ink the number of places, to which its links lead."""
    count = len(_places(row))
    if not count:
        return {"nl": row["message_nl"], "en": row["message_en"]}
    told = report_texts()["unread_told_one" if count == 1 else "unread_told"]
    return {lang: f"{count} {told[lang]}" for lang in ("nl", "en")}


def _places(row: Row) -> list[str]:
    """The places of a finding about unread ink."""
    if row["check"] != "unread_ink":
        return []
    return [place for place in row["observed"].split(";") if place.count(",") == 3]


def _place_name(index: int, count: int, page: str) -> Pair:
    texts, found = report_texts(), {}
    for lang in ("nl", "en"):
        which = f" {index + 1} {texts['of_places'][lang]} {count}" if count > 1 else ""
        found[lang] = f"{texts['place'][lang]}{which}, {texts['page'][lang].lower()} {page}"
    return found


def _links(row: Row, printed: Mapping[str, Row]) -> list[dict[str, Any]]:
    """What a finding points at: its figures, with their document when they are of two, or places without a reading."""
    if row["check"] == "unread_ink":
        count = len(_places(row))
        return [
            {"of": f"{row['finding_id']}-{index}", "text": _place_name(index, count, row["page"])}
            for index in range(min(count, _MOST_LINKS))
        ]
    figures = [printed[of] for of in row["figures"].split(";") if of in printed]
    several = len({figure["document"] for figure in figures}) > 1
    return [
        {
            "of": figure["figure_id"],
            "text": same(figure["value_text"] + (f" · {figure['document'].rsplit('/', 1)[-1]}" if several else "")),
        }
        for figure in figures[:_MOST_LINKS]
    ]


def boxes_by_page(
    rows: DocumentRows, parts: Mapping[str, Sequence[tuple[float, ...]]] | None = None
) -> dict[int, list[dict[str, Any]]]:
    """Page → the boxes of its numbers and of its unread ink, in reading order of the ledger.

    `own` is the box at which a figure stands; its other boxes are where it is said again. `parts`: number id → the
    sides of its pieces, where it is broken over lines; each is a box then, and `part` tells which belong together.
    """
    figures = {row["figure_id"]: row for row in rows.figures}
    states = {figure_id: state_of(row) for figure_id, row in figures.items()}
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for number in rows.numbers:
        figure = figures.get(number["figure_id"]) if number["disposition"] == "figure" else None
        of = number["figure_id"] if number["disposition"] == "figure" else number["number_id"]
        own = figure is not None and all(figure[side] == number[side] for side in ("page", "left", "top"))
        pieces = (parts or {}).get(number["number_id"], ())
        for at, sides in enumerate(pieces or [tuple(float(number[side]) for side in _SIDES)]):
            box = _box(sides, of, state_of_number(number, states))
            box |= {"own": own, "printed": "" if at else number["text"], "part": number["number_id"] if pieces else ""}
            found[int(number["page"])].append(box)
    for row, of, sides in unread_places(rows):
        found[int(row["page"])].append(_box(sides, of, "unread") | {"own": True, "printed": "", "part": ""})
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
