"""Rows as CSV for people who open it in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from report_extractor.cli.tabular import csv_bytes


def cells(*row: str) -> list[str]:
    return next(csv.reader(io.StringIO(csv_bytes([row]).decode("utf-8"), newline="")))


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+A1", "-A1", "@SUM(A1)", "\t=1+1", "=2", "-1+cmd|' /C calc'!A0"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert cells(text) == [f"'{text}"]


@pytest.mark.parametrize("number", ["-5", "-12.5", "+3", "-5%", "24400000", "2022-01-01", "−0,6%"])
def test_numbers_stay_as_they_are(number):
    assert cells(number) == [number]


def test_control_characters_and_quotes_cannot_break_a_row():
    assert cells("a\x00b", 'say "x", y', "twee\nregels") == ["a␀b", 'say "x", y', "twee\nregels"]
