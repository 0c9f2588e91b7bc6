"""A number that is broken over lines has a box on each, around its own words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from report_extractor.evidence.broken import line_parts
from report_extractor.evidence.pictures import Source
from report_extractor.settings import Settings

_LINES = ("De opbrengst van de verkoop kwam uit op € 12,5", "miljoen en de kosten waren € 300 per lid in dit jaar.")
_LEFT, _SIZE = 60.0, 11.0


def write_page(path: Path) -> Path:
    """A PDF with two lines of text at 100 and 114 points from the top."""
    text = " T* ".join(f"({line.replace('€', chr(0x80))}) Tj" for line in _LINES)
    stream = f"BT /F1 {_SIZE} Tf 14 TL {_LEFT} 742 Td {text} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(content + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return path


@pytest.fixture
def numbers(tmp_path: Path) -> tuple[list[dict[str, str]], Source]:
    from report_extractor.dataset import rows_of
    from report_extractor.extract import extract_document

    path = write_page(tmp_path / "a.pdf")
    rows = rows_of(extract_document(path, Settings(ocr="never"), shown_as="a.pdf"))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == rows.document["sha256"]
    return [dict(row) for row in rows.numbers], Source(path=path)


def test_only_the_broken_number_has_a_box_on_each_line(numbers):
    rows, source = numbers
    (broken,) = [row for row in rows if "12,5" in row["text"]]
    found = line_parts(rows, source, Settings())
    assert list(found) == [broken["number_id"]]
    upper, lower = found[broken["number_id"]]
    assert upper[0] > _LEFT + 150 and upper[3] <= lower[1] + 1
    assert lower[0] == pytest.approx(_LEFT, abs=1) and lower[2] < _LEFT + 60


def test_without_the_document_nothing_is_told(numbers):
    rows, _ = numbers
    assert line_parts(rows, Source(path=None), Settings()) == {}


def test_what_was_read_from_a_picture_is_left_as_it_is(numbers):
    rows, source = numbers
    assert line_parts([row | {"read_by": "ocr"} for row in rows], source, Settings()) == {}
