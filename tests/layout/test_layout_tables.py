"""Tables: each number with its row name, column heads and group, ruled or not; prose and callouts stay out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_making import middle_of, page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, PageWords, Passage, Shape, Word


def cells(read: PageWords) -> dict[str, Passage]:
    """Body cells by text; texts in these tests are different."""
    found = [p for p in passages(refine([lay_out(read)])) if p.kind == "table" and p.role == "body"]
    assert len({p.text for p in found}) == len(found)
    return {p.text: p for p in found}


def rows_of(rows: list[tuple[str, ...]], top: float, rights: tuple[float, ...], pitch: float = 14.0) -> list[Word]:
    words: list[Word] = []
    for number, (name, *numbers) in enumerate(rows):
        words += words_of(name, 60, top + pitch * number) if name else []
        for text, right in zip(numbers, rights, strict=True):
            words += right_of(text, right, top + pitch * number) if text else []
    return words


COSTS: list[tuple[str, ...]] = [
    ("", "2024", "2023"),
    ("Opleidingen", "12.500", "11.900"),
    ("Verzuimbegeleiding", "8.250", "-"),
    ("Vertrouwenspersonen", "910", "1.045"),
    ("Totaal", "21.660", "12.945"),
]


def test_numbers_in_line_are_a_table_without_any_rule() -> None:
    found = cells(page_of(rows_of(COSTS, 100, (400, 480))))
    assert found["1.045"].context.row_header == "Vertrouwenspersonen"
    assert found["1.045"].context.column_headers == ("2023",)
    assert found["-"].context.row_header == "Verzuimbegeleiding"
    assert found["21.660"].context.column_headers == ("2024",)


def test_the_title_above_is_the_caption_and_a_unit_note_takes_it_along() -> None:
    words = words_of("Kosten van het team", 60, 60, 13, bold=True) + words_of("(x € 1.000)", 60, 78)
    found = cells(page_of(words + rows_of(COSTS, 100, (400, 480))))
    assert found["910"].context.caption == "Kosten van het team (x € 1.000)"
    assert found["910"].context.headings == ("Kosten van het team",)


def test_a_head_of_several_lines_is_one_head_and_a_spanning_head_comes_before_it() -> None:
    words = middle_of("Meldingen in 2023", 380, 70)
    words += right_of("ongewenst", 340, 86) + right_of("gedrag", 340, 98) + right_of("integriteit", 460, 98)
    rows: list[tuple[str, ...]] = [("Noord", "4", "11"), ("Midden", "0", "6"), ("Zuid", "15", "7")]
    found = cells(page_of(words + rows_of(rows, 120, (340, 460))))
    assert found["15"].context.column_headers == ("Meldingen in 2023", "ongewenst gedrag")
    assert found["7"].context.column_headers == ("Meldingen in 2023", "integriteit")


def test_years_over_pairs_of_columns_span_them() -> None:
    words = right_of("2024", 340, 70) + right_of("2023", 500, 70)
    for right, text in ((260.0, "Aantal"), (340.0, "Bedrag"), (420.0, "Aantal"), (500.0, "Bedrag")):
        words += right_of(text, right, 86)
    rows: list[tuple[str, ...]] = [
        ("Boetes", "3", "90.000", "5", "75.000"),
        ("Dwangsommen", "1", "2.500", "2", "8.000"),
    ]
    found = cells(page_of(words + rows_of(rows, 106, (260, 340, 420, 500))))
    assert found["90.000"].context.column_headers == ("2024", "Bedrag")
    assert found["5"].context.column_headers == ("2023", "Aantal")


def test_a_name_without_numbers_opens_a_group_and_indented_rows_belong_to_the_row_above() -> None:
    words = right_of("2024", 400, 80) + right_of("2023", 480, 80)
    lines = [(60, "Personeel", None), (60, "In dienst", ("31", "28")), (60, "Sancties", ("19", "24"))]
    lines += [(72, "waarvan berisping", ("12", "20"))]
    for number, (left, name, numbers) in enumerate(lines):
        top = 96.0 + 14 * number
        words += words_of(name, left, top, bold=numbers is None)
        for text, right in zip(numbers or (), (400.0, 480.0), strict=False):
            words += right_of(text, right, top)
    found = cells(page_of(words))
    assert found["31"].context.group == "Personeel"
    assert found["12"].context.group == "Personeel – Sancties"
    assert found["12"].context.row_header == "waarvan berisping"


def test_a_name_over_two_lines_is_one_name() -> None:
    words = rows_of(COSTS[:3], 100, (400, 480))
    words += words_of("Externe inhuur en advies", 60, 142) + words_of("over integriteit", 60, 154)
    words += right_of("77", 400, 154) + right_of("66", 480, 154)
    found = cells(page_of(words))
    assert found["77"].context.row_header == "Externe inhuur en advies over integriteit"


def grid_rules(lefts: list[float], tops: list[float]) -> list[Shape]:
    rules = [shape("rule", lefts[0], top, lefts[-1], top + 0.5) for top in tops]
    return rules + [shape("rule", left, tops[0], left + 0.5, tops[-1]) for left in lefts]


def test_drawn_cells_hold_what_lies_in_them_also_text_of_several_lines() -> None:
    words = words_of("Onderwerp", 55, 105) + words_of("Klachten", 205, 105) + words_of("Geschillen", 305, 105)
    words += words_of("Pensioen", 55, 125) + words_of("berekening", 55, 137) + words_of("12", 205, 125)
    words += words_of("0", 305, 125) + words_of("Portaal", 55, 155) + words_of("4", 205, 155) + words_of("1", 305, 155)
    found = cells(page_of(words, grid_rules([50, 200, 300, 400], [100, 120, 150, 170])))
    assert found["12"].context.row_header == "Pensioen berekening"
    assert found["1"].context.column_headers == ("Geschillen",)


def test_a_missing_piece_of_rule_makes_a_spanning_cell() -> None:
    shapes = [shape("rule", 50, top, 400, top + 0.5) for top in (100, 120, 140, 160)]
    shapes += [shape("rule", left, 100, left + 0.5, 160) for left in (50, 200, 400)]
    shapes += [shape("rule", 300, 120, 300.5, 160)]
    words = middle_of("Aantallen in 2024", 300, 105) + words_of("mannen", 205, 125) + words_of("vrouwen", 305, 125)
    words += words_of("Leden", 55, 145) + words_of("8", 205, 145) + words_of("9", 305, 145)
    found = cells(page_of(words, shapes))
    assert found["9"].context.column_headers == ("Aantallen in 2024", "vrouwen")


def test_a_table_that_runs_on_takes_its_heads_from_the_page_before() -> None:
    first = page_of(rows_of(COSTS, 700, (400, 480)))
    rest: list[tuple[str, ...]] = [("Reiskosten", "320", "280"), ("Huur", "4.100", "4.000"), ("Overig", "75", "80")]
    second = page_of(rows_of(rest, 60, (400, 480)), number=2)
    found = {p.text: p for p in passages(refine([lay_out(first), lay_out(second)])) if p.page == 2}
    assert found["280"].context.column_headers == ("2023",)


def test_two_columns_of_prose_are_no_table() -> None:
    words: list[Word] = []
    for line in range(14):
        words += words_of("wij deden in 2023 ruim 40 onderzoeken en", 50, 100 + 12 * line)
        words += words_of("meer dan 12 keer gaf dat 3 maatregelen", 310, 100 + 12 * line)
    assert {block.kind for block in lay_out(page_of(words)).blocks} == {"paragraph"}


def test_a_row_of_big_numbers_with_captions_is_no_table() -> None:
    words: list[Word] = []
    for row in (100, 180):
        for left, caption in ((60, "meldingen"), (220, "gesprekken"), (380, "onderzoeken")):
            words += words_of(str(left + row), left, row, 28) + words_of(caption, left, row + 32)
    words += [
        w for line in range(8) for w in words_of("gewone tekst van de bladzijde over het jaar", 60, 300 + 12 * line)
    ]
    assert [b.kind for b in lay_out(page_of(words)).blocks].count("callout") == 6


@pytest.mark.parametrize("title", ["Inhoud", "Inhoudsopgave"])
def test_page_numbers_of_a_list_of_contents_count_nothing(title: str) -> None:
    rows: list[tuple[str, ...]] = [(f"{n}. Hoofdstuk over werk", str(3 + 4 * n + n % 2)) for n in range(1, 9)]
    words = words_of(title, 60, 60, 16, bold=True) + rows_of(rows, 100, (480,))
    found = [p for p in passages(refine([lay_out(page_of(words))])) if p.kind == "table" and p.role == "body"]
    assert found == []


def test_wrapped_row_names_are_not_running_text_and_numbers_stand_halfway_their_lines() -> None:
    words = right_of("2024", 300, 66) + right_of("2023", 380, 66) + words_of("Huisvesting", 60, 84, bold=True)
    words += words_of("Schoonmaak", 60, 96) + right_of("3,10", 300, 96) + right_of("2,95", 380, 96)
    lines = [
        "Kosten van het gebouw per",
        "vierkante meter (in euro)",
        "Verbruik van stroom en gas",
        "gedeeld door het aantal",
    ]
    for number, text in enumerate(lines):
        words += words_of(text, 60, 110 + 13 * number)
    words += right_of("41,5", 300, 116.5) + right_of("39,0", 380, 116.5)
    words += right_of("7,25", 300, 142.5) + right_of("7,75", 380, 142.5)
    found = cells(page_of(words))
    assert found["39,0"].context.row_header == "Kosten van het gebouw per vierkante meter (in euro)"
    assert found["7,25"].context.row_header == "Verbruik van stroom en gas gedeeld door het aantal"
    assert found["7,25"].context.group == "Huisvesting"


def test_a_narrow_stack_of_row_names_in_small_letters_names_its_rows() -> None:
    names = ["aanwezig", "afwezig wegens", "verlof", "afwezig wegens", "verzuim", "afgehandeld"]
    words = right_of("team", 240, 80) + right_of("afdeling", 320, 80)
    for number, name in enumerate(names):
        words += words_of(name, 60, 96 + 12 * number)
    for top, first, second in ((96, "31", "62"), (114, "4", "9"), (138, "3", "8"), (156, "38", "79")):
        words += right_of(first, 240, top) + right_of(second, 320, top)
    found = cells(page_of(words))
    assert [found[text].context.row_header for text in ("62", "9", "8", "79")] == [
        "aanwezig",
        "afwezig wegens verlof",
        "afwezig wegens verzuim",
        "afgehandeld",
    ]


def test_heads_of_two_and_of_three_lines_side_by_side_are_one_head_each() -> None:
    words = middle_of("Scholen", 250, 60) + middle_of("Bibliotheken", 410, 60)
    for middle in (210, 370):
        words += middle_of("Eigen", middle, 86) + middle_of("gebouwen", middle, 98)
    for middle in (290, 450):
        words += (
            middle_of("Gehuurde", middle, 80) + middle_of("gebouwen", middle, 92) + middle_of("en zalen", middle, 104)
        )
    rows: list[tuple[str, ...]] = [("Noord", "41", "12", "6", "2"), ("Zuid", "38", "15", "7", "3")]
    found = cells(page_of(words + rows_of(rows, 122, (215, 295, 375, 455))))
    assert found["15"].context.column_headers == ("Scholen", "Gehuurde gebouwen en zalen")
    assert found["6"].context.column_headers == ("Bibliotheken", "Eigen gebouwen")


def test_a_head_of_two_lines_is_cut_where_the_line_under_it_is() -> None:
    words = words_of("Beheer-", 180, 70) + words_of("Prestatie", 221, 70) + words_of("Overige advies-", 296, 70)
    words += words_of("kosten", 185, 82) + words_of("vergoeding", 226, 82) + words_of("kosten", 318, 82)
    rows: list[tuple[str, ...]] = [("Fonds A", "41", "12", "6"), ("Fonds B", "38", "15", "7")]
    found = cells(page_of(words + rows_of(rows, 102, (215, 280, 372))))
    assert found["15"].context.column_headers == ("Prestatie vergoeding",)
    assert found["7"].context.column_headers == ("Overige advieskosten",)


def test_two_group_rows_are_an_outer_and_an_inner_group_and_a_wrapped_one_is_whole() -> None:
    words = right_of("2024", 400, 80) + right_of("2023", 480, 80)
    lines: list[tuple[str, bool, tuple[str, str] | None]] = [
        ("Huisvesting", True, None),
        ("Naar soort gebouw:", False, None),
        ("scholen", False, ("31", "28")),
        ("Naar wijk:", False, None),
        ("centrum", False, ("19", "24")),
        ("Gebouwen die meer dan een tiende", False, None),
        ("van alle ruimte innemen:", False, None),
        ("stadhuis", False, ("12", "20")),
    ]
    for number, (name, bold, numbers) in enumerate(lines):
        words += words_of(name, 60, 96 + 14 * number, bold=bold)
        if numbers:
            words += right_of(numbers[0], 400, 96 + 14 * number) + right_of(numbers[1], 480, 96 + 14 * number)
    found = cells(page_of(words))
    assert found["28"].context.group == "Huisvesting – Naar soort gebouw:"
    assert found["24"].context.group == "Huisvesting – Naar wijk:"
    assert found["20"].context.group == "Huisvesting – Gebouwen die meer dan een tiende van alle ruimte innemen:"


def test_a_bold_row_after_plain_rows_leaves_their_bold_group_and_a_unit_is_no_group() -> None:
    words = right_of("2024", 400, 80) + right_of("2023", 480, 80)
    lines: list[tuple[str, bool, tuple[str, str] | None]] = [
        ("Lasten", True, None),
        ("(bedragen x € 1.000)", False, None),
        ("Loonkosten", False, ("31", "28")),
        ("Huur", False, ("19", "24")),
        ("Vermogen", True, ("12", "20")),
    ]
    for number, (name, bold, numbers) in enumerate(lines):
        words += words_of(name, 60, 96 + 14 * number, bold=bold)
        if numbers:
            words += right_of(numbers[0], 400, 96 + 14 * number, bold=bold)
            words += right_of(numbers[1], 480, 96 + 14 * number, bold=bold)
    found = cells(page_of(words))
    assert found["24"].context.group == "Lasten"
    assert found["20"].context.group == ""


def test_codes_with_a_slash_keep_the_rows_of_a_form_apart() -> None:
    words = words_of("Code", 300, 80) + right_of("Boekjaar", 480, 80)
    lines = [
        ("Schulden", "17/49", "376"),
        ("Leningen", "170/4", ""),
        ("Leveranciers", "440/4", ""),
        ("Lonen", "45", "22"),
    ]
    for number, (name, code, amount) in enumerate(lines):
        top = 96.0 + 14 * number
        words += words_of(name, 60, top) + words_of(code, 300, top)
        words += right_of(amount, 480, top) if amount else []
    found = cells(page_of(words))
    assert found["22"].context.group == ""
    assert found["440/4"].context.row_header == "Leveranciers"
    assert found["376"].context.column_headers == ("Boekjaar",)


def test_a_head_in_ruled_cells_names_the_columns_of_the_open_rows_under_it() -> None:
    edges = (56.0, 200.0, 290.0, 380.0, 470.0)
    words = middle_of("Buurt", 128, 106) + middle_of("Binnen", 245, 106) + middle_of("Uitspraak", 380, 101)
    words += middle_of("terecht", 335, 117) + middle_of("onterecht", 425, 117)
    shapes: list[Shape] = [shape("rule", 56, y, 470, y + 0.7) for y in (98.0, 130.0)]
    shapes += [shape("rule", x, 98, x + 0.7, 130) for x in (56.0, 200.0, 290.0, 470.0)]
    shapes += [shape("rule", 290, 114, 470, 114.7), shape("rule", 380, 114, 380.7, 130)]
    rows: list[tuple[str, ...]] = [("Noord", "24", "13", "11"), ("Midden", "40", "19", "21"), ("Zuid", "15", "6", "9")]
    found = cells(page_of(words + rows_of(rows, 136, tuple(edge - 6 for edge in edges[2:])), shapes))
    assert found["40"].context.column_headers == ("Binnen",)
    assert found["19"].context.column_headers == ("Uitspraak", "terecht")
    assert found["9"].context.column_headers == ("Uitspraak", "onterecht")
    assert found["9"].context.row_header == "Zuid"


def test_the_rest_of_a_broken_word_in_a_head_stays_with_its_column_though_the_next_head_touches_it() -> None:
    words = right_of("Huidige", 300, 100) + right_of("Vroegere", 370, 100) + right_of("Gepensio-", 435, 100)
    words += right_of("leden", 300, 112) + right_of("leden", 370, 112) + words_of("neerden", 373, 112)
    words += right_of("Alle", 500, 112)
    rows: list[tuple[str, ...]] = [("Begin", "401", "512", "96", "1.009"), ("Eind", "417", "523", "91", "1.031")]
    found = cells(page_of(words + rows_of(rows, 130, (300, 370, 435, 500))))
    assert found["512"].context.column_headers == ("Vroegere leden",)
    assert found["91"].context.column_headers == ("Gepensioneerden",)


def test_particulars_are_pairs_of_a_name_and_what_it_is() -> None:
    rows = [
        ("Datum", "woensdag 5 maart 2025"),
        ("Plaats", "Dorpshuis, Kerkweg 3"),
        ("Aanwezig", "17 van de 21 leden en de"),
    ]
    words = [w for n, (name, _) in enumerate(rows) for w in words_of(name, 60, 100 + 14 * n, bold=True)]
    words += [w for n, (_, value) in enumerate(rows) for w in words_of(value, 150, 100 + 14 * n)]
    words += (
        words_of("secretaris", 150, 142) + words_of("Zaaknummer", 60, 156, bold=True) + words_of("Z/25/77", 150, 156)
    )
    found = cells(page_of(words))
    assert {text: cell.context.row_header for text, cell in found.items()} == {
        "woensdag 5 maart 2025": "Datum",
        "Dorpshuis, Kerkweg 3": "Plaats",
        "17 van de 21 leden en de secretaris": "Aanwezig",
        "Z/25/77": "Zaaknummer",
    }


def test_names_in_plain_type_are_particulars_when_their_values_hold_numbers() -> None:
    rows = [
        ("Bezetting", "van 61 fte naar 64 fte"),
        ("Gemiddelde leeftijd", "43,8 jaar"),
        ("Dienstjaren", "gemiddeld 7 jaar"),
    ]
    words = [w for n, (name, _) in enumerate(rows) for w in words_of(name, 60, 100 + 14 * n)]
    words += [w for n, (_, value) in enumerate(rows) for w in words_of(value, 200, 100 + 14 * n)]
    assert cells(page_of(words))["gemiddeld 7 jaar"].context.row_header == "Dienstjaren"


def test_two_columns_of_text_are_no_particulars() -> None:
    words = [w for n in range(6) for w in words_of("Wij schreven in 2023 een brief", 60, 100 + 12 * n)]
    words += [w for n in range(6) for w in words_of("Zij kregen daarop 14 antwoorden die", 250, 100 + 12 * n)]
    assert cells(page_of(words)) == {}


def test_sentences_under_a_bold_row_name_are_running_text_with_the_name_as_their_heading() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    rows = (
        ("Bestemming oude school", "De raad stelt 40.000 euro beschikbaar. Er komen 12 woningen.", "Aangenomen"),
        ("Nota groen", "De nota wordt met twaalf stemmen vastgesteld.", "Vastgesteld"),
        ("Rondvraag", "Er zijn geen vragen gesteld door de leden.", "Gesloten"),
    )
    for row, (name, text, decision) in enumerate(rows):
        top = 100.0 + 40 * row
        words += (
            words_of(name, 105, top + 5, bold=True) + words_of(text, 105, top + 18) + words_of(decision, 455, top + 5)
        )
        shapes += [shape("rule", 100, top, 550, top + 0.5)]
    shapes += [shape("rule", 100, 220, 550, 220.5)]
    shapes += [shape("rule", x, 100, x + 0.5, 220) for x in (100, 450, 550)]
    found = [p for p in passages([lay_out(page_of(words, shapes))]) if p.text.startswith("De raad")]
    assert [(p.kind, p.role, p.context.headings[-1]) for p in found] == [("sentence", "body", "Bestemming oude school")]
    decided = [p for p in passages([lay_out(page_of(words, shapes))]) if p.text == "Aangenomen"]
    assert decided[0].context.row_header == "Bestemming oude school"


def test_numbers_of_notes_beside_the_names_are_no_values() -> None:
    rows = [
        ("Vaste activa", "1", "9.412", "9.087"),
        ("Vorderingen", "2", "2.214", "2.690"),
        ("Effecten", "3", "120", "150"),
    ]
    rows += [("Liquide middelen", "4", "7.865", "6.958")]
    words = [w for n, row in enumerate(rows) for w in words_of(row[0], 60, 130 + 14 * n)]
    words += [
        w
        for n, row in enumerate(rows)
        for k, x in ((1, 280), (2, 380), (3, 480))
        for w in right_of(row[k], x, 130 + 14 * n)
    ]
    words += right_of("2024", 380, 112) + right_of("2023", 480, 112)
    notes = [p for p in passages(refine([lay_out(page_of(words))])) if p.text in ("1", "2", "3", "4")]
    assert [p.role for p in notes] == ["row_header"] * 4
    found = cells(page_of(words))
    assert found["7.865"].context.row_header == "Liquide middelen" and found["7.865"].context.column_headers == (
        "2024",
    )


def test_ranges_are_values_beside_names_and_names_beside_values() -> None:
    waits = [("Training", "3–4", "3,5"), ("Spreekuur", "1–2", "1,5"), ("Bezoek", "4–6", "7,0")]
    words = [w for n, row in enumerate(waits) for w in words_of(row[0], 60, 130 + 14 * n)]
    words += [
        w for n, row in enumerate(waits) for k, x in ((1, 280), (2, 380)) for w in right_of(row[k], x, 130 + 14 * n)
    ]
    words += right_of("Norm", 280, 112) + right_of("Gemiddeld", 380, 112)
    assert cells(page_of(words))["1–2"].context.row_header == "Spreekuur"
    ages = [("25–34", "120", "130"), ("35–44", "80", "90"), ("45–54", "60", "75")]
    words = [w for n, row in enumerate(ages) for w in words_of(row[0], 60, 130 + 14 * n)]
    words += [
        w for n, row in enumerate(ages) for k, x in ((1, 280), (2, 380)) for w in right_of(row[k], x, 130 + 14 * n)
    ]
    words += right_of("mannen", 280, 112) + right_of("vrouwen", 380, 112)
    assert cells(page_of(words))["80"].context.row_header == "35–44"


def test_small_numbers_of_a_table_that_happen_to_count_down_are_no_ticks() -> None:
    rows = [
        ("Ontvangen", "17", "10"),
        ("Gegrond", "12", "4"),
        ("Ongegrond", "25", "3"),
        ("Ingetrokken", "11", "2"),
        ("Overig", "26", "1"),
    ]
    words = [w for n, row in enumerate(rows) for w in words_of(row[0], 60, 130 + 14 * n)]
    words += [
        w for n, row in enumerate(rows) for k, x in ((1, 280), (2, 320)) for w in right_of(row[k], x, 130 + 14 * n)
    ]
    words += right_of("2022", 280, 112) + right_of("2023", 320, 112)
    found = cells(page_of(words))
    assert {text: found[text].context.row_header for text in ("4", "3")} == {"4": "Gegrond", "3": "Ongegrond"}


def test_lying_rules_of_a_scan_that_break_at_one_place_and_strokes_read_as_text_are_the_standing_rules() -> None:
    rules: list[Shape] = []
    words: list[Word] = []
    for place in range(5):
        top = 100.0 + 20 * place
        for left, right in ((60, 219), (220.5, 319), (320.5, 420)):
            rules.append(shape("rule", left, top, right, top + 1.5, ""))
    rules.append(shape("rule", 60, 100, 61.5, 180, ""))
    for place, row in enumerate((("ploeg", "leden", "stagiairs"), ("Noord", "14", "3"), ("West", "16", "2"))):
        top = 105.0 + 20 * place
        words += words_of(row[0], 66, top) + right_of(row[1], 310, top) + right_of(row[2], 410, top)
    words += words_of("Zuid", 66, 165) + right_of("21", 310, 165, raised=True) + right_of("4", 410, 165)
    strokes = words_of("|", 219, 152)
    strokes = [replace(stroke, box=Box(left=219, top=155, right=220, bottom=182)) for stroke in strokes]
    read = page_of([replace(word, read_by="ocr") for word in words + strokes], rules)
    found = {text: (p.context.row_header, p.context.column_headers, p.role) for text, p in cells(read).items()}
    assert found["3"] == ("Noord", ("stagiairs",), "body")
    assert found["16"] == ("West", ("leden",), "body")
    assert found["21"] == ("Zuid", ("leden",), "body")
    assert found["4"] == ("Zuid", ("stagiairs",), "body")


def test_years_of_which_some_are_called_a_forecast_head_a_table_of_their_own() -> None:
    words = words_of("Kengetallen", 60, 80, bold=True) + right_of("2022", 260, 100) + right_of("2021", 330, 100)
    for place, (name, first, second) in enumerate((("Bezettingsgraad", "0,81", "0,79"), ("Uitval", "0,06", "0,08"))):
        words += words_of(name, 60, 114 + 14 * place) + right_of(first, 260, 114 + 14 * place)
        words += right_of(second, 330, 114 + 14 * place)
    words += words_of("Cursisten per 1 maart", 60, 156, bold=True) + words_of("Afdeling", 60, 172)
    for right, year in ((200.0, "2022"), (300.0, "2023 (raming)"), (420.0, "2024 (raming)")):
        words += right_of(year, right, 172)
    for place, row in enumerate((("Dans", "214", "220", "231"), ("Muziek", "305", "298", "291"))):
        words += words_of(row[0], 60, 186 + 14 * place)
        for right, text in zip((200.0, 300.0, 420.0), row[1:], strict=True):
            words += right_of(text, right, 186 + 14 * place)
    found = cells(page_of(words))
    assert found["0,79"].context.column_headers == ("2021",)
    assert found["220"].context.column_headers == ("2023 (raming)",)
    assert found["305"].context.row_header == "Muziek" and found["305"].context.column_headers == ("2022",)
