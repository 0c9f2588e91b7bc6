"""A page that was changed after the file was saved is told; what a signature or a comment adds is not."""

import re

import pytest

from report_extractor.batch.revisions import count_revisions

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s/Resources<</Font<</F1 5 0 R>>>>%s>>"
FIRST = {
    1: b"<</Type/Catalog/Pages 2 0 R>>",
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: PAGE % (b"4 0 R", b""),
    5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
}


def stream(text: bytes, about: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(text), about, text)


def sentence(number: int) -> bytes:
    return stream(b"BT /F1 12 Tf 72 700 Td (In 2022 kwamen er %d meldingen binnen.) Tj ET" % number)


def saved(content: bytes, objects: dict[int, bytes]) -> bytes:
    """The file with one more revision at its end."""
    before = re.findall(rb"startxref\n(\d+)", content)
    table = b"xref\n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    previous = b"/Prev " + before[-1] if before else b""
    return content + table + b"trailer\n<</Size 9/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (previous, len(content))


@pytest.fixture
def once() -> bytes:
    return saved(b"%PDF-1.7\n", FIRST | {4: sentence(10)})


@pytest.mark.parametrize(
    ("added", "count"),
    [
        ({4: sentence(11)}, 2),
        ({4: sentence(10)}, 0),
        ({3: PAGE % (b"7 0 R", b""), 7: sentence(11)}, 2),
        ({3: PAGE % (b"4  0 R", b"/Annots[8 0 R]"), 8: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]>>"}, 0),
        ({1: b"<</Type/Catalog/Pages 2 0 R/Lang(nl)>>"}, 0),
        ({6: stream(b"<x/>", b"/Type/Metadata/Subtype/XML")}, 0),
    ],
    ids=["content", "same-content", "other-content-of-page", "comment", "catalog", "metadata"],
)
def test_only_another_content_of_a_page_counts(once, added, count, tmp_path):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(saved(once, added))
    assert count_revisions(path) == count


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"startxref startxref 4 0 obj stream", b"%PDF-1.7 startxref " * 9]
)
def test_what_is_no_whole_pdf_has_no_revisions(content, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    assert count_revisions(path) == 0


def test_the_dataset_tells_that_a_page_was_changed(once, run, rows, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/gewijzigd.pdf").write_bytes(saved(once, {4: sentence(11)}))
    (tmp_path / "in/gewoon.pdf").write_bytes(once)
    run()
    assert {row["status"] for row in rows()} == {"ok"}
    (told,) = (row for row in rows("findings") if row["check"] == "revisions")
    assert (told["document"], told["verdict"], told["observed"]) == ("in/gewijzigd.pdf", "cannot_tell", "2")
    assert "van 2 versies" in told["message_nl"]
    doubts = {
        row["document"]: (row["value"], "revisions" in row["doubts"], row["confidence"]) for row in rows("figures")
    }
    assert doubts["in/gewijzigd.pdf"] == ("11", True, "medium")
    assert doubts["in/gewoon.pdf"][:2] == ("10", False)
