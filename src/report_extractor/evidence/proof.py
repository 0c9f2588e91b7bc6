"""A figure → its proof: what it was read as, from which words, by which rule, with which doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .codes import NOTHING, Codes, Pair, joined, same, shown_period, shown_value
from .leaves import Row
from .texts import report_texts

_MOST_AGAINST = 4
_BREAKS = str.maketrans("\t\n\r\f", "    ")  # a browser reads a carriage return in an attribute as a new line


def doubted(row: Row, codes: Codes, against: Sequence[Row] = ()) -> Pair:
    """The doubts about a figure; of a contradiction it tells which figures are `against` it, and where they stand."""
    doubts = [code for code in row["doubts"].split(";") if code]
    if "contradicted" not in doubts or not against:
        return codes.pairs("doubt", doubts)
    other = codes.pairs("doubt", [code for code in doubts if code != "contradicted"])
    texts, found = report_texts(), {}
    for lang in ("nl", "en"):
        shown = [_value_at(figure, row, lang) for figure in against[:_MOST_AGAINST]]
        more = f" {texts['and'][lang]} {len(against) - len(shown)}" if len(against) > len(shown) else ""
        more += f" {texts['other_one' if len(against) - len(shown) == 1 else 'others_more'][lang]}" if more else ""
        told = f"{texts['against'][lang]} {', '.join(shown)}{more}"
        found[lang] = "; ".join(filter(None, (told, other[lang])))
    return found


def _value_at(figure: Row, row: Row, lang: str) -> str:
    """A value as printed with its page, and its document when that is another."""
    where = f"{report_texts()['where_short'][lang].lower()} {figure['page']}"
    if figure["document"] != row["document"]:
        where += f", {figure['document'].rsplit('/', 1)[-1]}"
    return f"{figure['value_text']} ({where})"


def figure_details(
    row: Row, codes: Codes, said: Sequence[Pair] = (), doubts: Pair | None = None
) -> list[dict[str, Any]]:
    """The lines of the proof, each a `key` of the texts with a `text` or a `pair`; empty ones are left out.

    `said` is what the checks say of the figure, `doubts` its doubts in words. The sentence comes with its
    `parts`: before the number, the number, and after it.
    """
    period = same(shown_period(row))
    details: list[dict[str, Any]] = [
        {"key": "words", "text": row["snippet"], "parts": sentence_parts(row)},
        {"key": "read_as", "pair": _read_as(row, codes)},
        {"key": "doubts", "pair": doubts or doubted(row, codes)},
        *({"key": "finding", "pair": pair} for pair in said),
        {"key": "period", "pair": joined(period, _source(row, codes))},
        {"key": "counts", "text": row["counts"]},
        {"key": "of", "text": f"{row['of']} {row['of_value']}".strip()},
        {"key": "indicator", "pair": codes.indicator(row)},
        {"key": "read_by", "pair": joined(codes.pair("number_read_by", row["read_by"]), same(row["ocr_confidence"]))},
        {"key": "pattern", "text": row["pattern"]},
        {"key": "identity", "text": row["figure_id"]},
    ]
    return [item for item in details if item.get("text") or (item.get("pair") or NOTHING)["nl"]]


def sentence_parts(row: Row) -> tuple[str, str, str]:
    """The sentence before the number, the number, and the rest; all of it is before when the number is not in it."""
    if not row["value_text"]:
        return row["snippet"], "", ""
    before, number, after = row["snippet"].partition(row["value_text"])
    return before, number, after


def packed(details: Sequence[Mapping[str, Any]]) -> str:
    """The lines of a proof as text for an attribute, small: a line each, its key and its parts with tabs between.

    A pair has two parts, a sentence three, other texts one. As elements they would take three quarters of the page.
    """
    lines = []
    for item in details:
        parts: tuple[str, ...] = item.get("parts") or (item.get("text", ""),)
        if "pair" in item:
            parts = tuple(dict.fromkeys((item["pair"]["nl"], item["pair"]["en"])))
        lines.append("\t".join([item["key"], *(part.translate(_BREAKS) for part in parts)]))
    return "\n".join(lines)


def decision_details(decision: Mapping[str, str], codes: Codes) -> list[dict[str, Any]]:
    """What a reviewer decided, as a line of the proof; none when it is open."""
    if decision.get("decision", "open") == "open":
        return []
    said = " ".join(decision[name] for name in ("value", "unit", "label", "note") if decision.get(name))
    pair = codes.pair("review", decision["decision"])
    return [{"key": "review", "pair": {lang: f"{pair[lang]}{': ' if said else ''}{said}" for lang in ("nl", "en")}}]


def _read_as(row: Row, codes: Codes) -> Pair:
    """The value as the dataset has it, in each language's own notation, with its unit and how exactly it is meant."""
    bound = codes.pair("bound", row["bound"]) if row["bound"] not in ("exact", "") else NOTHING
    unit = codes.pair("unit", row["unit"]) if row["unit"] else NOTHING
    basis = codes.pair("basis", row["basis"]) if row["basis"] not in ("realised", "unknown", "") else NOTHING
    found = {}
    for lang, value in shown_value(row["value"]).items():
        more = ", ".join(filter(None, (basis[lang], bound[lang])))
        found[lang] = f"{value} {unit[lang]}".strip() + (f" ({more})" if more else "")
    return found


def _source(row: Row, codes: Codes) -> Pair:
    if row["period_source"] in ("", "none") or not row["period_start"]:
        return NOTHING
    pair = codes.pair("period_source", row["period_source"])
    return {lang: f"({pair[lang]})" for lang in ("nl", "en")}
