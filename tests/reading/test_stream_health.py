"""Content that cannot be unpacked whole is told of, page by page; what only looks odd is not."""

import base64
import random
import zlib
from pathlib import Path

import pytest

from report_extractor.extract import extract_document
from report_extractor.reading.stream_health import damaged_pages, flaw_of
from report_extractor.settings import Settings

LINES = "".join(
    f"BT /F1 9 Tf 40 {800 - 12 * n} Td (In week {n} kwamen er {n * 7} klachten binnen.) Tj ET\n" for n in range(40)
)
TEXT = LINES.encode()
PACKED = zlib.compress(TEXT)
MIDDLE = len(PACKED) // 2
TORN = PACKED[:MIDDLE] + bytes([PACKED[MIDDLE] ^ 8]) + PACKED[MIDDLE + 1 :]
FLATE = b"/Filter/FlateDecode"


def stream(data: bytes, head: bytes = FLATE) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def write_pdf(path: Path, *contents: bytes, more: bytes = b"", font: bytes = b"") -> Path:
    """A PDF with a page for each content stream, and one more object 3 that no page uses."""
    pages = [10 + 2 * number for number in range(len(contents))]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % page for page in pages)),
        3: more or b"null",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>" % (b"/ToUnicode 5 0 R" if font else b""),
        5: font or b"null",
    }
    for page, content in zip(pages, contents, strict=True):
        objects[page] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
            % (page + 1)
        )
        objects[page + 1] = content
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    path.write_bytes(out)
    return path


def test_a_flipped_bit_makes_its_page_fail_and_the_document_partial(tmp_path):
    path = write_pdf(tmp_path / "verslag.pdf", stream(PACKED), stream(TORN))
    extraction = extract_document(path, Settings(ocr="never"))
    document = extraction.document
    assert (document.status, document.reason) == ("partial", "damaged_content")
    assert [(failure.stage, failure.reason, failure.page) for failure in document.failures] == [
        ("reading", "damaged_content", 2)
    ]
    doubted = {(figure.numbers[0].page, "value_uncertain" in figure.doubts) for figure in extraction.figures}
    assert doubted == {(1, False), (2, True)}


def test_every_flipped_bit_of_the_content_is_told(tmp_path):
    path = write_pdf(tmp_path / "verslag.pdf", stream(PACKED))
    whole = path.read_bytes()
    start = whole.index(PACKED)
    chance = random.Random(3)
    for place in chance.sample(range(start, start + len(PACKED)), 50):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        assert damaged_pages(path).keys() == {1}, place


@pytest.mark.parametrize(
    ("data", "filters", "flaw"),
    [
        (PACKED, ("FlateDecode",), ""),
        (PACKED + b"\r\n", ("Fl",), ""),
        (PACKED[:-4], ("FlateDecode",), ""),  # no checksum, but all the text
        (base64.a85encode(PACKED, adobe=True), ("ASCII85Decode", "FlateDecode"), ""),
        (base64.a85encode(PACKED) + b"~>\n", ("A85", "Fl"), ""),
        (TEXT, (), ""),
        (b"", ("FlateDecode",), ""),
        (b"78 9C", ("ASCIIHexDecode", "FlateDecode"), ""),  # not judged
        (TORN, ("FlateDecode",), "its packed form is damaged"),
        (PACKED[:-1] + bytes([PACKED[-1] ^ 1]), ("FlateDecode",), "its checksum is wrong"),
        (PACKED[:MIDDLE], ("FlateDecode",), "it is cut off"),
        (base64.a85encode(TORN, adobe=True), ("ASCII85Decode", "FlateDecode"), "its packed form is damaged"),
        (b"<~87cURDx~>", ("ASCII85Decode",), "its text form is damaged"),
        (PACKED, ("FlateDecodf",), "packed in an unknown way (FlateDecodf)"),
        (PACKED, (), "packed, but the file does not say how"),
    ],
)
def test_what_keeps_a_stream_from_being_unpacked_whole(data, filters, flaw):
    assert flaw_of(data, filters)[0] == flaw


def test_a_damaged_map_of_characters_hurts_every_page_that_uses_its_font(tmp_path):
    path = write_pdf(tmp_path / "verslag.pdf", stream(PACKED), stream(PACKED), font=stream(TORN))
    assert damaged_pages(path).keys() == {1, 2}


@pytest.mark.parametrize(
    "content",
    [
        stream(PACKED).replace(b"/Length", b"/Length 7 %"),
        stream(PACKED, FLATE + b"/DecodeParms<</Predictor 1>>"),
        stream(PACKED, b"/Filter [ /FlateDecode ] "),
        stream(TEXT + b"% stream\n78\n", b""),
    ],
)
def test_a_stream_that_is_only_written_oddly_is_whole(content, tmp_path):
    assert damaged_pages(write_pdf(tmp_path / "verslag.pdf", content)) == {}


@pytest.mark.parametrize("head", [FLATE, FLATE + b"/Subtype/Image", FLATE + b"/Type/Metadata"])
def test_a_damaged_stream_that_no_page_takes_text_from_is_left_out(head, tmp_path):
    assert damaged_pages(write_pdf(tmp_path / "verslag.pdf", stream(PACKED), more=stream(TORN, head))) == {}


def test_a_damaged_group_of_objects_is_told_of_the_document(tmp_path):
    path = write_pdf(tmp_path / "verslag.pdf", stream(PACKED), more=stream(TORN, FLATE + b"/Type/ObjStm/N 1/First 5"))
    assert damaged_pages(path).keys() == {0}
    document = extract_document(path, Settings(ocr="never")).document
    assert (document.status, document.reason) == ("partial", "damaged_content")


def test_the_fixtures_are_whole():
    folder = Path(__file__).resolve().parents[1] / "fixtures"
    paths = [path for path in sorted(folder.rglob("*.pdf")) if path.stat().st_size and path.name != "truncated.pdf"]
    assert len(paths) > 20
    assert [path.name for path in paths if damaged_pages(path)] == []
