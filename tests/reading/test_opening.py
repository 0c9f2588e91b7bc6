"""Which files are read, and the one clear line for those that are not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from report_extractor.errors import InputError
from report_extractor.reading import open_input, open_pictures, page_picture
from report_extractor.settings import Settings

ODD = Path(__file__).parent.parent / "fixtures" / "odd"


def make_pdf(path: Path, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(300, 200))
    for number in range(1, pages + 1):
        canvas.drawString(40, 100, f"bladzijde {number}")
        canvas.showPage()
    canvas.save()
    return path


def reason_of(path: Path, **settings: object) -> str:
    with pytest.raises(InputError) as caught:
        open_input(path, Settings(**settings), shown_as="map/stuk")  # type: ignore[arg-type]
    told = str(caught.value)
    assert told.startswith("map/stuk: ") and "\n" not in told and caught.value.remedy
    return caught.value.reason


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "nergens.pdf") == "missing"


def test_a_folder_is_not_an_input(tmp_path: Path) -> None:
    assert reason_of(tmp_path) == "unsupported"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.pdf", b"", "empty"),
        ("brief.pdf", b"PK\x03\x04 word", "not_a_pdf"),
        ("foto.pdf", b"\xff\xd8\xff\xe0 jpeg", "not_a_pdf"),
        ("stuk.pdf", b"%PDF-1.7\n%%EOF", "damaged"),
        ("plaat.png", b"geen plaat", "damaged"),
        ("halve.png", b"\x89PNG\r\n\x1a\n en niets meer", "damaged"),
        ("blad.xlsx", b"PK\x03\x04", "unsupported"),
        ("tekst.txt", b"een\x00twee", "unsupported"),
    ],
)
def test_what_cannot_be_read_has_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reason_of(path) == reason


def test_a_large_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    path.write_bytes(b"%PDF-1.7" + b" " * 1_100_000)
    assert reason_of(path, max_file_mb=1) == "too_large"


def test_an_encrypted_file_opens_with_the_right_password_only() -> None:
    path = ODD / "encrypted-user-password.pdf"
    assert reason_of(path) == "encrypted"
    assert reason_of(path, passwords=("mis",)) == "encrypted"
    with open_input(path, Settings(passwords=("mis", "klaproos"))) as document:
        assert any(word.text == "14" for word in document.read_page(1).words)


def test_a_truncated_file_fails_or_is_flagged() -> None:
    try:
        with open_input(ODD / "truncated.pdf", Settings()) as document:
            assert document.failures
    except InputError as error:
        assert error.reason == "damaged"


def test_bytes_before_the_header_do_no_harm(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "post.bin")
    path.write_bytes(b"Content-Type: application/pdf\r\n\r\n" + path.read_bytes())
    with open_input(path, Settings()) as document:
        assert document.source.kind == "pdf"


def test_the_source_is_known_by_its_content(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf")
    with open_input(path, Settings(), shown_as="in/a.pdf") as document:
        source = document.source
    assert (source.path, source.kind, source.size_bytes) == ("in/a.pdf", "pdf", path.stat().st_size)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_no_more_pages_than_allowed_and_the_rest_is_told(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "veel.pdf", pages=5)
    with open_input(path, Settings(max_pages=3)) as document:
        assert document.page_count == 3
        assert [failure.reason for failure in document.failures] == ["max_pages"]


def test_a_page_that_is_not_there_is_a_failed_page(tmp_path: Path) -> None:
    with open_input(make_pdf(tmp_path / "een.pdf"), Settings()) as document:
        page = document.read_page(7)
    assert (page.read_by, page.reason, page.words) == ("none", "failed", ())
    assert page.failures[0].page == 7


def test_a_page_is_drawn_with_no_more_pixels_than_allowed(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "een.pdf")
    picture = page_picture(path, 1, dpi=144, settings=Settings())
    assert (picture.mode, picture.size) == ("RGB", (600, 400))
    small = page_picture(path, 1, dpi=144, settings=Settings(max_pixels=10_000))
    assert small.width * small.height <= 10_500


def test_one_opening_draws_every_page(tmp_path: Path) -> None:
    with open_pictures(make_pdf(tmp_path / "veel.pdf", pages=3), Settings()) as pictures:
        assert [pictures.picture(number, dpi=72).size for number in (3, 1)] == [(300, 200)] * 2
        with pytest.raises(ValueError, match="page 4"):
            pictures.picture(4, dpi=72)


def test_pictures_are_pages_even_without_ocr(tmp_path: Path) -> None:
    path = tmp_path / "twee.tif"
    frames = [Image.new("L", (400, 200), "white") for _ in range(2)]
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(200, 200))
    with open_input(path, Settings(ocr="never")) as document:
        assert (document.source.kind, document.page_count) == ("picture", 2)
        page = document.read_page(2)
    assert (page.width_pt, page.height_pt) == (144, 72)
    assert (page.read_by, page.reason) == ("none", "ocr_off")
