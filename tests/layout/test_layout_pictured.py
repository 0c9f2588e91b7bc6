"""Text that was read from a picture on a page: charts without drawn shapes, and no headings of the page."""

from __future__ import annotations

from dataclasses import replace

from page_making import middle_of, page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, Passage, Shape, Word

BODY = [word for line in range(8) for word in words_of("gewone tekst om de maat van te nemen", 60, 600 + 12 * line)]
PICTURE = shape("image", 100, 90, 500, 330)


def read(words: list[Word]) -> list[Passage]:
    return list(passages(refine([lay_out(page_of(words + BODY, [PICTURE], read_by="mixed"))])))


def pairs(found: list[Passage]) -> dict[str, str]:
    return {p.text: p.context.category for p in found if p.kind == "chart" and p.role == "body"}


def test_numbers_on_the_height_of_a_name_at_the_left_belong_to_it() -> None:
    words: list[Word] = []
    for row, (name, number) in enumerate(
        (("subsidies", "8.960"), ("leningen aan verenigingen", "3.260"), ("giften", "415"))
    ):
        for line, part in enumerate(name.split(" aan ")):
            words += right_of(part, 200, 110 + 40 * row + 9 * line, 8, read_by="ocr")
        words += middle_of(number, 330, 112 + 40 * row, 8, read_by="ocr")
    assert pairs(read(words)) == {"8.960": "subsidies", "3.260": "leningen verenigingen", "415": "giften"}


def test_numbers_over_a_row_of_names_belong_to_the_name_under_them() -> None:
    words: list[Word] = []
    for column, (name, number, top) in enumerate(
        (("Gebouwd", "424", 250), ("In aanbouw", "403", 220), ("Gepland", "990", 120))
    ):
        words += middle_of(name, 180 + 90 * column, 300, 8, read_by="ocr")
        words += middle_of(number, 180 + 90 * column, top, 8, read_by="ocr")
    for tick in range(6):
        words += right_of(str(200 * tick), 130, 290 - 30 * tick, 8, read_by="ocr")
    found = read(words)
    assert pairs(found) == {"424": "Gebouwd", "403": "In aanbouw", "990": "Gepland"}
    assert sum(len(p.words) for p in found if p.role == "axis") == 6


def test_ticks_with_gaps_are_still_ticks() -> None:
    words = [w for n in (1, 2, 4, 5, 9, 10) for w in right_of(str(10 * n), 130, 310 - 20 * n, 8, read_by="ocr")]
    found = read(words)
    assert sum(len(p.words) for p in found if p.role == "axis") == 6


def test_numbers_without_one_step_are_no_ticks() -> None:
    words = [
        w
        for n, text in enumerate(("17", "63", "41", "92", "55", "38"))
        for w in right_of(text, 130, 110 + 20 * n, 8, read_by="ocr")
    ]
    assert not [p for p in read(words) if p.role == "axis"]


def test_only_the_title_of_a_picture_is_a_heading() -> None:
    words = middle_of("Meldingen naar jaar", 300, 100, 14, read_by="ocr")
    words += words_of("Index", 110, 200, 20, read_by="ocr") + words_of("overig", 300, 200, 9, read_by="ocr")
    words += words_of("onbekend", 400, 250, 9, read_by="ocr")
    found = read(words)
    assert [p.text for p in found if p.role == "heading"] == ["Meldingen naar jaar"]
    assert all("Meldingen naar jaar" not in p.context.headings for p in found if "gewone" in p.text)


def test_text_that_stands_upright_in_a_picture_is_read_along_its_own_line() -> None:
    index = words_of("Rendement", 110, 150, 10, read_by="ocr")[0]
    standing = replace(index, box=Box(left=110, top=150, right=118, bottom=200), size_pt=50.0)
    ticks = [w for n in range(5) for w in right_of(str(5 * n), 126, 290 - 40 * n, 8, read_by="ocr")]
    found = read([standing, *ticks])
    assert sum(len(p.words) for p in found if p.role == "axis") == 5
    assert [p.role for p in found if p.text == "Rendement"] == ["body"]


def scan(words: list[Word], shapes: list[Shape] | tuple[Shape, ...] = ()) -> list[Passage]:
    body = [replace(word, read_by="ocr") for word in (*words, *BODY)]
    return list(passages(refine([lay_out(page_of(body, shapes, read_by="ocr"))])))


def test_bars_in_pairs_on_a_scanned_page_have_the_keys_of_the_legend_from_left_to_right() -> None:
    words = [w for n in range(5) for w in right_of(str(10 * n), 90, 300 - 40 * n, 8)]
    for column, (name, first, second) in enumerate(
        (("Beheer", "24", "19"), ("Jeugd", "37", "33"), ("Zorg", "12", "14"))
    ):
        middle = 160.0 + 100 * column
        words += middle_of(name, middle, 315, 8)
        words += middle_of(first, middle - 16, 290 - 4 * int(first), 8)
        words += middle_of(second, middle + 16, 290 - 4 * int(second), 8)
    words += words_of("2022", 400, 100, 8) + words_of("2023", 460, 100, 8)
    found = {
        p.text: (p.context.category, p.context.series) for p in scan(words) if p.kind == "chart" and p.role == "body"
    }
    assert found == {
        "24": ("Beheer", "2022"), "19": ("Beheer", "2023"), "37": ("Jeugd", "2022"),
        "33": ("Jeugd", "2023"), "12": ("Zorg", "2022"), "14": ("Zorg", "2023"),
    }  # fmt: skip


def test_numbers_in_lying_bars_on_a_scanned_page_have_the_name_before_them() -> None:
    words: list[Word] = []
    for row, (name, number, left) in enumerate(
        (("jonger dan 30", "84%", 420), ("30 tot 45", "61%", 310), ("ouder", "72%", 365))
    ):
        words += right_of(name, 180, 200 + 30 * row) + words_of(number, left, 200 + 30 * row)
    assert pairs(scan(words)) == {"84%": "jonger dan 30", "61%": "30 tot 45", "72%": "ouder"}


def test_lines_of_a_scanned_paragraph_stay_together_though_their_sizes_are_rough() -> None:
    lines = (
        "Iedereen kan een vraag stellen over",
        "de behandeling, die duurde gemiddeld",
        "zeven weken voor elke klacht.",
    )
    words = [
        w
        for n, (text, size) in enumerate(zip(lines, (10.0, 11.4, 9.3), strict=True))
        for w in words_of(text, 60, 100 + 13 * n, size)
    ]
    assert " ".join(lines) in {p.text for p in scan(words)}


def test_rules_of_a_scanned_table_that_stop_short_still_make_its_cells() -> None:
    words: list[Word] = []
    rows = (("Nr", "Onderwerp", "Besluit"), ("4", "Openstelling", "Akkoord"), ("5", "Rondvraag", "Geen vragen"))
    for row, texts in enumerate(rows):
        for left, text in zip((105, 135, 405), texts, strict=True):
            words += words_of(text, left, 110 + 30 * row)
    rules = [shape("rule", 128, top, 520, top + 0.5, color="") for top in (100, 130, 160, 190)]
    rules += [shape("rule", left, 131, left + 0.5, 190, color="") for left in (100, 130, 400, 520)]
    cells = {p.text: (p.context.row_header, p.context.column_headers) for p in scan(words, rules) if p.kind == "table"}
    assert cells["Geen vragen"] == ("5 Rondvraag", ("Besluit",))


def test_the_edges_of_frames_that_were_read_as_strokes_stand_apart_from_the_text() -> None:
    lines = words_of("Iedereen kan een vraag stellen over de regels", 60, 100) + words_of(
        "en dat deden er twaalf dit jaar.", 60, 113
    )
    edge = words_of("|", 55, 95)[0]
    edge = replace(edge, box=Box(left=55, top=92, right=56, bottom=126), size_pt=34.0)
    wide = replace(words_of("FEN", 50, 90)[0], box=Box(left=50, top=88, right=400, bottom=102), ocr_confidence=0.3)
    found = {p.text for p in scan([*lines, edge, wide])}
    assert "Iedereen kan een vraag stellen over de regels en dat deden er twaalf dit jaar." in found
    assert {"|", "FEN"} <= found


def test_tiles_of_a_scanned_page_are_read_row_by_row_though_icons_became_letters() -> None:
    words: list[Word] = []
    for row in range(2):
        for column in range(2):
            left, top = 60.0 + 260 * column, 100.0 + 90 * row
            words += words_of(f"{row + 1}{column + 1}8", left + 70, top, 24)
            words += words_of("meldingen in de regio", left + 70, top + 30)
        words += words_of("fi", 60, 105 + 90 * row, 16)
    texts = [p.text.split()[0] for p in scan(words) if p.kind == "callout"]
    assert texts == ["118", "128", "218", "228"]


def test_frames_beside_each_other_on_a_scan_are_no_table() -> None:
    rules: list[Shape] = []
    words: list[Word] = []
    for left in (60, 320):
        for top in (100, 230):
            rules += [shape("rule", left, y, left + 235, y + 0.5, color="") for y in (top, top + 110)]
            rules += [shape("rule", x, top, x + 0.5, top + 110, color="") for x in (left, left + 235)]
            words += words_of("verslag", left + 10, top + 10) + words_of("over 12 zaken", left + 10, top + 40)
    assert not [p for p in scan(words, rules) if p.kind == "table"]
