"""How each page is read and why: the fixtures with a sick, lying, hidden or missing text layer."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from report_extractor.model import PageWords
from report_extractor.reading import ocr_engine_name, open_input
from report_extractor.reading.health import judge
from report_extractor.reading.second_reader import read_second
from report_extractor.settings import Settings

FIXTURES = Path(__file__).parent.parent / "fixtures"
TRUTH = json.loads((FIXTURES / "odd" / "truth.json").read_text())
needs_tesseract = pytest.mark.skipif(not ocr_engine_name(), reason="Tesseract with Dutch data is not installed")


def read(name: str, number: int = 1, **settings: object) -> PageWords:
    with open_input(FIXTURES / name, Settings(**settings)) as document:  # type: ignore[arg-type]
        return document.read_page(number)


def seen(page: PageWords) -> str:
    return " ".join(word.text for word in page.words if not word.hidden)


PARAGRAPHS = TRUTH["composite-font.pdf"]["paragraphs"]


@pytest.mark.parametrize(
    ("name", "read_by", "reason"),
    [("composite-font.pdf", "text_layer", "healthy"), ("missing-tounicode.pdf", "second_reader", "no_unicode_map")],
)
def test_a_text_layer_is_read_by_who_can_read_it(name: str, read_by: str, reason: str) -> None:
    page = read(f"odd/{name}")
    assert (page.read_by, page.reason) == (read_by, reason)
    assert all(paragraph in seen(page) for paragraph in PARAGRAPHS)
    assert page.detail


def test_hidden_words_are_kept_apart_with_their_reason() -> None:
    page = read("odd/hidden-text.pdf")
    assert "37" in seen(page)
    hidden = {word.text: word.hidden for word in page.words if word.text.isdigit() and word.hidden}
    assert hidden == {
        "911": "render_mode_3",
        "822": "same_color",
        "733": "off_page",
        "644": "covered",
        "555": "tiny",
        "466": "clipped",
    }


def test_without_ocr_a_sick_page_says_what_is_missing() -> None:
    page = read("odd/outlines.pdf", ocr="never")
    assert (page.read_by, page.words) == ("none", ())
    assert [failure.reason for failure in page.failures] == ["ocr_off"]


def test_a_hidden_layer_is_doubted_when_it_is_the_only_reading() -> None:
    page = read("odd/hidden-ocr-layer.pdf", ocr="never")
    assert page.reason == "hidden_layer"
    assert all(word.doubts == ("hidden_text",) for word in page.words)


def test_a_page_without_text_or_pictures_is_not_read_by_ocr() -> None:
    page = read("odd/no-text.pdf")
    assert (page.read_by, page.reason, page.words) == ("none", "no_text", ())


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("name", "reason"), [("wrong-tounicode.pdf", "no_unicode_map"), ("outlines.pdf", "outlines")])
def test_a_sick_page_is_read_by_ocr(name: str, reason: str) -> None:
    page = read(f"odd/{name}")
    assert (page.read_by, page.reason) == ("ocr", reason)
    assert all(paragraph in seen(page) for paragraph in PARAGRAPHS)


@pytest.mark.ocr
@needs_tesseract
def test_a_hidden_layer_is_checked_against_the_picture() -> None:
    page = read("odd/hidden-ocr-layer.pdf")
    assert (page.read_by, page.reason) == ("ocr", "hidden_layer")
    assert all(paragraph in seen(page) for paragraph in PARAGRAPHS)
    doubted = {word.text for word in page.words if "readings_differ" in word.doubts}
    assert doubted == {"214", "61", "72%"}
    assert {word.text for word in page.words if word.hidden} == {"274", "67", "12%"}


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("number", "figures"), [(1, ["106", "2", "2"]), (2, ["10", "7", "80%"])])
def test_big_numbers_inside_pictures_are_read(number: int, figures: list[str]) -> None:
    page = read("integrity-2022/callouts-as-pictures.pdf", number)
    assert (page.read_by, page.reason) == ("mixed", "image_regions")
    assert [word.text for word in page.words if word.read_by == "ocr"] == figures


@pytest.mark.ocr
@needs_tesseract
def test_a_picture_file_is_read_with_boxes_in_points() -> None:
    page = read("odd/sentences.tif", 2)
    assert seen(page) == TRUTH["sentences.tif"]["sentences"][1]
    assert all(word.box.right <= page.width_pt and word.ocr_confidence for word in page.words)


@pytest.mark.ocr
@needs_tesseract
def test_without_care_a_picture_is_read_once_and_still_whole() -> None:
    careful, fast = read("odd/outlines.pdf"), read("odd/outlines.pdf", careful=False)
    assert seen(fast) == seen(careful)
    assert "re-read" not in fast.detail


def test_signs_that_the_second_reader_cannot_tell_are_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    class Page:
        bbox = (0, 0, 100, 100)

        def extract_words(self, **_: object) -> list[dict[str, object]]:
            place = {"x0": 1, "x1": 9, "top": 1, "bottom": 9, "size": 8, "fontname": "F1"}
            return [{"text": f"(cid:{code})(cid:12)(cid:7)", **place} for code in range(30)]

    class Document:
        pages = (Page(),)

    monkeypatch.setattr("pdfplumber.open", lambda *_, **__: contextlib.nullcontext(Document()))
    words = read_second(Path("any.pdf"), 1, (), 400)
    assert {word.text for word in words} == {"\ufffd\ufffd\ufffd"}
    assert judge(word.text for word in words).verdict == "no_unicode_map"
