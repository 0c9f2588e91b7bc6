"""Small files, each for one thing that goes wrong: what they are, and what a reader sees in them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from . import ink_icons as icons
from .forms import digital, jpeg_reader, put, render
from .raw_pdf import Line, composite_font_page
from .sheet import Ink, Sheet, Style, plain

BODY = Style(11)
HEAD = Style(17, "VeraBd", "#0f4c5c", squeeze=0.95)
PASSWORD = "klaproos"
FIRST = "In [2022|@year] kregen de vertrouwenspersonen [14|14 count] meldingen; [vijf|5 count] daarvan waren anoniem."
SECOND = "Er zijn [geen|0 count] formele klachten ingediend, en [3|3 persons] medewerkers vroegen om advies."
COMPLAINTS = (
    "In [2023|@year] ontving de gemeente Hazelveen [214|214 count] klachten, tegen [198|198 count] in [2022|@year]. "
    "Daarvan zijn er [61|61 count] gegrond verklaard.",
    "De behandeling van een klacht duurde gemiddeld [23 dagen|23 days]. Van alle indieners gaf [72%|72 percent] aan "
    "tevreden te zijn over het gesprek met de behandelaar.",
    "De kosten van het klachtenbureau kwamen uit op [€ 148.500|148500 EUR], iets minder dan begroot was voor dat jaar.",
)


def sentence_sheet(*texts: str) -> Sheet:
    """A sheet with a page for each sentence."""
    sheet = Sheet("sentence", "Een zin")
    for text in texts:
        sheet.new_page(420, 150)
        sheet.panel(0, 0, 420, 150, "#ffffff")
        sheet.panel(0, 0, 9, 150, "#0f4c5c")
        sheet.paragraph(36, 42, 350, text, Style(14, leading=1.5))
    return sheet


def complaints_sheet() -> Sheet:
    """One page of running text about complaints: enough words for any test of a text layer's health."""
    sheet = Sheet("complaints", "Klachten over de dienstverlening")
    sheet.new_page(420, 595)
    sheet.panel(0, 0, 420, 595, "#ffffff")
    sheet.panel(0, 0, 420, 12, "#0f4c5c")
    sheet.text(36, 60, "Klachten over de dienstverlening", HEAD, kind="heading")
    y = 80.0
    for text in COMPLAINTS:
        y = sheet.paragraph(36, y, 348, text, BODY) + 9
    sheet.picture(icons.bubble, 290, 440, 96, "#d5ebe4", "#ffffff")
    return sheet


def composite_lines(sheet: Sheet) -> list[Line]:
    """The text of a one-page sheet as lines of a hand-written page."""
    height = sheet.pages[0].height
    return [(i.x, height - i.y, i.style.size * 0.93, i.text) for i in sheet.ink if i.style]


def wrong_everywhere(character: str) -> str:
    """A map that is wrong for every letter and digit."""
    return (
        character
        if character == " "
        else chr(0xE000 + ord(character))
        if ord(character) % 3
        else chr(ord(character) + 5)
    )


def wrong_digits(character: str) -> str:
    """A map that is right for letters and lies about digits: 0-9 read as 7, 4, 1, 8, 5, 2, 9, 6, 3, 0."""
    return "7418529630"[int(character)] if character.isdigit() else character


def hidden_text() -> bytes:
    """One page with one visible sentence and six that no reader sees."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1, pagesize=(420, 595))
    canvas.setTitle("Aanvragen")

    def say(text: str, y: float, mode: int = 0, **look: Any) -> None:
        put(canvas, Ink(page=1, text=text, x=36, y=y, style=BODY.but(**look)), 595, render_mode=mode)

    say("De afdeling behandelde 37 aanvragen om informatie.", 80)
    say("De afdeling behandelde 911 aanvragen onzichtbaar.", 120, mode=3)
    say("De afdeling behandelde 822 aanvragen wit op wit.", 160, color="#ffffff")
    say("De afdeling behandelde 733 aanvragen buiten de bladzijde.", 900)
    say("De afdeling behandelde 644 aanvragen onder een vlak.", 240)
    canvas.setFillColor("#ffffff")
    canvas.rect(30, 595 - 246, 360, 20, stroke=0, fill=1)
    say("De afdeling behandelde 555 aanvragen in een stip.", 280, size=0.1)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(36, 595 - 420, 300, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    say("De afdeling behandelde 466 aanvragen buiten het kader.", 320)
    canvas.restoreState()
    canvas.save()
    return buffer.getvalue()


def bad_hidden_layer() -> bytes:
    """A page picture with an invisible text layer in which three numbers were misread."""
    sheet = complaints_sheet()
    page = sheet.pages[0]
    picture = render(digital(sheet), 150, gray=True)[0]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1, pagesize=(page.width, page.height))
    canvas.setTitle(sheet.title)
    canvas.drawImage(jpeg_reader(picture, 70), 0, 0, page.width, page.height)
    for item in sheet.ink:
        if item.style:
            text = item.text.replace("214", "274").replace("61", "67").replace("72%", "12%")
            put(canvas, Ink(page=1, text=text, x=item.x, y=item.y, style=item.style), page.height, render_mode=3)
    canvas.save()
    return buffer.getvalue()


def no_text() -> bytes:
    """A page with drawn shapes and not one character."""
    sheet = Sheet("no-text", "Zonder tekst")
    sheet.new_page(420, 595)
    sheet.panel(0, 0, 420, 595, "#d5ebe4")
    sheet.polygon([(0, 595), (0, 380), (420, 240), (420, 595)], "#0f4c5c")
    sheet.picture(icons.house, 120, 90, 180, "#c8453b", "#d5ebe4")
    return digital(sheet)


def picture_bytes(pictures: list[Image.Image], kind: str) -> bytes:
    """Pictures of 200 dpi as one PNG, JPEG or (with all pages) TIFF file."""
    buffer = io.BytesIO()
    if kind == "TIFF":
        rest = pictures[1:]
        pictures[0].save(buffer, kind, dpi=(200, 200), save_all=True, append_images=rest, compression="tiff_lzw")
    elif kind == "JPEG":
        pictures[0].save(buffer, kind, dpi=(200, 200), quality=80)
    else:
        pictures[0].save(buffer, kind, dpi=(200, 200), optimize=True)
    return buffer.getvalue()


def oddities() -> dict[str, bytes]:
    """File name → content."""
    one, two = sentence_sheet(FIRST), sentence_sheet(FIRST, SECOND)
    complaints = complaints_sheet()
    pictures = render(digital(two), 200, gray=True)
    lines = composite_lines(complaints)
    return {
        "empty.pdf": b"",
        "jpeg-named.pdf": picture_bytes(pictures, "JPEG"),
        "truncated.pdf": digital(two)[:9000],
        "encrypted-user-password.pdf": digital(one, encrypt=StandardEncryption(PASSWORD, "eigenaar", strength=128)),
        "encrypted-empty-password.pdf": digital(one, encrypt=StandardEncryption("", "eigenaar", strength=128)),
        "no-text.pdf": no_text(),
        "sentences.tif": picture_bytes(pictures, "TIFF"),
        "sentence.png": picture_bytes(pictures, "PNG"),
        "sentence.jpg": picture_bytes(pictures, "JPEG"),
        "composite-font.pdf": composite_font_page(lines, lambda character: character),
        "missing-tounicode.pdf": composite_font_page(lines, None),
        "wrong-tounicode.pdf": composite_font_page(lines, wrong_everywhere),
        "lying-tounicode.pdf": composite_font_page(lines, wrong_digits),
        "hidden-text.pdf": hidden_text(),
        "hidden-ocr-layer.pdf": bad_hidden_layer(),
        "outlines.pdf": digital(complaints, as_outlines=True),
        "rotated.pdf": digital(complaints, rotate=90),
    }


COMPLAINT_NUMBERS = ["2023", "214", "198", "2022", "61", "23 dagen", "72%", "€ 148.500"]
COMPLAINT_TEXT = [plain(text) for text in COMPLAINTS]
TRUTH: dict[str, Any] = {
    "empty.pdf": {"outcome": "empty"},
    "jpeg-named.pdf": {"outcome": "not_a_pdf", "is": "JPEG"},
    "truncated.pdf": {"outcome": "damaged"},
    "encrypted-user-password.pdf": {"outcome": "encrypted", "password": PASSWORD, "sentences": [plain(FIRST)]},
    "encrypted-empty-password.pdf": {"outcome": "ok", "sentences": [plain(FIRST)]},
    "no-text.pdf": {"outcome": "ok", "sentences": []},
    "sentences.tif": {"outcome": "ok", "pages": 2, "sentences": [plain(FIRST), plain(SECOND)]},
    "sentence.png": {"outcome": "ok", "sentences": [plain(FIRST)]},
    "sentence.jpg": {"outcome": "ok", "sentences": [plain(FIRST)]},
    "composite-font.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
    "missing-tounicode.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
    "wrong-tounicode.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
    "lying-tounicode.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
    "hidden-text.pdf": {
        "outcome": "ok",
        "sentences": ["De afdeling behandelde 37 aanvragen om informatie."],
        "numbers": ["37"],
        "hidden": {
            "911": "render_mode_3",
            "822": "same_color",
            "733": "off_page",
            "644": "covered",
            "555": "tiny",
            "466": "clipped",
        },
    },
    "hidden-ocr-layer.pdf": {
        "outcome": "ok",
        "paragraphs": COMPLAINT_TEXT,
        "numbers": COMPLAINT_NUMBERS,
        "layer_says": {"214": "274", "61": "67", "72%": "12%"},
    },
    "outlines.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
    "rotated.pdf": {"outcome": "ok", "paragraphs": COMPLAINT_TEXT, "numbers": COMPLAINT_NUMBERS},
}
