"""What the text layer of a PDF gives: words, boxes as displayed, styles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from report_extractor.model import PageWords, Word
from report_extractor.reading import open_input
from report_extractor.settings import Settings

Draw = Callable[[Canvas], None]


@pytest.fixture
def page_of(tmp_path: Path) -> Callable[..., PageWords]:
    def make(draw: Draw, size: tuple[float, float] = (400, 300), **settings: object) -> PageWords:
        path = tmp_path / "page.pdf"
        canvas = Canvas(str(path), pagesize=size)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        with open_input(path, Settings(**settings)) as document:  # type: ignore[arg-type]
            return document.read_page(1)

    return make


def texts(page: PageWords) -> list[str]:
    return [word.text for word in page.words]


def only(page: PageWords, text: str) -> Word:
    (word,) = (word for word in page.words if word.text == text)
    return word


def test_words_have_boxes_with_the_origin_at_the_top_left(page_of: Callable[..., PageWords]) -> None:
    page = page_of(lambda canvas: canvas.drawString(100, 250, "Zeven meldingen"))
    assert texts(page) == ["Zeven", "meldingen"]
    word = page.words[0]
    assert word.box.left == pytest.approx(100, abs=0.5)
    assert 35 < word.box.top < 45 < word.box.bottom < 55
    assert word.size_pt == 12
    assert word.angle == 0 and not word.bold and word.hidden == ""


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_follow_the_rotation_of_the_page(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setPageRotation(turn)
    canvas.drawString(40, 250, "links")
    canvas.rect(40, 100, 120, 60, fill=1, stroke=0)
    canvas.save()
    with open_input(path, Settings()) as document:
        page = document.read_page(1)
    word, panel = page.words[0], page.shapes[0]
    assert (page.width_pt, page.height_pt) == (400, 300)  # the canvas swaps the sides of a page that is turned
    assert word.angle == turn
    center = {0: (53, 46), 90: (254, 53), 180: (347, 254), 270: (146, 247)}[turn]
    assert (word.box.center_x, word.box.center_y) == pytest.approx(center, abs=6)
    middle = {0: (100, 170), 90: (130, 100), 180: (300, 130), 270: (270, 200)}[turn]
    assert (panel.box.center_x, panel.box.center_y) == pytest.approx(middle, abs=0.1)
    assert panel.kind == "panel"


def test_boxes_are_relative_to_the_crop_box(tmp_path: Path) -> None:
    path = tmp_path / "cropped.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300), cropBox=(50, 40, 350, 280))
    canvas.drawString(100, 250, "woord")
    canvas.save()
    with open_input(path, Settings()) as document:
        page = document.read_page(1)
    assert (page.width_pt, page.height_pt) == (300, 240)
    assert page.words[0].box.left == pytest.approx(50, abs=0.5)
    assert page.words[0].box.bottom == pytest.approx(280 - 250 + 3, abs=1.5)


def test_letter_spaced_text_is_joined_and_the_gap_between_words_stays(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 250, "J A A R V E R S L A G    2 0 2 2")
        canvas.drawString(40, 200, "Gewone tekst met a b c erin")

    assert texts(page_of(draw)) == ["JAARVERSLAG", "2022", "Gewone", "tekst", "met", "a", "b", "c", "erin"]


def test_a_raised_footnote_digit_is_not_part_of_the_number(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(40, 200)
        text.setFont("Helvetica", 12)
        text.textOut("21")
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut("14")
        text.setRise(0)
        text.setFont("Helvetica", 12)
        text.textOut(" zaken")
        canvas.drawText(text)

    page = page_of(draw)
    assert texts(page) == ["21", "14", "zaken"]
    assert [word.raised for word in page.words] == [False, True, False]


def test_numbers_of_another_size_or_color_that_touch_are_kept_apart(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(40, 200, "2024")
        canvas.setFont("Helvetica", 16)
        canvas.drawString(40 + canvas.stringWidth("2024", "Helvetica", 9), 200, "139,3%")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 100, "17")
        canvas.setFillColor(HexColor("#aa0000"))
        canvas.drawString(40 + canvas.stringWidth("17", "Helvetica", 12), 100, "85")

    page = page_of(draw)
    assert texts(page) == ["2024", "139,3%", "17", "85"]
    assert only(page, "85").color == "#aa0000"


@pytest.mark.parametrize(("digits", "small", "words"), [("12,", "95", ["12,95"]), ("2022,", "14", ["2022,", "14"])])
def test_small_raised_cents_belong_to_the_price_but_a_footnote_not_to_the_year(
    page_of: Callable[..., PageWords], digits: str, small: str, words: list[str]
) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(40, 200)
        text.setFont("Helvetica", 20)
        text.textOut(digits)
        text.setFont("Helvetica", 11)
        text.setRise(7)
        text.textOut(small)
        canvas.drawText(text)

    assert texts(page_of(draw)) == words


def test_a_thin_gap_between_a_number_and_a_word_is_a_space(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 200, "8.116")
        canvas.drawString(40 + canvas.stringWidth("8.116", "Helvetica", 12) + 1.7, 200, "deelnemers")

    assert texts(page_of(draw)) == ["8.116", "deelnemers"]


def test_bold_is_told_by_the_font(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(40, 200, "vet")

    assert page_of(draw).words[0].bold


def test_turned_text_has_its_angle_clockwise(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        for turn, x in ((90, 60), (270, 120), (30, 180)):
            canvas.saveState()
            canvas.translate(x, 150)
            canvas.rotate(turn)
            canvas.drawString(0, 0, f"hoek{turn} erbij")
            canvas.restoreState()

    page = page_of(draw)
    assert {word.text: word.angle for word in page.words if word.text != "erbij"} == {
        "hoek90": 270,
        "hoek270": 90,
        "hoek30": 330,
    }
    up = only(page, "hoek90").box
    assert up.height > up.width


def test_the_hyphen_at_a_line_end_is_kept(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 250, "De vertrouwens-")
        canvas.drawString(40, 236, "persoon kreeg 7 meldingen")

    assert texts(page_of(draw)) == ["De", "vertrouwens-", "persoon", "kreeg", "7", "meldingen"]


def test_columns_on_one_base_line_are_not_glued(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 250, "links")
        canvas.drawString(200, 250, "rechts")

    assert texts(page_of(draw)) == ["links", "rechts"]


def test_a_word_is_cut_at_the_longest_length(page_of: Callable[..., PageWords]) -> None:
    page = page_of(lambda canvas: canvas.drawString(10, 250, "x" * 25), max_word_characters=10)
    assert texts(page) == ["x" * 10, "x" * 10, "x" * 5]


def test_drawn_things_become_shapes_of_their_kind(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor("#004488"))
        canvas.rect(20, 200, 200, 80, fill=1, stroke=0)
        canvas.rect(300, 20, 8, 8, fill=1, stroke=0)
        canvas.setStrokeColor(HexColor("#cc0000"))
        canvas.line(20, 100, 380, 100)
        canvas.rect(20, 20, 100, 50, fill=0, stroke=1)

    shapes = page_of(draw).shapes
    assert [(shape.kind, shape.color) for shape in shapes] == [
        ("panel", "#004488"),
        ("mark", "#004488"),
        ("rule", "#cc0000"),
        ("outline", "#cc0000"),
    ]
    assert shapes[0].box.top == pytest.approx(20, abs=1)


@pytest.mark.parametrize(("flags", "bold"), [(32, False), (32 + (1 << 18), True)])
def test_bold_is_told_by_the_flags_of_a_font_without_a_telling_name(tmp_path: Path, flags: int, bold: bool) -> None:
    descriptor = f"/Type /FontDescriptor /FontName /Plain /Flags {flags} /ItalicAngle 0 /StemV 60 /CapHeight 700"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 6 0 R /Resources << /Font << /F 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Plain /FirstChar 55 /LastChar 55 /Widths [556]"
        " /Encoding /WinAnsiEncoding /FontDescriptor 5 0 R >>",
        f"<< {descriptor} /Ascent 700 /Descent -200 /FontBBox [0 -200 600 700] >>",
        "<< /Length 36 >>\nstream\nBT /F 12 Tf 20 50 Td (77) Tj ET     \nendstream",
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, start=1))
    path = tmp_path / "flags.pdf"
    path.write_text(f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 7 >>\n%%EOF\n")
    with open_input(path, Settings()) as document:
        (word,) = document.read_page(1).words
    assert (word.text, word.bold) == ("77", bold)


def letter_by_letter(canvas: Canvas, text: str, left: float, base: float, size: float) -> None:
    """Every letter as a text object of its own, at its usual distance from the one before; spaces are not drawn."""
    for letter in text:
        if letter != " ":
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, base, letter)
        left += canvas.stringWidth(letter, "Helvetica", size)


def test_a_large_number_over_its_caption_does_not_tear_the_words_of_both(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        letter_by_letter(canvas, "74,5%", 40, 200, 34)
        letter_by_letter(canvas, "van de bestuurders volgde", 40, 187, 9)
        letter_by_letter(canvas, "een cursus", 40, 176, 9)

    assert sorted(texts(page_of(draw))) == ["74,5%", "bestuurders", "cursus", "de", "een", "van", "volgde"]


def test_numbers_side_by_side_stay_apart_where_another_line_comes_between(page_of: Callable[..., PageWords]) -> None:
    def draw(canvas: Canvas) -> None:
        letter_by_letter(canvas, "12 34", 40, 200, 30)
        letter_by_letter(canvas, "oud en nieuw beleid", 40, 188, 9)

    assert sorted(texts(page_of(draw))) == ["12", "34", "beleid", "en", "nieuw", "oud"]
