"""Numbers that are no statistic, each with its reason; misread numbers; hints."""

from __future__ import annotations

import pytest

from report_extractor.dutch import find_numbers
from report_extractor.dutch.asides import RECOGNISERS, Recogniser
from report_extractor.dutch.misread import LETTERS_FOR_DIGITS


@pytest.mark.parametrize("row", RECOGNISERS, ids=lambda row: row.name)
def test_each_recogniser_reads_its_example(row: Recogniser) -> None:
    text = row.example.replace("<", "").replace(">", "")
    span = row.example[row.example.index("<") + 1 : row.example.index(">")]
    found = [m for m in find_numbers(text) if m.text == span]
    assert [(m.kind, m.reason, m.rule) for m in found] == [("aside", row.reason, row.name)]


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        ("De COVID-19 crisis.", "COVID-19", "name"),
        ("De weg A28 is dicht.", "A28", "identifier"),
        ("Zaak K2022-0153 is dicht.", "Zaak K2022-0153", "reference"),
        ("Mail naar info2@voorbeeld.nl vandaag.", "info2@voorbeeld.nl", "url"),
        ("Zie https://voorbeeld.nl/2022/verslag-12.", "https://voorbeeld.nl/2022/verslag-12", "url"),
        ("Bel 06-12345678 vandaag.", "06-12345678", "phone"),
        ("Bel +31 6 12345678 vandaag.", "+31 6 12345678", "phone"),
        ("Bel 0570 – 12 34 56 vandaag.", "0570 – 12 34 56", "phone"),
        ("Bel 0800 – 12 34 567 vandaag.", "0800 – 12 34 567", "phone"),
        ("Ga naar Dorpsstraat 12 vandaag.", "12", "address"),
        ("1. Inleiding en opzet", "1.", "list_marker"),
        ("2.3 Meldingen en klachten", "2.3", "reference"),
        ("De uitstoot van CO2 daalt.", "CO2", "identifier"),
        ("Dat zei de verdachte.14 Daarna niet.", "14", "reference"),
        ("Open van 9.00 tot 17.00 uur.", "9.00 tot 17.00 uur", "time"),
        ("Zie art. 3, lid 2, van de wet.", "art. 3, lid 2", "reference"),
    ],
)
def test_an_aside_is_one_mention_with_its_reason(text: str, span: str, reason: str) -> None:
    assert [(m.text, m.kind, m.reason) for m in find_numbers(text)] == [(span, "aside", reason)]


@pytest.mark.parametrize(
    ("text", "hints", "expected"),
    [
        ("2023", ("table_cell",), [("2023", "quantity", "")]),
        ("2023", ("header_cell",), [("2023", "period", "year")]),
        ("10%", ("axis",), [("10%", "aside", "axis_label")]),
        ("2019", ("axis",), [("2019", "aside", "axis_label")]),
        ("12 | Jaarverslag", ("running",), [("12", "aside", "page_number")]),
        ("Jaarverslag 2022 | 7", ("running",), [("2022", "period", "year"), ("7", "aside", "page_number")]),
        ("4 Beleid", ("heading",), [("4", "aside", "list_marker")]),
        ("12 Voorziening", ("row_header",), [("12", "aside", "list_marker")]),
        ("106 medewerkers", ("heading",), [("106", "quantity", "")]),
    ],
)
def test_the_place_of_a_text_decides(text: str, hints: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert [(m.text, m.kind, m.reason) for m in find_numbers(text, hints=hints)] == expected


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234", 1234),
        ("(1.234)", -1234),
        ("-/- 3", -3),
        ("3 -/-", -3),
        ("- 3", -3),
        ("12-", -12),
        ("€ 411", 411),
        ("(20)", -20),
    ],
)
def test_a_cell_knows_its_sign(cell: str, value: int) -> None:
    (found,) = find_numbers(cell, hints=("table_cell",))
    assert (found.value, found.text) == (value, cell)


def test_parentheses_in_a_sentence_are_no_minus() -> None:
    assert [m.value for m in find_numbers("De (20) deelnemers waren er.")] == [20]


@pytest.mark.parametrize(("letter", "digit", "only_ocr", "example"), LETTERS_FOR_DIGITS)
def test_a_misread_digit_is_repaired_with_a_doubt(letter: str, digit: str, only_ocr: bool, example: str) -> None:
    (found,) = [m for m in find_numbers(f"Er zijn {example}.", hints=("ocr",)) if m.kind == "quantity"]
    assert (found.text, found.doubts) == (example.split()[0], ("ocr_uncertain",))
    assert digit in str(found.value)
    if only_ocr:
        assert all(m.value != found.value or m.doubts for m in find_numbers(f"Er zijn {example}."))


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Zeveu meldingen kwamen binnen.", "Zeveu", 7),
        ("Er zijn 1 06 medewerkers.", "1 06", 106),
        ("Er was 80°/o aanwezig.", "80°/o", 80),
        ("Er zijn 106medewerkers.", "106", 106),
        ("Er zijn tienmeldingen gedaan.", "tien", 10),
    ],
)
def test_a_misread_number_is_repaired_in_a_number_place(text: str, span: str, value: int) -> None:
    (found,) = [m for m in find_numbers(text) if m.kind == "quantity"]
    assert (found.text, found.value) == (span, value)
    assert found.doubts


@pytest.mark.parametrize("text", ["De S is groot.", "Kamer lO1 is leeg.", "Zeveu is een naam."])
def test_letters_outside_a_number_place_stay_letters(text: str) -> None:
    assert [m for m in find_numbers(text, hints=("ocr",)) if m.kind == "quantity"] == []
