"""What changed between two editions."""

from __future__ import annotations

import csv

import pytest
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


OATH = {**YEAR, "unit": "persons", "counts": "medewerker"}
NAMED = {**OATH, "value": 72, "label": "zwoeren medewerkers trouw aan de wet", "indicator": "oath"}
UNNAMED = {**OATH, "value": 75, "label": "zwoeren medewerkers trouw", "document": "b.pdf"}
BODY = {"organisation": "Gemeente Voorbeeld"}


def changes(rows, old, new) -> list[str]:
    return [item.change for item in compare_editions(rows(old)[0], rows(new)[0])]


def test_a_figure_that_a_pack_named_in_one_edition_only_is_found_by_its_words(rows):
    assert changes(rows, NAMED, UNNAMED) == ["restated"]
    assert changes(rows, UNNAMED, NAMED) == ["restated"]
    (found,) = compare_editions(rows(NAMED)[0], rows(UNNAMED)[0])
    assert difference_cells(found)[:3] == ["restated", UNNAMED["label"], "oath"]
    assert changes(rows, NAMED, {**UNNAMED, "value": 72}) == ["unchanged"]
    for other in (
        {"label": "volgden medewerkers de cursus"},
        {"period_start": "2020-01-01"},
        {"counts": "leerling"},
        {"indicator": "training"},
        {"unit": "percent"},
    ):
        assert changes(rows, NAMED, {**UNNAMED, **other}) == ["gone", "added"]


def test_two_figures_that_could_both_be_the_named_one_are_left_alone(rows):
    two = rows(UNNAMED, {**UNNAMED, "value": 71, "label": "zwoeren medewerkers trouw aan de wet met handtekening"})[0]
    assert [item.change for item in compare_editions(rows(NAMED)[0], two)] == ["gone", "added", "added"]


def test_a_series_restates_a_figure_that_a_pack_named_in_one_report_only(rows):
    first = rows({**NAMED, **BODY, "year": 2021, "document": "a.pdf"})[0]
    second = rows({**UNNAMED, **BODY, "year": 2022})[0]
    ((document, found),) = check_dataset([*first, *second])
    assert (document, found.check, found.expected, found.observed) == ("b.pdf", "restated", "72", "75")
    same_year = rows({**UNNAMED, **BODY, "year": 2021})[0]
    twice = rows({**UNNAMED, **BODY, "year": 2022}, {**UNNAMED, **BODY, "year": 2022, "value": 74})[0]
    assert check_dataset([*first, *same_year]) == check_dataset([*first, *twice]) == ()


FIGURE = {**YEAR, "value": 31, "label": "meldingen bij het meldpunt", "counts": "melding"}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ({"organisation": "Gemeente Aadorp"}, {"organisation": "gemeente aadorp"}, True),
        ({"organisation": "Gemeente Aadorp"}, {"organisation": "Aadorp"}, True),
        ({"organisation": "Gemeente Aadorp"}, {"organisation": "Provincie Aadorp"}, False),
        ({"organisation": "Gemeente Aadorp"}, {"organisation": "Gemeente Beedorp"}, False),
        ({"document": "aadorp-jaarverslag-2021.pdf"}, {"document": "in/aadorp_jaarverslag_2022.pdf"}, True),
        ({"document": "aadorp-jaarverslag-2021.pdf"}, {"document": "beedorp-jaarverslag-2021.pdf"}, False),
        ({"document": "jaarverslag-2021.pdf"}, {"document": "jaarverslag-2022-definitief.pdf"}, True),
        ({"document": "oud.pdf"}, {"document": "nieuw.pdf"}, True),
        ({"organisation": "Gemeente Aadorp"}, {"document": "jaarverslag-2022.pdf"}, True),
        ({"organisation": "Gemeente Aadorp"}, {"document": "beedorp-2022.pdf"}, False),
        ({"organisation": "Gemeente Aadorp"}, {"document": "aadorp-2022.pdf"}, True),
    ],
)
def test_only_figures_of_one_body_are_compared(rows, old, new, same):
    expected = ["restated"] if same else ["gone", "added"]
    assert changes(rows, {**FIGURE, **old}, {**FIGURE, "value": 33, **new}) == expected
    assert changes(rows, {**FIGURE, **old}, {**FIGURE, **new}) == (["unchanged"] if same else ["gone", "added"])


def test_editions_of_several_bodies_are_compared_each_with_its_own(rows):
    old = rows({**FIGURE, "organisation": "Aadorp"}, {**FIGURE, "value": 5, "organisation": "Beedorp"})[0]
    new = rows({**FIGURE, "value": 6, "organisation": "Beedorp"}, {**FIGURE, "organisation": "Ceedorp"})[0]
    found = compare_editions(old, new)
    assert [(item.change, item.gap) for item in found] == [("restated", 1), ("gone", None), ("added", None)]
