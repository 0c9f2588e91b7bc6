"""The goals of this room on the measuring material beside the repository; skipped where that is absent."""

from __future__ import annotations

import json
import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from report_extractor.dutch import find_numbers, parse_number

SHARED = Path(os.environ.get("REPORT_EXTRACTOR_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason=f"no measuring material at {SHARED}")
ASIDE_TYPES = {"nonstat", "date", "daterange", "time", "neg", "set", "timerange"}


def cases(name: str) -> list[dict[str, Any]]:
    lines = (SHARED / "cases" / name).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return [case for case in found if not {"wrong_dutch", "wrong_label"} & {k for k, v in case["flags"].items() if v}]


def measure(chosen: list[dict[str, Any]]) -> Counter[str]:
    """Counts wanted values, right values, exact spans, other values, and asides returned as quantities."""
    tally: Counter[str] = Counter()
    for case in chosen:
        found = [mention for mention in find_numbers(case["text"]) if mention.kind == "quantity"]
        for wanted in case["expected"]:
            over = [m for m in found if m.start < wanted["end"] and m.end > wanted["start"]]
            if wanted["type"] in ASIDE_TYPES:
                tally["leak"] += bool(over)
            elif (
                isinstance(wanted.get("value"), float)
                or wanted.get("low") is not None
                or wanted.get("high") is not None
            ):
                right = [m for m in over if says(m, wanted)]
                tally["want"] += 1
                tally["value"] += bool(right)
                tally["span"] += any((m.start, m.end) == (wanted["start"], wanted["end"]) for m in right)
                tally["wrong"] += bool(over) and not right
    return tally


def says(mention: Any, wanted: dict[str, Any]) -> bool:
    keys = ("value",) if wanted.get("value") is not None else ("low", "high")
    pairs = [(getattr(mention, key), wanted[key]) for key in keys if wanted.get(key) is not None]
    return all(got is not None and abs(float(got) - want) <= 1e-6 * max(1.0, abs(want)) for got, want in pairs)


def test_every_spelling_of_a_numeral_is_read() -> None:
    tally = measure(cases("numeral_spellings.jsonl"))
    assert (tally["value"], tally["wrong"]) == (tally["want"], 0)


def test_phenomena_of_report_sentences() -> None:
    tally = measure(cases("phenomena.jsonl"))
    assert tally["value"] >= 0.97 * tally["want"]
    assert tally["span"] >= 0.92 * tally["want"]
    assert (tally["leak"], tally["wrong"]) == (0, 0)


# suite -> share of values; where it is below the goal, DISAGREEMENTS.md says which cases are held to be wrong
@pytest.mark.parametrize(
    ("file", "suite", "share"),
    [
        ("recognizers_text", "Number/NumberModel", 0.91),
        ("recognizers_text", "Number/OrdinalModel", 0.98),
        ("recognizers_text", "Number/PercentModel", 0.98),
        ("recognizers_text", "Number/NumberRangeModel", 0.90),
        ("recognizers_text", "NumberWithUnit/AgeModel", 0.93),
        ("recognizers_text", "NumberWithUnit/CurrencyModel", 0.95),
        ("recognizers_text", "NumberWithUnit/DimensionModel", 0.94),
        ("recognizers_text", "NumberWithUnit/TemperatureModel", 0.95),
        ("text2num", "text2digits", 1.0),
        ("text2num", "replace", 1.0),
        ("ovos", "test_nl_trema.py", 0.97),
        ("ovos", "test_number_parser_nl.py", 0.97),
    ],
)
def test_cases_of_other_projects(file: str, suite: str, share: float) -> None:
    tally = measure([case for case in cases(f"peers/{file}.jsonl") if case["suite"] == suite])
    assert tally["want"] > 0
    assert tally["value"] >= share * tally["want"]


def test_date_ranges_are_found_with_their_span() -> None:
    wanted = exact = leaked = 0
    for case in cases("peers/recognizers_text.jsonl"):
        if case["flags"].get("report_relevant"):
            found = find_numbers(case["text"])
            for item in case["expected"]:
                if item["type"] == "daterange":
                    wanted += 1
                    exact += any(m.kind == "period" and (m.start, m.end) == (item["start"], item["end"]) for m in found)
                    leaked += any(
                        m.kind == "quantity" and m.start < item["end"] and m.end > item["start"] for m in found
                    )
    assert exact >= 0.90 * wanted
    assert leaked <= 0.02 * wanted


def test_the_seed_texts_have_one_class_for_each_number_and_no_article_counts() -> None:
    articles = 0
    for path in sorted((SHARED / "seeds").iterdir()):
        text = path.read_text(encoding="utf-8")
        found = find_numbers(text)
        assert all(a.end <= b.start for a, b in pairwise(found))
        covered = {offset for m in found for offset in range(m.start, m.end)}
        assert all(offset in covered for offset, sign in enumerate(text) if sign.isdecimal())
        articles += sum(m.reason == "article" and m.text.lower() == "een" for m in found)
        assert not any(m.text.lower() == "een" and m.kind == "quantity" for m in found)
    assert articles == 29


def test_printed_values_of_real_reports_parse_to_their_value() -> None:
    import csv

    with (SHARED / "corpus" / "gold.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["class"] == "figure" and row["value"]]
    wrong = []
    for row in rows:
        printed = row["value_text"] if row["kind"] == "table" else row["value_text"].strip("()")
        value, gold = float(parse_number(printed)), float(row["value"])
        if value != gold and round(gold / value if value else 0) not in (1000, 1_000_000):  # scaled by a table header
            wrong.append((row["value_text"], row["value"]))
    assert rows
    assert wrong == []
