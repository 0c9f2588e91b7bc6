"""The meter, on a case small enough to count by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_extractor.audit import Tally, evaluate, read_gold
from report_extractor.errors import UsageError

HEAD = "doc,page,class,reason,value,value_text,unit,label,keywords,period,kind,indicator,breakdown\n"
GOLD = (
    HEAD
    + """\
verslag.pdf,1,figure,,12,twaalf,count,klachten over gedrag,klacht;gedrag,2022,sentence,complaints,domain=x
verslag.pdf,1,figure,,80,80%,percent,deel van teams,team,2022,callout,,
verslag.pdf,1,figure,,24400000,"€ 24,4 miljoen",EUR,uitbetaald,uitbetaald,2021,table,,
verslag.pdf,1,figure,,7,7,persons,adviseurs,adviseur,,sentence,,
verslag.pdf,1,aside,year,2022,2022,,,,,,,
verslag.pdf,1,aside,list_marker,3,3,,,,,,,
verslag.pdf,1,either,,5,vijf,count,zaken,,,sentence,,
"""
)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.csv"
    path.write_text(GOLD, encoding="utf-8")
    return path


COMPLAINTS = {"indicator": "complaints", "breakdown": "domain=x", "label": "ingediende klachten over gedrag"}
SAID = (
    {"value": 12, "value_text": "twaalf", "period_start": "2022-01-01", **COMPLAINTS},
    {"value": 80, "value_text": "80%", "label": "teams", "period_start": "2022-01-01"},
    {"value": 2440000, "value_text": "€ 24,4 miljoen", "unit": "EUR", "label": "uitbetaald", "period_start": "2021"},
    {"value": 2022, "value_text": "2022", "disposition": "aside", "reason": "year"},
    {"value": 3, "value_text": "3", "label": "punt", "confidence": "low"},
    {"value": 5, "value_text": "vijf", "label": "zaken"},
    {"value": 99, "value_text": "99", "label": "niet gedrukt"},
)


def test_each_measure_of_a_case_counted_by_hand(rows, gold_file):
    found = evaluate(read_gold(gold_file), *rows(*SAID))
    assert found.total == Tally(
        wanted=4, found=2, wrong=1, false=2, taken=4, silent=2, label=2, unit=1, period=2, indicator=1, indicators=1,
        full=1, numbers=7, listed=6,
    )  # fmt: skip
    shares = found.total.shares()
    assert shares["recall"] == (2, 4)
    assert shares["precision"] == (2, 5)
    assert shares["silent"] == (2, 4)
    assert shares["ledger"] == (6, 7)


def test_each_thing_that_went_wrong_is_listed_once(rows, gold_file):
    found = evaluate(read_gold(gold_file), *rows(*SAID))
    assert [(miss.what, miss.text) for miss in found.misses] == [
        ("unit", "80%"),
        ("wrong", "€ 24,4 miljoen"),
        ("missed", "7"),
        ("false", "3"),
        ("false", "99"),
    ]


def test_groups_add_up_to_the_total(rows, gold_file):
    found = evaluate(read_gold(gold_file), *rows(*SAID))
    for groups in (found.by_document, found.by_kind):
        total = Tally()
        for tally in groups.values():
            total = total.plus(tally)
        assert total == found.total


def test_gold_against_itself_is_perfect(rows, gold_file):
    said = []
    with gold_file.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            aside = {"disposition": "aside"} if row["class"] == "aside" else {}
            label = row["keywords"].replace(";", " ")
            said.append({**row, **aside, "label": label, "period_start": row["period"] and f"{row['period']}-01-01"})
    found = evaluate(read_gold(gold_file), *rows(*said))
    for name, (part, whole) in found.total.shares().items():
        assert part == (0 if name == "silent" else whole), name


def test_an_empty_dataset_finds_nothing_and_is_not_perfect(rows, gold_file):
    found = evaluate(read_gold(gold_file), *rows())
    assert found.total.shares()["recall"] == (0, 4)
    assert found.total.shares()["precision"] == (0, 0)


def test_only_the_part_of_a_page_that_was_read_by_eye_counts(rows, gold_file):
    gold_file.with_name("pages.csv").write_text('doc,page,region\nverslag.pdf,1,"0, 0, 500, 95"\n', encoding="utf-8")
    found = evaluate(read_gold(gold_file), *rows(*SAID))
    assert (found.total.listed, found.total.false) == (5, 1)


def test_a_page_read_by_eye_without_numbers_still_counts_false_figures(rows, gold_file):
    gold_file.with_name("pages.csv").write_text("doc,page\nverslag.pdf,2\n", encoding="utf-8")
    found = evaluate(read_gold(gold_file), *rows({"value": 4, "page": 2, "label": "niets"}))
    assert found.total.false == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("doc,page,class,value\n", "column value_text is missing"),
        (HEAD + "a.pdf,x,figure,,1,1,,,,,,,\n", "line 2: page 'x'"),
        (HEAD + "a.pdf,1,maybe,,1,1,,,,,,,\n", "line 2: class 'maybe'"),
    ],
)
def test_a_gold_file_that_is_wrong_says_where(tmp_path, text, says):
    path = tmp_path / "gold.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        read_gold(path)


def test_nothing_of_nothing_prints_cannot_tell(tmp_path, gold_file, dataset_folder):
    from report_extractor.cli.evaluate import evaluate as verb

    folder = dataset_folder([], [])
    outcome = CliRunner().invoke(verb, [str(gold_file), str(folder)], standalone_mode=False)
    assert outcome.exception is None
    total = next(row for row in csv.DictReader(outcome.stdout.splitlines()) if row["group"] == "total")
    assert total["precision"] == "cannot tell"
    assert total["recall"] == "0.0"


def test_a_limit_that_is_not_met_gives_code_6(gold_file, dataset_folder, rows):
    from report_extractor.cli.evaluate import evaluate as verb

    folder = dataset_folder(*rows(*SAID))
    for limit, code in (("recall=50", 0), ("recall=51", 6), ("silent=50", 0), ("silent=49", 6)):
        outcome = CliRunner().invoke(verb, [str(gold_file), str(folder), "--at-least", limit], standalone_mode=False)
        assert outcome.return_value == code, limit
