"""A document as read → ALTO 4: words with boxes, the format in which libraries and archives exchange text (loc.gov).

Places are in 1/1200 inch, the unit of ALTO that fits PDF points best: one point is 16 2/3 of them.
"""

from __future__ import annotations

from xml.etree import ElementTree

from ..model import Block, Box, Document, Line, Page, Word
from .cells import clean_text

_NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_UNITS_PER_POINT = 1200 / 72


def alto_of(document: Document, shown_as: str) -> bytes:
    """The ALTO file of all pages; `shown_as` is the name of the source in it."""
    root = ElementTree.Element("alto", {"xmlns": _NAMESPACE})
    description = ElementTree.SubElement(root, "Description")
    ElementTree.SubElement(description, "MeasurementUnit").text = "inch1200"
    source = ElementTree.SubElement(description, "sourceImageInformation")
    ElementTree.SubElement(source, "fileName").text = clean_text(shown_as)
    layout = ElementTree.SubElement(root, "Layout")
    for page in document.pages:
        _add_page(layout, page)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def _add_page(layout: ElementTree.Element, page: Page) -> None:
    size = {"WIDTH": _units(page.width_pt), "HEIGHT": _units(page.height_pt)}
    about = {"ID": f"page_{page.number}", "PHYSICAL_IMG_NR": str(page.number)}
    element = ElementTree.SubElement(layout, "Page", about | size)
    space = ElementTree.SubElement(element, "PrintSpace", {"HPOS": "0", "VPOS": "0"} | size)
    for number, block in enumerate((block for block in page.blocks if block.lines), start=1):
        _add_block(space, block, f"block_{page.number}_{number}")


def _add_block(space: ElementTree.Element, block: Block, name: str) -> None:
    element = ElementTree.SubElement(space, "TextBlock", {"ID": name} | _place(block.box))
    for line in block.lines:
        _add_line(element, line)


def _add_line(block: ElementTree.Element, line: Line) -> None:
    element = ElementTree.SubElement(block, "TextLine", _place(line.box))
    for number, word in enumerate(line.words):
        if number:
            ElementTree.SubElement(element, "SP")
        _add_word(element, word)


def _add_word(line: ElementTree.Element, word: Word) -> None:
    about = {"CONTENT": clean_text(word.text)} | _place(word.box)
    if word.ocr_confidence is not None:
        about["WC"] = f"{word.ocr_confidence:.2f}"
    ElementTree.SubElement(line, "String", about)


def _place(box: Box) -> dict[str, str]:
    return {
        "HPOS": _units(box.left),
        "VPOS": _units(box.top),
        "WIDTH": _units(box.width),
        "HEIGHT": _units(box.height),
    }


def _units(points: float) -> str:
    return str(round(points * _UNITS_PER_POINT))
