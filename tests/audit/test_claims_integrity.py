"""Fifty-five claims on the integrity report: true, a digit off, another year, another unit, paraphrased, about nothing.

Two ways: on the figures as a careful reader sees them (the gold), which measures the matching alone, and on the
figures as the program reads them from the PDF.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from report_extractor.audit import ClaimVerdict, judge_claims, read_claims
from report_extractor.dataset import rows_of
from report_extractor.extract import extract_document
from report_extractor.settings import Settings

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TRUE = "confirmed"


def expected() -> list[str]:
    with (HERE / "claims.csv").open(encoding="utf-8") as file:
        return [row["expected"] for row in csv.DictReader(file)]


def judged(figures: Sequence[dict[str, str]]) -> list[ClaimVerdict]:
    return judge_claims(read_claims(HERE / "claims.csv").claims, figures)


def share_right(found: Sequence[ClaimVerdict]) -> float:
    right = [verdict.verdict == wanted for verdict, wanted in zip(found, expected(), strict=True)]
    return sum(right) / len(right)


def confirmed_though_false(found: Sequence[ClaimVerdict]) -> list[str]:
    return [
        verdict.claim.columns[0]
        for verdict, wanted in zip(found, expected(), strict=True)
        if verdict.verdict == TRUE and wanted != TRUE
    ]


@cache
def read_from_pdf(name: str) -> tuple[dict[str, str], ...]:
    path = ROOT / "tests" / "fixtures" / "integrity-2022" / name
    return rows_of(extract_document(path, Settings(ocr="never"))).figures


@pytest.fixture
def as_a_reader_sees_them(rows) -> list[dict[str, str]]:
    with (ROOT / "corpora" / "integrity-2022" / "gold.csv").open(encoding="utf-8") as file:
        gold = [row for row in csv.DictReader(file) if row["doc"] == "digital.pdf" and row["class"] == "figure"]
    said: list[dict[str, Any]] = []
    for row in gold:
        year = row["period"][:4]
        period = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"} if year else {}
        named = {key: row[key] for key in ("value", "value_text", "unit", "label", "basis", "indicator", "breakdown")}
        said.append({**named, **period, "year": "2022", "snippet": row["label"], "page": row["page"]})
    return rows(*said)[0]


def test_there_are_claims_of_every_sort():
    wanted = expected()
    assert len(wanted) >= 40
    assert {wanted.count(verdict) >= 10 for verdict in (TRUE, "contradicted", "not_found")} == {True}


def test_claims_on_the_gold_figures_are_judged_right(as_a_reader_sees_them):
    found = judged(as_a_reader_sees_them)
    assert confirmed_though_false(found) == []
    assert share_right(found) >= 0.95


@pytest.mark.parametrize("name", ["digital.pdf", "shuffled.pdf"])
def test_no_false_claim_is_confirmed_on_the_figures_as_read(name):
    assert confirmed_though_false(judged(read_from_pdf(name))) == []


@pytest.mark.parametrize("name", ["digital.pdf", "shuffled.pdf"])
def test_claims_on_the_figures_as_read_are_judged_right(name):
    found = judged(read_from_pdf(name))
    assert share_right(found) >= 0.95
