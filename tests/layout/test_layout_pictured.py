"""Text that was read from a picture on a page: charts without drawn shapes, and no headings of the page."""

from __future__ import annotations

from dataclasses import replace

from page_making import middle_of, page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, Passage, Word

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
