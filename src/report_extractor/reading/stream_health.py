"""The bytes of a PDF → the pages whose instructions, parts or fonts cannot be unpacked whole, and why.

A reader shows what it can unpack and says nothing of the rest: one flipped bit can take half the figures of a page, or
change a digit. Packed streams carry a checksum, so damage can be told: each stream that may hold text is unpacked once
from the bytes of the file, and only when one is damaged the second reader tells which pages use it. Pictures are
left out; in an encrypted file the streams cannot be judged.
"""

from __future__ import annotations

import base64
import mmap
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LENGTH = re.compile(rb"/Length\s+(\d{1,12})\b(?!\s+\d+\s+R)")
_ENDED = re.compile(rb"\s{0,4}endstream")
_OTHER_KIND = re.compile(rb"/Subtype\s*/(?:Image|XML)|/Type\s*/(?:XRef|Metadata|EmbeddedFile)")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/[^\s/<>\[\]()]{1,50})")
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_LONGEST_HEAD = 4096  # bytes of the dictionary in front of a stream
_FLATE = frozenset({"FlateDecode", "Fl"})
_BASE85 = frozenset({"ASCII85Decode", "A85"})
_KNOWN = _FLATE | _BASE85 | {"ASCIIHexDecode", "AHx", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt"}
_PICTURE_FILTERS = frozenset({"DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode"})
_FONT_FILES = ("FontFile", "FontFile2", "FontFile3")
_CHUNK = 1 << 20
_MOST_UNPACKED = 64 << 20  # bytes of one stream: what is longer is believed
_MOST_IN_ALL = 512 << 20  # bytes of one file
_DEEPEST = 8  # parts of a page inside each other


def damaged_pages(path: Path, passwords: tuple[str, ...] = ()) -> dict[int, str]:
    """What is wrong with the streams that pages (from 1) take their text from; empty when all are whole.

    Page 0 is the whole document: a group of its objects is damaged, and anything may be missing.
    """
    try:
        content, objects = _look(path)
        pages = dict(_damaged_pages(path, passwords)) if content else {}
        return pages | ({0: f"a group of objects is damaged: {objects}"} if objects else {})
    except Exception:  # the second reader leaks many kinds; which pages are hurt cannot be told
        return {}


def flaw_of(data: bytes, filters: tuple[str, ...], most: int = _MOST_UNPACKED) -> tuple[str, int]:
    """What keeps a stream from being unpacked whole, or nothing; and how many bytes were unpacked to know it."""
    for name in filters:
        if name in _BASE85:
            try:
                data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
            except ValueError:
                return "its text form is damaged", len(data)
        elif name in _FLATE:
            return _flate_flaw(data, most)
        elif name not in _KNOWN and name not in _PICTURE_FILTERS:
            return f"packed in an unknown way ({name[:40]})", 0
        else:
            return "", 0
    if not filters and _is_packed(data):
        return "packed, but the file does not say how", 0
    return "", 0


def _is_packed(data: bytes) -> bool:
    if len(data) < 16 or data[0] != 0x78 or (data[0] * 256 + data[1]) % 31:
        return False
    try:
        return len(zlib.decompressobj().decompress(data, 64)) > 0
    except zlib.error:
        return False


def _flate_flaw(data: bytes, most: int) -> tuple[str, int]:
    data = data.lstrip(b"\r\n") if data[:1] in (b"\r", b"\n") else data
    unpacker, count, rest = zlib.decompressobj(), 0, data
    try:
        while rest and not unpacker.eof:
            count += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            if count > most:
                return "", count
    except zlib.error as error:
        told = "its checksum is wrong" if "data check" in str(error) else "its packed form is damaged"
        return told, count
    if unpacker.eof or not data or _ends_without_checksum(data):
        return "", count
    return "it is cut off", count


def _ends_without_checksum(data: bytes) -> bool:
    """Whether all is there but the checksum: some writers leave it out, and nothing is lost by that."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = data[2:]
    while rest and not unpacker.eof:
        unpacker.decompress(rest, _CHUNK)
        rest = unpacker.unconsumed_tail
    return unpacker.eof


def _look(path: Path) -> tuple[bool, str]:
    """Whether any stream that may hold text is damaged, and the flaw of one that holds objects."""
    text, objects, left = False, "", _MOST_IN_ALL
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for head, start, end in _stream_places(content):
            if _OTHER_KIND.search(head):
                continue
            flaw, count = flaw_of(content[start:end], _filters(head))
            left -= count
            if flaw and content.find(b"/Encrypt") >= 0:
                return False, ""
            if flaw and _OBJECTS.search(head):
                objects = flaw
            text = text or bool(flaw)
            if left < 0:
                break
    return text, objects


def _stream_places(content: mmap.mmap) -> Iterator[tuple[bytes, int, int]]:
    """The dictionary, start and end of each stream in the bytes of a file; the inside of a stream is leapt over."""
    at = content.find(b"stream")
    while at >= 0:
        start = at + len(b"stream")
        start += content[start : start + 2] == b"\r\n" or content[start : start + 1] == b"\n"
        if start > at + len(b"stream"):
            start += content[start - 1 : start] == b"\r"
            head = content[max(0, at - _LONGEST_HEAD) : at]
            head = head[head.rfind(b"obj") + 3 :]
            end = _end_of(content, head, start)
            yield head, start, end
            start = end + len(b"endstream")
        at = content.find(b"stream", start)


def _end_of(content: mmap.mmap, head: bytes, start: int) -> int:
    length = _LENGTH.search(head)
    if length and (ended := _ENDED.match(content, start + int(length[1]))):
        return ended.end() - len(b"endstream")
    end = content.find(b"endstream", start)
    return end if end >= 0 else len(content)


def _filters(head: bytes) -> tuple[str, ...]:
    found = _FILTER.search(head)
    return tuple(name.decode("latin-1") for name in _NAME.findall(found[1])) if found else ()


def _damaged_pages(path: Path, passwords: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    import pdfplumber

    judged: dict[int, str] = {}
    for password in ("", *passwords):
        try:
            document = pdfplumber.open(path, password=password)
        except Exception:  # it leaks many kinds; the next password may open the file
            continue
        with document:
            for number, page in enumerate(document.pages, start=1):
                flaws = (_judge(stream, judged) for stream in _streams_of(page.page_obj))
                if flaw := next(filter(None, flaws), ""):
                    yield number, flaw
                page.close()
        return


def _judge(stream: Any, judged: dict[int, str]) -> str:
    """The flaw of a stream of pdfminer, told once for each."""
    known = judged.get(id(stream) if stream.objid is None else stream.objid)
    if known is None:
        names = tuple(str(name).strip("/'") for name, _ in stream.get_filters())
        known = flaw_of(bytes(stream.get_rawdata() or b""), names)[0]
        judged[id(stream) if stream.objid is None else stream.objid] = known
    return known


def _streams_of(page: Any) -> Iterator[Any]:
    """The streams of pdfminer that the text of a page comes from: its content, parts and fonts."""
    from pdfminer.pdftypes import PDFStream, resolve1

    yield from (one for one in map(resolve1, page.contents) if isinstance(one, PDFStream))
    waiting = [(resolve1(page.resources), 0)]
    while waiting:
        resources, depth = waiting.pop()
        for font in _values(resources, "Font"):
            yield from _streams_of_font(font)
        for part in _values(resources, "XObject"):
            if isinstance(part, PDFStream) and str(resolve1(part.get("Subtype"))) in ("/'Form'", "/Form"):
                yield part
                if depth < _DEEPEST:
                    waiting.append((resolve1(part.get("Resources")), depth + 1))


def _streams_of_font(font: Any) -> Iterator[Any]:
    from pdfminer.pdftypes import PDFStream, resolve1

    below = resolve1(font.get("DescendantFonts"))
    found = [font.get("ToUnicode"), font.get("Encoding"), *_values(font, "CharProcs")]
    for one in (font, *(map(resolve1, below) if isinstance(below, list) else ())):
        about = resolve1(one.get("FontDescriptor")) if isinstance(one, dict) else None
        found += [about.get(name) for name in _FONT_FILES] if isinstance(about, dict) else []
    yield from (one for one in map(resolve1, found) if isinstance(one, PDFStream))


def _values(owner: Any, key: str) -> list[Any]:
    from pdfminer.pdftypes import PDFStream, resolve1

    inner = resolve1(owner.get(key)) if isinstance(owner, dict | PDFStream) else None
    found = [resolve1(one) for one in inner.values()] if isinstance(inner, dict) else []
    return [one for one in found if isinstance(one, dict | PDFStream)]
