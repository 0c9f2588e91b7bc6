"""A PDF written by hand: one page, one composite font (Identity-H), and a ToUnicode map that is right, absent or wrong.

reportlab always writes a right map, so these three are made from objects.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics

Line = tuple[float, float, float, str]  # x, y of the base line from the bottom, size, text


def composite_font_page(
    lines: list[Line], says: Callable[[str], str] | None, width: int = 420, height: int = 595
) -> bytes:
    """One page of text in whole Vera. `says` gives what the map claims for a character; None leaves the map out."""
    face = pdfmetrics.getFont("Vera").face
    used = sorted({character for line in lines for character in line[3]})
    glyphs = {character: face.charToGlyph[ord(character)] for character in used}
    content = ["BT"]
    for x, y, size, text in lines:
        codes = "".join(f"{glyphs[character]:04X}" for character in text)
        content.append(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj")
    content.append("ET")
    widths = " ".join(f"{glyphs[c]} [{pdfmetrics.stringWidth(c, 'Vera', 1000):.0f}]" for c in used)
    to_unicode = "/ToUnicode 8 0 R " if says else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        stream("\n".join(content).encode()),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+BitstreamVeraSans-Roman /Encoding /Identity-H "
        f"{to_unicode}/DescendantFonts [6 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+BitstreamVeraSans-Roman /CIDToGIDMap /Identity "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R "
        f"/DW 600 /W [{widths}] >>".encode(),
        b"<< /Type /FontDescriptor /FontName /AAAAAA+BitstreamVeraSans-Roman /Flags 4 /FontBBox [-183 -236 1287 928] "
        b"/ItalicAngle 0 /Ascent 928 /Descent -236 /CapHeight 730 /StemV 80 /FontFile2 9 0 R >>",
        stream(unicode_map({glyphs[c]: says(c) if says else c for c in used})),
        stream(face._ttf_data, f"/Length1 {len(face._ttf_data)} "),
    ]
    return assemble(objects)


def unicode_map(says: dict[int, str]) -> bytes:
    """A ToUnicode CMap."""
    pairs = "\n".join(f"<{glyph:04X}> <{ord(text):04X}>" for glyph, text in sorted(says.items()))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(says)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def stream(data: bytes, extra: str = "") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(data, 9)
    return f"<< {extra}/Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def assemble(objects: list[bytes]) -> bytes:
    """Objects 1, 2, 3 ... with a cross-reference table; object 1 is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
