"""What changed between two editions."""

from __future__ import annotations

import csv

from click.testing import CliRunner

from report_extractor.audit import compare_editions, difference_cells
from report_extractor.checks import check_dataset

YEAR = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
SICK = {"unit": "percent", "label": "verzuim"}
OLD = (
    {**YEAR, "value": 31, "label": "meldingen bij het meldpunt", "counts": "melding", "document": "a.pdf"},
    {**YEAR, "value": 15, "label": "klachten over de dienst", "counts": "klacht", "document": "a.pdf"},
    {**YEAR, "value": 8, "label": "verdwenen zaken", "counts": "zaak", "document": "a.pdf"},
    {**YEAR, **SICK, "value": "5.1", "decimals": 1, "value_text": "5,1%", "document": "a.pdf"},
)
NEW = (
    {**YEAR, "value": 33, "label": "Meldingen bij meldpunt", "counts": "melding", "document": "b.pdf", "page": 4},
    {**YEAR, "value": 15, "label": "klachten over de dienst", "counts": "klacht", "document": "b.pdf"},
    {**YEAR, "value": 2, "label": "nieuwe onderzoeken", "counts": "onderzoek", "document": "b.pdf"},
    {**YEAR, **SICK, "value": "5.14", "decimals": 2, "value_text": "5,14%", "document": "b.pdf"},
    {**YEAR, "period_start": "2022-01-01", "value": 40, "label": "meldingen bij het meldpunt", "document": "b.pdf"},
)


def test_restated_gone_and_added_figures_are_told_with_both_places(rows):
    found = compare_editions(rows(*OLD)[0], rows(*NEW)[0])
    assert [item.change for item in found] == ["restated", "gone", "added", "added", "unchanged", "unchanged"]
    first = found[0]
    assert first.old is not None and first.new is not None
    assert (first.old["value"], first.new["value"], first.gap) == ("31", "33", 2)
    cells = difference_cells(first)
    assert "a.pdf" in cells and "b.pdf" in cells and "4" in cells


def test_an_edition_against_itself_is_unchanged(rows):
    figures, _ = rows(*OLD)
    assert {item.change for item in compare_editions(figures, figures)} == {"unchanged"}


def test_a_callout_and_a_cell_that_say_the_same_are_unchanged(rows):
    old, _ = rows({**YEAR, "value": 15, "label": "Inwoners dienden klachten in, klachten over de dienst, Kerncijfers"})
    new, _ = rows({**YEAR, "value": 15, "label": "Klachten over de dienst, Vergelijking"})
    other, _ = rows({**YEAR, "value": 15, "label": "Bezwaren tegen een besluit, Vergelijking"})
    assert [item.change for item in compare_editions(old, new)] == ["unchanged"]
    assert [item.change for item in compare_editions(old, other)] == ["gone", "added"]


def test_the_verb_writes_csv_when_piped(rows, dataset_folder):
    from report_extractor.cli.compare import compare

    old, new = dataset_folder(*rows(*OLD), name="old"), dataset_folder(*rows(*NEW), name="new")
    done = CliRunner().invoke(compare, [str(old), str(new)], standalone_mode=False)
    assert (done.exception, done.return_value) == (None, 0)
    table = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["change"] for row in table] == ["restated", "gone", "added", "added"]
    assert (table[0]["old_page"], table[0]["new_page"]) == ("1", "4")


SAME_BODY = {"organisation": "Gemeente Voorbeeld", "indicator": "reports"}


def series(rows, *, later: int, body: str = "Gemeente Voorbeeld"):
    first, _ = rows({**OLD[0], **SAME_BODY, "year": 2021})
    second, _ = rows({**NEW[0], **SAME_BODY, "value": later, "year": 2022, "organisation": body})
    return check_dataset([*first, *second])


def test_a_later_report_of_the_same_body_with_another_value_restates(rows):
    ((document, found),) = series(rows, later=33)
    assert (document, found.check, found.verdict, found.severity) == ("b.pdf", "restated", "differs", "warning")
    assert "a.pdf p. 1: 31; b.pdf p. 4: 33" in found.message_nl
    assert len(found.figures) == 2


def test_an_equal_value_agrees_and_another_body_is_not_compared(rows):
    assert [found.verdict for _, found in series(rows, later=31)] == ["agrees"]
    assert series(rows, later=33, body="Gemeente Anders") == ()
