"""Which words are bold where names of fonts do not tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from report_extractor.reading import open_input
from report_extractor.settings import Settings

BODY = "De raad heeft in dit jaar alle stukken van de inwoners en van het bestuur behandeld."


def bold_words(path: Path, lines: list[tuple[str, str]]) -> set[str]:
    """The words in bold of a page with (file of a font, text) lines, its fonts without a name that tells anything."""
    canvas = Canvas(str(path), pagesize=(600, 400))
    for number, (file, text) in enumerate(lines):
        name = f"F{file}"
        pdfmetrics.registerFont(TTFont(name, f"{file}.ttf"))
        canvas.setFont(name, 11)
        canvas.drawString(40, 340 - 20 * number, text)
    canvas.save()
    content = path.read_bytes().replace(b"BitstreamVeraSans-Bold", b"BitstreamVeraSans-None")
    path.write_bytes(content)
    with open_input(path, Settings(ocr="never")) as document:
        return {word.text for word in document.read_page(1).words if word.bold}


@pytest.mark.parametrize("heading", ["Kerncijfers. Zie bijlage.", "Billijk"])
def test_a_heading_is_bold_when_its_ink_is_heavier_than_that_of_the_text(tmp_path: Path, heading: str) -> None:
    lines = [("VeraBd", heading), ("Vera", BODY), ("Vera", BODY)]
    assert bold_words(tmp_path / "page.pdf", lines) == set(heading.split())


def test_of_two_common_fonts_the_lighter_is_not_bold(tmp_path: Path) -> None:
    lines = [("VeraBd", BODY), ("VeraBd", BODY), ("Vera", BODY.replace("raad", "commissie"))]
    found = bold_words(tmp_path / "page.pdf", lines)
    assert "raad" in found
    assert "commissie" not in found


def test_one_font_and_a_slanted_one_are_not_bold(tmp_path: Path) -> None:
    assert bold_words(tmp_path / "page.pdf", [("Vera", BODY), ("VeraIt", BODY)]) == set()
