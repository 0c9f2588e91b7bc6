"""Which words a reader does not see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from report_extractor.reading import open_input
from report_extractor.settings import Settings


def plain(canvas: Canvas) -> None:
    canvas.drawString(40, 200, "37")


def render_mode(canvas: Canvas) -> None:
    text = canvas.beginText(40, 200)
    text.setTextRenderMode(3)
    text.textOut("37")
    canvas.drawText(text)


def white(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#fdfdfd"))
    canvas.drawString(40, 200, "37")


def on_panel(color: str, ink: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(color))
        canvas.rect(20, 150, 200, 100, fill=1, stroke=0)
        canvas.setFillColor(HexColor(ink))
        canvas.drawString(40, 200, "37")

    return draw


def covered(canvas: Canvas) -> None:
    canvas.drawString(40, 200, "37")
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.rect(20, 150, 200, 100, fill=1, stroke=0)


def under_glass(canvas: Canvas) -> None:
    canvas.drawString(40, 200, "37")
    canvas.setFillColor(HexColor("#ff0000"), alpha=0.3)
    canvas.rect(20, 150, 200, 100, fill=1, stroke=0)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(200, 20, 50, 50)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(40, 200, "37")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.4)
    canvas.drawString(40, 200, "37")


def off_page(canvas: Canvas) -> None:
    canvas.drawString(440, 200, "37")


def shadow(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#cccccc"))
    canvas.drawString(41, 199, "37")
    canvas.setFillColor(HexColor("#000000"))
    canvas.drawString(40, 200, "37")


@pytest.mark.parametrize(
    ("draw", "hidden"),
    [
        (plain, [""]),
        (render_mode, ["render_mode_3"]),
        (white, ["same_color"]),
        (on_panel("#004488", "#ffffff"), [""]),
        (on_panel("#004488", "#014489"), ["same_color"]),
        (covered, ["covered"]),
        (under_glass, [""]),
        (clipped, ["clipped"]),
        (tiny, ["tiny"]),
        (off_page, ["off_page"]),
        (shadow, [""]),
    ],
)
def test_a_word_that_nobody_sees_says_why(tmp_path: Path, draw: Callable[[Canvas], None], hidden: list[str]) -> None:
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    draw(canvas)
    canvas.save()
    with open_input(path, Settings()) as document:
        page = document.read_page(1)
    assert [word.hidden for word in page.words] == hidden
    assert {word.text for word in page.words} == {"37"}
