"""Callouts: the number first, its magnitude word, then its own caption."""

from __future__ import annotations

import random

from page_making import middle_of, page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import PageWords, Shape, Word

BODY = [word for line in range(10) for word in words_of("gewone tekst om de maat van te nemen", 60, 600 + 12 * line)]


def callouts(read: PageWords) -> list[str]:
    return sorted(p.text for p in passages(refine([lay_out(read)])) if p.kind == "callout")


def test_number_magnitude_word_and_caption_are_one() -> None:
    words = middle_of("€ 24,4", 150, 100, 30) + middle_of("miljoen", 150, 132, 12)
    words += middle_of("uitbetaalde pensioenen", 150, 150)
    assert callouts(page_of(words + BODY)) == ["€ 24,4 miljoen uitbetaalde pensioenen"]


def test_each_number_of_a_row_keeps_its_own_caption_in_any_stream_order() -> None:
    words: list[Word] = []
    for middle, number, caption in (
        (120, "106", "medewerkers legden de eed af"),
        (300, "10", "meldingen"),
        (480, "7", "adviezen"),
    ):
        words += middle_of(number, middle, 100, 32) + middle_of(caption, middle, 136)
    wanted = ["10 meldingen", "106 medewerkers legden de eed af", "7 adviezen"]
    assert callouts(page_of(words + BODY)) == wanted
    for seed in range(4):
        mixed = words + BODY
        random.Random(seed).shuffle(mixed)
        assert callouts(page_of(mixed)) == wanted


def test_captions_above_are_taken_when_the_whole_group_has_them_above() -> None:
    words: list[Word] = []
    for middle, number, caption in ((120, "48", "klachten"), (300, "31", "bezwaren"), (480, "26", "beroepen")):
        words += middle_of(caption, middle, 100) + middle_of(number, middle, 114, 30)
    assert callouts(page_of(words + BODY)) == ["26 beroepen", "31 bezwaren", "48 klachten"]


def test_a_number_alone_in_its_coloured_box_takes_the_title_of_the_box_around() -> None:
    shapes: list[Shape] = [shape("outline", 50, 90, 250, 220), shape("panel", 50, 90, 250, 140, "#0066aa")]
    words = middle_of("0,05%", 150, 100, 30) + words_of("Transactiekosten", 60, 150, 11, bold=True)
    words += words_of("Over het belegd vermogen was dat minder", 60, 166, 8)
    assert callouts(page_of(words + BODY, shapes)) == ["0,05% Transactiekosten"]


def test_a_label_before_its_larger_number_is_the_caption() -> None:
    words = words_of("Aangesloten werkgevers", 60, 104) + words_of("2.951", 176, 100, 15)
    assert callouts(page_of(words + BODY)) == ["2.951 Aangesloten werkgevers"]


def test_a_value_of_last_year_under_a_callout_has_its_caption() -> None:
    words = middle_of("3.381", 150, 100, 28) + middle_of("actieve leden", 150, 132, bold=True)
    words += middle_of("3.377 in 2023", 150, 145, 8)
    found = [p for p in passages(refine([lay_out(page_of(words + BODY))])) if p.kind == "callout"]
    assert [(p.text, p.context.caption) for p in found] == [
        ("3.381 actieve leden", ""),
        ("3.377 in 2023", "actieve leden"),
    ]


def test_dates_and_section_numbers_set_large_are_no_callouts() -> None:
    words = words_of("3.3.1 Uitgangspunten", 60, 60, 16) + words_of("1 januari 2027", 60, 100, 16)
    assert callouts(page_of(words + BODY)) == []


def test_the_unit_beside_a_number_is_no_caption() -> None:
    words = words_of("312", 60, 100, 28) + words_of("fte", 106, 114, 12)
    words += words_of("in dienst op 31 december", 60, 134)
    assert callouts(page_of(words + BODY)) == ["312 fte in dienst op 31 december"]


def test_a_caption_that_goes_on_in_small_letters_is_sooner_taken_than_the_title_above() -> None:
    words = words_of("Ongewenst gedrag", 60, 80, 12, bold=True) + words_of("10", 60, 96, 40)
    words += words_of("mensen kwamen bij de", 110, 104) + words_of("vertrouwenspersonen", 110, 116)
    assert callouts(page_of(words + BODY)) == ["10 mensen kwamen bij de vertrouwenspersonen"]


def test_what_ocr_made_of_an_icon_is_no_part_of_the_number() -> None:
    words = words_of("B 106", 60, 100, 28, read_by="ocr") + words_of(
        "medewerkers legden de eed af", 80, 134, read_by="ocr"
    )
    assert callouts(page_of(words + BODY)) == ["106 medewerkers legden de eed af"]


def test_a_sentence_that_goes_on_under_its_number_is_told_with_it_and_keeps_its_own_numbers() -> None:
    shapes = [shape("panel", 300, 90, 540, 170, "#0066aa")]
    words = words_of("318", 310, 100, 24) + words_of("fietsers kregen een helm, waarvan 45 kinderen", 310, 128, 9)
    words += words_of("stond er nog een oude paal in de berm.", 300, 76)
    read = page_of(words + BODY, shapes)
    texts = [p.text for p in passages(refine([lay_out(read)]))]
    assert "318 fietsers kregen een helm, waarvan 45 kinderen" in texts
    assert callouts(read) == []


def test_a_number_with_nothing_but_its_unit_under_it_stays_with_its_unit_and_the_year_before() -> None:
    shapes = [shape("panel", 50, 90, 160, 170, "#f0e0d0")]
    words = (
        words_of("612,4", 60, 100, 20)
        + words_of("fte", 60, 122, 8)
        + words_of("2023: 598,1", 60, 133, 8, color="#cc3344")
    )
    assert callouts(page_of(words + BODY, shapes)) == ["2023: 598,1", "612,4 fte"]


def test_words_that_only_say_when_leave_a_number_the_title_of_its_box() -> None:
    shapes: list[Shape] = [shape("outline", 50, 70, 250, 220), shape("panel", 50, 70, 250, 96, "#0066aa")]
    words = words_of("Opbrengst", 60, 78, 10, bold=True) + words_of("7,6%", 60, 104, 24)
    words += words_of("over 2024, tegen 9,3% in 2023", 60, 132, 8)
    assert callouts(page_of(words + BODY, shapes)) == ["7,6% Opbrengst"]


def test_a_table_in_a_panel_stands_under_the_title_of_the_panel_and_magnitudes_are_no_part_of_it() -> None:
    words = (
        words_of("33,2", 110, 130, 24)
        + words_of("miljoen", 168, 138, 12)
        + words_of("Uitgekeerd", 110, 105, 14, bold=True)
    )
    for row, (name, number) in enumerate((("Ouderdom", "26,4"), ("Partner", "5,9"), ("Overig", "0,9"))):
        words += words_of(name, 110, 170 + 14 * row) + right_of(number, 280, 170 + 14 * row)
    words += [w for line in range(10) for w in words_of("gewone tekst om de maat van te nemen", 60, 600 + 12 * line)]
    read = page_of(words, [shape("panel", 100, 95, 300, 230)])
    cells = [p for p in passages(refine([lay_out(read)])) if p.kind == "table" and p.role == "body"]
    assert {p.context.headings[-1] for p in cells} == {"Uitgekeerd"}


def told(words: list[Word], shapes: list[Shape] | tuple[Shape, ...] = ()) -> set[str]:
    return {p.text for p in passages(refine([lay_out(page_of(words + BODY, shapes))]))}


def test_a_number_in_words_and_a_share_over_two_lines_are_callouts() -> None:
    words = words_of("negen", 60, 100, 24) + words_of("gemeenten in de regio", 60, 130)
    words += (
        words_of("7 op de", 300, 100, 24) + words_of("10", 300, 128, 24) + words_of("branden met een melder", 300, 158)
    )
    found = [p for p in passages(refine([lay_out(page_of(words + BODY))])) if p.kind == "callout"]
    assert {p.text for p in found} == {"negen gemeenten in de regio", "7 op de 10 branden met een melder"}


def test_a_caption_may_hold_the_year_before_in_brackets_and_a_change_under_it_is_of_the_same_thing() -> None:
    words = (
        words_of("5,4%", 60, 100, 24) + words_of("verzuim van medewerkers", 60, 128) + words_of("(2023: 5,9%)", 60, 140)
    )
    words += words_of("21.050", 300, 100, 24) + words_of("consulten voor reizigers", 300, 128)
    words += words_of("▼ 3,4%", 300, 141, 9, color="#888888")
    found = {p.text: p for p in passages(refine([lay_out(page_of(words + BODY))])) if p.kind == "callout"}
    assert "5,4% verzuim van medewerkers (2023: 5,9%)" in found
    assert found["▼ 3,4%"].context.caption == "consulten voor reizigers"


def test_a_sentence_right_of_a_number_goes_on_with_it_also_with_a_number_of_its_own() -> None:
    words = (
        words_of("216", 60, 100, 30)
        + words_of("adviezen over evenementen,", 130, 102)
        + words_of("waarvan 38 met risico", 130, 114)
    )
    assert "216 adviezen over evenementen, waarvan 38 met risico" in told(words)


def test_a_caption_right_over_a_text_of_its_size_is_parted_from_it_where_the_lines_stand_apart() -> None:
    words = middle_of("318", 150, 100, 40)
    for line, text in enumerate(("bruggen stonden op 1 juli 2023", "in ons beheer")):
        words += middle_of(text, 150, 160 + 13.0 * line)
    for line, text in enumerate(("Negen daarvan zijn dit jaar hersteld.", "Voor twee bruggen is nog geld nodig")):
        words += words_of(text, 60, 192 + 13.0 * line)
    assert callouts(page_of(words + BODY)) == ["318 bruggen stonden op 1 juli 2023 in ons beheer"]


def test_numbers_and_texts_in_turn_in_a_row_that_opens_with_a_number_go_together_from_the_left() -> None:
    words = words_of("84", 60, 96, 19) + words_of("gesprekken gevoerd", 90, 104, 9)
    words += words_of("52", 180, 96, 19) + words_of("mensen gesproken", 210, 104, 9)
    assert callouts(page_of(words + BODY)) == ["52 mensen gesproken", "84 gesprekken gevoerd"]


def test_numbers_and_texts_in_turn_in_a_row_that_opens_with_a_text_go_together_from_the_left() -> None:
    words = words_of("gesprekken gevoerd", 60, 104, 9) + words_of("84", 150, 96, 19)
    words += words_of("mensen gesproken", 180, 104, 9) + words_of("52", 262, 96, 19)
    assert callouts(page_of(words + BODY)) == ["84 gesprekken gevoerd", "52 mensen gesproken"][::-1]


def held(words: list[Word], shapes: list[Shape] | None = None) -> list[tuple[str, str]]:
    """The callouts with the caption that each has from the one before it."""
    found = passages(refine([lay_out(page_of(words + BODY, shapes or []))]))
    return [(p.text, p.context.caption) for p in found if p.kind == "callout"]


def test_what_a_caption_says_of_another_year_after_a_dash_is_of_the_same_thing() -> None:
    words = words_of("6,2%", 60, 100, 24) + words_of("verzuim van medewerkers – 2022: 7,1%", 60, 130, 9)
    assert held(words) == [("6,2% verzuim van medewerkers", ""), ("– 2022: 7,1%", "verzuim van medewerkers")]


def test_what_the_last_line_of_a_caption_says_of_another_year_is_of_the_same_thing() -> None:
    words = words_of("218", 60, 100, 24) + words_of("voorvallen met geweld", 60, 130, 9)
    words += words_of("tegen medewerkers", 60, 140, 9) + words_of("2022: 245", 60, 150, 9)
    caption = "voorvallen met geweld tegen medewerkers"
    assert held(words) == [(f"218 {caption}", ""), ("2022: 245", caption)]


def test_a_year_after_a_dash_without_a_value_stays_in_the_caption() -> None:
    words = words_of("64", 60, 100, 24) + words_of("meldingen – stand 2022", 60, 130, 9)
    assert held(words) == [("64 meldingen – stand 2022", "")]


def test_a_title_over_a_row_of_boxes_is_no_caption_of_the_number_nearest_to_it() -> None:
    words = words_of("Wie er bij ons werken in cijfers", 60, 76, 18, bold=True)
    shapes = [shape("panel", 40, 60, 560, 560, "#fafafa")]
    for left, number, caption in ((60, "2.846", "mensen"), (180, "2.107,4", "fte"), (310, "6,8%", "verzuim")):
        shapes.append(shape("panel", left - 10, 100, left + 100, 160, "#45279f"))
        words += words_of(number, left, 106, 22, color="#ffffff") + words_of(caption, left, 136, 8, color="#ffffff")
    assert held(words, shapes) == [("2.846 mensen", ""), ("2.107,4 fte", ""), ("6,8% verzuim", "")]


def test_shapes_of_recognised_letters_are_no_boxes_around_them() -> None:
    shapes = [shape("panel", 100, 100, 158, 128, "#ffffff"), shape("mark", 101, 134, 141, 144, "#ffffff")]
    words = words_of("48,6", 99, 99, 30, read_by="ocr") + words_of("miljoen", 100, 133, 12, read_by="ocr")
    words += words_of("totale lasten van het jaar", 100, 160, 12, read_by="ocr")
    assert callouts(page_of(words + BODY, shapes, read_by="ocr")) == ["48,6 miljoen totale lasten van het jaar"]


def test_what_recognition_made_of_an_icon_stands_for_it_and_is_no_caption() -> None:
    for icon in ("S", "Hi"):
        words = words_of(icon, 60, 104, 24, read_by="ocr") + words_of("€ 48,6", 110, 100, 32, read_by="ocr")
        words += words_of("totale lasten", 56, 150, 12, read_by="ocr")
        assert callouts(page_of(words + BODY, read_by="ocr")) == ["€ 48,6 totale lasten"]


def test_what_stands_under_a_callout_of_the_year_before_is_of_the_same_thing() -> None:
    words = words_of("92%", 60, 100, 24) + words_of("van de chefs is geschoold", 60, 130, 9)
    words += words_of("vorig jaar: 85%", 60, 140, 9)
    assert held(words) == [("92% van de chefs is geschoold", ""), ("vorig jaar: 85%", "van de chefs is geschoold")]


def test_a_recognised_caption_that_touches_its_number_is_parted_from_the_year_before_as_well() -> None:
    words = words_of("92%", 60, 100, 24, read_by="ocr")
    words += words_of("van de chefs is geschoold", 60, 123, 9, read_by="ocr")
    words += words_of("vorig jaar: 85%", 60, 132, 9, read_by="ocr")
    assert held(words) == [("92% van de chefs is geschoold", ""), ("vorig jaar: 85%", "van de chefs is geschoold")]


def test_what_goes_on_with_a_second_number_under_the_middle_of_a_number_in_a_circle_is_its_sentence() -> None:
    words = (
        middle_of("7", 150, 110, 18) + middle_of("kazernes en", 150, 130, 8) + middle_of("12 steunpunten", 150, 139, 8)
    )
    read = page_of(words + BODY, [shape("panel", 100, 90, 200, 180, "#205080")])
    assert next(p.text for p in passages(refine([lay_out(read)]))) == "7 kazernes en 12 steunpunten"
