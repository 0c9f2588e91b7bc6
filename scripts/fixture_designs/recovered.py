"""Two texts as a careless OCR or web copy leaves them: mixed columns, misread digits, words stuck together.

Written by hand in `texts/` with the marks of `sheet`, so that their gold comes from the same source as the text.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .gold import INFOGRAPHIC, Meaning
from .sheet import MARK, Sheet, parse_spec, read_marks

TEXTS = Path(__file__).resolve().parent / "texts"
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))}
SOCIAL_SAFETY_MEANINGS: dict[str, Meaning] = {
    key: replace(meaning, period="") for key, meaning in INFOGRAPHIC.items()
} | {"both": Meaning("onderwerpen met een vertrouwenspersoon", "onderwerp", period="", basis="unknown")}


def recovered_text(name: str) -> str:
    """The text as it lies in the file."""
    return read_marks(SOURCES[name]).text


def recovered_sheet(name: str) -> Sheet:
    """The numbers of the text as a sheet without ink, for the gold."""
    sheet = Sheet(name, name)
    sheet.new_page(595, 842)
    for mark in MARK.finditer(SOURCES[name]):
        sheet.page.numbers.append({"text": mark.group(1), "kind": "sentence", **parse_spec(mark.group(2))})
    return sheet
