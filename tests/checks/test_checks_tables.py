"""Checks on tables: totals by row and column, shares, flows, and what is not to be added."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from report_extractor.checks import run_checks
from report_extractor.model import Box, Page, PageWords, Word

HEAD = ["", "2022", "2023"]


def outcome(figures, page, check="table_total"):
    return sorted((found.verdict, found.severity) for found in run_checks(figures, [page]) if found.check == check)


TABLES = [
    ("both columns fit", "Lonen 10 12 | Huur 5 6 | Totaal 15 18", ["agrees", "agrees"]),
    ("one column fits, one does not", "Lonen 10 12 | Huur 5 6 | Totaal 15 19", ["agrees", "differs"]),
    (
        "subtotals and a grand total",
        "A 1 2 | B 2 3 | Subtotaal 3 5 | C 4 4 | D 1 2 | Subtotaal 5 6 | Totaal 8 11",
        ["agrees"] * 6,
    ),
    ("a detail below its whole is not added", "A 7 9 | waarvan_los 2 3 | B 2 3 | Totaal 9 12", ["agrees", "agrees"]),
    ("an indented detail is not added", "A 7 9 | __tijdelijk 2 3 | B 2 3 | Totaal 9 12", ["agrees", "agrees"]),
    ("the total stands first", "Totaal 15 18 | Lonen 10 12 | Huur 5 6", ["agrees", "agrees"]),
    ("no column fits, so no telling", "Lonen 10 12 | Gemiddelde 5 6 | Totaal 25 29", ["cannot_tell", "cannot_tell"]),
    ("percentages that end in 100", "M 33% 50% | V 33% 25% | X 33% 25% | Totaal 100% 100%", ["agrees", "agrees"]),
    ("averages are not added", "M 33% 50% | V 35% 25% | Totaal 34% 40%", []),
]


def rows_of(text: str) -> list[list[str]]:
    return [[cell.replace("_", " ") for cell in row.split()] for row in text.split("|")]


@pytest.mark.parametrize(("rows", "expected"), [item[1:] for item in TABLES], ids=[item[0] for item in TABLES])
def test_totals_of_columns(table, rows, expected):
    figures, page = table([HEAD, *rows_of(rows)])
    assert [verdict for verdict, _ in outcome(figures, page)] == expected


def test_totals_of_rows(table):
    rows = [["", "Man", "Vrouw", "Totaal"], ["A", "3", "4", "7"], ["B", "5", "2", "7"], ["C", "1", "1", "3"]]
    assert outcome(*table(rows)) == [("agrees", "info"), ("agrees", "info"), ("differs", "error")]


def test_one_clear_column_that_does_not_add_up_is_an_error(table):
    rows = [["", "Aantal"], ["Noord", "12"], ["Zuid", "7"], ["Totaal", "20"]]
    figures, page = table(rows)
    assert outcome(figures, page) == [("differs", "error")]


def test_one_column_with_a_number_outside_its_cells_cannot_be_told(table):
    figures, page = table([["", "Aantal"], ["Noord", "12"], ["Zuid", "7"], ["Totaal", "20"]])
    stray = Word(text="1", box=Box(left=60, top=122, right=64, bottom=124), size_pt=6, order=99)
    read = replace(page.read, words=(*page.read.words, stray))
    assert outcome(figures, replace(page, read=read)) == [("cannot_tell", "info")]


def test_a_cell_with_digits_that_are_no_figure_leaves_the_total_open(table):
    figures, page = table([["", "Aantal"], ["Noord", "12"], ["Zuid", "7"], ["Oost", "2"], ["Totaal", "20"]])
    assert outcome(figures[:1] + figures[2:], page) == []


def test_rounded_thousands_may_miss_a_unit(table):
    rows = [["", "x 1.000"], ["Lonen", "10"], ["Huur", "5"], ["Reis", "3"], ["Totaal", "19"]]
    figures, page = table(rows, unit="EUR")
    assert outcome(figures, page) == [("agrees", "info")]


SHARES = [
    ["", "Aantal", "Aandeel"],
    ["A", "10", "20%"],
    ["B", "15", "30%"],
    ["C", "20", "40%"],
    ["D", "5", "10%"],
    ["Totaal", "50", "100%"],
]


def test_percentages_of_a_column_are_computed_against_its_total(table):
    assert set(outcome(*table(SHARES), "percentage_recomputed")) == {("agrees", "info")}
    wrong = [*SHARES[:4], ["D", "5", "17%"], SHARES[5]]
    assert [item for item in outcome(*table(wrong), "percentage_recomputed") if item[0] == "differs"] == [
        ("differs", "error")
    ]


def test_percentages_of_one_column_in_another_are_found(table):
    rows = [
        ["", "Ontvangen", "Op tijd", "Deel"],
        ["A", "10", "5", "50%"],
        ["B", "20", "5", "25%"],
        ["C", "40", "30", "75%"],
        ["D", "8", "2", "25%"],
        ["E", "30", "3", "15%"],
    ]
    found = outcome(*table(rows), "percentage_recomputed")
    assert found == [("agrees", "info")] * 4 + [("differs", "error")]


@pytest.mark.parametrize(("left", "expected"), [("11", ("agrees", "info")), ("12", ("differs", "error"))])
def test_stock_and_flow_down_a_column(table, left, expected):
    rows = [
        ["", "Aantal"],
        ["Openstaand per 1 januari", "9"],
        ["Ontvangen", "40"],
        ["Afgehandeld", "38"],
        ["Openstaand per 31 december", left],
    ]
    assert outcome(*table(rows), "stock_and_flow") == [expected]


def test_unread_ink_and_hidden_digits_are_told_by_page():
    box = Box(left=1, top=2, right=30, bottom=12)
    words = (
        Word(text="17", box=box, size_pt=9, order=0, hidden="covered"),
        Word(text="19", box=box, size_pt=9, order=1, hidden="covered"),
        Word(text="19", box=box, size_pt=9, order=2),
    )
    read = PageWords(number=4, width_pt=500, height_pt=700, words=words, unread=(box,))
    page = Page(number=4, width_pt=500, height_pt=700, blocks=(), read=read)
    found = {item.check: item for item in run_checks([], [page])}
    assert {item.verdict for item in found.values()} == {"cannot_tell"}
    assert "'17' (covered)" in found["hidden_text"].message_nl and "19" not in found["hidden_text"].message_nl
    assert found["unread_ink"].page == 4 and found["unread_ink"].observed == "1.0,2.0,30.0,12.0"


def test_five_thousand_cells_take_little_time(table):
    rows = [["", *(f"k{column}" for column in range(10))]]
    rows += [[f"r{row}", *("7" for _ in range(10))] for row in range(500)]
    rows += [["Totaal", *("3500" for _ in range(10))]]
    figures, page = table(rows)
    started = time.process_time()
    found = run_checks(figures, [page])
    assert time.process_time() - started < 2.5
    assert sum(item.check == "table_total" for item in found) == 10
