"""Sentences of schools, care, police, water boards, housing, libraries and permits, with the statistics they state."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_extractor.dutch import find_numbers
from report_extractor.model import Mention

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ")) if " | " in line else (line.removesuffix(" |"), "") for line in LINES[1:]]


def said(mention: Mention) -> str:
    """Value and unit, as in the table: a share with four figures, a range with both ends."""
    if mention.bound == "range":
        value = f"{mention.low:f}-{mention.high:f}"
    elif mention.unit == "ratio" and mention.value is not None:
        value = f"{float(mention.value):.4g}"
    else:
        value = f"{mention.value:f}"
        value = value.rstrip("0").rstrip(".") if "." in value else value
    return f"{value} {mention.unit}".strip()


@pytest.mark.parametrize(("sentence", "statistics"), CASES)
def test_each_statistic_of_a_sentence_is_read_and_nothing_else(sentence: str, statistics: str) -> None:
    found = [m for m in find_numbers(sentence) if m.kind == "quantity" and not m.reason and m.value is not None]
    assert "; ".join(said(m) for m in found) == statistics


def test_the_table_of_sentences_is_read_whole() -> None:
    assert len(CASES) > 100
    assert all(len(case) == 2 for case in CASES)
