"""Years over numbers: stepped columns, parts of one table, years with a currency, years beside and far above."""

from __future__ import annotations

import pytest
from page_making import middle_of, page_of, right_of, shape, words_of
from test_layout_tables import cells, rows_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Passage, Word

YEARS: list[tuple[str, ...]] = [("", "", "2024", "", "2023")]
STEPPED: list[tuple[str, ...]] = [
    *YEARS,
    ("Aandelen", "1.200", "", "1.100", ""),
    ("Obligaties", "900", "", "850", ""),
    ("", "", "2.100", "", "1.950"),
    ("Liquide middelen", "", "75", "", "64"),
    ("Totaal activa", "", "2.175", "", "2.014"),
]
RIGHTS = (340.0, 400.0, 460.0, 520.0)


def test_a_year_of_a_stepped_table_heads_the_columns_up_to_its_right_edge() -> None:
    found = cells(page_of(rows_of(STEPPED, 100, RIGHTS)))
    for text in ("1.200", "900", "2.100", "75", "2.175"):
        assert found[text].context.column_headers == ("2024",), text
    for text in ("1.100", "850", "1.950", "64", "2.014"):
        assert found[text].context.column_headers == ("2023",), text


def test_numbers_of_notes_beside_a_stepped_table_are_in_no_year() -> None:
    words = right_of("Ref.", 270, 100) + right_of("4", 270, 156)
    found = cells(page_of(words + rows_of(STEPPED, 100, RIGHTS)))
    assert found["4"].context.column_headers == ("Ref.",)
    assert found["1.200"].context.column_headers == ("2024",)
    assert found["64"].context.column_headers == ("2023",)


def test_two_sub_columns_share_the_year_over_the_left_one() -> None:
    rows: list[tuple[str, ...]] = [
        ("Woningen", "79.441", "32,6%", "73.894", "32,2%"),
        ("Kantoren", "5", "1%", "6", "2%"),
    ]
    words = words_of("31-12-2024", 310, 80) + words_of("31-12-2023", 430, 80)
    found = cells(page_of(words + rows_of(rows, 100, RIGHTS)))
    assert found["32,6%"].context.column_headers == ("31-12-2024",)
    assert found["73.894"].context.column_headers == ("31-12-2023",)
    assert found["32,2%"].context.column_headers == ("31-12-2023",)


def test_a_table_under_a_title_takes_over_the_years_of_the_table_above_it() -> None:
    below: list[tuple[str, ...]] = [
        ("Verkopen", "410", "", "395", ""),
        ("Kosten", "17", "", "21", ""),
        ("Saldo", "", "393", "", "374"),
    ]
    words = words_of("Kasstroom uit beleggingen", 60, 215, bold=True) + words_of("Ontvangsten", 60, 235, bold=True)
    found = cells(page_of(rows_of(STEPPED, 100, RIGHTS) + words + rows_of(below, 255, RIGHTS)))
    assert found["410"].context.column_headers == ("2024",)
    assert found["374"].context.column_headers == ("2023",)


def test_a_row_of_years_opens_the_next_table() -> None:
    first: list[tuple[str, ...]] = [("", "2024", "2023"), ("Huur", "31", "29"), ("Energie", "8", "9")]
    second: list[tuple[str, ...]] = [("", "2024", "2023"), ("Lonen", "510", "480"), ("Reizen", "14", "11")]
    words = words_of("Personeel", 60, 160, 12, bold=True)
    found = cells(page_of(rows_of(first, 100, (400, 480)) + words + rows_of(second, 180, (400, 480))))
    assert found["510"].cell is not None and found["31"].cell is not None
    assert found["510"].cell[0] != found["31"].cell[0]
    assert found["510"].context.column_headers == ("2024",)


@pytest.mark.parametrize("head", ["EUR 2024|EUR 2023", "2024 EUR|2023 EUR", "2024 €|2023 €", "€ 2024|€ 2023"])
def test_a_year_with_its_currency_is_a_head(head: str) -> None:
    rows: list[tuple[str, ...]] = [("", *head.split("|")), ("Premies", "1.200", "1.100"), ("Lasten", "900", "850")]
    found = cells(page_of(rows_of(rows, 100, (400, 480))))
    assert found["900"].context.column_headers == (head.split("|")[0],)
    assert set(found) == {"1.200", "1.100", "900", "850"}


def test_a_currency_under_a_year_is_part_of_the_head() -> None:
    rows: list[tuple[str, ...]] = [
        ("", "2024", "2023"),
        ("", "EUR", "EUR"),
        ("Lasten", "900", "850"),
        ("Baten", "7", "6"),
    ]
    assert cells(page_of(rows_of(rows, 100, (400, 480))))["850"].context.column_headers == ("2023 EUR",)


def test_a_lost_currency_sign_stays_in_its_cell() -> None:
    rows: list[tuple[str, ...]] = [
        ("", "2024", "2023"),
        ("Lasten", "\ufffd 900", "\ufffd 850"),
        ("Baten", "€ 7", "€ 6"),
    ]
    assert cells(page_of(rows_of(rows, 100, (400, 480))))["\ufffd 900"].context.row_header == "Lasten"


def test_years_at_the_left_name_the_rows_of_a_table() -> None:
    rows: list[tuple[str, ...]] = [("", "Volledig", "Toegekend")]
    amounts = [("1,52%", "0,10%"), ("1,53%", "0,20%"), ("9,69%", "1,00%"), ("4,50%", "2,25%"), ("2,30%", "2,31%")]
    rows += [(str(2020 + n), *pair) for n, pair in enumerate(amounts)]
    found = cells(page_of(rows_of(rows, 100, (330, 420))))
    assert found["4,50%"].context.row_header == "2023"
    assert found["2,31%"].context.column_headers == ("Toegekend",)


def test_a_total_closes_its_group_and_is_in_it_only_when_it_adds_it_up() -> None:
    rows: list[tuple[str, ...]] = [
        ("", "2024", "2023"),
        ("Personeelskosten", "", ""),
        ("Lonen", "510", "480"),
        ("Totaal personeelskosten", "524", "491"),
        ("Huur", "31", "29"),
        ("Afschrijvingen", "", ""),
        ("Inventaris", "12", "13"),
        ("Som der lasten", "567", "533"),
    ]
    found = cells(page_of(rows_of(rows, 100, (400, 480))))
    groups = {text: found[text].context.group for text in ("510", "524", "31", "12", "567")}
    assert groups == {
        "510": "Personeelskosten",
        "524": "Personeelskosten",
        "31": "",
        "12": "Afschrijvingen",
        "567": "",
    }


def test_texts_in_a_row_under_a_row_of_years_have_their_year() -> None:
    words: list[Word] = []
    for middle, year, money in ((110, "2024", "89"), (300, "2023", "92"), (490, "2022", "45")):
        words += middle_of(year, middle, 100, 16) + middle_of(f"{money} miljoen", middle, 300, 12)
    found = {p.text: p for p in passages(refine([lay_out(page_of(words))]))}
    assert found["92 miljoen"].context.category == "2023"
    assert found["45 miljoen"].context.category == "2022"


def test_a_ruled_row_of_long_texts_keeps_its_one_number() -> None:
    words = words_of("Indicator", 66, 104) + words_of("Waarde 2024", 206, 104) + words_of("Toelichting", 326, 104)
    for n in range(7):
        words += words_of("Aandeel van de posten", 66, 134 + 13 * n) + words_of(
            "zoals de regel het vraagt", 326, 134 + 13 * n
        )
    words += words_of("0,4%", 206, 173)
    lines = [shape("rule", 60, y, 520, y + 0.5) for y in (100, 125, 240)]
    lines += [shape("rule", x, 100, x + 0.5, 240) for x in (60, 200, 320, 520)]
    found: list[Passage] = [p for p in passages(refine([lay_out(page_of(words, lines))])) if p.text == "0,4%"]
    assert found[0].context.column_headers == ("Waarde 2024",)
    assert found[0].context.row_header.startswith("Aandeel van de posten")
