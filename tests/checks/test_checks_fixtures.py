"""The planted contradictions of our own reports: each found where it stands, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from report_extractor.checks import CONTRADICTIONS, check_dataset
from report_extractor.dataset import rows_of
from report_extractor.extract import Tools, extract_document, load_tools
from report_extractor.settings import Settings

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PLANTED = json.loads((FIXTURES / "contradictions" / "expected.json").read_text(encoding="utf-8"))
SERIES = json.loads((FIXTURES / "series" / "expected.json").read_text(encoding="utf-8"))
SETTINGS = Settings(ocr="never")


@cache
def tools() -> Tools:
    return load_tools(SETTINGS)


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_planted_contradiction_is_found_and_no_other(name):
    extraction = extract_document(FIXTURES / "contradictions" / name, SETTINGS, tools=tools())
    found = [item for item in extraction.findings if item.verdict == "differs" and item.check in CONTRADICTIONS]
    wanted = PLANTED[name]["differs"]
    assert sorted((item.check, item.page, item.expected, item.observed) for item in found) == sorted(
        (item["check"], item["page"], item["expected"], item["observed"]) for item in wanted
    )
    doubted = {figure.value for figure in extraction.figures if "contradicted" in figure.doubts}
    assert {str(value) for value in doubted} >= {value for item in wanted for value in item["values"]}


def test_the_integrity_fixtures_raise_no_false_contradiction():
    for name in ("digital.pdf", "shuffled.pdf"):
        extraction = extract_document(FIXTURES / "integrity-2022" / name, SETTINGS, tools=tools())
        assert [item.message_en for item in extraction.findings if item.verdict == "differs"] == []


def test_the_restated_figure_of_a_series_is_found_with_both_documents_and_no_other():
    rows = [
        row
        for path in sorted((FIXTURES / "series").glob("*.pdf"))
        for row in rows_of(extract_document(path, SETTINGS, shown_as=path.name, tools=tools())).figures
    ]
    places = {row["figure_id"]: (row["document"], row["page"], row["value"]) for row in rows}
    found = [item for _, item in check_dataset(rows) if item.verdict == "differs"]
    sides = [[places[figure] for figure in item.figures] for item in found]
    assert sides == [
        [(side["document"], str(side["page"]), side["value"]) for side in (item["first"], item["later"])]
        for item in SERIES["restated"]
    ]
