"""Text drawn as outlines on a page that also has text: where it stands, and what is no text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fixture_designs.outlines import draw_outline
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from report_extractor.model import Box, PageWords, Word
from report_extractor.reading import open_input
from report_extractor.reading.outlines import outlined_areas
from report_extractor.settings import Settings

LETTERS = [(0.0, 9.0), (10.0, 6.0), (17.5, 8.0), (27.0, 3.0), (32.0, 9.0), (42.0, 6.5)]


def line(top: float, left: float = 50.0, height: float = 10.0) -> list[tuple[Box, int]]:
    """Six letters of different widths beside each other."""
    return [
        (Box(left=left + start, top=top, right=left + start + width, bottom=top + height), 1)
        for start, width in LETTERS
    ]


def word(box: Box) -> Word:
    return Word(text="woord", box=box, size_pt=10, order=0)


def test_rows_of_different_letters_under_each_other_are_one_area() -> None:
    (area,) = outlined_areas([*line(100), *line(114), *line(128)], [])
    assert (area.left, area.top, area.right, area.bottom) == (50, 100, 98.5, 138)


def test_far_rows_are_areas_of_their_own() -> None:
    assert len(outlined_areas([*line(100), *line(300), *line(300, left=300)], [])) == 3


def test_marks_of_one_width_a_few_letters_and_letters_under_words_are_no_text() -> None:
    dots = [(Box(left=20 * i, top=100, right=20 * i + 10, bottom=110), 1) for i in range(20)]
    close = [(Box(left=12 * i, top=100, right=12 * i + 10, bottom=110), 1) for i in range(20)]
    assert outlined_areas(dots, []) == outlined_areas(close, []) == outlined_areas(line(100), []) == []
    covered = [word(Box(left=40, top=95, right=110, bottom=115)), word(Box(left=40, top=295, right=110, bottom=315))]
    assert outlined_areas([*line(100), *line(300)], covered) == []


def page_with_outlines(path: Path, *, whole: bool, outlined: list[str]) -> PageWords:
    """A page with a line of text, and lines drawn as outlines in one path each (`whole`) or in one path a letter."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(path), pagesize=(500, 400))
    canvas.setFont("Vera", 11)
    canvas.drawString(40, 340, "De gemeente heeft in het jaar alle meldingen van de inwoners behandeld.")
    for number, text in enumerate(outlined):
        canvas.saveState()
        canvas.translate(40, 220 - 30 * number)
        if whole:
            draw_outline(canvas, text, "Vera", 16, 1.0)
        else:
            for sign in text:
                draw_outline(canvas, sign, "Vera", 16, 1.0)
                canvas.translate(pdfmetrics.stringWidth(sign, "Vera", 16), 0)
        canvas.restoreState()
    canvas.save()
    with open_input(path, Settings()) as document:
        return document.read_page(1)


@pytest.mark.ocr
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("whole", [True, False])
def test_outlines_beside_text_are_read_from_the_picture(tmp_path: Path, whole: bool) -> None:
    page = page_with_outlines(
        tmp_path / "page.pdf", whole=whole, outlined=["Van de 1.240 meldingen", "zijn er 87 open"]
    )
    assert (page.read_by, page.reason) == ("mixed", "outlines")
    found = " ".join(word.text for word in page.words if word.read_by == "ocr")
    assert found == "Van de 1.240 meldingen zijn er 87 open"


@pytest.mark.ocr
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_name_in_a_logo_is_not_text_of_the_page(tmp_path: Path) -> None:
    page = page_with_outlines(tmp_path / "page.pdf", whole=False, outlined=["Gemeente Zandwijk"])
    assert (page.read_by, page.reason) == ("text_layer", "healthy")
